import type { Card, Nps, NpsAnswer } from "../../contract/card.ts";
import { counted, formatDate, formatMonth } from "../../ui/age.ts";
import { visibleText } from "../../ui/name.ts";
import type { ScoreMark } from "../../ui/score-chart.tsx";
import type { Tone } from "../../ui/tone.ts";

export const GROUP_TONES: Record<NpsAnswer["group"], Tone> = { detractor: "bad", passive: "warn", promoter: "good" };

/** Where passives and promoters begin (0–6, 7–8, 9–10), drawn between the scores. */
export const GROUP_BORDERS = [6.5, 8.5];
export const TOP_SCORE = 10;

export type NpsView =
  | { state: "missing"; needs: string }
  | {
      state: "known";
      figure: string;
      group: { text: string; tone: Tone };
      note: string;
      /** Oldest first; drawn from two answers on. */
      marks: ScoreMark[];
      account: string | null;
    };

const TRENDS: Record<Nps["trend"], string> = {
  rising: "rising",
  falling: "falling",
  steady: "steady",
  single: "one answer",
};

/** Answers → the latest score, its group, where it goes, and every answer as a mark. */
export function npsView({ nps }: Pick<Card, "nps">, now: number): NpsView {
  if (nps.status === "not_enough_data") return { state: "missing", needs: nps.needs };
  const answers = nps.history.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const when = formatDate(nps.latest.at, now);
  return {
    state: "known",
    figure: String(nps.latest.score),
    group: { text: nps.group, tone: GROUP_TONES[nps.group] },
    note: nps.trend === "single" ? when : `${TRENDS[nps.trend]} · ${when}`,
    marks: answers.map(toMark),
    account: accountText(nps),
  };
}

const toMark = (answer: NpsAnswer): ScoreMark => ({
  id: answer.id,
  at: Date.parse(answer.at),
  score: answer.score,
  when: formatMonth(answer.at),
  text: `${answer.score}, ${answer.group}`,
});

function accountText({ account }: Nps): string | null {
  if (account === undefined) return null;
  const score = account.score > 0 ? `+${account.score}` : String(account.score).replace("-", "\u2212");
  return `${visibleText(account.name) ?? "Account"}: NPS ${score} from ${counted(account.n, "answer")}`;
}
