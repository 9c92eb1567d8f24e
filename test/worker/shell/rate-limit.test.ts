import { describe, expect, it } from "vitest";
import type { Env } from "../../../worker/env.ts";
import { kindOf, perMinute } from "../../../worker/routes/rate-limit.ts";
import { RateWindow } from "../../../worker/routes/rate-window.ts";
import { ask } from "../asking.ts";

describe("a window", () => {
  it("counts each name for itself and starts anew with the next minute", () => {
    const window = new RateWindow(60_000);
    expect([window.count("a", 0), window.count("a", 59_999), window.count("b", 59_999)]).toEqual([1, 2, 1]);
    expect(window.count("a", 60_000)).toBe(1);
  });
  it.each([
    [0, 60],
    [59_001, 1],
    [59_999, 1],
    [30_500, 30],
  ])("at %i ms says to wait %i s, never 0", (now, seconds) =>
    expect(new RateWindow(60_000).secondsLeft(now)).toBe(seconds),
  );
});

it("has a limit for each kind of route, which a deployment may raise", () => {
  expect([kindOf("/v1/sync"), kindOf("/v1/lookup"), kindOf("/v1/keys")]).toEqual(["sync", "lookup", "other"]);
  const env = { LOOKUPS_PER_MINUTE: "1000000", SYNCS_PER_MINUTE: "nonsense" } as Env;
  expect(perMinute(env, "lookup")).toBe(1_000_000);
  expect(perMinute(env, "sync")).toBe(1200);
});

it("stops asking the database for an address that keeps sending wrong keys", async () => {
  const headers = { "cf-connecting-ip": "192.0.2.7" };
  const key = `mrb_abcdefghijkl_${"x".repeat(43)}`;
  const statuses: number[] = [];
  for (let i = 0; i < 31; i++) statuses.push((await ask("/v1/keys", { key, headers })).status);
  // The minute may turn while we ask; then the counting starts anew and one more round settles it.
  if (!statuses.includes(429))
    for (let i = 0; i < 31; i++) statuses.push((await ask("/v1/keys", { key, headers })).status);
  expect(statuses[0]).toBe(401);
  const refused = await ask("/v1/keys", { key, headers });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
  expect((await ask("/v1/keys", { key, headers: { "cf-connecting-ip": "192.0.2.8" } })).status).toBe(401);
});
