import { exports } from "cloudflare:workers";
import { expect, it } from "vitest";

it("says that it is up without a key", async () => {
  const answer = await exports.default.fetch("https://marbles.test/healthz");
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ status: "ok" });
});
