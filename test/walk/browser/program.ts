/** Which browser the walk drives. Chromium only: Chrome of the brand takes no extension from the command line. */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser"];
const PLACES = ["/usr/bin", "/usr/local/bin", "/snap/bin"];

export type Found = { path: string } | { why: string };

/** `CHROMIUM` in the environment decides; otherwise the first one on the path. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): Found {
  const given = env["CHROMIUM"];
  if (given !== undefined && given !== "")
    return isProgram(given) ? { path: given } : { why: `CHROMIUM names no program: ${given}` };
  const folders = [...(env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== ""), ...PLACES];
  const path = folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isProgram);
  return path === undefined
    ? { why: "There is no Chromium here. Install it (apt-get install chromium), or name one in CHROMIUM." }
    : { path };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
