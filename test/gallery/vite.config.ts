import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** `vite build -c test/gallery/vite.config.ts`: the pages that `shoot.ts` photographs. */
export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [react()],
  build: { outDir: "dist/site", emptyOutDir: true },
});
