import type { Card } from "../../contract/card.ts";
import { counted } from "../../ui/age.ts";
import { formatShare } from "../../ui/percent.ts";
import type { ReasonLine } from "../../ui/reason-list.tsx";
import type { Tone } from "../../ui/tone.ts";
import { figuresOf } from "../head/view.ts";
import { riskReasons } from "../reasons.ts";
import { RISK_BANDS } from "../vocabulary.ts";

export type ChurnRiskView =
  | { state: "missing"; needs: string }
  | {
      state: "known";
      figure: string;
      band: { text: string; tone: Tone };
      within: string;
      bar: { share: number; low: number; high: number };
      note: string;
      reasons: ReasonLine[];
    };

/** Risk → words: the share, its band, the range it may lie in, by when, and whose it is when not the person's own. */
export function churnRiskView(card: Pick<Card, "churnRisk" | "customer" | "valueOf">): ChurnRiskView {
  const { churnRisk: risk } = card;
  if (risk.status === "not_enough_data") return { state: "missing", needs: risk.needs };
  const { probability: share, low, high } = risk;
  const figure = formatShare(share);
  const range = rangeText(low, high);
  return {
    state: "known",
    figure,
    band: { text: RISK_BANDS[risk.band].text, tone: RISK_BANDS[risk.band].tone },
    within: `within ${counted(Math.round(risk.horizonDays), "day")}`,
    bar: { share, low, high },
    note: figuresOf(card) === null ? range : `${range}, for the whole account`,
    reasons: riskReasons(risk.reasons),
  };
}

/** "between 14 and 35%"; one figure when both ends read the same, one bound when the other end is none. */
function rangeText(low: number, high: number): string {
  const [from, to] = [formatShare(low), formatShare(high)];
  if (from.startsWith("under") && from !== to) return `at most ${to}`;
  if (to.startsWith("over") && from !== to) return `at least ${from}`;
  return from === to ? `about ${from}` : `between ${from.replace(/^(\d+)%$/, "$1")} and ${to}`;
}
