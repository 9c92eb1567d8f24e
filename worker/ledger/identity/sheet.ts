/** What lies before the desk while it settles a batch: the keys, records and decisions that bear on it. Built by reading, used by settling. */
import { isSharedAddress } from "../../../shared/contract/addresses.ts";
import type { MentionRow, NodeRow, Via } from "../directory/rows.ts";
import type { KeyHash } from "../hash.ts";
import { isDomain, type Rules, type Statement, type Use, useOf } from "./statement.ts";

/** Decisions by hand, by hash: keys that join nothing, and pairs that belong together. */
export type ByHand = { cuts: ReadonlySet<string>; hands: readonly (readonly [string, string])[] };

/** A statement under the rules in force, every key as its hash. `owner` is the key that says whose record it is. */
export type Reading = {
  record: string;
  statement: Statement;
  anchor: string;
  joins: string[];
  points: string[];
  parent: string | null;
  owner: string | null;
  mentions: { key: string; via: Via }[];
};

export type Sheet = {
  nodes: Map<string, NodeRow>;
  /** Text of every key met, by hash. */
  keys: Map<string, string>;
  /** Customers all of whose keys and records are here. Others stand for themselves, whole. */
  loaded: Set<string>;
  readings: Map<string, Reading>;
  /** Mentions of domains (`a`) and of parents (`p`) as they are stored, by the key mentioned. */
  mentions: Map<string, MentionRow[]>;
  /** Keys that must have a node: anchors. */
  anchors: Set<string>;
  byHand: ByHand;
};

export const emptySheet = (byHand: ByHand): Sheet => ({
  nodes: new Map(),
  keys: new Map(),
  loaded: new Set(),
  readings: new Map(),
  mentions: new Map(),
  anchors: new Set(),
  byHand,
});

export const recordHash = (hash: KeyHash, { source, id }: Pick<Statement, "source" | "id">): string =>
  hash(`|record|${source}|${id}`);

/** Notes the keys it meets in `sheet.keys`. A deleted record says nothing any more, but whose it was. */
export function read(sheet: Sheet, statement: Statement, rules: Rules, hash: KeyHash): Reading {
  const toId = (key: string) => {
    const id = hash(key);
    sheet.keys.set(id, key);
    return id;
  };
  const used = statement.keys.map((key) => ({ id: toId(key), key, use: useOf(statement, key, rules) }));
  const kept = statement.deleted ? [] : used;
  const joins = kept.filter(({ id, use }) => use === "join" && !sheet.byHand.cuts.has(id)).map(({ id }) => id);
  const parentId = statement.parent === null || statement.deleted ? null : toId(statement.parent);
  const [anchor] = used as [(typeof used)[number]];
  return {
    record: recordHash(hash, statement),
    statement,
    anchor: anchor.id,
    joins,
    points: kept.filter(({ use }) => use === "point").map(({ id }) => id),
    parent: parentId !== null && isShared(statement.parent ?? "", rules) ? null : parentId,
    owner: !statement.deleted && anchor.use === "join" ? anchor.id : (joins[0] ?? null),
    mentions: [
      ...kept.map(({ id, key, use }) => ({ key: id, via: viaOf(key, use) })),
      ...(parentId === null ? [] : [{ key: parentId, via: "p" as const }]),
    ],
  };
}

/** A shared address remembers who lists it; a domain that a person lists is noted for completeness and leads nowhere. */
function viaOf(key: string, use: Use): Via {
  if (use === "point") return "a";
  return use === "mention" && isDomain(key) ? "m" : "k";
}

export const isShared = (key: string, rules: Rules): boolean => isSharedAddress(key, rules);

export const isDomainId = (sheet: Sheet, id: string): boolean => isDomain(sheet.keys.get(id) ?? "");
