// @vitest-environment node
/** What goes to the stores, built for this test and read as a store's reviewer would. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";

const ROOT = resolve(import.meta.dirname, "../..");
const manifest = z.looseObject({
  permissions: z.array(z.string()),
  host_permissions: z.array(z.string()).optional(),
  optional_host_permissions: z.array(z.string()),
  content_scripts: z.array(z.unknown()).optional(),
  web_accessible_resources: z.array(z.unknown()).optional(),
  externally_connectable: z.unknown().optional(),
  content_security_policy: z.object({ extension_pages: z.string() }),
});

/** A build of its own, so that the test neither trusts nor disturbs one that lies around. */
const OUT = mkdtempSync(join(ROOT, "node_modules/.cache/marbles-build-"));
function build(folder: string, browser: string, environment: Record<string, string> = {}) {
  const cli = join(ROOT, "node_modules/wxt/bin/wxt.mjs");
  const arguments_ = [cli, "build", "-c", "extension/wxt.config.ts", "-b", browser, "--mv3"];
  const env = { ...process.env, NODE_ENV: "production", MARBLES_OUT: join(OUT, folder), ...environment };
  execFileSync(process.execPath, arguments_, { cwd: ROOT, env, stdio: "pipe" });
  const at = join(OUT, folder, `${browser}-mv3`);
  const read = (path: string) => readFileSync(join(at, path), "utf8");
  return { at, read, manifest: manifest.parse(JSON.parse(read("manifest.json"))) };
}
type Build = ReturnType<typeof build>;

const builds: Record<string, Build> = {};
const of = (name: string): Build => {
  const found = builds[name];
  if (found === undefined) throw new Error(`${name} was not built.`);
  return found;
};
beforeAll(() => {
  builds["chrome"] = build("store", "chrome");
  builds["firefox"] = build("store", "firefox");
  builds["demo"] = build("demo", "chrome", { MARBLES_DEMO: "1" });
}, 120_000);
afterAll(() => rmSync(OUT, { recursive: true, force: true }));

describe.each(["chrome", "firefox"])("the %s build for the store", (name) => {
  it("asks for no site at install, and for nothing it does not use", () => {
    const { permissions, host_permissions, content_scripts } = of(name).manifest;
    expect(host_permissions).toBeUndefined();
    expect(content_scripts).toBeUndefined();
    const mine = ["activeTab", "contextMenus", "scripting", "storage"];
    expect([...permissions].sort()).toEqual(name === "chrome" ? [...mine, "sidePanel"].sort() : mine);
  });

  it("can be granted any site later, by https and by plain http", () =>
    expect(of(name).manifest.optional_host_permissions).toEqual(["https://*/*", "http://*/*"]));

  it("can be reached by no page and no other extension", () => {
    expect(of(name).manifest.web_accessible_resources).toBeUndefined();
    expect(of(name).manifest.externally_connectable).toBeUndefined();
  });

  it("runs its own script only", () => {
    const policy = of(name).manifest.content_security_policy.extension_pages;
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).not.toContain("unsafe-eval");
    expect(policy).toContain("object-src 'none'");
  });

  it("knows nothing of the demo", () => {
    expect(of(name).read("background.js")).not.toContain("demo.json");
    expect(existsSync(join(of(name).at, "demo.json"))).toBe(false);
  });
});

describe("the Firefox build", () => {
  it("says who it is and what it collects", () =>
    expect(of("firefox").manifest["browser_specific_settings"]).toMatchObject({
      gecko: {
        id: expect.stringContaining("@") as string,
        strict_min_version: "140.0",
        data_collection_permissions: { required: ["personallyIdentifyingInfo", "websiteContent"] },
      },
    }));

  it("has the panel as its sidebar", () =>
    expect(of("firefox").manifest["sidebar_action"]).toMatchObject({ default_panel: "sidepanel.html" }));
});

describe("the demo build", () => {
  it("holds loopback and nothing else", () =>
    expect(of("demo").manifest.host_permissions).toEqual(["http://localhost/*", "http://127.0.0.1/*"]));

  it("comes connected by the file beside it", () => expect(of("demo").read("background.js")).toContain("demo.json"));
});

describe("sizes, compressed", () => {
  const zipped = (name: string, path: string) => gzipSync(of(name).read(path)).length / 1024;

  it("the content script stays below 25 KB", () =>
    expect(of("chrome").read("content-scripts/page.js").length / 1024).toBeLessThan(25));
  it("the content script carries neither zod nor React", () => {
    expect(of("chrome").read("content-scripts/page.js")).not.toMatch(/ZodError|_zod|react/i);
  });
  it("the background stays below 60 KB", () => expect(zipped("chrome", "background.js")).toBeLessThan(60));

  it("all scripts and styles of the panel stay below 200 KB and 40 KB", () => {
    const html = of("chrome").read("sidepanel.html");
    const files = [...html.matchAll(/(?:src|href)="\/((?:chunks|assets)\/[^"]+)"/g)].map((match) => match[1] ?? "");
    const sum = (end: string) =>
      files.filter((file) => file.endsWith(end)).reduce((total, file) => total + zipped("chrome", file), 0);
    expect(files.length).toBeGreaterThan(1);
    expect(sum(".js")).toBeLessThan(200);
    expect(sum(".css")).toBeLessThan(40);
    expect(readdirSync(join(of("chrome").at, "chunks")).length).toBeGreaterThan(0);
  });
});
