/** Several systems' records of one customer → one profile, whatever the order they came in. */
import { canonicalJson, hash53 } from "../contract/canonical.ts";
import type { CustomerHead } from "../contract/card.ts";
import { ofType } from "./of-type.ts";
import type { Fact } from "../contract/records.ts";

export type Profile = Pick<CustomerHead, "name" | "kind" | "role" | "segment" | "country" | "language" | "owner">;

const FIELDS = ["name", "kind", "role", "segment", "country", "language", "owner"] as const;

/**
 * Facts of one customer (others than customer records may be among them) → its profile. Per field the later `updatedAt` wins and a tie
 * goes to the greater hash of the record; a record that leaves a field out says nothing about it. Without any record the name is
 * the one that the customer gave when answering a survey, else null.
 */
export function toProfile(facts: readonly Fact[]): Profile {
  const records = ofType(facts, "customer").toSorted(laterFirst);
  const field = (name: (typeof FIELDS)[number]) =>
    records.find((record) => record[name] !== undefined && record[name] !== "")?.[name] ?? null;
  return {
    name: field("name") ?? nameFromSurvey(facts),
    kind: field("kind") === "account" ? "account" : "person",
    role: field("role"),
    segment: field("segment"),
    country: field("country"),
    language: field("language"),
    owner: field("owner"),
  };
}

/** The later state first; a tie by hash, so that the outcome depends on the records and not on their order. */
export function laterFirst(a: Fact, b: Fact): number {
  return b.updatedAt - a.updatedAt || hash53(canonicalJson(b)) - hash53(canonicalJson(a));
}

/** Only an answer under the customer's own key: somebody else's name must not become this customer's. */
function nameFromSurvey(facts: readonly Fact[]): string | null {
  const answers = ofType(facts, "nps").toSorted(laterFirst);
  return (
    answers.find(({ customer, respondent }) => respondent?.name && respondent.key === customer)?.respondent?.name ??
    null
  );
}
