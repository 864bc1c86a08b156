import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { createBrowserPerson } from "../support/browser-person.ts";
import { tokensAsCss } from "../support/house-tokens.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { placeInPhoto, telephonePhoto } from "../support/photo-files.ts";
import { type RunningGemeente, startGemeente } from "../support/running-gemeente.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let browser: Browser;
let gemeente: RunningGemeente;
let wijk: RunningWijk;

beforeAll(async () => {
  [browser, gemeente, wijk] = await Promise.all([launchBrowser(), startGemeente({ clock }), startWijk({ clock })]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await Promise.all([gemeente.close(), wijk.close()]);
});

const address = "/beheer/uiterlijk";
const formOf = (
  fields: Readonly<Record<string, string>>,
  files: Readonly<Record<string, Uint8Array | string>> = {},
): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const name of ["logo", "tokens"]) {
    const file = files[name];
    form.append(
      name,
      new File(file === undefined ? [] : [typeof file === "string" ? file : new Uint8Array(file)], name),
    );
  }
  return form;
};
const styleIn = (html: string): string | undefined => /href="(\/huisstijl\/[0-9a-f]+\.css)"/.exec(html)?.[1];
const logoIn = (html: string): string | undefined => /src="(\/huisstijl\/[0-9a-f-]+\.webp)"/.exec(html)?.[1];

test("a gemeente's logo, colours and own site stand on every page, by day; in the dark the pages keep their own", async () => {
  const person = await createBrowserPerson(browser, gemeente.origin, { as: gemeente.administrator });
  const { page } = person;
  await person.open(address);
  await page.getByLabel("Welk logo hoort erbij?").setInputFiles({
    name: "logo.jpg",
    mimeType: "image/jpeg",
    buffer: await telephonePhoto(),
  });
  await page.getByLabel("Wat is het adres van uw eigen site?").fill("www.veldermeer.example");
  await page.getByLabel("Welk bestand met tokens?").setInputFiles({
    name: "veldermeer.css",
    mimeType: "text/css",
    buffer: Buffer.from(tokensAsCss),
  });
  await person.press("Bewaren");
  await page.getByText("Het is bewaard. Zo ziet elke bladzijde er nu uit.").waitFor();
  await page.getByText("invulvelden: het contrast is 1 op 1. Nodig is 3 op 1.").waitFor();
  expect(await page.getByLabel("Hoe heet de klasse van uw huisstijl?").inputValue()).toBe("veldermeer-theme");
  const buttonIn = async (scheme: "light" | "dark", contrast: "more" | "no-preference" = "no-preference") => {
    await page.emulateMedia({ colorScheme: scheme, contrast, reducedMotion: "reduce" });
    return page
      .getByRole("button", { name: "Bewaren" })
      .evaluate((button) => [getComputedStyle(button).backgroundColor, getComputedStyle(button).borderRadius]);
  };
  const purple = "rgb(92, 36, 131)";
  expect(await buttonIn("light")).toEqual([purple, "24px"]);
  expect((await buttonIn("dark"))[0]).toBe("rgb(163, 200, 255)");
  expect((await buttonIn("light", "more"))[0]).toBe("rgb(0, 0, 0)");
  expect(await page.locator("img.logo").evaluate((logo: HTMLImageElement) => logo.naturalWidth)).toBeGreaterThan(0);
  expect(person.complaints).toEqual([]);
  await person.close();

  const visitor = gemeente.visitor();
  for (const path of ["/", "/mededelingen", "/inloggen", "/bestaat-niet"]) {
    const { html } = await visitor.get(path);
    expect(html).toContain('<body class="wijksgewijs-theme house-style veldermeer-theme"');
    expect(html).toContain('href="https://www.veldermeer.example/"');
    expect(logoIn(html)).toBeDefined();
  }
  const log = await gemeente.administrator.get("/beheer/logboek");
  expect(log.html).toContain("Het uiterlijk veranderd");
});

test("browsers keep both files for good, and a picture opened by itself runs nothing and tells nothing of its maker", async () => {
  const { html } = await gemeente.visitor().get("/");
  const style = await gemeente.visitor().get(styleIn(html) ?? "no style");
  expect(style.headers.get("content-type")).toBe("text/css; charset=utf-8");
  expect(style.headers.get("cache-control")).toContain("immutable");
  const logo = await fetch(new URL(logoIn(html) ?? "/no-logo", gemeente.origin));
  expect(logo.headers.get("content-type")).toBe("image/webp");
  expect(logo.headers.get("content-security-policy")).toContain("sandbox");
  expect(logo.headers.get("x-content-type-options")).toBe("nosniff");
  expect(Buffer.from(await logo.arrayBuffer()).toString("latin1")).not.toContain(placeInPhoto);
  for (const path of [`${styleIn(html)}x`, "/huisstijl/0000.css", "/huisstijl/..%2fwijk.css"])
    expect((await gemeente.visitor().get(path)).status).toBe(404);
});

test("what is wrong is told beside each field, what was typed stays, and every page looks as before", async () => {
  const before = (await gemeente.visitor().get("/")).html;
  const fields = { site: "ftp://veldermeer.example", themeClass: "foot" };
  const files = { logo: Buffer.from("<svg onload='alert(1)'/>"), tokens: "Beste gemeente" };
  const refused = await gemeente.administrator.post(address, formOf(fields, files));
  expect(refused.status).toBe(422);
  for (const words of [
    "Dit is geen foto die we kennen.",
    "Dit is geen adres van een site.",
    "Dit is geen naam van een klasse.",
    "Dit bestand kunnen we niet lezen.",
    'value="ftp://veldermeer.example"',
  ])
    expect(refused.html).toContain(words);
  expect((await gemeente.visitor().get("/")).html).toBe(before);
  const bart = await gemeente.officer("Bart");
  expect((await bart.post(address, formOf({ site: "" }))).status).toBe(404);
  expect((await gemeente.visitor().get("/")).html).toBe(before);
});

test("taken away again, every page looks as it did before, and the files are gone", async () => {
  const { html } = await gemeente.visitor().get("/");
  const [style = "", logo = ""] = [styleIn(html), logoIn(html)];
  await gemeente.administrator.post(address, formOf({ withoutLogo: "ja", withoutTokens: "ja", site: "" }));
  const after = (await gemeente.visitor().get("/")).html;
  expect([styleIn(after), logoIn(after)]).toEqual([undefined, undefined]);
  expect(after).toContain('<body class="wijksgewijs-theme"');
  expect(after).not.toContain("veldermeer.example/");
  for (const gone of [style, logo]) expect((await gemeente.visitor().get(gone)).status).toBe(404);
});

test("a wijk has a logo and a front door, and nothing of a gemeente", async () => {
  const fields = { door: "petrol", site: "https://elders.example", themeClass: "veldermeer-theme" };
  const saved = await wijk.administrator.post(
    address,
    formOf(fields, { logo: await telephonePhoto(), tokens: tokensAsCss }),
  );
  expect(saved.html).toContain("Zo ziet elke bladzijde er nu uit.");
  const { html } = await wijk.visitor().get("/");
  expect(html).toContain('<body class="wijksgewijs-theme" data-door="petrol"');
  expect(logoIn(html)).toBeDefined();
  expect(html).not.toContain("elders.example");
  const wrong = await wijk.administrator.post(address, formOf({ door: "paars" }));
  expect(wrong.html).toContain("Kies een kleur uit de lijst.");
});
