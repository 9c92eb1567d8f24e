/** Prices: drawn in euros, written in the customer's currency at the day's rate as decimal strings. */
import { formatAmount } from "../../../shared/contract/money.ts";
import type { Currency, Rates } from "../rates.ts";

export type Price = { amount: string; currency: Currency };

/** To the next ten cents, and never nothing: a price tag, not a computation. */
export function priceOf(euros: number, currency: Currency, at: number, rates: Rates): Price {
  const tens = Math.max(1, Math.round(euros * rates.perEuro(currency, at) * 10));
  return { amount: formatAmount(tens * 10, currency), currency };
}

/** A share of a price, to the cent. */
export const shareOf = (price: { amount: string; currency: string }, share: number): string =>
  formatAmount(Math.round(Number(price.amount) * 100 * share), price.currency);
