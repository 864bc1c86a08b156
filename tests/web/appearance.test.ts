import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { type BrowserPerson, createBrowserPerson } from "../support/browser-person.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { openWijk, type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let browser: Browser;
let wijk: RunningWijk;
let anneke: Person;
let question: string;

beforeAll(async () => {
  [browser, wijk] = await Promise.all([launchBrowser(), startWijk({ clock })]);
  anneke = await wijk.neighbour("Anneke");
  const fields = { title: "Wie heeft een ladder?", text: "Voor zaterdag.", theme: "lenen", audience: "everyone" };
  question = new URL((await anneke.post("/vragen", fields)).url).pathname;
  await anneke.post(`${question}/antwoorden`, { text: "Kijk op https://ladders.example/huren of vraag Henk." });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await wijk.close();
});

/** How the page before somebody looks: its marks, its ground, its letters, and what the browser itself draws in. */
const lookOf = ({ page }: BrowserPerson) =>
  page.evaluate(() => {
    const root = document.documentElement;
    return {
      theme: root.dataset.theme ?? null,
      text: root.dataset.text ?? null,
      ground: getComputedStyle(document.body).backgroundColor,
      letters: getComputedStyle(root).fontSize,
      scheme: getComputedStyle(root).colorScheme,
    };
  });

const usual = { theme: null, text: null, ground: "rgb(250, 249, 244)", letters: "16px", scheme: "light" };
const black = "rgb(0, 0, 0)";

test("what somebody chooses is how every page looks from then on, without JavaScript as with it", async () => {
  for (const javaScript of [true, false]) {
    for (const as of [undefined, anneke]) {
      const person = await createBrowserPerson(browser, wijk.origin, { javaScript, as });
      const { page } = person;
      await person.open("/huisregels");
      expect(await lookOf(person)).toEqual(usual);
      await page.locator("footer").getByRole("link", { name: "Letters en kleuren" }).click();
      await page.getByLabel("Hoog contrast, donker").check();
      await page.getByLabel("Extra groot").check();
      await person.press("Bewaar mijn keuze");
      await page.getByText("Je keuze is bewaard.").waitFor();
      const chosen = { theme: "contrast-dark", text: "extra-groot", ground: black, letters: "22px", scheme: "dark" };
      expect(await lookOf(person)).toEqual(chosen);
      expect(await page.getByLabel("Hoog contrast, donker").isChecked()).toBe(true);
      await page.getByRole("link", { name: "Terug naar waar je was" }).click();
      await page.waitForURL("**/huisregels");
      for (const path of ["/huisregels", question, "/bestaat-niet", "/dev/mail"]) {
        await person.open(path);
        expect(await lookOf(person), path).toEqual(chosen);
      }
      await person.close();
    }
  }
}, 60_000);

test("on the way back in the browser, pages that it kept look as was chosen since", async () => {
  const person = await createBrowserPerson(browser, wijk.origin);
  const { page } = person;
  await person.open("/huisregels");
  await person.open("/weergave");
  await page.getByRole("radio", { name: /^Donker/ }).check();
  await person.press("Bewaar mijn keuze");
  for (const path of ["/weergave", "/huisregels"]) {
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe(path);
    await page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
  }
  await person.close();
});

test("a resident finds it at their own page, and all together shows what is chosen before it is kept", async () => {
  const person = await createBrowserPerson(browser, wijk.origin, { as: anneke, javaScript: false });
  const { page } = person;
  await person.open("/ik");
  await page.getByRole("link", { name: "Kies letters en kleuren" }).click();
  const together = page.locator(".sample--chosen");
  const seen = () =>
    together.evaluate((element) => [getComputedStyle(element).backgroundColor, getComputedStyle(element).fontSize]);
  expect(await seen()).toEqual([usual.ground, "18px"]);
  await page.getByLabel("Hoog contrast, donker").check();
  await page.getByLabel("Extra groot").check();
  expect(await seen()).toEqual([black, "24.75px"]);
  expect(await lookOf(person)).toEqual(usual);
  await person.close();
});

test("every choice shows itself, whatever was chosen: each sample of colours is in its own, each of letters in its size", async () => {
  const person = await createBrowserPerson(browser, wijk.origin);
  await person.context.addCookies([
    { name: "wijk_weergave", value: "contrast-dark.extra-groot.2026-11", url: wijk.origin },
  ]);
  await person.open("/weergave");
  const samples = await person.page.locator(".choice > .sample").evaluateAll((all) =>
    all.map((element) => {
      const { backgroundColor, fontSize } = getComputedStyle(element);
      return element.hasAttribute("data-theme") ? backgroundColor : fontSize;
    }),
  );
  expect(samples).toEqual([
    ...["rgb(250, 249, 244)", "rgb(250, 249, 244)", "rgb(15, 25, 28)", "rgb(255, 255, 255)", black],
    ...["18px", "21.375px", "24.75px"],
  ]);
  await person.close();
});

test("the other device of the same resident does not change, and the choice of the device erases the cookie", async () => {
  const [one, other] = [
    await createBrowserPerson(browser, wijk.origin, { as: anneke }),
    await createBrowserPerson(browser, wijk.origin, { as: anneke }),
  ];
  await one.open("/weergave");
  await one.page.getByRole("radio", { name: /^Donker/ }).check();
  await one.press("Bewaar mijn keuze");
  expect((await lookOf(one)).theme).toBe("dark");
  await other.open("/");
  expect(await lookOf(other)).toEqual(usual);
  await one.page.getByLabel("Zoals mijn toestel").check();
  await one.press("Bewaar mijn keuze");
  expect(await lookOf(one)).toEqual(usual);
  expect((await one.context.cookies()).map(({ name }) => name)).not.toContain("wijk_weergave");
  await one.close();
  await other.close();
});

test("the device chooses as long as its reader does not: night, high contrast, and both", async () => {
  const person = await createBrowserPerson(browser, wijk.origin);
  const ground = async (colorScheme: "light" | "dark", contrast: "more" | "no-preference") => {
    await person.page.emulateMedia({ colorScheme, contrast });
    return (await lookOf(person)).ground;
  };
  await person.open("/huisregels");
  expect(await ground("dark", "no-preference")).toBe("rgb(15, 25, 28)");
  expect(await ground("light", "more")).toBe("rgb(255, 255, 255)");
  expect(await ground("dark", "more")).toBe(black);
  await person.context.addCookies([{ name: "wijk_weergave", value: "light.gewoon.2026-11", url: wijk.origin }]);
  await person.open("/huisregels");
  expect(await ground("dark", "more")).toBe(usual.ground);
  await person.close();
});

test("it is kept in a cookie for a year, which begins anew once a month, and says nothing else", async () => {
  const person = wijk.visitor();
  const setCookie = async (cookie: string, path = "/huisregels") => {
    const response = await fetch(wijk.origin + path, { headers: { cookie } });
    return response.headers.getSetCookie();
  };
  await person.post("/weergave", { colours: "contrast", text: "groot" });
  const month = clock().toISOString().slice(0, 7);
  expect([...person.cookies]).toContainEqual(["wijk_weergave", `contrast.groot.${month}`]);
  const cookie = `wijk_weergave=contrast.groot.${month}`;
  expect(await setCookie(cookie)).toEqual([]);
  clock.move(32 * 86_400_000);
  const next = clock().toISOString().slice(0, 7);
  const renewed = `wijk_weergave=contrast.groot.${next}; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax`;
  expect(await setCookie(cookie)).toEqual([renewed]);
  expect(await setCookie("wijk_sessie=x", "/weergave")).not.toContainEqual(expect.stringContaining("weergave"));
});

test("a cookie with nonsense in it chooses nothing, and comes into no page", async () => {
  const look = async (value: string) => {
    const response = await fetch(`${wijk.origin}/weergave`, { headers: { cookie: `wijk_weergave=${value}` } });
    const html = await response.text();
    expect(html).not.toContain("reuze");
    return [/<html[^>]*>/.exec(html)?.[0].replace(/\s+>/, ">"), response.headers.getSetCookie().length];
  };
  expect(await look('"><script>reuze</script>.reuze.x')).toEqual(['<html lang="nl">', 0]);
  expect(await look("reuze.reuze.reuze")).toEqual(['<html lang="nl">', 0]);
  expect(await look("constructor.toString.2026-11")).toEqual(['<html lang="nl">', 0]);
  expect(await look("dark.reuze.2026-11")).toEqual(['<html lang="nl" data-theme="dark">', 1]);
});

test("nobody else gets a page in these colours: it is kept by no cache, and the list in frames is the same for all", async () => {
  const cookie = "wijk_weergave=dark.groot.2026-01";
  const page = await fetch(`${wijk.origin}/huisregels`, { headers: { cookie } });
  expect(page.headers.get("cache-control")).toBe("private, no-cache");
  expect(page.headers.get("vary")).toBe("Cookie");
  const [mine, theirs] = [
    await fetch(`${wijk.origin}/insluiten`, { headers: { cookie } }),
    await fetch(`${wijk.origin}/insluiten`),
  ];
  expect(mine.headers.getSetCookie()).toEqual([]);
  expect(await mine.text()).toBe(await theirs.text());
});

test("the way back leads to a page of ours and nowhere else", async () => {
  const back = async (query: string, referer?: string) => {
    const { html } = await wijk.visitor().get(`/weergave${query}`, referer === undefined ? {} : { referer });
    return /class="backlink nl-link" href="([^"]*)"/.exec(html)?.[1];
  };
  expect(await back("", `${wijk.origin}${question}?a=b`)).toBe(`${question}?a=b`);
  expect(await back("?terug=/agenda", `${wijk.origin}${question}`)).toBe("/agenda");
  expect(await back("")).toBe("/");
  for (const elsewhere of [
    "https://elders.example/",
    "//elders.example/",
    "/\\elders.example",
    "/uitloggen",
    "/weergave",
  ]) {
    expect([elsewhere, await back(`?terug=${encodeURIComponent(elsewhere)}`)]).toEqual([elsewhere, "/"]);
  }
  expect(await back("", "https://elders.example/vragen")).toBe("/");
  const saved = await wijk.visitor().post("/weergave", { colours: "dark", text: "gewoon", terug: "//elders.example" });
  expect(saved.url).toBe(`${wijk.origin}/weergave?terug=%2F`);
});

test("before there is a wijk it can be chosen too, and the set-up looks like it", async () => {
  const opened = await openWijk({ clock });
  await opened.wijk.prepare();
  const person = await createBrowserPerson(browser, opened.origin, { javaScript: false });
  await person.open("/inrichten");
  await person.page.locator("footer").getByRole("link", { name: "Letters en kleuren" }).click();
  await person.page.getByLabel("Hoog contrast, licht").check();
  await person.press("Bewaar mijn keuze");
  await person.page.getByRole("link", { name: "Terug naar waar je was" }).click();
  await person.page.waitForURL("**/inrichten");
  expect((await lookOf(person)).theme).toBe("contrast");
  await person.close();
  await opened.close();
}, 30_000);

test("in colours that the device forces, what was told by a ground is still told", async () => {
  const person = await createBrowserPerson(browser, wijk.origin, { size: { width: 1280, height: 900 } });
  const { page } = person;
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  await person.open("/dev/stijl");
  const pictures = async (selector: string) =>
    Promise.all((await page.locator(selector).all()).map(async (each) => (await each.screenshot()).toString("base64")));
  const windows = await pictures("#standen ~ div .venster");
  expect(windows).toHaveLength(4);
  expect(new Set(windows).size).toBe(4);
  const style = (selector: string, of: "backgroundColor" | "borderTopStyle" | "outlineStyle" | "textDecorationLine") =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element)[name], of);
  expect(await style(".chip:has(:checked)", "backgroundColor")).not.toBe(
    await style(".chip:not(:has(:checked))", "backgroundColor"),
  );
  expect(await style(".choice:has(:checked)", "outlineStyle")).toBe("solid");
  expect(await style(".plate", "borderTopStyle")).toBe("double");
  const tiles = await pictures("#tegels ~ div .tile");
  expect(new Set(tiles).size).toBe(tiles.length);
  for (const selector of [".nl-button", ".sheet", ".helper", ".tile--near", ".tile--ring"])
    expect([selector, await style(selector, "borderTopStyle")]).toEqual([selector, "solid"]);
  await page.locator(".nl-button--primary").last().focus();
  expect(await style(".nl-button--primary:focus", "outlineStyle")).toBe("solid");
  await person.open("/huisregels");
  await person.open("/");
  expect(await style(".mainnav a[aria-current] > span", "textDecorationLine")).toBe("underline");
  await person.close();
});

test("on paper stands the text, black on white, with where its links lead, and nothing to press or fill in", async () => {
  const person = await createBrowserPerson(browser, wijk.origin, { as: anneke });
  const { page } = person;
  await person.context.addCookies([{ name: "wijk_weergave", value: "dark.gewoon.2026-11", url: wijk.origin }]);
  await person.open("/dev/stijl");
  await page.emulateMedia({ media: "print" });
  expect(await page.locator("form, button, nav, footer").filter({ visible: true }).count()).toBe(0);
  await person.open(question);
  const visible = (selector: string) => page.locator(selector).filter({ visible: true }).count();
  expect(await visible("h1, .written, .answer__who")).toBeGreaterThan(2);
  expect(
    await visible(
      "nav, .tools, wijk-read-aloud, footer, form, button, .horizon, .halfdeur, .backlink, .nl-button, .nl-skip-link",
    ),
  ).toBe(0);
  const link = page.locator(".written a").first();
  expect(await link.evaluate((element) => getComputedStyle(element, "::after").content)).toContain("(");
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe("rgb(23, 37, 31)");
  await person.close();
});

test("who wants no motion gets none, and for all others it is a change of colour in an eighth of a second", async () => {
  const person = await createBrowserPerson(browser, wijk.origin);
  const times = async () =>
    person.page.evaluate(() => [
      ...new Set(
        [...document.querySelectorAll("*")].flatMap((element) => {
          const { transitionDuration, transitionProperty, animationName } = getComputedStyle(element);
          if (animationName !== "none") return [animationName];
          return transitionDuration === "0s" ? [] : [`${transitionProperty} ${transitionDuration}`];
        }),
      ),
    ]);
  await person.open("/dev/stijl");
  expect(await times()).toEqual([]);
  await person.page.emulateMedia({ reducedMotion: "no-preference" });
  expect(await times()).toEqual([expect.stringMatching(/^background-color, border-.*color 0\.12s$/)]);
  await person.close();
});
