/** Puts Swagger UI beside the console's files, so that /docs needs no other host and no inline script. */
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const START = `window.ui = SwaggerUIBundle({
  url: "/openapi.json",
  domNode: document.getElementById("docs"),
  deepLinking: true,
  validatorUrl: null,
});
`;

/**
 * @param {string} folder where the console is built to, usually worker/dist
 * @returns {Promise<void>}
 */
export async function writeDocsAssets(folder) {
  const from = path.dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  const to = path.join(folder, "docs");
  await mkdir(to, { recursive: true });
  for (const name of ["swagger-ui-bundle.js", "swagger-ui.css"])
    await copyFile(path.join(from, name), path.join(to, name));
  await writeFile(path.join(to, "start.js"), START);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await writeDocsAssets(path.join(import.meta.dirname, "..", "dist"));
