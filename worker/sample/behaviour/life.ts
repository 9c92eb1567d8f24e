/** What one unit did, before it is written down: the times that the other stories hang on. */
import type { Dice } from "../dice.ts";
import type { Person, Unit } from "../people/who.ts";
import type { Rates } from "../rates.ts";

/** What every storyteller gets. */
export type Setting = {
  asOf: number;
  rates: Rates /** Days between two usage days, and how far back they go. */;
  usage: { everyDays: number; days: number };
};

export type Purchase = { at: number; euros: number; by: Person; id: string };

export type Contract = {
  id: string;
  plan: string;
  interval: "month" | "year";
  startedAt: number;
  /** Ends of the terms already begun; the last one is the next renewal, or where the contract ended. */
  terms: number[];
  /** When the customer said that the contract ends at the last boundary; null while it goes on. */
  noticeAt: number | null;
  quantity: number;
  /** Euros a term and unit at the start. */
  price: number;
};

export type Upset = { at: number; by: Person; about: "refund" | "ticket" };

export type Story = { unit: Unit; dice: Dice; setting: Setting };
