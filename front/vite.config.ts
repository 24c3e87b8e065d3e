// Builds into the Python package; nothing here is committed, the wheel holds it.
import { defineConfig } from "vite";

export default defineConfig({
  base: "/static/front/",
  publicDir: false,
  build: {
    outDir: "../src/dateline/web/static/front",
    emptyOutDir: true,
    manifest: "manifest.json",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2500,
    rollupOptions: { input: "src/main.ts" },
  },
});
