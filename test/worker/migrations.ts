/** Every test file starts on a database that went through the numbered migrations, as a deployment does. */
import { applyD1Migrations, type D1Migration } from "cloudflare:test";
import { env } from "cloudflare:workers";

const { DB, TEST_MIGRATIONS } = env as unknown as { DB: D1Database; TEST_MIGRATIONS: D1Migration[] };

/** Again after `reset()`, which also takes the tables away. */
export const migrateTestDatabase = (): Promise<void> => applyD1Migrations(DB, TEST_MIGRATIONS);

await migrateTestDatabase();
