import { expect, it } from "vitest";
import { databaseName, deployConfig } from "../../../worker/dev/deploy-config.mjs";
import toml from "../../../wrangler.toml?raw";

const ID = "01234567-89ab-cdef-0123-456789abcdef";

it("adds the database's id and leads every path one folder up", () => {
  const config = deployConfig(toml, ID);
  expect(config).toContain(`database_name = "marbles"\ndatabase_id = "${ID}"`);
  expect(config).toContain('main = "../worker/index.ts"');
  expect(config).toContain('directory = "../worker/dist"');
  expect(config).toContain('migrations_dir = "../worker/migrations"');
  expect(config.split("\n").length).toBe(toml.split("\n").length + 1);
});
it("knows the database by the name in wrangler.toml", () => expect(databaseName(toml)).toBe("marbles"));
it("refuses what is no id, and a wrangler.toml that it does not understand", () => {
  expect(() => deployConfig(toml, "")).toThrow("no database id");
  expect(() => deployConfig(toml.replace("migrations_dir", "migrations"), ID)).toThrow("migrations_dir");
});
it("has no placeholder that could reach production", () =>
  expect(toml).not.toMatch(/database_id|TODO|change-?me|xxxx/i));
