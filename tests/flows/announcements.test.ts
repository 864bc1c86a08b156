import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { daysAfter, dutchTime } from "../../src/kernel/dutch-time.ts";
import { announce, announcementForm } from "../support/announcement-form.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
const minute = 60_000;
const day = 24 * 60 * minute;
let wijk: RunningWijk;
let sql: postgres.Sql;
let willemijn: Person;
let daan: Person;
let visitor: Person;

beforeAll(async () => {
  wijk = await startWijk({ clock });
  sql = postgres(wijk.databaseUrl, { max: 2 });
  [willemijn, daan, visitor] = [await wijk.neighbour("Willemijn"), await wijk.neighbour("Daan"), wijk.visitor()];
  const id = (await wijk.wijk.useCases.members.all()).find(({ name }) => name === "Willemijn")?.id;
  await wijk.administrator.post(`/beheer/leden/${id}/rollen`, { roles: "moderator" });
});
afterAll(async () => {
  await sql.end();
  await wijk.close();
});

const today = (): string => dutchTime(clock()).date;
const words = (html: string): string =>
  html
    .replace(/<!--.*?-->/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
/** The titles on a page, in their order. */
const titlesOn = (html: string): readonly string[] =>
  [...html.matchAll(/href="\/mededelingen\/[0-9a-f-]{36}"[^>]*>(.*?)<\/a>/gs)].map(([, title = ""]) =>
    words(title).trim(),
  );
const announcementCount = async (): Promise<number> => {
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from announcement`;
  return row?.count ?? -1;
};
const withdrawn = (path: string) => willemijn.post(`${path}/intrekken`, { farewell: "Het gaat niet door." });

test("A moderator says something in the name of the wijk: residents and visitors find it, with the day until which it holds", async () => {
  const { path, html } = await announce(willemijn, { lastDay: "2026-12-02" });
  expect(html).toContain("De mededeling hangt op het prikbord.");
  for (const reader of [daan, visitor])
    for (const page of ["/", "/mededelingen", path]) {
      const seen = words((await reader.get(page)).html);
      expect(seen, page).toContain("De Molenweg is drie dagen dicht");
      expect(seen, page).toContain("Geldig tot en met woensdag 2 december");
      expect(seen, page).toContain("Van de wijk");
    }
  expect((await daan.get(path)).html).toContain("/vragen/nieuw?vraag=Over%20");
  expect((await visitor.get(path)).html).not.toContain("/vragen/nieuw");
  await withdrawn(path);
});

test("Nobody but moderators sees who wrote it, and nobody can write to them because of it", async () => {
  const { path, id } = await announce(willemijn);
  await willemijn.post(`${path}/veranderen`, { ...announcementForm, correction: "Het zijn er drie." });
  for (const reader of [daan, visitor])
    for (const page of ["/", "/mededelingen", path, `${path}/klopt-niet`, `/gesprekken/nieuw/${id}`]) {
      const { html } = await reader.get(page);
      expect(html, page).not.toContain("Willemijn");
      expect(html, page).not.toContain("Geschreven door");
    }
  expect((await daan.get(`/gesprekken/nieuw/${id}`)).status).toBe(404);
  expect((await daan.post(`/gesprekken/nieuw/${id}`, { text: "Schreef jij dit?" })).status).toBe(404);
  for (const moderator of [willemijn, wijk.administrator])
    expect((await moderator.get(path)).html).toContain("Geschreven door Willemijn");
  await withdrawn(path);
});

test("One for the wijk is found by residents alone: a visitor finds what they find where there is nothing", async () => {
  const { path, id } = await announce(willemijn, { title: "Geheim van de wijk", audience: "wijk" });
  for (const page of ["/", "/mededelingen", path]) {
    expect((await daan.get(page)).html, page).toContain("Geheim van de wijk");
    expect((await visitor.get(page)).html, page).not.toContain("Geheim van de wijk");
  }
  const nothing = await visitor.get(path.replace(id, crypto.randomUUID()));
  expect([nothing.status, (await visitor.get(path)).html]).toEqual([404, nothing.html]);
  expect(await sql`select uri, actor_id from post where id = ${id}`).toEqual([{ uri: null, actor_id: null }]);
  await withdrawn(path);
});

test("Only moderators write them and do something with them", async () => {
  const { path } = await announce(willemijn);
  const before = await announcementCount();
  expect((await daan.get("/mededelingen")).html).not.toContain("/mededelingen/nieuw");
  expect((await daan.get(path)).html).not.toContain(`${path}/veranderen`);
  expect((await daan.get("/mededelingen/nieuw")).status).toBe(404);
  expect((await daan.post("/mededelingen", { ...announcementForm })).status).toBe(404);
  expect((await visitor.post("/mededelingen", { ...announcementForm })).status).toBe(401);
  for (const step of ["veranderen", "intrekken", "vastmaken", "losmaken", "verbergen", "tonen"]) {
    const fields = { ...announcementForm, title: "Van mij", farewell: "Weg ermee", reason: "Zomaar" };
    expect((await daan.post(`${path}/${step}`, fields)).status, step).toBe(404);
    expect((await visitor.post(`${path}/${step}`, fields)).status, step).toBe(401);
  }
  expect((await visitor.get(path)).html).toContain("De Molenweg is drie dagen dicht");
  expect(await announcementCount()).toBe(before);
  await withdrawn(path);
});

test("What is wrong is told at the field, nothing is stored, and nothing that was typed is lost", async () => {
  const before = await announcementCount();
  const page = await willemijn.post("/mededelingen", {
    title: "x",
    text: " ",
    lastDay: daysAfter(today(), -1),
    audience: "everyone",
    urgent: "ja",
  });
  expect(page.status).toBe(422);
  for (const told of [
    "Hier staat nog niets. Zeg in een paar woorden wat er is.",
    "Je tekst is nog leeg.",
    "Deze dag is al voorbij.",
    'name="audience" value="everyone" checked',
    'name="urgent" value="ja" checked',
    `value="${daysAfter(today(), -1)}"`,
  ])
    expect(page.html, told).toContain(told);
  for (const [fields, told] of [
    [{ title: "x".repeat(161) }, "Houd het bij 160 tekens."],
    [{ text: "x".repeat(10_001) }, "Houd het bij 10.000 tekens."],
    [{ lastDay: "2026-06-31" }, "Dit is geen dag."],
    [{ lastDay: "morgen" }, "Dit is geen dag."],
    [{ lastDay: daysAfter(today(), 367) }, "Deze dag is te ver weg."],
    [{ audience: "buren" }, "Kies wie dit mag lezen."],
  ] as const) {
    const refused = await willemijn.post("/mededelingen", { ...announcementForm, ...fields });
    expect([refused.status, refused.html.includes(told), told]).toEqual([422, true, told]);
    expect(refused.html).toContain("veld-title");
  }
  expect(await announcementCount()).toBe(before);
});

test("It holds until the end of its last day, in Dutch time; then it leaves the front page and stands under Eerder", async () => {
  const lastDay = daysAfter(today(), 1);
  const { path } = await announce(willemijn, { title: "Soep in De Brink", lastDay });
  const { path: always } = await announce(willemijn, { title: "De wijkkamer is open" });
  await willemijn.post(`${path}/vastmaken`);
  clock.move(Date.parse(`${lastDay}T22:59:00Z`) - clock().getTime());
  expect((await visitor.get("/")).html).toContain("Soep in De Brink");
  expect((await visitor.get("/mededelingen")).html).not.toContain('id="eerder"');
  clock.move(2 * minute);
  for (const reader of [daan, visitor]) {
    expect((await reader.get("/")).html).not.toContain("Soep in De Brink");
    const list = (await reader.get("/mededelingen")).html;
    expect(list.indexOf("Soep in De Brink")).toBeGreaterThan(list.indexOf('id="eerder"'));
    expect(list.indexOf("De wijkkamer is open")).toBeLessThan(list.indexOf('id="eerder"'));
    expect((await reader.get(path)).html).toContain("Deze mededeling geldt niet meer.");
  }
  await willemijn.post(`${path}/losmaken`);
  expect((await willemijn.post(`${path}/vastmaken`)).html).toContain("Vastmaken kan dan niet.");
  for (const each of [path, always]) await withdrawn(each);
});

test("Three stand above the others at most, also when several moderators pin at the same moment", async () => {
  const paths: string[] = [];
  for (const title of ["Een", "Twee", "Drie", "Vier", "Vijf"]) {
    clock.move(minute);
    paths.push((await announce(willemijn, { title: `Nummer ${title}` })).path);
  }
  const pins = (path: string) => willemijn.post(`${path}/vastmaken`);
  const [first = "", second = ""] = paths;
  expect((await pins(first)).html).toContain("De mededeling staat nu bovenaan.");
  expect(titlesOn((await visitor.get("/mededelingen")).html)[0]).toBe("Nummer Een");
  await Promise.all(paths.map(pins));
  const [pinned] = await sql`select count(*)::int as count from announcement where pinned_at is not null`;
  expect(pinned).toEqual({ count: 3 });
  const [loose] = await sql`select post_id from announcement join post on post.id = post_id
    where pinned_at is null and withdrawn_at is null limit 1`;
  const refused = await pins(`/mededelingen/${loose?.post_id}`);
  expect(refused.html).toContain("Er staan al drie mededelingen bovenaan. Maak er eerst een los.");
  expect((await willemijn.post(`${first}/losmaken`)).html).toContain("De mededeling is losgemaakt.");
  expect((await pins(`/mededelingen/${loose?.post_id}`)).html).toContain("De mededeling staat nu bovenaan.");
  expect(titlesOn((await visitor.get("/")).html)).toHaveLength(3);
  for (const path of paths) await withdrawn(path);
  expect((await willemijn.get(second)).status).toBe(404);
});

test("Two are urgent in seven days at most, also when several are written at the same moment; after that it can be done again", async () => {
  const urgent = { audience: "wijk", urgent: "ja" };
  const once = await announce(willemijn, { ...urgent, title: "Het water is weg" });
  expect(once.html).toContain("Alle bewoners krijgen nu een brief.");
  expect((await daan.get(once.path)).html).toContain("Dringend");
  const atOnce = ["Twee", "Drie", "Vier"].map((title) =>
    willemijn.post("/mededelingen", { ...announcementForm, ...urgent, title: `Gas ${title}` }),
  );
  const statuses = (await Promise.all(atOnce)).map(({ status }) => status);
  expect(statuses.toSorted()).toEqual([200, 422, 422]);
  const refused = await willemijn.post("/mededelingen", { ...announcementForm, ...urgent, title: "Nog een" });
  expect(refused.status).toBe(422);
  expect(words(refused.html)).toContain("Er gingen al twee dringende brieven uit in zeven dagen.");
  expect(refused.html).toContain('name="urgent" value="ja" checked');
  expect(refused.html).toContain("Nog een");
  // What was taken back went out as a letter all the same.
  await withdrawn(once.path);
  expect((await willemijn.post("/mededelingen", { ...announcementForm, ...urgent })).status).toBe(422);
  expect((await announce(willemijn, { title: "Zonder haast" })).html).not.toContain("een brief");
  clock.move(7 * day + minute);
  expect((await announce(willemijn, urgent)).html).toContain("Alle bewoners krijgen nu een brief.");
});

test("Any moderator changes the words, and readers see when and what was wrong", async () => {
  const { path } = await announce(willemijn, { title: "Kom maandag soep eten", lastDay: "" });
  const form = (await wijk.administrator.get(`${path}/veranderen`)).html;
  expect(form).toContain("Kom maandag soep eten");
  const refused = await wijk.administrator.post(`${path}/veranderen`, {
    title: "",
    text: "Wat ik typte",
    lastDay: "2020-01-01",
    correction: "x".repeat(301),
  });
  expect(refused.status).toBe(422);
  for (const told of ["Hier staat nog niets.", "Deze dag is al voorbij.", "Houd het bij 300 tekens.", "Wat ik typte"])
    expect(refused.html, told).toContain(told);
  expect((await visitor.get(path)).html).toContain("Kom maandag soep eten");
  const changed = await wijk.administrator.post(`${path}/veranderen`, {
    title: "Kom dinsdag soep eten",
    text: "Om twaalf uur.",
    lastDay: "",
    correction: "Er stond maandag.",
  });
  expect(changed.html).toContain("De mededeling is veranderd.");
  for (const reader of [daan, visitor]) {
    const seen = words((await reader.get(path)).html);
    expect(seen).toMatch(/Verbeterd op [a-z]+ \d+ [a-z]+ : Er stond maandag\./);
    expect(seen).toContain("Kom dinsdag soep eten");
    expect(seen).not.toContain("Kom maandag soep eten");
  }
  await withdrawn(path);
});

test("Any moderator takes it back with a line for its readers; then it is gone for everybody, and its words are gone", async () => {
  const { path, id } = await announce(willemijn, { title: "Het straatfeest is zaterdag", text: "Wegwoorden" });
  const refused = await wijk.administrator.post(`${path}/intrekken`, { farewell: " " });
  expect([refused.status, refused.html.includes("Schrijf kort wat lezers moeten weten.")]).toEqual([422, true]);
  const tooLong = await wijk.administrator.post(`${path}/intrekken`, { farewell: "x".repeat(301) });
  expect([tooLong.status, tooLong.html.includes("x".repeat(301))]).toEqual([422, true]);
  expect((await visitor.get(path)).status).toBe(200);
  const done = await wijk.administrator.post(`${path}/intrekken`, { farewell: "Het feest gaat niet door." });
  expect(done.html).toContain("De mededeling is ingetrokken.");
  for (const reader of [willemijn, daan, visitor]) {
    expect((await reader.get(path)).status).toBe(404);
    for (const list of ["/", "/mededelingen"]) expect((await reader.get(list)).html).not.toContain("straatfeest");
  }
  expect(await sql`select title, body, html from post where id = ${id}`).toEqual([{ title: "", body: "", html: "" }]);
  expect((await willemijn.post(`${path}/veranderen`, { ...announcementForm })).status).toBe(404);
});

test("A neighbour says that it is not right, another moderator hides it and shows it again, and its writer decides nothing about it", async () => {
  const { path, id } = await announce(willemijn, { title: "Henk heeft griep" });
  expect((await willemijn.get(path)).html).not.toContain(`${path}/klopt-niet`);
  expect((await daan.get(path)).html).toContain(`${path}/klopt-niet`);
  await daan.post(`${path}/klopt-niet`, { why: "personal", words: "Dit hoeft niemand te weten." });
  const { administrator } = wijk;
  const reported = words((await administrator.get("/moderatie/meldingen")).html);
  expect(reported).toContain("Mededeling van de wijk, geschreven door Willemijn");
  expect(reported).toContain("Dit hoeft niemand te weten.");
  expect((await willemijn.get("/moderatie/meldingen")).html).not.toContain("Dit hoeft niemand te weten.");
  const done = await administrator.post(`/moderatie/meldingen/${id}/verbergen`, {
    [`reason-${id}`]: "Er staat een naam in",
    [`rule-${id}`]: "private",
  });
  expect(done.html).toContain("Er gaat een brief uit.");
  for (const reader of [daan, visitor]) {
    expect((await reader.get(path)).status).toBe(404);
    for (const list of ["/", "/mededelingen"]) expect((await reader.get(list)).html).not.toContain("Henk heeft griep");
  }
  expect((await willemijn.get(path)).html).toContain("Een moderator heeft deze mededeling verborgen");
  expect((await administrator.get("/mededelingen")).html).toContain("Verborgen");
  expect((await administrator.post(`${path}/tonen`)).html).toContain("De mededeling is weer te zien.");
  expect((await visitor.get(path)).status).toBe(200);
  await withdrawn(path);
});

test("The log tells moderators who did what, in words, with the way to it", async () => {
  const { path } = await announce(willemijn, { title: "Voor het logboek" });
  await willemijn.post(`${path}/vastmaken`);
  await willemijn.post(`${path}/losmaken`);
  await wijk.administrator.post(`${path}/verbergen`, { rule: "friendly", reason: "Even weg" });
  await wijk.administrator.post(`${path}/tonen`);
  await willemijn.post(`${path}/veranderen`, { ...announcementForm });
  const log = (await willemijn.get("/beheer/logboek")).html;
  expect(log).toContain(`href="${path}"`);
  await withdrawn(path);
  const told = words((await willemijn.get("/beheer/logboek")).html);
  for (const deed of [
    "geschreven",
    "vastgemaakt",
    "losgemaakt",
    "verborgen",
    "weer getoond",
    "veranderd",
    "ingetrokken",
  ])
    expect(told).toMatch(new RegExp(`Mededeling [a-z ]*${deed}`));
  expect((await daan.get("/beheer/logboek")).status).toBe(404);
});

test("Other software that asks for the object is sent to it", async () => {
  const { path, id } = await announce(willemijn);
  const answer = await fetch(`${wijk.origin}${path}`, {
    headers: { accept: "application/activity+json" },
    redirect: "manual",
  });
  expect([answer.status, answer.headers.get("location")]).toEqual([302, `${wijk.origin}/ap/o/${id}`]);
  expect((await visitor.get(path)).html).toContain(`type="application/activity+json" href="${wijk.origin}/ap/o/${id}"`);
});
