/** The panel's figures against the service's own answer, figure by figure. The words around them are tested elsewhere. */
import { expect } from "vitest";
import { type Card, card } from "../../shared/contract/card.ts";
import { lookupAnswer } from "../../shared/contract/lookup.ts";
import type { Panel } from "./panel.ts";
import type { World } from "./world.ts";

/** What the service says, asked past the door and past the extension. */
export async function lookedUp(world: World, key: string): Promise<Card> {
  const answer = lookupAnswer.parse(await post(world, "/v1/lookup", { claims: [{ key }] }));
  if (answer.status !== "matched") throw new Error(`${key} is ${answer.status}.`);
  return card.parse(answer.card);
}

export async function post({ server }: World, path: string, body: unknown): Promise<unknown> {
  const headers = { authorization: `Bearer ${server.key}`, "content-type": "application/json" };
  const response = await fetch(server.url + path, { method: "POST", headers, body: JSON.stringify(body) });
  return response.json();
}

export async function expectFigures(panel: Panel, said: Card): Promise<void> {
  await panel.shows(said.customer.name ?? "");
  await expectValue(panel, said);
  await expectRisk(panel, said);
  await expectNps(panel, said);
}

async function expectValue(panel: Panel, { lifetimeValue: value }: Card): Promise<void> {
  const text = await panel.part(/^Lifetime value/);
  if (value.status === "not_enough_data") return expect(text).toContain("Not enough data yet");
  expect(text).toContain(value.basis);
  expect(text).toContain(euros(value.toDate));
  if ("status" in value.total) return expect(text).toContain("cannot be said yet");
  for (const amount of [value.total.mean, value.total.low, value.total.high]) expect(text).toContain(euros(amount));
}

async function expectRisk(panel: Panel, { churnRisk: risk }: Card): Promise<void> {
  if (risk.status === "not_enough_data")
    return expect(await panel.part(/^Churn risk/)).toContain("Not enough data yet");
  const text = await panel.part(/^Leaves within/);
  expect(text).toContain(`within ${Math.round(risk.horizonDays)} day`);
  expect(text).toContain(risk.band);
  if (risk.probability >= 0.005 && risk.probability < 0.995)
    expect(text).toMatch(new RegExp(`^${Math.round(risk.probability * 100)}%$`, "m"));
  if (risk.high >= 0.005 && risk.high < 0.995) expect(text).toContain(`${Math.round(risk.high * 100)}%`);
}

async function expectNps(panel: Panel, { nps }: Card): Promise<void> {
  const text = await panel.part(/^NPS$/);
  if (nps.status === "not_enough_data") return expect(text).toContain("Not enough data yet");
  expect(text).toMatch(new RegExp(`^${nps.latest.score}$`, "m"));
  expect(text).toContain(nps.latest.group);
}

/** "1427.84" → "€1,428"; below ten with its cents. The sample's company reckons in euros. */
function euros(amount: string): string {
  const size = Math.abs(Number(amount));
  const cents = size < 10 && !Number.isInteger(size);
  const digits = cents
    ? size.toFixed(2)
    : Math.round(size)
        .toString()
        .replace(/(\d)(?=(\d{3})+$)/g, "$1,");
  return `${Number(amount) < 0 ? "\u2212" : ""}€${digits}`;
}
