/** Which sources may send, asked again for every chunk: an upload takes minutes, and an admin who stops a source means now. */
import { listSources, noteReceived } from "../../store/source.ts";

/**
 * A source is noted before its first record is written, so that whatever is stored can be found and deleted, however the request ends. Once
 * refused, a source stays refused for this request: the rest of an upload must not come in after the deletion that it met is done.
 */
export function sourceGate(
  db: D1Database,
  now: number,
): (sources: ReadonlySet<string>) => Promise<ReadonlySet<string>> {
  const refused = new Set<string>();
  const noted = new Set<string>();
  return async (sources) => {
    const states = await listSources(db);
    for (const { source, status } of states) if (status !== "active") refused.add(source);
    const known = new Set(states.map(({ source }) => source));
    const fresh = [...sources].filter((source) => !refused.has(source) && !(noted.has(source) && known.has(source)));
    if (fresh.length > 0) await noteReceived(db, fresh, now);
    for (const source of fresh) noted.add(source);
    return refused;
  };
}
