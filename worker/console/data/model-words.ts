/** Parameters as sentences, so that an admin who is no statistician can judge them. */
import type { FitJob, FittedModel, ModelVersion } from "../../../shared/contract/endpoints/model.ts";
import { formatMoney } from "../../../shared/ui/money.ts";

export const JOB_STEPS: Record<FitJob["status"], string> = {
  queued: "Waiting to begin",
  folding: "Reading the history of every customer",
  fitting: "Fitting",
  publishing: "Publishing the new version",
  rescoring: "Computing every customer anew",
  done: "Done: every figure now rests on the new version",
  failed: "The fit failed",
};

/** One model → what it believes of the average customer. Times in the model are weeks (orders) or terms (contracts). */
export function describeModel(part: FittedModel, model: ModelVersion): string {
  return [belief(part, model), part.status === "fitted" ? part.note : undefined].filter(Boolean).join(" ");
}

/** The heading of its parameters. */
export const nameModel = ({ name, segment = "" }: FittedModel): string => {
  const [interval = "", plan] = segment.split(":");
  const of = plan === undefined ? (INTERVALS[interval] ?? "") : `, ${plan}`;
  return {
    "bg-nbd": "Orders (BG/NBD)",
    "gamma-gamma": "Spend (gamma-gamma)",
    sbg: `Subscriptions${of} (shifted beta-geometric)`,
  }[name];
};

const INTERVALS: Record<string, string> = { month: " by the month", year: " by the year" };

function belief(part: FittedModel, model: ModelVersion): string {
  if (part.status === "fallback")
    return part.note ?? "There is too little data for this part; a simpler rule stands in.";
  const of = (name: string) => part.parameters[name] ?? Number.NaN;
  const people = part.observations.toLocaleString();
  switch (part.name) {
    case "bg-nbd": {
      const gapWeeks = of("alpha") / of("r");
      const dropout = of("a") / (of("a") + of("b"));
      return `Orders (BG/NBD, ${people} customers): the average customer who is still buying orders about every ${round(gapWeeks)} weeks, and after an order ${percent(dropout)} of customers never come back.`;
    }
    case "gamma-gamma": {
      const mean = (of("p") * of("v")) / (of("q") - 1);
      // Amounts are major units in the model, as the published examples have them.
      const money = Number.isFinite(mean) && mean > 0 ? formatMoney(mean.toFixed(2), model.currency, "exact") : null;
      return money === null
        ? `Spend (gamma-gamma, ${people} customers): customers differ so much that no average is stated.`
        : `Spend (gamma-gamma, ${people} repeat buyers): an order is worth ${money} on average.`;
    }
    case "sbg": {
      const first = of("alpha") / (of("alpha") + of("beta"));
      return `Subscriptions${part.segment === undefined ? "" : ` (${part.segment})`} (shifted-beta-geometric, ${people} renewals): ${percent(first)} end at their first renewal; those who stay become likelier to stay.`;
    }
  }
}

const round = (value: number) => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString());
const percent = (share: number) => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)}%`;
