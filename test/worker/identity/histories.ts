/** Histories of a few customer records over a few keys: dense, so that they meet, part, change parents and contradict each other. */
import * as fc from "fast-check";
import type { IdentityRecord } from "../../../worker/ledger/types.ts";

export const keysOf = (world: string): string[] => [
  ...["1", "2", "3", "4"].map((id) => `shop:${world}:customer:${id}`),
  ...["7", "8"].map((id) => `desk:${world}:user:${id}`),
  ...["ada", "bea", "info"].map((name) => `email:${name}@${world}.example`),
  `phone:+4411349${world.replace(/\D/g, "").slice(-5).padStart(5, "0")}`,
  `domain:${world}.example`,
  `domain:${world}.test`,
];

const KEYS = keysOf("").length;

/** Keys as positions in {@link keysOf}, so that one history can be played in many worlds. */
export type Step = {
  record: number;
  anchor: number;
  keys: number[];
  kind: "person" | "account" | null;
  parent: number | null;
  version: number;
  deleted: boolean;
};

const step: fc.Arbitrary<Step> = fc.record({
  record: fc.nat(5),
  anchor: fc.nat(KEYS - 1),
  keys: fc.uniqueArray(fc.nat(KEYS - 1), { maxLength: 3 }),
  kind: fc.constantFrom("person" as const, "account" as const, null, null),
  parent: fc.option(fc.nat(KEYS - 1), { nil: null, freq: 3 }),
  version: fc.nat(6),
  deleted: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
});

export const history = fc.array(step, { minLength: 1, maxLength: 9 });

/** A step as the record it stands for. `tie` is drawn from the content, as the hash of the canonical JSON is. */
export function toRecord(step: Step, world: string): IdentityRecord {
  const keys = keysOf(world);
  const { record, anchor, kind, parent, version, deleted } = step;
  return {
    source: `shop:${world}`,
    id: `r${record}`,
    anchor: keys[anchor] ?? "",
    keys: deleted ? [] : step.keys.map((at) => keys[at] ?? ""),
    kind: deleted ? null : kind,
    parent: deleted || parent === null ? null : (keys[parent] ?? ""),
    name: null,
    updatedAt: 1000 + version,
    tie: [...JSON.stringify(step)].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7),
    deleted,
  };
}
