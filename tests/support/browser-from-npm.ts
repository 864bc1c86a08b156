import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { lstat, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { arch, platform, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { FoundBrowser } from "./browser.ts";

/** A Chromium packed for one kind of machine, as an npm package: https://github.com/Sparticuz/chromium */
const packageFolder = fileURLToPath(new URL("../../node_modules/@sparticuz/chromium/", import.meta.url));

/** Unpacks the Chromium from npm, once per user and version, with the libraries and a font that a bare machine lacks. */
export const unpackedBrowser = async (home: string): Promise<FoundBrowser> => {
  if (platform() !== "linux" || arch() !== "x64" || !existsSync(packageFolder))
    throw new Error("No Chromium found: install Chromium or Chrome, or set CHROME_PATH to the program.");
  const { version } = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8"));
  const folder = join(await cacheFolder(home), `chromium-${version}`);
  if (!existsSync(folder)) await unpackTo(folder);
  return {
    executablePath: join(folder, "chromium"),
    environment: { LD_LIBRARY_PATH: join(folder, "al2023", "lib"), FONTCONFIG_FILE: join(folder, "fontconfig.xml") },
  };
};

/** Under the home of the user; where that cannot be written, a folder for temporary files that is the user's alone. */
const cacheFolder = async (home: string): Promise<string> => {
  const usual = join(home, ".cache", "wijksgewijs");
  try {
    await mkdir(usual, { recursive: true });
    await rm(await mkdtemp(join(usual, "writable-")), { recursive: true });
    return usual;
  } catch {
    const { uid } = await stat("/proc/self");
    const temporary = join(tmpdir(), `wijksgewijs-cache-${uid}`);
    await mkdir(temporary, { mode: 0o700 }).catch(() => {});
    const found = await lstat(temporary);
    return found.isDirectory() && found.uid === uid ? temporary : mkdtemp(`${temporary}-`);
  }
};

/** The package unpacks to the folder for temporary files, so a process of its own gets another one; then all appears at once. */
const unpackTo = async (folder: string): Promise<void> => {
  const unfinished = await mkdtemp(`${folder}-unfinished-`);
  try {
    const script = `
      const { default: chromium, inflate } = await import(process.argv[1]);
      await Promise.all([chromium.executablePath(), inflate(process.argv[2])]);`;
    const entry = join(packageFolder, "build", "index.js");
    const libraries = join(packageFolder, "bin", "al2023.tar.br");
    await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script, entry, libraries], {
      env: { TMPDIR: unfinished },
    });
    await writeFile(join(unfinished, "fontconfig.xml"), fontconfig(folder));
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(folder))
      throw new Error(`The Chromium from npm could not be unpacked in ${dirname(folder)}.`, { cause: error });
  }
};

/** The packed font stands in where a machine has none of its own; without any font a page ends the browser. */
const fontconfig = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, "fonts")}</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir>${join(folder, "fontconfig-cache")}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>serif</family><default><family>Open Sans</family></default></alias>
  <alias><family>monospace</family><default><family>Open Sans</family></default></alias>
</fontconfig>
`;
