/** Where a domain points: to the one account that lists it; to nobody where two do. Pure. */
import type { Parts } from "./parts.ts";
import { isDomainId, type Sheet } from "./sheet.ts";

/** `needed`: the directory must know this domain, because something leads to it. */
export type Pointer = { customer: string; several: boolean; needed: boolean };

/** Every domain whose mentions were read, and every unknown one that has to be known. */
export function domainsOf(sheet: Sheet, parts: Parts, labelOf: (id: string) => string): Map<string, Pointer> {
  const accounts = accountsByDomain(sheet, labelOf);
  const readings = [...sheet.readings.values()];
  const joined = new Set(readings.flatMap(({ joins }) => joins));
  const wanted = new Set([...sheet.anchors, ...readings.map(({ parent }) => parent)]);
  const pointers = new Map<string, Pointer>();
  for (const id of sheet.keys.keys()) {
    if (!isDomainId(sheet, id)) continue;
    if (!sheet.mentions.has(id) && (sheet.nodes.has(id) || !wanted.has(id))) continue;
    const own = joined.has(id) ? parts.find(id) : anchoredAt(sheet, id, labelOf);
    const pointing = new Set(accounts.get(id));
    if (own !== null) pointing.add(own);
    const [only] = pointing;
    const several = pointing.size > 1;
    const customer = own ?? (several ? id : (only ?? id));
    pointers.set(id, { customer, several, needed: pointing.size > 0 || wanted.has(id) });
  }
  return pointers;
}

/** Stored mentions stand until the sheet has a later word of the same record. */
function accountsByDomain(sheet: Sheet, labelOf: (id: string) => string): Map<string, Set<string>> {
  const accounts = new Map<string, Set<string>>();
  const note = (domain: string, label: string) => accounts.set(domain, (accounts.get(domain) ?? new Set()).add(label));
  for (const [domain, mentions] of sheet.mentions)
    for (const { via, record, lead } of mentions)
      if (via === "a" && !sheet.readings.has(record)) note(domain, labelOf(lead));
  for (const { points, owner } of sheet.readings.values())
    for (const domain of points) if (owner !== null) note(domain, labelOf(owner));
  return accounts;
}

/** The account that is anchored at a domain, where it is not on the sheet itself. */
function anchoredAt(sheet: Sheet, id: string, labelOf: (id: string) => string): string | null {
  const anchored = (sheet.mentions.get(id) ?? []).some(({ via, record }) => via === "k" && !sheet.readings.has(record));
  return anchored ? labelOf(id) : null;
}
