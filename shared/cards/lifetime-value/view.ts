import type { Card, LifetimeValue } from "../../contract/card.ts";
import { counted } from "../../ui/age.ts";
import { formatMoney } from "../../ui/money.ts";
import { formatShare } from "../../ui/percent.ts";
import { type RangeParts, rangeParts } from "../../ui/range-parts.ts";
import type { ReasonLine } from "../../ui/reason-list.tsx";
import { figuresOf } from "../head/view.ts";
import { valueReasons } from "../reasons.ts";

export type LifetimeValueView =
  | { state: "missing"; title: string; needs: string }
  | {
      state: "known";
      title: string;
      figure: string;
      /** "revenue" or "margin", and over how long. */
      aside: string;
      /** The interval in words, or what the figure leaves out. */
      note: string;
      bar: RangeParts;
      toDate: string;
      /** Cost more than it brought. */
      loss: boolean;
      expected: string | null;
      /** What the expected part still needs, when it cannot be given. */
      needs: string | null;
      unconverted: string | null;
      reasons: ReasonLine[];
    };

/** Value → words. The figure is the expected total; where that cannot be said it is what came in so far, and says so. */
export function lifetimeValueView(card: Pick<Card, "lifetimeValue" | "customer" | "valueOf">): LifetimeValueView {
  const { lifetimeValue: value } = card;
  const of = figuresOf(card);
  const title = of === null ? "Lifetime value" : `Lifetime value of ${of}`;
  if (value.status === "not_enough_data") return { state: "missing", title, needs: value.needs };
  const shared = {
    state: "known" as const,
    title,
    toDate: `${formatMoney(value.toDate, value.currency)} to date`,
    loss: Number(value.toDate) < 0,
    unconverted: unconvertedText(value),
    reasons: valueReasons(value.reasons, value.currency),
  };
  if ("status" in value.total || "status" in value.expected) return { ...shared, ...toDateOnly(value) };
  return { ...shared, ...wholeValue(value, value.total, value.expected) };
}

type Range = { mean: string; low: string; high: string };

function toDateOnly(value: LifetimeValue) {
  const figure = formatMoney(value.toDate, value.currency);
  const missing = "status" in value.expected ? value.expected : "status" in value.total ? value.total : null;
  return {
    figure,
    aside: value.basis,
    note: "to date",
    bar: rangeParts(Number(value.toDate), null),
    expected: null,
    needs: missing?.needs ?? null,
  };
}

function wholeValue(value: LifetimeValue, total: Range, expected: Range) {
  const money = (amount: string) => formatMoney(amount, value.currency);
  const note = `${formatShare(value.interval)} likely between ${money(total.low)} and ${money(total.high)}`;
  const gain = formatMoney(expected.mean, value.currency, "change");
  return {
    figure: money(total.mean),
    aside: `${value.basis} · ${horizonText(value.horizonMonths)}`,
    note,
    bar: rangeParts(Number(value.toDate), toNumbers(total)),
    expected: `${gain} expected`,
    needs: null,
  };
}

const toNumbers = ({ mean, low, high }: Range) => ({ mean: Number(mean), low: Number(low), high: Number(high) });

/** 36 → "3 years", 18 → "18 months". */
export const horizonText = (months: number): string =>
  months % 12 === 0 ? counted(months / 12, "year") : counted(months, "month");

function unconvertedText({ unconverted }: LifetimeValue): string | null {
  if (unconverted === undefined || unconverted.facts === 0) return null;
  const amounts = unconverted.amounts.map(({ amount, currency }) => formatMoney(amount, currency)).join(", ");
  const left = `${counted(unconverted.facts, "record")}${amounts === "" ? "" : ` (${amounts})`}`;
  return `${left} left out: no exchange rate for those days.`;
}
