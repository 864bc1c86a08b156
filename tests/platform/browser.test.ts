import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findBrowser, startBrowser, usualPlaces } from "../support/browser.ts";

const page = `data:text/html,<!doctype html><title>Het plein</title><p><span id="text">Wie heeft een ladder?</span></p>`;

test("the browser that is found opens a page and reads its title", async () => {
  const browser = await startBrowser(usualPlaces());
  try {
    const tab = await browser.newPage();
    await tab.goto(page);
    expect(await tab.title()).toBe("Het plein");
  } finally {
    await browser.close();
  }
});

test("where no browser is installed, the one from npm is unpacked for this user and renders text", async () => {
  const home = await mkdtemp(join(tmpdir(), "wijksgewijs-home-"));
  const nothingInstalled = { chosen: undefined, folders: [], home };
  const [one, other] = await Promise.all([findBrowser(nothingInstalled), findBrowser(nothingInstalled)]);
  expect(other).toEqual(one);
  expect(one.executablePath).toContain(home);
  expect(existsSync(join(one.environment.LD_LIBRARY_PATH ?? "", "libnss3.so"))).toBe(true);
  expect(await readFile(one.environment.FONTCONFIG_FILE ?? "", "utf8")).toContain(home);
  const browser = await startBrowser(nothingInstalled);
  try {
    const tab = await browser.newPage();
    await tab.goto(page);
    const width = await tab.evaluate(() => document.querySelector("#text")?.getBoundingClientRect().width);
    expect(width).toBeGreaterThan(100);
    const blank = await tab.screenshot();
    await tab.evaluate(() => document.querySelector("#text")?.remove());
    expect(blank.equals(await tab.screenshot())).toBe(false);
  } finally {
    await browser.close();
    await rm(home, { recursive: true, force: true });
  }
});

test("a browser chosen by hand comes before everything, and a wrong choice is told in one sentence", async () => {
  const folder = await mkdtemp(join(tmpdir(), "wijksgewijs-chosen-"));
  const [chosen, installed] = [join(folder, "mine"), join(folder, "chromium")];
  for (const program of [chosen, installed]) await writeFile(program, "", { mode: 0o755 });
  const places = { ...usualPlaces(), folders: [folder] };
  expect((await findBrowser({ ...places, chosen })).executablePath).toBe(chosen);
  expect((await findBrowser({ ...places, chosen: undefined })).executablePath).toBe(installed);
  await expect(findBrowser({ ...places, chosen: join(folder, "absent") })).rejects.toThrow(/CHROME_PATH is .*absent/);
  await rm(folder, { recursive: true });
});
