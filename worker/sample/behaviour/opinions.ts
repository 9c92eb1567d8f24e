/** NPS answers: a temper of one's own, less after something went wrong, less still before leaving; through three channels. */
import { atDaytime, DAY, iso } from "../calendar.ts";
import { chance, type Dice, exponential, normal, pickWeighted } from "../dice.ts";
import { keyAt, type Person, SURVEY } from "../people/who.ts";
import type { Sample } from "../record.ts";
import { drawComment } from "../words/comments/comment.ts";
import type { Topic } from "../words/comments/phrases.ts";
import type { Story, Upset } from "./life.ts";

/** Answers a year of one person: a survey each quarter that not everybody answers. */
const A_YEAR = 1.15;
const COMMENTED = 0.62;
/** How long something that went wrong is remembered. */
const MEMORY = 75 * DAY;
/** Who is about to leave is unhappy this long before. */
const BEFORE_LEAVING = 110 * DAY;

export type Background = { upsets: Upset[]; leftAt: number | null; hasPlan: boolean };

export function drawOpinions(
  { unit, dice, setting }: Story,
  since: number,
  until: number,
  background: Background,
): Sample<"nps">[] {
  return unit.people.flatMap((person, seat) => {
    const d = dice.fork(`opinions ${seat}`);
    const temper = 8.35 + 1.25 * normal(d);
    const answers: Sample<"nps">[] = [];
    for (let t = since + (20 + 200 * d.next()) * DAY; t < until; t += (60 + exponential(d, A_YEAR / 365)) * DAY) {
      const at = atDaytime(d, t);
      if (at >= setting.asOf) break;
      const id = `${unit.no}-${seat}-${answers.length + 1}`;
      answers.push(drawAnswer(d, id, person, at, temper, background));
    }
    return answers;
  });
}

function drawAnswer(
  d: Dice,
  id: string,
  person: Person,
  at: number,
  temper: number,
  background: Background,
): Sample<"nps"> {
  const upset = background.upsets.find((one) => one.at <= at && one.at > at - MEMORY);
  const leaving = background.leftAt !== null && background.leftAt > at && background.leftAt - at < BEFORE_LEAVING;
  const mood = temper - (upset === undefined ? 0 : 1.9) - (leaving ? 2 : 0) + 1.05 * normal(d);
  const score = Math.min(10, Math.max(0, Math.round(mood)));
  const channel = pickWeighted(d, [
    ["email", 6],
    ["in-app", background.hasPlan ? 4 : 1],
    ["phone", 1],
  ]);
  return {
    type: "nps",
    source: SURVEY,
    id,
    customer: channel === "in-app" ? keyAt(person, "billing") : `email:${person.email}`,
    at: iso(at),
    score,
    channel,
    touchpoint: upset?.about === "ticket" ? "after a ticket" : channel === "in-app" ? "in the app" : "quarterly",
    respondent: {
      key: `email:${person.email}`,
      name: person.name,
      ...(person.role === undefined ? {} : { role: person.role }),
    },
    ...(chance(d, COMMENTED)
      ? { comment: drawComment(d, score, topicOf(d, upset, background), person.country.language) }
      : {}),
  };
}

function topicOf(d: Dice, upset: Upset | undefined, { hasPlan }: Background): Topic {
  if (upset !== undefined && chance(d, 0.75)) return upset.about;
  return pickWeighted<Topic>(d, [
    ["any", 4],
    ["orders", hasPlan ? 1 : 4],
    ["plan", hasPlan ? 4 : 0],
  ]);
}
