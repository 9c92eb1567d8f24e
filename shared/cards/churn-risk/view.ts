import type { Card } from "../../contract/card.ts";
import { counted } from "../../ui/age.ts";
import { formatShare } from "../../ui/percent.ts";
import type { ReasonLine } from "../../ui/reason-list.tsx";
import type { Tone } from "../../ui/tone.ts";
import { riskReasons } from "../reasons.ts";
import { RISK_BANDS } from "../vocabulary.ts";

export type ChurnRiskView =
  | { state: "missing"; needs: string }
  | {
      state: "known";
      figure: string;
      band: { text: string; tone: Tone };
      within: string;
      note: string | null;
      reasons: ReasonLine[];
    };

/** Risk → words: the share, its band, the range where there is one, and by when. */
export function churnRiskView({ churnRisk: risk }: Pick<Card, "churnRisk">): ChurnRiskView {
  if (risk.status === "not_enough_data") return { state: "missing", needs: risk.needs };
  const low = formatShare(risk.low);
  const high = formatShare(risk.high);
  const { text, tone } = RISK_BANDS[risk.band];
  return {
    state: "known",
    figure: formatShare(risk.probability),
    band: { text, tone },
    within: `within ${counted(Math.round(risk.horizonDays), "day")}`,
    note: low === high ? null : `between ${low.replace(/%$/, "")} and ${high}`,
    reasons: riskReasons(risk.reasons),
  };
}
