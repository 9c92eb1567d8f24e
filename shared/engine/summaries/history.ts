/** From purchases to what the models need of them. */

/** Repeat purchase days, time of the last one and age, both since the first purchase; in weeks, or whatever unit the fit used. */
export type History = { x: number; tx: number; T: number };

/** The spend side: how many repeat purchase days were averaged, and their mean. */
export type Spend = { x: number; mean: number };

export type Purchase = { day: number; amount: number };

/** Days as exact sevenths of a week: whole calendar weeks would lose repeat purchases. */
export const DAYS_PER_WEEK = 7;

/** Purchases up to `endDay` with those of one day added up, in order of time. */
export function purchaseDays(purchases: Purchase[], endDay: number): Purchase[] {
  const days = new Map<number, number>();
  for (const { day, amount } of purchases) if (day <= endDay) days.set(day, (days.get(day) ?? 0) + amount);
  return [...days].map(([day, amount]) => ({ day, amount })).toSorted((one, other) => one.day - other.day);
}

/** Null for somebody who has not bought by `endDay`. The first day starts the clock and is not a repeat purchase. */
export function summarise(purchases: Purchase[], endDay: number): { history: History; spend: Spend } | null {
  const days = purchaseDays(purchases, endDay);
  const [first, ...repeats] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return null;
  const total = repeats.reduce((sum, { amount }) => sum + amount, 0);
  return {
    history: {
      x: repeats.length,
      tx: (last.day - first.day) / DAYS_PER_WEEK,
      T: (endDay - first.day) / DAYS_PER_WEEK,
    },
    spend: { x: repeats.length, mean: repeats.length === 0 ? 0 : total / repeats.length },
  };
}

/** What came after the calibration period: purchase days in (`afterDay`, `endDay`] and their total. */
export function holdout(purchases: Purchase[], afterDay: number, endDay: number): { count: number; total: number } {
  const later = purchaseDays(purchases, endDay).filter(({ day }) => day > afterDay);
  return { count: later.length, total: later.reduce((sum, { amount }) => sum + amount, 0) };
}
