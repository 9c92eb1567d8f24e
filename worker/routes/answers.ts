/** The pieces that many route descriptions share. */
import type * as z from "zod";
import { problem } from "../../shared/contract/problem.ts";

/** A JSON answer with its description. */
export const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { "application/json": { schema } },
});

/** A required JSON body. Required, because else a request without a content type would pass unchecked. */
export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { "application/json": { schema } },
});

/** A failure a caller of this route should expect; those that every route has are not repeated. */
export const failure = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: problem } },
});
