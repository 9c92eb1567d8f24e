/** `npm test`, under the pinned Node: everything that must hold, cheapest first; the last line counts. */
import { browserForTests } from "./browser.ts";
import { type Project, runProject } from "./projects.ts";
import { add, runStep, type Step, type Tally } from "./step.ts";

const CHECKS: readonly Step[] = [
  { name: "format", script: "node_modules/@biomejs/biome/bin/biome", args: ["check", "."] },
  { name: "lint", script: "node_modules/oxlint/bin/oxlint", args: ["--type-aware", "--quiet"] },
  { name: "types", script: "node_modules/typescript/bin/tsc", args: ["-b"] },
  { name: "dead code", script: "node_modules/knip/bin/knip.js", args: ["--no-config-hints"] },
  { name: "build: console and Worker", script: "worker/dev/deploy.mjs", args: ["--dry-run"] },
  {
    name: "build: extension",
    script: "node_modules/wxt/bin/wxt.mjs",
    args: ["build", "-c", "extension/wxt.config.ts"],
  },
  {
    name: "build: extension for Firefox",
    script: "node_modules/wxt/bin/wxt.mjs",
    args: ["build", "-c", "extension/wxt.config.ts", "-b", "firefox", "--mv3"],
  },
  { name: "sizes", script: "node_modules/size-limit/bin.js", args: [] },
];

const say = (line: string) => process.stdout.write(`${line}\n`);

const failures: string[] = [];
const left: string[] = [];
let total: Tally = { passed: 0, failed: 0, skipped: 0 };

for (const step of CHECKS) {
  const well = runStep(step);
  if (!well) failures.push(step.name);
  total = add(total, { passed: well ? 1 : 0, failed: well ? 0 : 1, skipped: 0 });
}

const browser = browserForTests(say);
const env = "path" in browser ? { MARBLES_BROWSER: browser.path } : {};
const projects: Project[] = ["shared", "extension", "worker"];
if ("path" in browser) projects.push("walk");
else {
  left.push(`tests: walk (${browser.missing})`);
  total = add(total, { passed: 0, failed: 0, skipped: 1 });
}
for (const project of projects) {
  const outcome = runProject(project, env);
  if (outcome.failed > 0) failures.push(`tests: ${project}`);
  left.push(...outcome.skippedNames.map((name) => `${project}: ${name}`));
  total = add(total, outcome);
}

say("");
if (left.length > 0) say(`Left out:\n${left.map((line) => `  ${line}`).join("\n")}`);
if (failures.length > 0) say(`Failed:\n${failures.map((line) => `  ${line}`).join("\n")}`);
say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
