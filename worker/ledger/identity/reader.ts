/** The desk's reading of the directory: one call to each shard concerned, and the answers put together. */
import type { Env } from "../../env.ts";
import { deal, pick } from "../directory/fan-out.ts";
import type { Gathered } from "../directory/rows.ts";
import { directoryAt, everyShard, type Slots } from "../slots.ts";
import type { Reader } from "./layout.ts";
import { recordHash } from "./sheet.ts";
import { compareStates, type Statement } from "./statement.ts";

/** Customers asked of every shard at once; their keys may lie anywhere. */
const CUSTOMERS_A_CALL = 2000;

export function openReader(env: Env, slots: Slots): Reader {
  return {
    async gather(ids, evidenceOf, records) {
      const asked = [ids, evidenceOf, records] as const;
      const calls = new Map<number, [string[], string[], string[]]>();
      for (const [column, list] of asked.entries())
        for (const { shard, at } of deal(slots, list)) {
          const call = calls.get(shard) ?? [[], [], []];
          call[column as 0 | 1 | 2].push(...pick(list, at));
          calls.set(shard, call);
        }
      return together(await Promise.all([...calls].map(([shard, call]) => directoryAt(env, shard).gather(...call))));
    },
    async part(customers) {
      const answers: Gathered[] = [];
      for (let from = 0; from < customers.length; from += CUSTOMERS_A_CALL) {
        const some = customers.slice(from, from + CUSTOMERS_A_CALL);
        answers.push(...(await Promise.all(everyShard(slots).map((shard) => directoryAt(env, shard).part(some)))));
      }
      return together(answers);
    },
  };
}

const together = (answers: Gathered[]): Gathered => ({
  nodes: answers.flatMap(({ nodes }) => nodes),
  mentions: answers.flatMap(({ mentions }) => mentions),
  records: answers.flatMap(({ records }) => records),
});

/** The statements that are news: a record sent again, or an older state of it, costs one look at its version. */
export async function laterThanStored(env: Env, slots: Slots, statements: Statement[]): Promise<Statement[]> {
  const ids = statements.map((statement) => recordHash(slots.hash, statement));
  const isNews = statements.map(() => true);
  await Promise.all(
    deal(slots, ids).map(async ({ shard, at }) => {
      const stored = await directoryAt(env, shard).versions(pick(ids, at));
      for (const [row, position] of at.entries()) {
        const [updatedAt, tie] = [stored.updatedAt[row], stored.tie[row]];
        if (typeof updatedAt !== "number" || typeof tie !== "number") continue;
        isNews[position] = compareStates(statements[position] as Statement, { updatedAt, tie }) > 0;
      }
    }),
  );
  return statements.filter((_, at) => isNews[at]);
}
