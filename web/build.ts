import { copyFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { assetsFolder, readAssets } from "./assets.ts";
import { classesNotCarried } from "./design-system.ts";
import type { AssetsView } from "./views.ts";

export { assetsFolder, readAssets, webIsStale } from "./assets.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Builds the islands, the styles and the font into `web/dist/` and returns their addresses. Vite is loaded only here,
 * so that a server whose files are built never holds it in memory. Takes about a second.
 */
export const buildWeb = async (): Promise<AssetsView> => {
  const { build } = await import("vite");
  // Built beside and moved in whole: who starts meanwhile finds the old files or the new ones, never half of them.
  const beside = here(`./dist-${process.pid}/`);
  await build({
    configFile: false,
    envFile: false,
    publicDir: false,
    root: here("./"),
    base: "/assets/",
    logLevel: "error",
    // Named outright: by itself Vite goes by NODE_ENV, and would pack the development files of Lit under any other.
    resolve: { conditions: ["module", "browser", "production"] },
    css: { lightningcss: { unusedSymbols: classesNotCarried() } },
    build: {
      outDir: beside,
      emptyOutDir: true,
      assetsDir: "",
      assetsInlineLimit: 0,
      cssCodeSplit: true,
      manifest: "manifest.json",
      modulePreload: false,
      rolldownOptions: {
        input: [
          "./islands/islands.ts",
          "./islands/passkeys.ts",
          "./islands/offline-worker.ts",
          "./styles/wijk.css",
        ].map(here),
      },
    },
  });
  for (const name of ["icons.svg", "wordmark.svg"]) copyFileSync(here(`./styles/${name}`), join(beside, name));
  rmSync(assetsFolder, { recursive: true, force: true });
  renameSync(beside, assetsFolder);
  return readAssets();
};
