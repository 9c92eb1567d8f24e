import type { Reason } from "../contract/card.ts";
import { formatMoney } from "../ui/money.ts";
import { visibleText } from "../ui/name.ts";
import { formatPoints } from "../ui/percent.ts";
import type { ReasonLine } from "../ui/reason-list.tsx";
import type { Tone } from "../ui/tone.ts";

/** More than three are not read. */
const SHOWN = 3;

/** Reasons for value: money is good when it comes. */
export const valueReasons = (reasons: Reason[], currency: string): ReasonLine[] =>
  reasons.slice(0, SHOWN).map((reason) => toLine(reason, currency, { up: "good", down: "bad" }));

/** Reasons for risk: points are bad when they come. */
export const riskReasons = (reasons: Reason[]): ReasonLine[] =>
  reasons.slice(0, SHOWN).map((reason) => toLine(reason, null, { up: "bad", down: "good" }));

function toLine(reason: Reason, currency: string | null, tones: { up: Tone; down: Tone }): ReasonLine {
  const { effect } = reason;
  const line = { code: reason.code, text: visibleText(reason.text) ?? reason.code };
  if (effect === undefined) return { ...line, effect: null, tone: "neutral" };
  if ("points" in effect) return { ...line, effect: formatPoints(effect.points), tone: toneOf(effect.points, tones) };
  if (currency === null) return { ...line, effect: null, tone: "neutral" };
  return {
    ...line,
    effect: formatMoney(effect.money, currency, "change"),
    tone: toneOf(Number(effect.money), tones),
  };
}

function toneOf(size: number, { up, down }: { up: Tone; down: Tone }): Tone {
  if (size > 0) return up;
  return size < 0 ? down : "neutral";
}
