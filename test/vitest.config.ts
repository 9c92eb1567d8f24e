import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { WxtVitest } from "wxt/testing/vitest-plugin";

/** Run from the root: `vitest run --config test/vitest.config.ts --project worker`. */
export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    projects: [
      {
        test: {
          name: "shared",
          environment: "node",
          include: ["test/shared/**/*.test.{ts,tsx}", "test/rules.test.ts"],
        },
      },
      {
        plugins: [WxtVitest({ configFile: "extension/wxt.config.ts" } as never)],
        test: { name: "extension", environment: "jsdom", include: ["test/extension/**/*.test.{ts,tsx}"] },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: `${import.meta.dirname}/../wrangler.toml` },
            miniflare: {
              bindings: {
                LEDGER_SHARDS: "4",
                TEST_MIGRATIONS: await readD1Migrations(`${import.meta.dirname}/../worker/migrations`),
              },
            },
          })),
        ],
        test: {
          name: "worker",
          include: ["test/worker/**/*.test.ts"],
          globalSetup: ["test/worker/global-setup.ts"],
          setupFiles: ["test/worker/migrations.ts"],
        },
      },
      {
        test: {
          name: "walk",
          environment: "node",
          include: ["test/walk/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
