/** Loads the sample once, through the public API like anybody's data, and remembers for which day it was told. */
import { setTimeout as wait } from "node:timers/promises";
import type { Api } from "../../sample/api.ts";
import { sampleCompany, type SampleSize } from "../../sample/company.ts";
import { fitAndWait, loadSample } from "../../sample/load.ts";
import { PLACES, readJson, writeJson } from "./places.ts";

export type Told = { size: SampleSize | "none"; asOf: number; done: boolean };

const HOUR = 3_600_000;

export const told = (): Told | null => {
  const kept = readJson(PLACES.sample);
  return isTold(kept) ? kept : null;
};

/**
 * A load that was broken off is done again for the same instant: the same records, so nothing is doubled. `say` hears lines, `show` what
 * changes while one waits.
 */
export async function bringSample(
  target: { url: string; apiKey: string },
  wanted: SampleSize | "none" | null,
  say: (line: string) => void,
  show: (line: string) => void,
): Promise<Told> {
  const before = told();
  if (before?.done === true) {
    if (wanted !== null && wanted !== before.size)
      say(`Here is already: sample ${before.size}. Add --reset to begin anew.`);
    return before;
  }
  const asOf = before?.asOf ?? Math.floor(Date.now() / HOUR) * HOUR;
  const size = before?.size ?? wanted ?? "small";
  writeJson(PLACES.sample, { size, asOf, done: false });
  if (size !== "none") await load({ ...target, fetch, wait: (ms) => wait(ms) }, size, asOf, show);
  const now = { size, asOf, done: true };
  writeJson(PLACES.sample, now);
  return now;
}

async function load(api: Api, size: SampleSize, asOf: number, show: (line: string) => void): Promise<void> {
  const company = sampleCompany({ size, asOf });
  const all = company.records.length.toLocaleString("en");
  await loadSample(api, company, (sent) =>
    show(`Loading the sample company: ${sent.toLocaleString("en")} of ${all} records`),
  );
  await fitAndWait(api, ({ status, progress }) =>
    show(`Fitting the model: ${status}, ${progress.done} of ${progress.total}`),
  );
}

const isTold = (value: unknown): value is Told =>
  value !== null &&
  typeof value === "object" &&
  "size" in value &&
  "asOf" in value &&
  typeof value.asOf === "number" &&
  "done" in value;
