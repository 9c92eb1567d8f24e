/** One customer with everything that the metrics ask of it. */
import type { CustomerHead, Match } from "../../../shared/contract/card.ts";
import type { Fact } from "../../../shared/contract/records.ts";
import { formatInstant } from "../../../shared/contract/time.ts";
import { type Subject, toProfile } from "../../../shared/metrics/index.ts";
import { type Member, membersOf, readFacts } from "./reading.ts";
import { readTally } from "./tally.ts";

export function readSubject(sql: SqlStorage, member: Member, match: Match | null): Subject {
  const own = readFacts(sql, member.no);
  const others = membersOf(sql, member.home)
    .filter(({ no }) => no !== member.no)
    .map(({ id, no }) => ({ id, facts: readFacts(sql, no) }));
  const unit = [...own, ...others.flatMap(({ facts }) => facts)];
  const homeFacts = member.home === member.id ? own : (others.find(({ id }) => id === member.home)?.facts ?? []);
  const isHome = member.home === member.id;
  const unitProfile = toProfile(homeFacts);
  return {
    head: toHead(member, own, isHome ? null : { id: member.home, name: unitProfile.name }),
    ...(match === null ? {} : { match }),
    own,
    unit,
    // A home that is not the customer itself is an account, whether its own record has come yet or not.
    unitHead: { id: member.home, name: unitProfile.name, kind: isHome ? unitProfile.kind : "account" },
    dataAge: dataAge(sql, unit),
  };
}

function toHead(member: Member, own: Fact[], account: CustomerHead["account"]): CustomerHead {
  return { id: member.id, ...toProfile(own), account, keys: keysOf(own), mergedFrom: [] };
}

/** Every key under which something came, and every key that its own records list. */
function keysOf(facts: readonly Fact[]): string[] {
  const listed = facts.flatMap((fact) => (fact.type === "customer" ? (fact.keys ?? []) : []));
  return [...new Set([...facts.map(({ customer }) => customer), ...listed])].toSorted();
}

/** Of each source that speaks of this customer, when it last sent anything: a quiet customer of a busy source is not old data. */
function dataAge(sql: SqlStorage, facts: readonly Fact[]): Subject["dataAge"] {
  const received = new Map<string, number>();
  for (const { source, receivedAt } of readTally(sql))
    received.set(source, Math.max(received.get(source) ?? 0, receivedAt));
  const types = Map.groupBy(facts, ({ source }) => source);
  return [...types]
    .map(([source, list]) => ({
      source,
      types: [...new Set(list.map(({ type }) => type))].toSorted(),
      at: formatInstant(received.get(source) ?? 0),
    }))
    .toSorted((a, b) => (a.source < b.source ? -1 : 1));
}
