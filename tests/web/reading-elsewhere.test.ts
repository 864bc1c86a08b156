import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeProblems } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { type BrowserPerson, createBrowserPerson } from "../support/browser-person.ts";
import { atomProblems, type XmlElement } from "../support/feed-rules.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let browser: Browser;
let wijk: RunningWijk;
let elsewhere: Server;
let site: string;
let anneke: Person;
let question: string;

/** A site of somebody else: its pages, and what it tells about the accounts on it. */
const startSite = async (): Promise<Server> => {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const isJrd = pathname === "/.well-known/webfinger";
    response.writeHead(200, { "content-type": isJrd ? "application/jrd+json" : "text/html; charset=utf-8" });
    const template = `${site}/open?wat={object}`;
    const links = [{ rel: "https://w3id.org/fep/3b86/Object", template }];
    const framed = `<iframe src="${wijk.origin}${searchParams.get("toont")}" title="Plein" width="100%" height="520"></iframe>`;
    response.end(isJrd ? JSON.stringify({ links }) : `<!DOCTYPE html><title>Club</title><h1>Onze club</h1>${framed}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
};

beforeAll(async () => {
  [browser, wijk, elsewhere] = await Promise.all([
    launchBrowser(),
    startWijk({ clock, environment: { RATE_LIMIT_OWN_PLACE_PER_ADDRESS: "1000" } }),
    startSite(),
  ]);
  // Another host than that of the wijk, so that its frames are of another site.
  site = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
  anneke = await wijk.neighbour("Anneke");
  const ask = async (title: string) => {
    clock.move(60_000);
    const fields = { title, text: "Voor <zaterdag> & zondag.", theme: "lenen", audience: "everyone" };
    const page = await anneke.post("/vragen", fields);
    return new URL(page.url).pathname;
  };
  await ask("Waar kan ik oude verf naartoe brengen?");
  question = await ask("Wie heeft een hoge ladder te leen & een emmer?");
  await anneke.post(`${question}/antwoorden`, { text: "Ik zoek zelf ook nog.\n\nTot zaterdag." });
  await wijk.settle();
}, 60_000);
afterAll(async () => {
  await browser.close();
  elsewhere.closeAllConnections();
  await new Promise((resolve) => elsewhere.close(resolve));
  await wijk.close();
});

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };

/** Nothing sticks out at the side, and what is pressed is large enough for a thumb. */
const layoutOf = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const pressed = [...document.querySelectorAll<HTMLElement>("main button, main select, main input[type=text]")];
    return { wider: scrollWidth > clientWidth, small: pressed.filter((each) => each.offsetHeight < 44).length };
  });

describe.each([
  ["phone", true],
  ["phone", false],
  ["desktop", true],
  ["desktop", false],
] as const)("on a %s, JavaScript: %s", (size, javaScript) => {
  const open = () => createBrowserPerson(browser, wijk.origin, { javaScript, size: sizes[size] });
  const look = async (person: BrowserPerson) => {
    if (javaScript) expect(await axeProblems(person.page)).toEqual([]);
    expect(await layoutOf(person.page)).toEqual({ wider: false, small: 0 });
  };
  const address = () => `@sanne@localhost:${new URL(site).port}`;
  const landed = async (person: BrowserPerson, button: string): Promise<URL> => {
    await person.page.getByRole("button", { name: button, exact: true }).click();
    await person.page.waitForURL(/\/open\?/);
    return new URL(person.page.url());
  };

  test("a visitor follows the wijk: one address, a mistake that keeps it, and on to their own place", async () => {
    const visitor = await open();
    await visitor.open("/");
    await visitor.page.getByRole("link", { name: "Wat gebeurt er dan?" }).click();
    expect(await visitor.page.getByRole("heading", { level: 1 }).textContent()).toBe(
      "Volg Holtveen vanaf je eigen plek",
    );
    await look(visitor);
    const field = visitor.page.getByLabel("Wat is jouw adres daar?");
    await field.fill("sanne bij toren");
    await visitor.press("Volg vanaf mijn plek");
    expect(await visitor.page.getByRole("alert").textContent()).toContain("Dit adres klopt niet.");
    expect(await field.inputValue()).toBe("sanne bij toren");
    await look(visitor);
    await field.fill(address());
    const there = await landed(visitor, "Volg vanaf mijn plek");
    expect(there.origin).toBe(site);
    expect(there.searchParams.get("wat")).toMatch(new RegExp(`^${wijk.origin}/ap/a/`));
    expect(visitor.complaints).toEqual([]);
    await visitor.close();
  });

  test("a visitor answers a question from their own place with one address", async () => {
    const visitor = await open();
    await visitor.open(question);
    await visitor.page.getByRole("link", { name: "Antwoord vanaf je eigen plek" }).click();
    await look(visitor);
    await visitor.page.getByLabel("Wat is jouw adres daar?").fill(address());
    const there = await landed(visitor, "Naar de vraag op mijn plek");
    expect(there.searchParams.get("wat")).toBe(`${wijk.origin}${question.replace("/vragen/", "/ap/o/")}`);
    expect(visitor.complaints).toEqual([]);
    await visitor.close();
  });

  test("the list stands in a frame on another site, sets no cookie, and its links open in a new tab", async () => {
    const visitor = await open();
    await visitor.page.goto(`${site}/?toont=${encodeURIComponent("/insluiten?aantal=3")}`);
    const frame = visitor.page.frameLocator("iframe");
    await frame.getByRole("heading", { name: "Het plein van Holtveen" }).waitFor();
    expect(await frame.getByRole("listitem").count()).toBe(2);
    const [tab] = await Promise.all([
      visitor.context.waitForEvent("page"),
      frame.getByRole("link", { name: /hoge ladder/ }).click(),
    ]);
    await tab.waitForLoadState();
    expect(tab.url()).toBe(wijk.origin + question);
    expect(visitor.page.url()).toContain(site);
    expect(await visitor.context.cookies()).toEqual([]);
    await visitor.page.goto(`${wijk.origin}/insluiten`);
    await look(visitor);
    expect(await visitor.page.evaluate(() => document.scripts.length)).toBe(0);
    expect(visitor.complaints).toEqual([]);
    await visitor.close();
  });

  test("any other page of the wijk stays empty in a frame on another site", async () => {
    const visitor = await open();
    await visitor.page.goto(`${site}/?toont=${encodeURIComponent(question)}`);
    await visitor.page.waitForLoadState("networkidle");
    const framed = visitor.page.frames().map((frame) => frame.url());
    expect(framed.some((url) => url.includes("/vragen/"))).toBe(false);
    expect(visitor.complaints.join()).toContain("frame-ancestors");
    await visitor.close();
  });

  test("the piece of HTML for one's own site shows what it will look like", async () => {
    const visitor = await open();
    await visitor.open("/op-je-eigen-site");
    await visitor.page.getByLabel("Hoeveel wil je er laten zien?").selectOption("3");
    await visitor.page.getByRole("button", { name: "Laat zien hoe het wordt" }).click();
    await visitor.page.waitForURL(/aantal=3/);
    expect(await visitor.page.getByLabel("Het stukje HTML").inputValue()).toContain(
      `${wijk.origin}/insluiten?aantal=3`,
    );
    await visitor.page.frameLocator("iframe").getByRole("heading", { name: "Het plein van Holtveen" }).waitFor();
    await look(visitor);
    expect(visitor.complaints).toEqual([]);
    await visitor.close();
  });
});

/** Reads a document with the browser's own XML parser, which takes nothing that is not well-formed. */
const parsed = (page: Page, text: string): Promise<XmlElement> =>
  page.evaluate((source) => {
    const read = (element: Element): XmlElement => ({
      name: element.localName,
      namespace: element.namespaceURI,
      attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
      text: element.textContent ?? "",
      children: [...element.children].map(read),
    });
    return read(new DOMParser().parseFromString(source, "application/xml").documentElement);
  }, text);

test("the Atom feeds are what RFC 4287 asks for, read by a real parser", async () => {
  const reader = await createBrowserPerson(browser, wijk.origin);
  await reader.open("/");
  const rootOf = async (path: string) => parsed(reader.page, await (await fetch(wijk.origin + path)).text());
  const childrenOf = (element: XmlElement | undefined, name: string) =>
    (element?.children ?? []).filter((child) => child.name === name);
  for (const path of ["/plein.atom", `${question}/antwoorden.atom`]) {
    const root = await rootOf(path);
    expect(atomProblems(root), path).toEqual([]);
    expect(childrenOf(root, "entry").length, path).toBeGreaterThan(0);
  }
  const [newest] = childrenOf(await rootOf("/plein.atom"), "entry");
  expect(childrenOf(newest, "title")[0]?.text).toBe("Wie heeft een hoge ladder te leen & een emmer?");
  expect(childrenOf(newest, "content")[0]?.text).toContain("<p>Voor &lt;zaterdag&gt; &amp; zondag.</p>");
  const empty = await startWijk({ clock, name: "Leegveld" });
  expect(atomProblems(await parsed(reader.page, await (await fetch(`${empty.origin}/plein.atom`)).text()))).toEqual([]);
  await empty.close();
  await reader.close();
});

test("the rules of feeds notice what is wrong with one", async () => {
  const reader = await createBrowserPerson(browser, wijk.origin);
  await reader.open("/");
  const good = await (await fetch(`${wijk.origin}/plein.atom`)).text();
  for (const [what, broken] of [
    ["no updated", good.replace(/<updated>.*?<\/updated>/, "")],
    ["a date without time", good.replace(/<published>(.{10}).*?<\/published>/, "<published>$1</published>")],
    ["no author", good.replaceAll(/<author>.*?<\/author>/g, "")],
    ["a category without term", good.replace(/term="[^"]*"/, "")],
    ["markup that is not escaped", good.replace("&lt;p&gt;", "<p>").replace("&lt;/p&gt;", "</p>")],
    ["one id twice", good.replaceAll(/(<entry><id>)[^<]*/g, "$1urn:x")],
    ["not well-formed", good.replace("</feed>", "")],
  ] as const)
    expect(atomProblems(await parsed(reader.page, broken)), what).not.toEqual([]);
  await reader.close();
});
