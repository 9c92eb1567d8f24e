/**
 * What must come out, said as plainly as possible: the latest state of every record, the parts of the graph by flooding, ids as the
 * smallest hash. It knows nothing of orders, batches or shards, so whoever agrees with it does not depend on them.
 */
import type { IdentityRecord } from "../../../worker/ledger/types.ts";

export type Truth = Map<string, { customer: string; home: string } | "several" | "none">;

type State = IdentityRecord & { account: boolean };

export const isRole = (key: string): boolean => key.startsWith("email:info@");
const isDomain = (key: string): boolean => key.startsWith("domain:");

/** The truth about `keys`, after these records in any order; `hash` names a key. */
export function truthOf(records: IdentityRecord[], keys: string[], hash: (key: string) => string): Truth {
  const states = latest(records.filter(({ anchor }) => !isRole(anchor)));
  const joins = (state: State) =>
    listed(state).filter((key) => !isRole(key) && (!isDomain(key) || (state.account && key === state.anchor)));
  const partOf = (key: string): Set<string> => {
    const part = new Set([key]);
    for (let size = 0; size !== part.size; ) {
      size = part.size;
      for (const state of states)
        if (joins(state).some((own) => part.has(own))) for (const own of joins(state)) part.add(own);
    }
    return part;
  };
  const nameOf = (key: string): string => [...partOf(key)].map(hash).toSorted()[0] ?? "";
  const ownerOf = (state: State): string | undefined =>
    joins(state).includes(state.anchor) ? state.anchor : joins(state)[0];
  const accountsOf = (domain: string): string[] => {
    const names = states
      .filter((state) => state.account && listed(state).includes(domain))
      .map((state) => nameOf(ownerOf(state) ?? domain));
    return [...new Set(names)];
  };
  const isKnown = (key: string): boolean =>
    records.some(({ anchor }) => anchor === key && !isRole(key)) ||
    states.some(
      (state) => state.parent === key || joins(state).includes(key) || (state.account && listed(state).includes(key)),
    );
  const where = (key: string): string | null => {
    if (isRole(key)) return null;
    if (!isDomain(key)) return nameOf(key);
    const [account, ...others] = accountsOf(key);
    return others.length > 0 ? null : (account ?? hash(key));
  };
  const homeOf = (name: string): string => {
    const own = states.filter((state) => ownerOf(state) !== undefined && nameOf(ownerOf(state) ?? "") === name);
    if (own.some(({ account }) => account)) return name;
    const parents = own
      .filter(({ parent }) => parent !== null && !isRole(parent))
      .toSorted((a, b) => a.updatedAt - b.updatedAt || a.tie - b.tie);
    const parent = parents.at(-1)?.parent;
    return parent ? (where(parent) ?? name) : name;
  };
  const truth: Truth = new Map();
  for (const key of keys) {
    const customer = where(key);
    if (isRole(key)) truth.set(key, states.some((state) => listed(state).includes(key)) ? "several" : "none");
    else if (customer === null) truth.set(key, "several");
    else truth.set(key, isKnown(key) ? { customer, home: homeOf(customer) } : "none");
  }
  return truth;
}

function latest(records: IdentityRecord[]): State[] {
  const states = new Map<string, IdentityRecord>();
  for (const record of records.toSorted((a, b) => a.updatedAt - b.updatedAt || a.tie - b.tie))
    states.set(record.id, record);
  return [...states.values()]
    .filter(({ deleted }) => !deleted)
    .map((record) => ({
      ...record,
      account: record.kind === "account" || (record.kind === null && isDomain(record.anchor)),
    }));
}

const listed = ({ anchor, keys }: IdentityRecord): string[] => [anchor, ...keys];

/**
 * What was found, with keys that only a superseded record named read as nobody's: such a key may be known, alone and without a fact,
 * which is the same to everybody who asks.
 */
export function withoutEmpty(found: Truth, truth: Truth, hash: (key: string) => string): Truth {
  const isEmpty = (key: string, answer: Truth extends Map<string, infer Answer> ? Answer : never) =>
    truth.get(key) === "none" &&
    typeof answer === "object" &&
    answer.customer === hash(key) &&
    answer.home === hash(key);
  return new Map([...found].map(([key, answer]) => [key, isEmpty(key, answer) ? "none" : answer]));
}
