import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The console is static files beside the Worker's own script; nothing is loaded from elsewhere. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  plugins: [react()],
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    sourcemap: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});
