import { accessSync, constants } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { unpackedBrowser } from "./browser-from-npm.ts";
import { memory, quickFolder } from "./quick-folder.ts";

/** A Chromium that can be started: the program, and what its environment needs besides ours. */
export type FoundBrowser = { readonly executablePath: string; readonly environment: Readonly<Record<string, string>> };

/** Where to look; tests hide what is installed by handing in empty ones. */
export type BrowserPlaces = {
  /** The program that somebody chose by hand ($CHROME_PATH); it alone counts when it is set. */
  readonly chosen: string | undefined;
  readonly folders: readonly string[];
  readonly home: string;
};

/** Without the sandbox, which root and containers cannot have: the tests open only pages of our own. */
export const browserArguments: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** The places of this machine. */
export const usualPlaces = (): BrowserPlaces => ({
  chosen: process.env.CHROME_PATH || undefined,
  folders: [
    ...(process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== ""),
    "/usr/bin",
    "/usr/local/bin",
    "/usr/lib/chromium",
    "/opt/google/chrome",
    "/snap/bin",
    "/Applications/Google Chrome.app/Contents/MacOS",
    "/Applications/Chromium.app/Contents/MacOS",
  ],
  home: homedir(),
});

/** $CHROME_PATH, else an installed Chromium or Chrome, else the one from npm; throws one clear sentence when there is none. */
export const findBrowser = async (places: BrowserPlaces = usualPlaces()): Promise<FoundBrowser> => {
  if (places.chosen !== undefined) {
    if (isProgram(places.chosen)) return { executablePath: places.chosen, environment: {} };
    throw new Error(`CHROME_PATH is ${places.chosen}, and there is no program there.`);
  }
  const installed = places.folders
    .flatMap((folder) => [...names, "Google Chrome", "Chromium"].map((name) => join(folder, name)))
    .find(isProgram);
  if (installed !== undefined) return { executablePath: installed, environment: {} };
  return unpackedBrowser(places.home);
};

/** Starts the browser that `findBrowser` finds at `places`. The caller closes it. */
export const startBrowser = async (places: BrowserPlaces): Promise<Browser> => {
  const { executablePath, environment } = await findBrowser(places);
  const hasMemory = (await quickFolder()) === memory;
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return chromium.launch({
    executablePath,
    args: [...browserArguments],
    // Its processes hand each other what they draw in memory, and not in files, where there is room for that.
    ignoreDefaultArgs: hasMemory ? ["--disable-dev-shm-usage"] : [],
    env: { ...Object.fromEntries(inherited), ...environment },
  });
};

let shared: Promise<Browser> | null = null;

/**
 * The browser of this process, which runs one test file after the other; it ends with the process. To close it is to close all
 * that was opened in it.
 */
export const launchBrowser = async (): Promise<Browser> => {
  shared ??= startBrowser(usualPlaces()).then((browser) =>
    Object.assign(browser, {
      close: async () => {
        await Promise.all(browser.contexts().map((context) => context.close()));
      },
    }),
  );
  return shared;
};

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
