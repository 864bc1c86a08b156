import { afterAll, beforeAll, expect, test } from "vitest";
import { day } from "../../src/kernel/clock.ts";
import { activityForm, makeActivity } from "../support/activity-form.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

/** Activities inside the wijk: making them, coming, changing, and what of them stands in calendars. */
const clock = createMovedClock();
let wijk: RunningWijk;
let anneke: Person;
let daan: Person;
let corrie: Person;
let wim: Person;

beforeAll(async () => {
  wijk = await startWijk({ clock });
  [anneke, daan, corrie, wim] = [
    await wijk.neighbour("Anneke"),
    await wijk.neighbour("Daan"),
    await wijk.neighbour("Corrie"),
    await wijk.neighbour("Wim"),
  ];
});
afterAll(() => wijk.close());

const words = (html: string): string =>
  html
    .replace(/<!--.*?-->/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
const sections = (html: string, id: string): string =>
  words(new RegExp(`<section[^>]* aria-labelledby="${id}".*?</section>`, "s").exec(html)?.[0] ?? "");
const calendar = async (path: string, person = wijk.visitor()): Promise<string> => {
  const { status, html } = await person.get(path);
  return status === 200 ? html.replaceAll("\r\n ", "") : `${status}`;
};

test("A resident puts something on the agenda; neighbours find it on the front page and by its month", async () => {
  const { path, html } = await makeActivity(anneke, { audience: "wijk", title: "Kerstliedjes zingen" });
  expect(html).toContain("Het staat op de agenda.");
  const page = words((await daan.get(path)).html);
  expect(page).toContain("Wanneer zaterdag 5 december van 14.00 tot 16.00 uur");
  expect(page).toContain("Waar Buurthuis De Brink");
  expect(page).toContain("Kosten 3 euro");
  expect(sections((await daan.get("/")).html, "agenda")).toContain("Kerstliedjes zingen");
  expect(sections((await daan.get("/agenda")).html, "maand-0")).toMatch(/december 2026 .*Kerstliedjes zingen/);
  for (const place of ["/", "/agenda"])
    expect((await wijk.visitor().get(place)).html).not.toContain("Kerstliedjes zingen");
  expect((await wijk.visitor().get(path)).status).toBe(404);
});

test("Whatever is wrong comes back with what was typed, and nothing is stored", async () => {
  const page = await anneke.post("/agenda", {
    ...activityForm,
    title: "Wegwerp",
    date: "2026-11-01",
    place: "Kerkstraat 12",
  });
  expect(page.status).toBe(422);
  expect(page.html).toContain("Deze dag is al voorbij. Kies een latere.");
  expect(page.html).toContain("Hierin staat een adres.");
  expect(page.html).toContain('value="Kerkstraat 12"');
  expect(page.html).toContain("Ja, dit adres mag erin staan");
  expect((await anneke.get("/agenda")).html).not.toContain("Wegwerp");
  const { path } = await makeActivity(anneke, { title: "Koffie bij mij", place: "Kerkstraat 12", sure: "ja" });
  expect((await daan.get(path)).html).toContain("Kerkstraat 12");
});

test("Residents come with one button; when it is full they wait, and move up with a letter when somebody does not come", async () => {
  const { path } = await makeActivity(anneke, { audience: "wijk", title: "Brood bakken", places: "1" });
  expect((await daan.post(`${path}/aanmelden`)).html).toContain("Je staat op de lijst. Tot dan!");
  expect((await daan.post(`${path}/aanmelden`)).html).toContain("Je staat op de lijst. Tot dan!");
  expect((await corrie.post(`${path}/aanmelden`)).html).toContain("Je staat op de wachtlijst.");
  clock.move(1_000);
  expect((await wim.post(`${path}/aanmelden`)).html).toContain("Je staat op de wachtlijst.");
  const seen = words((await corrie.get(path)).html);
  expect(seen).toContain("1 van de 1 plekken is bezet.");
  expect(seen).toContain("2 mensen wachten op een plek.");
  expect(seen).not.toMatch(/Daan|Wim/);
  const list = sections((await anneke.get(path)).html, "wie-komt");
  expect(list).toMatch(/1 persoon komt Daan .*2 mensen wachten op een plek Corrie Wim/);
  await daan.post(`${path}/afmelden`);
  await wijk.settle();
  const letter = words(await wijk.letterWith("Er is een plek voor je"));
  expect(letter).toContain("Brood bakken");
  expect(letter).toContain("Dag Corrie");
  expect((await corrie.get(path)).html).toContain("Je staat op de lijst. Tot dan!");
  expect(sections((await anneke.get(path)).html, "wie-komt")).toMatch(/1 persoon komt Corrie .*1 persoon wacht .*Wim/);
});

test("Of many who come at the same time, as many get a place as there are", async () => {
  const { path } = await makeActivity(anneke, { audience: "wijk", title: "Schaatsen", places: "3" });
  const people: Person[] = [];
  for (let index = 0; index < 8; index += 1) people.push(await wijk.neighbour(`Buur${index}`));
  await Promise.all(people.flatMap((person) => [person, person].map((each) => each.post(`${path}/aanmelden`))));
  const seen = words((await anneke.get(path)).html);
  expect(seen).toContain("3 van de 3 plekken zijn bezet.");
  expect(seen).toContain("5 mensen wachten op een plek.");
  await Promise.all(people.slice(0, 4).map((person) => person.post(`${path}/afmelden`)));
  expect(words((await anneke.get(path)).html)).toMatch(/3 van de 3 plekken zijn bezet\. 1 persoon wacht/);
});

test("More places let people move up; fewer than come are refused", async () => {
  const { path } = await makeActivity(anneke, { audience: "wijk", title: "Vogels kijken", places: "1" });
  for (const person of [daan, corrie]) await person.post(`${path}/aanmelden`);
  const form = { ...activityForm, title: "Vogels kijken" };
  await anneke.post(`${path}/veranderen`, { ...form, places: "2" });
  expect((await corrie.get(path)).html).toContain("Je staat op de lijst. Tot dan!");
  const fewer = await anneke.post(`${path}/veranderen`, { ...form, places: "1" });
  expect([fewer.status, fewer.html.includes("Er komen al meer mensen.")]).toEqual([422, true]);
});

test("Another time or place is told to everybody on the list, other words are not, and the calendar counts each change", async () => {
  const { path, id } = await makeActivity(anneke, { title: "Fietstocht" });
  await daan.post(`${path}/aanmelden`);
  await wijk.settle();
  const before = await calendar(`${path}/activiteit.ics`);
  expect(before).toContain("SEQUENCE:0");
  const change = { ...activityForm, title: "Fietstocht" };
  await anneke.post(`${path}/veranderen`, { ...change, text: "Met thermoskan." });
  await wijk.settle();
  expect(await wijk.letterWith("Veranderd: Fietstocht")).toBe("");
  await anneke.post(`${path}/veranderen`, { ...change, from: "15:00", to: "17:00" });
  await wijk.settle();
  const letter = words(await wijk.letterWith("Veranderd: Fietstocht"));
  expect(letter).toContain("zaterdag 5 december van 15.00 tot 17.00 uur");
  const after = await calendar(`${path}/activiteit.ics`);
  expect(after).toContain("SEQUENCE:2");
  expect(after).toContain("DTSTART:20261205T140000Z");
  for (const file of [before, after]) expect(file).toContain(`UID:${id}@${wijk.host}`);
});

test("What does not go on stays to be read with why, in calendars too, and is told to everybody on the list", async () => {
  const { path } = await makeActivity(anneke, { title: "Vuurtje stoken" });
  await daan.post(`${path}/aanmelden`);
  const nothing = await anneke.post(`${path}/afgelasten`, { why: "" });
  expect([nothing.status, nothing.html.includes("Schrijf waarom het niet doorgaat.")]).toEqual([422, true]);
  const done = await anneke.post(`${path}/afgelasten`, { why: "Het waait te hard." });
  expect(done.html).toContain("Er staat nu bij dat het niet doorgaat.");
  await wijk.settle();
  expect(words(await wijk.letterWith("Gaat niet door: Vuurtje stoken"))).toContain("Het waait te hard.");
  expect(words((await wijk.visitor().get(path)).html)).toContain("Gaat niet door Het waait te hard.");
  expect(await calendar(`${path}/activiteit.ics`)).toMatch(/STATUS:CANCELLED/);
  expect(await calendar("/agenda.ics")).toMatch(/STATUS:CANCELLED\r\nSUMMARY:Vuurtje stoken/);
  expect((await corrie.post(`${path}/aanmelden`)).html).toContain("Aanmelden kan niet meer.");
  expect((await anneke.get(`${path}/veranderen`)).status).toBe(404);
});

test("Nobody is called to what does not go on, or has begun, when somebody leaves it", async () => {
  const off = await makeActivity(anneke, { title: "Zonder opvolging", places: "1" });
  const begun = await makeActivity(anneke, {
    title: "Al begonnen",
    date: "2026-11-23",
    from: "23:00",
    to: "23:30",
    places: "1",
  });
  for (const { path } of [off, begun]) {
    await daan.post(`${path}/aanmelden`);
    clock.move(1_000);
    await corrie.post(`${path}/aanmelden`);
  }
  await anneke.post(`${off.path}/afgelasten`, { why: "Griep" });
  clock.move(new Date("2026-11-23T22:10:00Z").getTime() - clock().getTime());
  for (const { path } of [off, begun]) {
    await daan.post(`${path}/afmelden`);
    await wijk.settle();
  }
  for (const title of ["Zonder opvolging", "Al begonnen"])
    expect(await wijk.letterWith(`Er is een plek voor je: ${title}`)).toBe("");
});

test("What is taken back is gone everywhere, and whoever would come hears it", async () => {
  const { path } = await makeActivity(anneke, { title: "Geheim feestje" });
  await daan.post(`${path}/aanmelden`);
  expect((await anneke.post(`${path}/intrekken`)).html).toContain("Je activiteit is ingetrokken.");
  await wijk.settle();
  const letter = words(await wijk.letterWith("Gaat niet door: de activiteit van zaterdag 5 december"));
  expect(letter).not.toContain("Geheim feestje");
  expect((await daan.get(path)).status).toBe(404);
  for (const place of ["/agenda", "/agenda.ics"]) expect((await daan.get(place)).html).not.toContain("Geheim feestje");
});

test("What is for the wijk stands in no calendar that a visitor gets, not even for a resident who is signed in", async () => {
  const { path } = await makeActivity(anneke, { audience: "wijk", title: "Alleen voor ons" });
  const open = await makeActivity(anneke, { title: "Voor iedereen open" });
  for (const person of [wijk.visitor(), daan]) {
    const all = await calendar("/agenda.ics", person);
    expect(all).toContain("SUMMARY:Voor iedereen open");
    expect(all).not.toContain("Alleen voor ons");
  }
  expect(await calendar(`${path}/activiteit.ics`)).toBe("404");
  expect(await calendar(`${path}/activiteit.ics`, daan)).toContain("SUMMARY:Alleen voor ons");
  const response = await fetch(`${wijk.origin}${open.path}/activiteit.ics`);
  expect(response.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  const again = await fetch(`${wijk.origin}/agenda.ics`);
  const etag = again.headers.get("etag") ?? "";
  expect((await fetch(`${wijk.origin}/agenda.ics`, { headers: { "if-none-match": etag } })).status).toBe(304);
});

test("What a newcomer makes waits for a moderator, stands in no calendar, and takes nobody before it is let through", async () => {
  const held = await startWijk({ clock, name: "Elsholt", heldPosts: 1 });
  const [noor, buur] = [await held.neighbour("Noor"), await held.neighbour("Buur")];
  const { path, id, html } = await makeActivity(noor, { title: "Mijn eerste borrel" });
  expect(html).toContain("Een moderator kijkt eerst.");
  await held.settle();
  for (const place of ["/agenda", "/", "/agenda.ics"]) expect((await buur.get(place)).html).not.toContain("borrel");
  expect((await buur.post(`${path}/aanmelden`)).status).toBe(404);
  expect((await noor.get(`${path}/activiteit.ics`)).status).toBe(404);
  const waiting = (await held.administrator.get("/moderatie")).html;
  expect(waiting).toContain("Mijn eerste borrel");
  await held.administrator.post(`/moderatie/${id}/doorlaten`, {});
  await held.settle();
  expect((await buur.get("/agenda")).html).toContain("Mijn eerste borrel");
  expect((await buur.post(`${path}/aanmelden`)).html).toContain("Je staat op de lijst.");
  await held.close();
});

test("Neighbours report an activity, and a moderator hides it and shows it again", async () => {
  const { path } = await makeActivity(anneke, { title: "Vreemde bijeenkomst" });
  expect((await daan.post(`${path}/klopt-niet`, { why: "danger", words: "Dit is niet veilig." })).html).toContain(
    "De moderatoren kijken ernaar.",
  );
  expect((await wijk.administrator.get("/moderatie/meldingen")).html).toContain("Activiteit van Anneke");
  await wijk.administrator.post(`${path}/verbergen`, { rule: "friendly", reason: "Eerst overleggen" });
  expect([(await daan.get(path)).status, (await anneke.get(path)).status]).toEqual([404, 200]);
  expect((await corrie.post(`${path}/aanmelden`)).status).toBe(404);
  expect(await calendar("/agenda.ics")).not.toContain("Vreemde bijeenkomst");
  await wijk.administrator.post(`${path}/tonen`);
  expect((await daan.get(path)).status).toBe(200);
});

test("What is over moves to what was, and takes nobody any more", async () => {
  const { path } = await makeActivity(anneke, { audience: "wijk", title: "Sinterklaas", date: "2026-12-05" });
  clock.move(13 * day);
  const page = (await daan.get("/agenda")).html;
  expect(sections(page, "geweest")).toContain("Sinterklaas");
  expect(sections(page, "maand-0")).not.toContain("Sinterklaas");
  expect((await daan.get(path)).html).toContain("Dit is geweest");
  expect((await daan.post(`${path}/aanmelden`)).html).toContain("Aanmelden kan niet meer.");
  expect((await anneke.get(`${path}/veranderen`)).status).toBe(404);
});
