/** Model versions: every fit is kept; the one that was published last is what cards are computed with. */
import type { ModelVersion } from "../../shared/contract/endpoints/model.ts";
import { raise } from "./revision.ts";

type Row = { body: string };

const toModelVersion = (row: Row | null): ModelVersion | null =>
  row === null ? null : (JSON.parse(row.body) as ModelVersion);

export async function readActiveModel(db: D1Database): Promise<ModelVersion | null> {
  return toModelVersion(
    await db
      .prepare("SELECT body FROM model WHERE published_at IS NOT NULL ORDER BY published_at DESC LIMIT 1")
      .first<Row>(),
  );
}

/** The last fit, published or not. */
export async function readLatestModel(db: D1Database): Promise<ModelVersion | null> {
  return toModelVersion(
    await db.prepare("SELECT body FROM model ORDER BY fitted_at DESC, version DESC LIMIT 1").first<Row>(),
  );
}

export async function readModel(db: D1Database, version: string): Promise<ModelVersion | null> {
  return toModelVersion(await db.prepare("SELECT body FROM model WHERE version = ?").bind(version).first<Row>());
}

/** Keeps a fit. Repeating it (a run that was interrupted) changes nothing. */
export async function keepModel(db: D1Database, model: ModelVersion): Promise<void> {
  await db
    .prepare("INSERT INTO model (version, fitted_at, body) VALUES (?, ?, ?) ON CONFLICT (version) DO NOTHING")
    .bind(model.version, Date.parse(model.fittedAt), JSON.stringify(model))
    .run();
}

/** Makes it the one that cards use, and raises the company's revision in the same commit. Repeating it changes nothing more. */
export async function publishModel(db: D1Database, model: ModelVersion, at: number): Promise<void> {
  const publish = db
    .prepare("UPDATE model SET body = ?2, published_at = coalesce(published_at, ?3) WHERE version = ?1")
    .bind(model.version, JSON.stringify(model), at);
  await db.batch([publish, raise(db, "company")]);
}
