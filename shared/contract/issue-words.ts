/** What is wrong with a field, as a sentence that says what would be right. */
import type * as z from "zod";

const NOUNS: Readonly<Record<string, string>> = {
  string: "a text in quotes",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

/** A message of our own is a sentence already; the others are the schema's shorthand. */
export function issueWords(issue: z.core.$ZodIssue): string {
  if (!/^(Invalid|Too )/.test(issue.message))
    return /[.!?…]$/.test(issue.message) ? issue.message : `${issue.message}.`;
  switch (issue.code) {
    case "invalid_type":
      return `This must be ${NOUNS[issue.expected] ?? `of the type ${issue.expected}`}.`;
    case "too_big":
      return `This is too ${isSize(issue.origin) ? "large" : "long"}: at most ${issue.maximum}${unit(issue.origin)}.`;
    case "too_small":
      return issue.minimum === 1 && issue.origin === "string"
        ? "This is empty."
        : `This is too ${isSize(issue.origin) ? "small" : "short"}: ${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}${unit(issue.origin)}.`;
    case "invalid_value":
      return `This must be ${issue.values.map(String).join(", ")}.`.replace(/, ([^,]*)$/, " or $1");
    case "invalid_format":
      return issue.format === "url"
        ? "This is no web address, such as https://desk.example/1."
        : "This has the wrong form.";
    case "invalid_union":
      return "This must be a text, a number, true, false or null.";
    case "custom":
    case "invalid_element":
    case "invalid_key":
    case "not_multiple_of":
    case "unrecognized_keys":
      return "This is not valid.";
  }
}

const isSize = (origin: string): boolean => ["number", "int", "bigint", "date"].includes(origin);

function unit(origin: string): string {
  if (origin === "string") return " characters";
  return isSize(origin) ? "" : " entries";
}
