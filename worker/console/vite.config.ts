import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { writeDocsAssets } from "../dev/docs-assets.mjs";

const out = `${import.meta.dirname}/../dist`;

/** The files of the API's own page lie beside the console's; the build empties the folder first, so they come last. */
const docs = { name: "docs-assets", closeBundle: () => writeDocsAssets(out) };

/** The console is static files beside the Worker's own script; nothing is loaded from elsewhere. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  plugins: [react(), docs],
  build: {
    outDir: out,
    emptyOutDir: true,
    sourcemap: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});
