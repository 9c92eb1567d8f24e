/** The secret and the first key of this machine's service: made once, kept beside its data, and gone with it. */
import { randomBytes } from "node:crypto";
import { makeKey } from "../first-key.mjs";
import { PLACES, readJson, writeJson, writePrivate } from "./places.ts";

export type Secrets = { pepper: string; apiKey: string; sql: string };

export function secrets(): Secrets {
  const kept = readJson(PLACES.secrets);
  if (isSecrets(kept)) return kept;
  const { key, sql } = makeKey(["ingest", "read", "admin"], { name: "npm start" });
  const made = { pepper: randomBytes(32).toString("base64url"), apiKey: key, sql };
  writeJson(PLACES.secrets, made);
  return made;
}

/** As the Worker reads it; in a file, because a command line is seen by everybody on the machine. */
export const writeVariables = ({ pepper }: Secrets): void => writePrivate(PLACES.variables, `PEPPER=${pepper}\n`);

const isSecrets = (value: unknown): value is Secrets =>
  value !== null &&
  typeof value === "object" &&
  ["pepper", "apiKey", "sql"].every((name) => typeof Object.getOwnPropertyDescriptor(value, name)?.value === "string");
