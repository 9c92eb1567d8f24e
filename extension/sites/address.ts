/** From an address to the record it names. Pure: the background uses it too, on addresses that browsers report. */
import { recordKey } from "../../shared/contract/keys.ts";
import type { Site, UrlRule } from "./site.ts";

export type NamedRecord = { rule: UrlRule; id: string; key: string };

/** The record in the address, by the first rule that matches; null on lists, searches and new records. */
export function recordIn(site: Site, url: URL): NamedRecord | null {
  for (const rule of site.urlRules) {
    const id = idIn(rule, url);
    if (id !== null) return { rule, id, key: recordKey(sourceOf(site, url), rule.record, id) };
  }
  return null;
}

export const isAddressOf = (site: Site, url: URL): boolean =>
  (site.hosts === null || site.hosts.test(url.hostname)) && (site.path === undefined || site.path.test(url.pathname));

/** `system` or `system:tenant`. The port is no part of a tenant: the same desk behind another port is the same desk. */
export function sourceOf(site: Site, url: URL): string {
  const host = url.hostname.toLowerCase();
  if (site.tenant === "none") return site.system;
  return `${site.system}:${site.tenant === "host" ? host : (host.split(".")[0] ?? "")}`;
}

function idIn(rule: UrlRule, url: URL): string | null {
  const path = rule.path.exec(decoded(url.pathname));
  if (path === null) return null;
  const found = [path];
  const given = queryOf(url);
  for (const [name, pattern] of Object.entries(rule.query ?? {})) {
    const match = pattern.exec(given.get(name) ?? "");
    if (match === null) return null;
    found.push(match);
  }
  if (rule.hash !== undefined) {
    const match = rule.hash.exec(decoded(url.hash));
    if (match === null) return null;
    found.push(match);
  }
  return found.map((match) => match.groups?.["id"]).find((id) => id !== undefined && id !== "") ?? null;
}

/** Desks of the OTRS family, and RT in places, separate their query with semicolons. The first of a repeated name counts. */
function queryOf(url: URL): Map<string, string> {
  const query = new Map<string, string>();
  for (const part of url.search.slice(1).split(/[&;]/)) {
    const equals = part.indexOf("=");
    const name = decoded(equals < 0 ? part : part.slice(0, equals));
    if (!query.has(name)) query.set(name, equals < 0 ? "" : decoded(part.slice(equals + 1).replaceAll("+", " ")));
  }
  return query;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
