/** The yardstick: the same runtime with nothing of ours in it. One object that inserts rows in bulk, and one call that does nothing. */
import { DurableObject } from "cloudflare:workers";

type RawEnv = { RAW: DurableObjectNamespace<Raw> };

export class Raw extends DurableObject<RawEnv> {
  constructor(state: DurableObjectState, env: RawEnv) {
    super(state, env);
    state.storage.sql.exec(
      "CREATE TABLE IF NOT EXISTS fact (customer INTEGER, type TEXT, source TEXT, id TEXT, at INTEGER, body TEXT, PRIMARY KEY (customer, type, source, id)) WITHOUT ROWID",
    );
  }

  empty(): number {
    return 1;
  }

  /** Inserts `count` rows of a fact's usual size in statements of 5,000. */
  insert(count: number, from: number): number {
    for (let start = 0; start < count; start += 5000) {
      const rows = Array.from({ length: Math.min(5000, count - start) }, (_, i) => {
        const n = from + start + i;
        return [
          n % 20_011,
          "order",
          "shop:eu",
          `o${n}`,
          1_700_000_000_000 + n,
          `{"amountMinor":${n},"currency":"EUR","customer":"shop:eu:customer:${n % 20_011}"}`,
        ];
      });
      this.ctx.storage.sql.exec(
        "INSERT INTO fact SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5 FROM json_each(?) WHERE true ON CONFLICT DO NOTHING",
        JSON.stringify(rows),
      );
    }
    return count;
  }
}

export default {
  async fetch(request: Request, env: RawEnv): Promise<Response> {
    const url = new URL(request.url);
    const stub = env.RAW.get(env.RAW.idFromName(url.searchParams.get("shard") ?? "0"));
    const count = Number(url.searchParams.get("count") ?? 0);
    const done = count > 0 ? await stub.insert(count, Number(url.searchParams.get("from") ?? 0)) : await stub.empty();
    return new Response(String(done));
  },
};
