/** Where a domain points: to the one account that lists it; to nobody where two do. Pure. */
import type { Parts } from "./parts.ts";
import { isDomainId, type Sheet } from "./sheet.ts";

/** `needed`: the directory must know this domain, because something leads to it. */
export type Pointer = { customer: string; several: boolean; needed: boolean };

/** Every domain on the sheet that is not only mentioned. */
export function domainsOf(sheet: Sheet, parts: Parts, labelOf: (id: string) => string): Map<string, Pointer> {
  const accounts = accountsByDomain(sheet, labelOf);
  const wanted = new Set(sheet.anchors);
  for (const { parent } of sheet.readings.values()) if (parent !== null) wanted.add(parent);
  const pointers = new Map<string, Pointer>();
  for (const id of sheet.keys.keys()) {
    if (!isDomainId(sheet, id)) continue;
    const own = parts.has(id) ? parts.find(id) : null;
    const pointing = accounts.get(id) ?? new Set();
    const known = sheet.mentions.has(id) || accounts.has(id) || own !== null;
    const old = sheet.nodes.get(id);
    if (!known && old !== undefined) continue;
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
