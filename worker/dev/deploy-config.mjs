/** The configuration of a real deployment: wrangler.toml with the database's id, which belongs to one account and into no repository. */

const PATHS = ["main", "directory", "migrations_dir"];

/**
 * For a file one folder below the root, so every path leads one folder up first. Throws when wrangler.toml is no longer what this
 * expects: better no deployment than one with a wrong database.
 *
 * @param {string} toml the text of wrangler.toml
 * @param {string} databaseId
 * @returns {string}
 */
export function deployConfig(toml, databaseId) {
  if (!/^[0-9a-f-]{36}$/.test(databaseId)) throw new Error(`This is no database id: ${databaseId}`);
  const moved = PATHS.reduce((text, name) => replaceOnce(text, name, (value) => `../${value}`), toml);
  return moved.replace(/^database_name = .*$/m, (line) => `${line}\ndatabase_id = "${databaseId}"`);
}

/**
 * @param {string} toml
 * @returns {string} the name of the one D1 database
 */
export const databaseName = (toml) => valueOf(toml, "database_name");

/**
 * @param {string} text
 * @param {string} name
 * @param {(value: string) => string} change
 */
function replaceOnce(text, name, change) {
  const value = valueOf(text, name);
  return text.replace(`${name} = "${value}"`, `${name} = "${change(value)}"`);
}

/**
 * @param {string} text
 * @param {string} name
 */
function valueOf(text, name) {
  const found = [...text.matchAll(new RegExp(`^${name} = "([^"]+)"$`, "gm"))];
  const value = found[0]?.[1];
  if (found.length !== 1 || value === undefined) throw new Error(`wrangler.toml must say ${name} exactly once.`);
  return value;
}
