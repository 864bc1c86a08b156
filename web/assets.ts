import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AssetsView } from "./views.ts";

/** Where the built files stand; they are served under `/assets/`. */
export const assetsFolder = fileURLToPath(new URL("./dist/", import.meta.url));
const manifestPath = join(assetsFolder, "manifest.json");

/** Folders whose files end up in the built ones. */
const sources = ["islands", "parts", "styles", "texts"].map((name) =>
  fileURLToPath(new URL(`./${name}/`, import.meta.url)),
);

/** How they are built matters as much as what from. */
const buildScripts = ["build.ts", "design-system.ts"].map((name) =>
  fileURLToPath(new URL(`./${name}`, import.meta.url)),
);

const modifiedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const newestIn = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((newest, entry) => Math.max(newest, modifiedAt(join(entry.parentPath, entry.name))), 0);

/** True when the built files are missing or older than one of their sources. */
export const webIsStale = (): boolean => {
  const builtAt = modifiedAt(manifestPath);
  const newest = Math.max(...buildScripts.map(modifiedAt), ...sources.map(newestIn));
  return builtAt === 0 || newest > builtAt;
};

type Manifest = Readonly<Record<string, { readonly file: string }>>;

/** The worker for when there is no network, as it was built. */
export const readOfflineWorker = (): string => {
  const manifest = JSON.parse(readFileSync(manifestPath, "utf8")) as Manifest;
  const file = manifest["islands/offline-worker.ts"]?.file;
  if (file === undefined) throw new Error(`The web build has no worker. Remove ${assetsFolder} and start again.`);
  return readFileSync(join(assetsFolder, file), "utf8");
};

/**
 * Addresses of the built files for the pages, with a hash of their content in the name: they may be cached for ever.
 * Only `icons.svg` and `wordmark.svg` keep their names. Throws when nothing was built.
 */
export const readAssets = (): AssetsView => {
  const manifest = JSON.parse(readFileSync(manifestPath, "utf8")) as Manifest;
  const address = (ending: string): string => {
    const entry = Object.entries(manifest).find(([source]) => source.endsWith(ending));
    if (!entry) throw new Error(`The web build has no file for ${ending}. Remove ${assetsFolder} and start again.`);
    return `/assets/${entry[1].file}`;
  };
  return {
    style: address("styles/wijk.css"),
    script: address("islands/islands.ts"),
    passkeyScript: address("islands/passkeys.ts"),
    font: address("hyperlegible-next-latin-wght-normal.woff2"),
  };
};
