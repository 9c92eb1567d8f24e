/** Parses what is said inside the browser. Only the background carries this. */
import * as z from "zod";
import type { PageVerb, PanelVerb, Seen } from "./said.ts";

/** A page's script sends keys and its own address, never text of the page. */
const claim = z.strictObject({ key: z.string().min(1).max(512), basis: z.string().max(80).optional() });
const reading = z.discriminatedUnion("answer", [
  z.strictObject({
    answer: z.literal("subject"),
    site: z.string().max(40),
    record: z.string().max(512).nullable(),
    claims: z.array(claim).min(1).max(20),
    confidence: z.enum(["certain", "possible"]),
  }),
  z.strictObject({ answer: z.literal("nothing") }),
  z.strictObject({ answer: z.literal("not-yet"), site: z.string().max(40), record: z.string().max(512) }),
]);
const seen = z.strictObject({
  verb: z.literal("seen"),
  page: z.string().min(8).max(64),
  turn: z.number().int().nonnegative(),
  url: z.url({ protocol: /^https?$/ }).max(8000),
  reading,
});

const pattern = z
  .string()
  .regex(/^https?:\/\/[^/*\s]+\/\*$/, "A site is one host, for example https://desk.example/*.");
const panelVerb = z.discriminatedUnion("verb", [
  z.strictObject({ verb: z.literal("open"), windowId: z.number().int() }),
  z.strictObject({ verb: z.literal("search"), query: z.string().max(200) }),
  z.strictObject({ verb: z.literal("choose"), customer: z.string().min(1).max(200) }),
  z.strictObject({ verb: z.literal("accept"), key: z.string().min(1).max(512) }),
  z.strictObject({ verb: z.literal("refresh") }),
  z.strictObject({ verb: z.literal("not-this-person") }),
  z.strictObject({ verb: z.literal("timeline") }),
  z.strictObject({ verb: z.literal("console"), customer: z.string().min(1).max(200) }),
  z.strictObject({ verb: z.literal("granted"), pattern }),
  z.strictObject({ verb: z.literal("refused") }),
]);

const pageVerb = z.discriminatedUnion("verb", [
  z.strictObject({ verb: z.literal("connection") }),
  z.strictObject({ verb: z.literal("connect"), serverUrl: z.string().max(2000), apiKey: z.string().max(500) }),
  z.strictObject({ verb: z.literal("disconnect") }),
  z.strictObject({ verb: z.literal("sites") }),
  z.strictObject({ verb: z.literal("add-site"), pattern }),
  z.strictObject({ verb: z.literal("forget-site"), pattern }),
  z.strictObject({ verb: z.literal("look-ahead"), on: z.boolean() }),
]);

/** Null for anything else: an unknown word is not answered. */
export const parseSeen = (said: unknown): Seen | null => seen.safeParse(said).data ?? null;
export const parsePanelVerb = (said: unknown): PanelVerb | null => panelVerb.safeParse(said).data ?? null;
export const parsePageVerb = (said: unknown): PageVerb | null => pageVerb.safeParse(said).data ?? null;
