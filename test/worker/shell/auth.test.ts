import { expect, it } from "vitest";
import { ask, newKey } from "../asking.ts";

it("refuses without a key and says how to send one", async () => {
  const answer = await ask("/v1/keys");
  expect(answer.status).toBe(401);
  expect(answer.headers.get("www-authenticate")).toBe("Bearer");
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(await answer.json()).toMatchObject({ type: "urn:marbles:problem:unauthorized", status: 401 });
});
it("takes the key that a deployment is started with", async () => {
  expect((await ask("/v1/nothing", { key: await newKey(["read"]) })).status).toBe(404);
});
