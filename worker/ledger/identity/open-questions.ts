/** Which of the queue's pairs are still a question: two known customers, not one, and neither key a shared address by now. */
import type { NodeRow } from "../directory/rows.ts";
import type { Ground } from "./layout.ts";
import type { SuggestionRow } from "./queue.ts";
import { isShared } from "./sheet.ts";

const READ_AT_ONCE = 1000;

/** The first `limit` of `rows` that can still be decided, in their order. */
export async function stillOpen(ground: Ground, rows: SuggestionRow[], limit: number): Promise<SuggestionRow[]> {
  const open: SuggestionRow[] = [];
  for (let from = 0; from < rows.length && open.length < limit; from += READ_AT_ONCE) {
    const some = rows.slice(from, from + READ_AT_ONCE);
    const ids = some.flatMap(({ a, b }) => [ground.hash(a), ground.hash(b)]);
    const { nodes } = await ground.reader.gather([...new Set(ids)], [], []);
    const byKey = new Map(nodes.map((node): [string, NodeRow] => [node.key, node]));
    open.push(...some.filter(({ a, b }) => isQuestion(ground, byKey.get(a), byKey.get(b))));
  }
  return open.slice(0, limit);
}

const isQuestion = ({ rules }: Ground, a: NodeRow | undefined, b: NodeRow | undefined): boolean =>
  a !== undefined && b !== undefined && a.customer !== b.customer && !isShared(a.key, rules) && !isShared(b.key, rules);
