import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { type BrowserPerson, createBrowserPerson } from "../support/browser-person.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

/** What changes on a page while somebody looks at it. */
const clock = createMovedClock();
let browser: Browser;
let wijk: RunningWijk;
let [anneke, daan, ria, mo]: Person[] = [];

beforeAll(async () => {
  [browser, wijk] = await Promise.all([launchBrowser(), startWijk({ clock })]);
  [anneke, daan, ria, mo] = [
    await wijk.neighbour("Anneke"),
    await wijk.neighbour("Daan"),
    await wijk.neighbour("Ria"),
    await wijk.neighbour("Mo"),
  ];
  const members = await wijk.wijk.useCases.members.all();
  for (const [name, roles] of [
    ["Ria", "wijkwijzer"],
    ["Mo", "moderator"],
  ] as const)
    await wijk.administrator.post(`/beheer/leden/${members.find((each) => each.name === name)?.id}/rollen`, { roles });
  await ria.post("/mijn-tafel/instellingen", {
    themes: "lenen",
    capacity: "4",
    about: "Ria",
    reachable: "0123 00 00 10",
  });
  await wijk.wijk.start({ worker: true });
});
afterAll(async () => {
  await browser.close();
  await wijk.close();
});

const ask = async (title: string): Promise<string> => {
  clock.move(60_000);
  const fields = { title, text: "", theme: "lenen", audience: "wijk", outside: "standin" };
  return new URL((await (anneke as Person).post("/vragen", fields)).url).pathname;
};

/** Somebody at a browser, and how many streams their page opened. */
const looking = async (as: Person | undefined, path: string) => {
  const person = await createBrowserPerson(browser, wijk.origin, { as });
  const streams: string[] = [];
  person.page.on("request", (request) => {
    if (request.resourceType() === "eventsource") streams.push(new URL(request.url()).pathname);
  });
  const began = person.page.waitForResponse((response) => response.url().endsWith("/volgen"));
  await person.open(path);
  await began;
  return { ...person, streams };
};

const hint = ({ page }: BrowserPerson) => page.locator("wijk-news [role=status] .hintbox");

test("an answer comes under a question, and its asker's number follows, over one connection", async () => {
  const path = await ask("Wie heeft een ladder?");
  const asker = await looking(anneke, path);
  await daan?.post(`${path}/antwoorden`, { text: "Ik heb er een." });
  await asker.page.locator("wijk-answers", { hasText: "Ik heb er een." }).waitFor();
  await asker.page.getByRole("link", { name: "Seintjes 1 nieuw seintje" }).waitFor();
  expect(await asker.page.locator("wijk-number [aria-live=polite]").textContent()).toBe("1 nieuw seintje");
  expect(asker.streams).toEqual([`${path}/volgen`]);
  expect(asker.complaints).toEqual([]);
  await asker.close();
});

test("the notices say quietly that there is something new, and show it when asked", async () => {
  const path = await ask("Wie heeft een boor?");
  const asker = await looking(anneke, "/seintjes");
  expect(await hint(asker).isVisible()).toBe(false);
  await daan?.post(`${path}/antwoorden`, { text: "Ik." });
  await hint(asker).waitFor();
  await hint(asker).getByRole("link", { name: "Laat zien" }).click();
  await asker.page.getByText("Daan antwoordde op je vraag").first().waitFor();
  expect(await hint(asker).isVisible()).toBe(false);
  expect(asker.streams.every((each) => each === "/seintjes/volgen")).toBe(true);
  await asker.close();
});

test("a wijkwijzer hears at their desk of a question, and a moderator of a text that waits; what they type stays", async () => {
  const desk = await looking(ria, "/mijn-tafel");
  const typed = desk.page.locator("textarea").first();
  await typed.fill("Mevrouw belt over een ladder");
  await ask("Wie heeft een kruiwagen?");
  await hint(desk).waitFor();
  expect(await typed.inputValue()).toBe("Mevrouw belt over een ladder");
  expect(desk.streams).toEqual(["/mijn-tafel/volgen"]);

  await wijk.administrator.post("/beheer/toelating", { vouchers: "1", held: "2" });
  const newcomer = await wijk.neighbour("Noor");
  const moderator = await looking(mo, "/moderatie");
  const reports = await looking(mo, "/moderatie/meldingen");
  const fields = { title: "Mijn eerste vraag", text: "", theme: "lenen", audience: "wijk", outside: "standin" };
  await newcomer.post("/vragen", fields);
  await hint(moderator).waitFor();
  expect(await hint(reports).isVisible()).toBe(false);
  expect([...desk.complaints, ...moderator.complaints, ...reports.complaints]).toEqual([]);
  for (const each of [desk, moderator, reports]) await each.close();
});

test("a visitor's page that does not change follows nothing", async () => {
  const visitor = await createBrowserPerson(browser, wijk.origin);
  const streams: string[] = [];
  visitor.page.on("request", (request) => {
    if (request.resourceType() === "eventsource") streams.push(request.url());
  });
  await visitor.open("/huisregels");
  await visitor.page.waitForLoadState("networkidle");
  expect(streams).toEqual([]);
  await visitor.close();
});
