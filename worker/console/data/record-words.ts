/** The types of records as people call them. */
import type { RecordType } from "../../../shared/contract/records.ts";

export const RECORDS: Record<RecordType, { one: string; many: string }> = {
  customer: { one: "customer", many: "customers" },
  order: { one: "order", many: "orders" },
  refund: { one: "refund", many: "refunds" },
  subscription: { one: "subscription state", many: "subscription states" },
  nps: { one: "NPS answer", many: "NPS answers" },
  ticket: { one: "ticket", many: "tickets" },
  usage: { one: "day of use", many: "days of use" },
  cost: { one: "cost to serve", many: "costs to serve" },
  departure: { one: "departure", many: "departures" },
  referral: { one: "referral", many: "referrals" },
  decision: { one: "earlier decision", many: "earlier decisions" },
};

/** 1,693 + "order" → "1,693 orders"; a type of a later version keeps its own name. */
export function countOf(facts: number, type: string): string {
  const words = Object.hasOwn(RECORDS, type) ? RECORDS[type as RecordType] : { one: type, many: type };
  return `${facts.toLocaleString("en")} ${facts === 1 ? words.one : words.many}`;
}

export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
