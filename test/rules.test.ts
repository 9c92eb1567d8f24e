/**
 * The house rules, as a test that says in a sentence what was forgotten. The big walls are TypeScript project references;
 * these are the small ones.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");
const SKIP = new Set(["node_modules", ".git", ".output", ".wxt", ".wrangler", ".marbles", "dist", "gallery-shots"]);

type Source = { path: string; text: string; imports: string[] };

const slash = (path: string) => path.split(sep).join("/");
const filesBelow = (folder: string): string[] =>
  existsSync(join(ROOT, folder))
    ? readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
        if (SKIP.has(entry.name)) return [];
        const path = `${folder}/${entry.name}`;
        return entry.isDirectory() ? filesBelow(path) : [path];
      })
    : [];
const foldersIn = (folder: string): string[] =>
  existsSync(join(ROOT, folder))
    ? readdirSync(join(ROOT, folder), { withFileTypes: true })
        .filter((e) => e.isDirectory() && !SKIP.has(e.name))
        .map((e) => e.name)
    : [];
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)|(?:^|\n)\s*import\s+["']([^"']+)["']/g;

/** Relative imports as paths from the root, packages by name. */
function importsOf(path: string, text: string): string[] {
  return [...text.matchAll(IMPORT)].map((m) => {
    const name = m[1] ?? m[2] ?? m[3] ?? "";
    return name.startsWith(".") ? slash(relative(ROOT, resolve(ROOT, dirname(path), name))) : name;
  });
}

const sources: Source[] = ["extension", "worker", "shared", "test"]
  .flatMap(filesBelow)
  .filter((path) => /\.(ts|tsx|mjs)$/.test(path))
  .map((path) => ({ path, text: read(path), imports: [] as string[] }))
  .map((source) => ({ ...source, imports: importsOf(source.path, source.text) }));

/** What a part of the house may import beside its own files: path prefixes of ours, and package names. */
const WALLS: { part: string; not?: string[]; may: string[]; why: string }[] = [
  { part: "shared/engine/", may: [], why: "the engine is numbers in, numbers out, and could be published alone" },
  { part: "shared/contract/", may: ["shared/result.ts", "zod"], why: "the contract is carried by everything" },
  {
    part: "shared/metrics/",
    may: ["shared/result.ts", "shared/contract/", "shared/engine/"],
    why: "a metric is facts in, values out",
  },
  {
    part: "shared/ui/",
    may: ["react", "react-dom", "@mantine/", "@visx/", "lucide-react"],
    why: "the drawing knows no customer",
  },
  {
    part: "shared/cards/",
    may: ["shared/ui/", "shared/contract/", "react", "@mantine/", "lucide-react"],
    why: "a card draws one metric",
  },
  {
    part: "extension/sites/",
    may: ["shared/contract/"],
    why: "a site reads a page and nothing else: no browser, no fetch, no React",
  },
  {
    part: "extension/",
    may: [
      "shared/contract/",
      "shared/ui/",
      "shared/cards/",
      "shared/result.ts",
      "wxt",
      "wxt/",
      "react",
      "react-dom/",
      "@mantine/",
      "lucide-react",
      "zod",
      "node:",
      "vite",
      "@vitejs/",
    ],
    why: "the extension never sees the Worker",
  },
  {
    part: "worker/console/",
    may: [
      "shared/contract/",
      "shared/ui/",
      "shared/cards/",
      "shared/result.ts",
      "react",
      "react-dom",
      "react-dom/",
      "@mantine/",
      "@tanstack/",
      "lucide-react",
      "csv-parse",
      "zod",
      "vite",
      "@vitejs/",
      "node:",
      "worker/dev/docs-assets.mjs",
    ],
    why: "the console speaks to the Worker through its API alone",
  },
  {
    part: "worker/routes/",
    may: [
      "worker/",
      "shared/contract/",
      "shared/metrics/",
      "shared/result.ts",
      "hono",
      "@hono/",
      "zod",
      "csv-parse",
      "node:",
      "cloudflare:",
      "uuidv7",
    ],
    why: "routes go through ledger, store and scoring",
  },
];

/** A script run by hand that draws the icons; nothing of it is bundled. */
const TOOLS = ["extension/icons/"];

const partOf = (path: string) =>
  TOOLS.some((tool) => path.startsWith(tool)) ? undefined : WALLS.find(({ part }) => path.startsWith(part));

describe("imports point one way", () => {
  for (const { part, may, why } of WALLS) {
    it(`${part} imports only its own files${may.length > 0 ? ` and ${may.slice(0, 4).join(", ")}…` : ""}: ${why}`, () => {
      const wrong = sources
        .filter((source) => partOf(source.path)?.part === part)
        .flatMap((source) =>
          source.imports
            .filter(
              (name) =>
                !name.startsWith(part) &&
                !may.some(
                  (m) =>
                    name === m ||
                    (m.endsWith("/") ? name.startsWith(m) : name.startsWith(`${m}/`)) ||
                    (m.endsWith(":") && name.startsWith(m)) ||
                    (part === "extension/" && name.startsWith("extension/sites/")),
                ),
            )
            .map((name) => `${source.path} imports ${name}`),
        );
      expect(wrong).toEqual([]);
    });
  }

  it("nothing outside test sees test", () => {
    const wrong = sources
      .filter(({ path }) => !path.startsWith("test/"))
      .flatMap(({ path, imports }) =>
        imports.filter((name) => name.startsWith("test/")).map((name) => `${path} imports ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  it("routes hold no SQL: it lives in store and ledger", () => {
    const sql = /\b(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM)\b/;
    expect(
      sources.filter(({ path, text }) => path.startsWith("worker/routes/") && sql.test(text)).map(({ path }) => path),
    ).toEqual([]);
  });

  it("only store holds the SQL of D1", () => {
    const wrong = sources
      .filter(
        ({ path, text }) =>
          path.startsWith("worker/") &&
          !/^worker\/(store|dev)\//.test(path) &&
          /\bDB\.(prepare|batch|exec)\b/.test(text),
      )
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });
});

describe("one folder, one line in the list", () => {
  const lists: { folder: string; list: string; needs: string[]; not?: string[] }[] = [
    { folder: "extension/sites", list: "extension/sites/index.ts", needs: ["site.ts"] },
    { folder: "shared/engine/models", list: "shared/engine/models/index.ts", needs: ["NOTES.md"] },
    { folder: "shared/cards", list: "shared/cards/index.ts", needs: ["view.ts", "card.tsx"] },
    { folder: "worker/routes", list: "worker/index.ts", needs: ["route.ts"] },
  ];
  for (const { folder, list, needs } of lists) {
    for (const name of foldersIn(folder)) {
      it(`${folder}/${name} stands in ${list} and has ${needs.join(" and ")}`, () => {
        expect(read(list), `Add a line for "${name}" to ${list}.`).toContain(`/${name}/`);
        for (const file of needs)
          expect(existsSync(join(ROOT, folder, name, file)), `${folder}/${name} needs a ${file}.`).toBe(true);
      });
    }
  }

  it("a site has its saved pages and a model its tests", () => {
    for (const site of foldersIn("extension/sites"))
      expect(
        filesBelow(`test/fixtures/sites/${site}`).length + (site === "generic" ? 1 : 0),
        `Save pages of ${site} under test/fixtures/sites/${site}.`,
      ).toBeGreaterThan(0);
    for (const model of foldersIn("shared/engine/models"))
      expect(
        sources.some(({ path }) => path.startsWith("test/shared/engine/") && path.includes(model)),
        `${model} has no test.`,
      ).toBe(true);
  });
});

describe("the house is tidy", () => {
  it("has four folders at the top, and only the files people look for there", () => {
    const folders = readdirSync(ROOT, { withFileTypes: true })
      .filter((e) => e.isDirectory() && !e.name.startsWith(".") && e.name !== "node_modules")
      .map((e) => e.name);
    expect(folders.sort()).toEqual(["extension", "shared", "test", "worker"]);
  });

  it("has no folder or file called utils, helpers, common or misc", () => {
    const wrong = sources
      .filter(({ path }) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.tsx?$)/.test(path))
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });

  it("keeps a file to one idea: 300 lines at the very most", () => {
    const long = sources
      .filter(({ path }) => !/(fixtures|worker\/sample|bad-input)\//.test(path))
      .map(({ path, text }) => ({ path, lines: text.split("\n").length }))
      .filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });

  it("writes no markup from strings", () => {
    const wrong = sources
      .filter(
        ({ path, text }) =>
          /^(extension|shared|worker\/console)\//.test(path) &&
          /dangerouslySetInnerHTML|\.innerHTML\s*=|\.outerHTML\s*=|insertAdjacentHTML|document\.write\(/.test(text),
      )
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });

  it("imports zod as a namespace, so that no locale is bundled", () => {
    expect(
      sources
        .filter(({ path, text }) => /import \{[^}]*\} from "zod"/.test(text) && path !== "test/rules.test.ts")
        .map(({ path }) => path),
    ).toEqual([]);
  });

  it("gives tables their SCHEMA.md", () => {
    for (const folder of ["worker/ledger", "worker/store"])
      expect(existsSync(join(ROOT, folder, "SCHEMA.md")), `${folder} needs a SCHEMA.md.`).toBe(true);
  });

  it("locks dependencies without the address they were fetched from", () => {
    expect(read("package-lock.json")).not.toMatch(/"resolved": "https?:/);
  });

  it("keeps generated and secret files out of the repository", () => {
    const ignored = read(".gitignore");
    for (const line of [".marbles/", ".dev.vars", ".output/", "node_modules/", ".wrangler/"])
      expect(ignored).toContain(line);
    expect(statSync(join(ROOT, "package.json")).isFile()).toBe(true);
  });
});
