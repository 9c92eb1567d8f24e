/**
 * The published CDNOW figures, through the public API alone: the orders go in by POST /v1/sync, the fit is asked for as of
 * 1997-09-30, and the answer of GET /v1/model must be within 0.1 % of Fader, Hardie & Lee (2005), computed with exact days / 7.
 */
import { describe, expect, inject, it } from "vitest";
import { type FittedModel, modelAnswer } from "../../../shared/contract/endpoints/model.ts";
import { syncAnswer } from "../../../shared/contract/endpoints/sync.ts";
import { ask, newKey } from "../asking.ts";
import { finishedFit, startFit } from "./runs.ts";

const csv = inject("cdnow");
const SHARE = 0.001;

/** One order a line of the log: id_master, id, date, cds, spend. The line is the order's id. */
function orders(text: string): string {
  const [, ...lines] = text.trim().split(/\r?\n/);
  return lines
    .map((line, i) => {
      const [customer = "", , date = "", , spend = ""] = line.split(",");
      return JSON.stringify({
        type: "order",
        source: "cdnow",
        id: String(i + 1),
        customer: `cdnow::customer:${customer}`,
        at: `${date}T12:00:00Z`,
        amount: spend,
        currency: "USD",
      });
    })
    .join("\n");
}

function expectNear(model: FittedModel | undefined, expected: Record<string, number>): void {
  for (const [name, value] of Object.entries(expected)) {
    const found = model?.parameters[name] ?? Number.NaN;
    expect(Math.abs(found / value - 1), `${name} is ${found}, published ${value}`).toBeLessThan(SHARE);
  }
}

describe.skipIf(csv === null)("the CDNOW sample (skipped where ../shared/data or MARBLES_DATA is absent)", () => {
  it("gives the published parameters through the API", { timeout: 120_000 }, async () => {
    const key = await newKey(["ingest", "read", "admin"]);
    const body = orders(csv ?? "");
    const sent = await ask("/v1/sync", { key, body, headers: { "content-type": "application/x-ndjson" } });
    expect(sent.status).toBe(200);
    expect(syncAnswer.parse(await sent.json())).toMatchObject({ received: 6919, applied: 6919, rejected: 0 });

    const started = await startFit(key, "1997-09-30");
    expect(await finishedFit(key, started.job, 90_000)).toMatchObject({ status: "done", asOf: "1997-09-30" });

    const { active, latest } = modelAnswer.parse(await (await ask("/v1/model", { key })).json());
    expect(active).toBeNull();
    expect(latest).toMatchObject({ asOf: "1997-09-30", currency: "USD", basis: "revenue", customers: 2357 });
    const bgNbd = latest?.models.find(({ name }) => name === "bg-nbd");
    expectNear(bgNbd, { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 });
    expect(bgNbd?.logLikelihood).toBeCloseTo(-9582.429, 3);
    expect(bgNbd?.observations).toBe(2357);
    const gammaGamma = latest?.models.find(({ name }) => name === "gamma-gamma");
    expectNear(gammaGamma, { p: 6.2496, q: 3.7442, v: 15.4435 });
    expect(gammaGamma?.observations).toBe(946);
  });
});
