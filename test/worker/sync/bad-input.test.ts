/** What strangers send: each mistake gets the code a person would want, the good line beside it is taken, and nothing is ever a 5xx. */
import { beforeAll, describe, expect, it } from "vitest";
import type { SyncAnswer } from "../../../shared/contract/endpoints/sync.ts";
import type { Problem } from "../../../shared/contract/problem.ts";
import { BAD_FILES, BAD_ROWS, GOOD, HEADER } from "../../fixtures/bad-input/csv.ts";
import { BAD_LINES } from "../../fixtures/bad-input/json.ts";
import { ask, newKey } from "../asking.ts";

let key = "";
beforeAll(async () => {
  key = await newKey(["ingest"]);
});

const bytesOf = (body: string | Uint8Array): Uint8Array =>
  typeof body === "string" ? new TextEncoder().encode(body) : body;
const joined = (...parts: (string | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...bytesOf(part)]));
const send = (path: string, contentType: string, body: string | Uint8Array) =>
  ask(path, { key, method: "POST", body: bytesOf(body) as never, headers: { "content-type": contentType } });

const GOOD_LINE = JSON.stringify({
  type: "order",
  source: "shop",
  id: "good",
  customer: "email:ada@example.com",
  at: "2026-01-05T10:00:00Z",
  amount: "10.00",
  currency: "EUR",
});

async function rejectionOf(answer: Response) {
  expect(answer.status).toBe(200);
  const { received, applied, unchanged, rejected, rejections } = (await answer.json()) as SyncAnswer;
  expect([received, applied + unchanged, rejected]).toEqual([2, 1, 1]);
  const [rejection] = rejections;
  expect(rejection?.message).toMatch(/^[A-Z"].+[.:"…]$/s);
  return rejection;
}

describe("a bad line of NDJSON", () => {
  it.each(BAD_LINES)("$name → $code", async ({ line, code, path }) => {
    const rejection = await rejectionOf(
      await send("/v1/sync", "application/x-ndjson", joined(line, "\n", GOOD_LINE, "\n")),
    );
    expect(rejection).toMatchObject({ line: 1, code, ...(path === undefined ? {} : { path }) });
  });
});

describe("a bad row of CSV", () => {
  it.each(BAD_ROWS)("$name → $code", async ({ type = "order", header = HEADER, row, code, path }) => {
    const good = header === HEADER ? GOOD : goodRow(type);
    const rejection = await rejectionOf(
      await send(`/v1/sync?type=${type}`, "text/csv", `${header}\n${row}\n${good}\n`),
    );
    expect(rejection).toMatchObject({ line: 2, code, ...(path === undefined ? {} : { path }) });
  });
});

const goodRow = (type: string): string =>
  type === "nps"
    ? "survey,good,email:ada@example.com,2026-01-05T10:00:00Z,9,"
    : "app,email:ada@example.com,2026-01-06T00:00:00Z,4,2";

describe("a bad CSV file", () => {
  it.each(BAD_FILES)("$name → $status $code", async ({ file, type = "order", contentType, status, code, path }) => {
    const answer = await send("/v1/sync", contentType ?? `text/csv; type=${type}`, file);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    const problem = (await answer.json()) as Problem;
    if (code !== undefined)
      expect(problem.errors?.[0]).toMatchObject({ code, ...(path === undefined ? {} : { path }) });
  });
});

describe("a bad body of JSON", () => {
  const bodies: [string, string, number, string | undefined][] = [
    ["an object", "{}", 400, "array_expected"],
    ["nothing", "", 400, "json_malformed"],
    ["cut off", `[${GOOD_LINE}`, 400, "json_malformed"],
    ["10,001 records", `[${Array.from({ length: 10_001 }, () => "1").join(",")}]`, 413, undefined],
    ["6 MB", `["${"x".repeat(6 * 1024 * 1024)}"]`, 413, undefined],
  ];
  it.each(bodies)("%s", async (_, body, status, code) => {
    const answer = await send("/v1/sync", "application/json", body);
    expect(answer.status).toBe(status);
    if (code !== undefined) expect(((await answer.json()) as Problem).errors?.[0]?.code).toBe(code);
  });

  it("one bad record does not stop its neighbours", async () => {
    const bad = `${GOOD_LINE.slice(0, -1)},"items":9007199254740993}`;
    const rejection = await rejectionOf(await send("/v1/sync", "application/json", `[${bad},${GOOD_LINE}]`));
    expect(rejection).toMatchObject({ line: 1, code: "number_too_large" });
  });

  it("an array sent as lines, lines sent as UTF-16", async () => {
    for (const [body, code] of [
      [`[${GOOD_LINE}]`, "not_ndjson"],
      [GOOD_LINE.split("").join("\u0000"), "encoding_utf16"],
    ] as const) {
      const answer = await send("/v1/sync", "application/x-ndjson", body);
      expect([answer.status, ((await answer.json()) as Problem).errors?.[0]?.code]).toEqual([400, code]);
    }
  });
});

describe("what is unusual but right", () => {
  const taken = async (contentType: string, body: string | Uint8Array) => {
    const answer = await send("/v1/sync", contentType, body);
    const { received, rejected, rejections } = (await answer.json()) as SyncAnswer;
    expect(rejections).toEqual([]);
    return received - rejected;
  };
  const csv = "text/csv; type=order";

  it.each([
    ["a byte order mark", `\uFEFF${HEADER}\n${GOOD}\n`],
    ["CRLF", `${HEADER}\r\n${GOOD}\r\n`],
    ["no newline at the end", `${HEADER}\n${GOOD}`],
    [
      "everything in quotes",
      `${HEADER.split(",")
        .map((c) => `"${c}"`)
        .join(",")}\n${GOOD.split(",")
        .map((c) => `"${c}"`)
        .join(",")}\n`,
    ],
    ["empty lines and rows of commas", `${HEADER}\n\n,,,,,\n${GOOD}\n\n`],
    ["a newline, a comma and a quote inside quotes", `${HEADER},subscription\n${GOOD},"a ""b"",\r\nc"\n`],
    [
      "spaces around cells",
      `${HEADER}\n${GOOD.split(",")
        .map((c) => ` ${c} `)
        .join(",")}\n`,
    ],
  ])("CSV with %s", async (_, body) => {
    expect(await taken(csv, body)).toBe(1);
  });

  it.each([
    ["a byte order mark", `\uFEFF${GOOD_LINE}\n`],
    ["CRLF", `${GOOD_LINE}\r\n`],
    ["no newline at the end", GOOD_LINE],
    ["empty lines", `\n\n${GOOD_LINE}\n \n`],
  ])("NDJSON with %s", async (_, body) => {
    expect(await taken("application/x-ndjson", body)).toBe(1);
  });
});

it("a body that ends in the middle of a line gives the lines before it, and says which is cut", async () => {
  const answer = await send("/v1/sync", "application/x-ndjson", `${GOOD_LINE}\n${GOOD_LINE.slice(0, 40)}`);
  const { received, rejected, rejections } = (await answer.json()) as SyncAnswer;
  expect([received, rejected, rejections[0]?.line, rejections[0]?.code]).toEqual([2, 1, 2, "line_truncated"]);
});
