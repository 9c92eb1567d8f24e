/** The place of the last row of a page, as text that stands in an address as it is. */
import { Buffer } from "node:buffer";
import * as z from "zod";
import { ProblemError } from "../problem.ts";

const place = z.tuple([z.union([z.number(), z.string()]), z.string(), z.string()]);

export const toCursor = (text: string | null): string | null =>
  text === null ? null : Buffer.from(text).toString("base64url");

/** Throws 400 for what no answer ever gave. Names sort by text, everything else by number. */
export function fromCursor(cursor: string | undefined, byText: boolean): string | null {
  if (cursor === undefined) return null;
  const parsed = place.safeParse(decode(cursor));
  if (parsed.success && (typeof parsed.data[0] === "string") === byText) return JSON.stringify(parsed.data);
  throw new ProblemError("bad-request", "This cursor is not one that an earlier answer gave for this order.");
}

function decode(cursor: string): unknown {
  try {
    const base64 = cursor.replaceAll("-", "+").replaceAll("_", "/");
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))));
  } catch {
    return null;
  }
}
