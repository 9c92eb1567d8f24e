/**
 * The browser asks a person before it lets the extension onto a site. Without a screen nobody can answer, so the walk answers ahead:
 * an origin that the extensions page has added is granted without a question, but only when the extension asks for it in a click.
 */
import type { Walker } from "./walker.ts";

type Private = { developerPrivate: { addHostPermission(id: string, pattern: string): Promise<void> } };

/** `pattern` as `http://localhost/*`: a permission knows no port. */
export async function sayYesTo({ context, extensionId }: Walker, pattern: string): Promise<void> {
  const page = await context.newPage();
  await page.goto("chrome://extensions");
  await page.evaluate(([id, origin]) => (chrome as unknown as Private).developerPrivate.addHostPermission(id, origin), [
    extensionId,
    pattern,
  ] as const);
  await page.close();
}
