/**
 * From what is on the sheet to who is one customer, and where each lives. Pure, and the same for any order of the records: the parts are
 * the connected parts of the evidence, a part is named by its smallest key hash, and a home follows from the part's records.
 */
import type { NodeRow } from "../directory/rows.ts";
import { domainsOf, type Pointer } from "./domains.ts";
import { Parts } from "./parts.ts";
import { isDomainId, type Reading, type Sheet } from "./sheet.ts";
import { compareStates } from "./statement.ts";

export type Settlement = {
  /** Keys to write with their new address. */
  nodes: NodeRow[];
  /** Customers that are now wholly part of another: whoever bears the name, or lives there, follows. */
  renames: [from: string, to: string][];
  /** Keys of customers whose parent is no longer the same customer: their home has to be settled again. */
  recheck: string[];
  addressOf(id: string): Pick<NodeRow, "customer" | "home" | "several">;
};

export function settle(sheet: Sheet): Settlement {
  const parts = connect(sheet);
  const labelOf = (id: string) => (parts.has(id) ? parts.find(id) : parts.find(sheet.nodes.get(id)?.customer ?? id));
  const domains = domainsOf(sheet, parts, labelOf);
  const homes = homesOf(sheet, parts, domains, labelOf);
  const addressOf = (id: string) => {
    const domain = domains.get(id);
    const customer = domain?.customer ?? labelOf(id);
    const kept = sheet.nodes.get(id)?.home;
    const home = homes.get(customer) ?? (domain || kept === undefined ? customer : parts.find(kept));
    return { customer, home, several: domain?.several ?? sheet.nodes.get(id)?.several ?? false };
  };
  return { ...changes(sheet, parts, domains, addressOf), addressOf };
}

/** The evidence as a graph. A customer that is not loaded is one node: its name. */
function connect(sheet: Sheet): Parts {
  const parts = new Parts();
  for (const node of sheet.nodes.values()) {
    if (node.follows || isDomainId(sheet, node.id)) continue;
    if (sheet.loaded.has(node.customer)) parts.add(node.id);
    else parts.union(node.id, node.customer);
  }
  for (const { joins, owner, parent } of sheet.readings.values()) {
    const [first] = joins;
    for (const id of joins) parts.union(first ?? id, id);
    if (owner !== null) parts.add(owner);
    if (parent !== null) addNew(sheet, parts, parent);
  }
  for (const id of sheet.anchors) addNew(sheet, parts, id);
  for (const [a, b] of sheet.byHand.hands) if (parts.has(a) && parts.has(b)) parts.union(a, b);
  return parts;
}

function addNew(sheet: Sheet, parts: Parts, id: string): void {
  if (!sheet.nodes.has(id) && !isDomainId(sheet, id)) parts.add(id);
}

type Profile = { account: boolean; parent: Reading | null };

/** The home of every customer whose records are on the sheet: its latest named parent's customer for a person, else its own id. */
function homesOf(
  sheet: Sheet,
  parts: Parts,
  domains: ReadonlyMap<string, Pointer>,
  labelOf: (id: string) => string,
): Map<string, string> {
  const profiles = profilesOf(sheet, labelOf);
  const homes = new Map<string, string>();
  const settleHome = (label: string) => {
    const { account, parent } = profiles.get(label) ?? { account: false, parent: null };
    const at = account ? null : (parent?.parent ?? null);
    const several = at !== null && (domains.get(at)?.several ?? sheet.nodes.get(at)?.several ?? false);
    homes.set(label, at === null || several ? label : (domains.get(at)?.customer ?? labelOf(at)));
  };
  for (const label of profiles.keys()) settleHome(label);
  for (const node of sheet.nodes.values())
    if (parts.has(node.id) && sheet.loaded.has(node.customer)) settleHome(labelOf(node.id));
  return homes;
}

function profilesOf(sheet: Sheet, labelOf: (id: string) => string): Map<string, Profile> {
  const profiles = new Map<string, Profile>();
  for (const reading of sheet.readings.values()) {
    if (reading.owner === null || reading.statement.deleted) continue;
    const label = labelOf(reading.owner);
    const profile = profiles.get(label) ?? { account: false, parent: null };
    profile.account ||= reading.statement.account;
    if (reading.parent !== null && (profile.parent === null || isLater(reading, profile.parent)))
      profile.parent = reading;
    profiles.set(label, profile);
  }
  return profiles;
}

/** Two records of one version: the greater id, so that the answer does not hang on which was read first. */
function isLater(a: Reading, b: Reading): boolean {
  const order = compareStates(a.statement, b.statement);
  return order > 0 || (order === 0 && a.record > b.record);
}

function changes(
  sheet: Sheet,
  parts: Parts,
  domains: ReadonlyMap<string, Pointer>,
  addressOf: Settlement["addressOf"],
): Pick<Settlement, "nodes" | "renames" | "recheck"> {
  const nodes: NodeRow[] = [];
  for (const id of idsToKeep(sheet, domains)) {
    const old = sheet.nodes.get(id);
    const row = { id, key: sheet.keys.get(id) ?? old?.key ?? "", ...addressOf(id), follows: false };
    const renamedOnly = old && !old.follows && !domains.has(id) && !sheet.loaded.has(old.customer);
    if (!renamedOnly && !isSame(old, row)) nodes.push(row);
  }
  const { renames, split } = renamesOf(sheet, parts, domains);
  const moved = [...split, ...movedDomains(sheet, domains)];
  const recheck = moved.flatMap((id) => (sheet.mentions.get(id) ?? []).filter(({ via }) => via === "p"));
  return { nodes, renames, recheck: [...new Set(recheck.map(({ lead }) => lead))] };
}

/** What the directory knows or has to know: keys that are there, anchors, keys that join, parents, and domains that lead somewhere. */
function idsToKeep(sheet: Sheet, domains: ReadonlyMap<string, Pointer>): Set<string> {
  const ids = new Set([...sheet.nodes.keys(), ...sheet.anchors]);
  for (const { joins, owner, parent } of sheet.readings.values())
    for (const id of [...joins, owner, parent]) if (id !== null) ids.add(id);
  for (const [id, { needed }] of domains) if (needed) ids.add(id);
  return ids;
}

const isSame = (a: NodeRow | undefined, b: NodeRow): boolean =>
  a !== undefined && a.customer === b.customer && a.home === b.home && a.several === b.several && !a.follows;

/** A customer none of whose keys kept its name is renamed whole if they all went to one; else `split` lists the keys that left. */
function renamesOf(sheet: Sheet, parts: Parts, domains: ReadonlyMap<string, Pointer>) {
  const went = new Map<string, Set<string>>();
  const leavers: { id: string; from: string }[] = [];
  for (const { id, customer } of sheet.nodes.values()) {
    const domain = domains.get(id);
    if (!parts.has(id) && (domain === undefined || !sheet.loaded.has(customer))) continue;
    const to = domain?.customer ?? parts.find(sheet.loaded.has(customer) ? id : customer);
    went.set(customer, (went.get(customer) ?? new Set()).add(to));
    if (to !== customer) leavers.push({ id, from: customer });
  }
  const renames: [string, string][] = [];
  for (const [from, to] of went) {
    const [only] = to;
    if (to.size === 1 && only !== undefined && only !== from) renames.push([from, only]);
  }
  for (const [id, { customer }] of domains) if (isFirstPointing(sheet, id, customer)) renames.push([id, customer]);
  return { renames, split: leavers.filter(({ from }) => (went.get(from)?.size ?? 0) > 1).map(({ id }) => id) };
}

/** A domain that stood alone finds its account: whoever lived there moves in with the account. */
const isFirstPointing = (sheet: Sheet, id: string, customer: string): boolean =>
  sheet.nodes.get(id)?.customer === id && customer !== id;

function movedDomains(sheet: Sheet, domains: ReadonlyMap<string, Pointer>): string[] {
  return [...domains]
    .filter(([id, { customer, several }]) => {
      const old = sheet.nodes.get(id);
      if (old === undefined) return false;
      return several !== old.several || (old.customer !== customer && !isFirstPointing(sheet, id, customer));
    })
    .map(([id]) => id);
}
