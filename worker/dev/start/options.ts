/** What may stand behind `npm start --`. */
import { parseArgs } from "node:util";
import type { SampleSize } from "../../sample/company.ts";

export type Options = { port: number; browser: boolean; sample: SampleSize | "none" | null; reset: boolean };

export const DEFAULT_PORT = 8787;

export const USAGE = `npm start -- [options]

  --port N              where the service listens (${DEFAULT_PORT}); the next free one when it is taken
  --no-browser          open no browser
  --sample SIZE         none, small (2,000 customers) or large (10,000 customers, 500,000 records; takes minutes)
  --reset               forget everything that is stored here and begin anew
`;

export type Asked = { ok: true; options: Options } | { ok: false; help: boolean; message: string };

export function parseOptions(args: string[]): Asked {
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: "string" },
        browser: { type: "boolean", default: true },
        sample: { type: "string" },
        reset: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
      allowNegative: true,
    });
    if (values.help) return { ok: false, help: true, message: USAGE };
    return { ok: true, options: { ...values, port: toPort(values.port), sample: toSample(values.sample) } };
  } catch (error) {
    return { ok: false, help: false, message: `${error instanceof Error ? error.message : "?"}\n\n${USAGE}` };
  }
}

function toPort(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  const port = Number(text);
  // The demo desk takes a port above it.
  if (Number.isInteger(port) && port >= 1 && port <= 65_000) return port;
  throw new Error(`--port is a number from 1 to 65000, not "${text}".`);
}

function toSample(text: string | undefined): Options["sample"] {
  if (text === undefined) return null;
  if (text === "none" || text === "small" || text === "large") return text;
  throw new Error(`--sample is none, small or large, not "${text}".`);
}
