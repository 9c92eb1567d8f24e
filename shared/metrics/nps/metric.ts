/** What the customer answers to "would you recommend us", who said it, and the account's score beside a person's own. */
import type { Nps, NotEnoughData, NpsAnswer } from "../../contract/card.ts";
import type { Fact } from "../../contract/records.ts";
import { formatInstant } from "../../contract/time.ts";
import { ofType } from "../of-type.ts";
import { answersLatestFirst } from "../signals.ts";
import { HISTORY_LENGTH, PASSIVE_FROM, PROMOTER_FROM, TREND_STEP } from "./policy.ts";

/** `keys` are the customer's own keys: an answer under one of them is the customer's own, any other is somebody else's. */
export type NpsSubject = {
  own: readonly Fact[];
  unit: readonly Fact[];
  keys: readonly string[];
  accountName: string | null;
  isAccount: boolean;
};

/**
 * An account's answers are those of all its people; a person's are the person's own, whomever they were addressed to, with the account's
 * score beside them when the unit has other answers. `history` is oldest first.
 */
export function npsOf(subject: NpsSubject): Nps | NotEnoughData {
  const answers = answersLatestFirst(subject.isAccount ? ofType(subject.unit, "nps") : personsAnswers(subject));
  const latest = answers[0];
  if (latest === undefined) return { status: "not_enough_data", needs: "one answer to an NPS survey" };
  const nameOf = namesByKey(subject.unit);
  const shown = answers.slice(0, HISTORY_LENGTH).map((answer) => toAnswer(answer, subject, nameOf));
  return {
    status: "ok",
    latest: toAnswer(latest, subject, nameOf),
    history: shown.toReversed(),
    group: groupOf(latest.score),
    trend: trendOf(answers.map(({ score }) => score)),
    n: answers.length,
    ...accountScore(subject, answers.length),
  };
}

/** What is addressed to the person, and what the person said in answers addressed to the account or to a colleague. */
function personsAnswers({ own, unit, keys }: NpsSubject): Fact<"nps">[] {
  const addressed = new Set(ofType(own, "nps"));
  const said = ofType(unit, "nps").filter(
    (answer) => !addressed.has(answer) && answer.respondent?.key !== undefined && keys.includes(answer.respondent.key),
  );
  return [...addressed, ...said];
}

export const groupOf = (score: number): Nps["group"] =>
  score >= PROMOTER_FROM ? "promoter" : score >= PASSIVE_FROM ? "passive" : "detractor";

/** Share of promoters less share of detractors among the latest answer of each respondent, −100..100; null without any. */
export function netPromoterScore(facts: readonly Fact[]): { score: number; n: number } | null {
  const byRespondent = new Map<string, number>();
  for (const answer of answersLatestFirst(ofType(facts, "nps"))) {
    const who = answer.respondent?.key ?? `${answer.customer} ${answer.respondent?.name ?? ""}`;
    if (!byRespondent.has(who)) byRespondent.set(who, answer.score);
  }
  if (byRespondent.size === 0) return null;
  const points = [...byRespondent.values()].map(
    (score) => ({ promoter: 100, passive: 0, detractor: -100 })[groupOf(score)],
  );
  return { score: Math.round(points.reduce((a, b) => a + b, 0) / points.length), n: points.length };
}

function accountScore({ unit, accountName, isAccount }: NpsSubject, shown: number): Pick<Nps, "account"> {
  const others = ofType(unit, "nps").length > shown;
  const account = isAccount || !others ? null : netPromoterScore(unit);
  return account === null ? {} : { account: { name: accountName ?? "The account", ...account } };
}

/** The latest answer against the mean of the earlier ones. `scores` latest first. */
function trendOf([latest = 0, ...earlier]: readonly number[]): Nps["trend"] {
  if (earlier.length === 0) return "single";
  const change = latest - earlier.reduce((a, b) => a + b, 0) / earlier.length;
  return change >= TREND_STEP ? "rising" : change <= -TREND_STEP ? "falling" : "steady";
}

function toAnswer(fact: Fact<"nps">, { keys, isAccount }: NpsSubject, nameOf: Map<string, string>): NpsAnswer {
  const { comment, channel, touchpoint, respondent } = fact;
  const key = respondent?.key ?? fact.customer;
  const name = respondent?.name ?? nameOf.get(key);
  const named = respondent?.key === undefined && respondent?.name !== undefined;
  const self = keys.includes(key) && !(named && isAccount);
  return {
    id: fact.id,
    at: formatInstant(fact.at),
    score: fact.score,
    group: groupOf(fact.score),
    ...(comment ? { comment } : {}),
    ...(channel ? { channel } : {}),
    ...(touchpoint ? { touchpoint } : {}),
    respondent: { ...(name ? { name } : {}), ...(respondent?.role ? { role: respondent.role } : {}), self },
  };
}

function namesByKey(facts: readonly Fact[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { customer, keys = [], name } of ofType(facts, "customer"))
    if (name) for (const key of [customer, ...keys]) names.set(key, name);
  return names;
}
