import { beforeAll, describe, expect, it } from "vitest";
import { ratesAnswer } from "../../../shared/contract/endpoints/admin.ts";
import { ask, newKey } from "../asking.ts";

let admin = "";
beforeAll(async () => {
  admin = await newKey(["admin", "read"]);
});

const put = (rates: unknown) => ask("/v1/rates", { key: admin, method: "PUT", json: { rates } });
const list = async (query = "") => ratesAnswer.parse(await (await ask(`/v1/rates${query}`, { key: admin })).json());

describe("rates", () => {
  it("come back as they were put, page by page", async () => {
    const rates = ["2026-05-01", "2026-05-02", "2026-05-03"].map((day, i) => ({
      day,
      from: "USD",
      to: "EUR",
      rate: 0.9 + i / 100,
    }));
    const answer = await put(rates.toReversed());
    expect(await answer.json()).toEqual({ stored: 3 });
    const first = await list("?limit=2");
    expect(first.rates).toEqual([rates[2], rates[1]]);
    const second = await list(`?limit=2&cursor=${encodeURIComponent(first.cursor ?? "")}`);
    expect(second).toEqual({ rates: rates.slice(0, 1), cursor: null });
  });
  it("replace the same day's: the last of one request stands", async () => {
    const rate = (value: number) => ({ day: "2026-06-01", from: "GBP", to: "EUR", rate: value });
    await put([rate(1.1), rate(1.2)]);
    expect((await list()).rates).toContainEqual(rate(1.2));
    await put([rate(1.3)]);
    expect((await list()).rates.filter(({ from }) => from === "GBP")).toEqual([rate(1.3)]);
  });
  it.each([
    ["no rate", []],
    ["zero", [{ day: "2026-05-01", from: "USD", to: "EUR", rate: 0 }]],
    ["a negative rate", [{ day: "2026-05-01", from: "USD", to: "EUR", rate: -1 }]],
    ["a rate as text", [{ day: "2026-05-01", from: "USD", to: "EUR", rate: "0.9" }]],
    ["a day that does not exist", [{ day: "2026-02-30", from: "USD", to: "EUR", rate: 1 }]],
    ["an unknown currency", [{ day: "2026-05-01", from: "USX", to: "EUR", rate: 1 }]],
    ["a rate whose inverse is no number", [{ day: "2026-05-01", from: "USD", to: "EUR", rate: 1e-320 }]],
    ["a currency into itself", [{ day: "2026-05-01", from: "EUR", to: "EUR", rate: 1 }]],
  ])("refuse %s", async (_, rates) => expect((await put(rates)).status).toBe(422));
  it("refuse a cursor of one's own making", async () => {
    expect((await ask("/v1/rates?cursor=zzz", { key: admin })).status).toBe(400);
  });
});
