/** What a customer brought and cost so far, in minor units of the reporting currency. */
import { currencyDecimals } from "../contract/money.ts";
import type { Fact } from "../contract/records.ts";
import type { Charge } from "./contracts.ts";
import type { Order } from "./purchases.ts";
import type { Books } from "./types.ts";

export type Money = {
  /** Orders and terms that count, and how many of them say what they cost us. */
  sales: number;
  salesWithCost: number;
  revenueMinor: number;
  /** Cost of goods of the sales that state one, and the revenue of those same sales: together they give the margin ratio. */
  goodsCostMinor: number;
  costedRevenueMinor: number;
  refundsMinor: number;
  refunds: number;
  /** Cost facts, and agents' time at the company's hourly rate. */
  costToServeMinor: number;
  /** Facts without an exchange rate: left out above. Amounts in minor units of their own currency, as they would have counted. */
  unconverted: { facts: number; amounts: { currency: string; amountMinor: number }[] };
};

type MoneyFacts = {
  orders: readonly Order[];
  charges: readonly Charge[];
  refunds: readonly Fact<"refund">[];
  costs: readonly Fact<"cost">[];
  handleMinutes: number;
  costPerTicketHour: number;
};

/** Every amount at the rate of its own day. Refunds, credits and chargebacks alike are money given back. */
export function toMoney(facts: MoneyFacts, books: Books): Money {
  const money: Money = {
    sales: 0,
    salesWithCost: 0,
    revenueMinor: 0,
    goodsCostMinor: 0,
    costedRevenueMinor: 0,
    refundsMinor: 0,
    refunds: facts.refunds.length,
    costToServeMinor: Math.round(
      (facts.handleMinutes / 60) * facts.costPerTicketHour * 10 ** currencyDecimals(books.currency),
    ),
    unconverted: { facts: 0, amounts: [] },
  };
  const left = new Map<string, number>();
  const converted = (amountMinor: number, currency: string, at: number, sign: 1 | -1): number | null => {
    const value = books.convert(amountMinor, currency, at);
    if (value !== null) return value;
    money.unconverted.facts += 1;
    left.set(currency, (left.get(currency) ?? 0) + sign * amountMinor);
    return null;
  };
  for (const sale of [...facts.orders, ...facts.charges]) {
    const revenue = converted(sale.amountMinor, sale.currency, sale.at, 1);
    const cost = books.convert(sale.costMinor ?? 0, sale.currency, sale.at);
    money.sales += 1;
    if (sale.costMinor !== undefined && sale.costMinor !== null) money.salesWithCost += 1;
    if (revenue === null) continue;
    money.revenueMinor += revenue;
    if (sale.costMinor === undefined || sale.costMinor === null || cost === null) continue;
    money.goodsCostMinor += cost;
    money.costedRevenueMinor += revenue;
  }
  for (const { amountMinor, currency, at } of facts.refunds)
    money.refundsMinor += converted(amountMinor, currency, at, -1) ?? 0;
  for (const { amountMinor, currency, at } of facts.costs)
    money.costToServeMinor += converted(amountMinor, currency, at, -1) ?? 0;
  money.unconverted.amounts = [...left]
    .map(([currency, amountMinor]) => ({ currency, amountMinor }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
  return money;
}
