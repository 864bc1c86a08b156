import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RingOfWijken, startRing } from "../support/ring-of-wijken.ts";
import type { RunningWijk } from "../support/running-wijk.ts";

/** The list of questions: by theme, by how they stand, with those of neighbouring wijken, and page by page. */
const clock = createMovedClock();
let ring: RingOfWijken;
let wijk: RunningWijk;
let anneke: Person;
let daan: Person;
let marja: Person;

const ask = async (person: Person, title: string, fields: Record<string, string> = {}): Promise<string> => {
  clock.move(60_000);
  const given = { text: "", theme: "anders", audience: "wijk", outside: "standin", ...fields };
  const page = await person.post("/vragen", { title, toldSensitive: given.theme, ...given });
  expect(page.status, title).toBe(200);
  return new URL(page.url).pathname;
};
const titlesOf = (html: string): readonly string[] =>
  [...html.matchAll(/<a class="row__title"[^>]*>([^<]+)/g)].map(([, title = ""]) => title);
const listed = async (person: Person, query: string): Promise<readonly string[]> =>
  titlesOf((await person.get(`/vragen?${query}`)).html).toSorted();

beforeAll(async () => {
  ring = await startRing(clock, ["Holtveen", "Lindehout"]);
  const [home, other] = ring.wijken as [RunningWijk, RunningWijk];
  wijk = home;
  [anneke, daan, marja] = [
    await wijk.neighbour("Anneke"),
    await wijk.neighbour("Daan"),
    await other.neighbour("Marja"),
  ];
  await ring.follow(wijk, other);
}, 60_000);
afterAll(() => ring.close());

test("A reader sees questions about one theme, and a visitor gathers none about something sensitive", async () => {
  await ask(anneke, "Wie leent mij een boor?", { theme: "lenen", audience: "everyone" });
  await ask(anneke, "Wie kent de bank?", { theme: "geldzaken", audience: "everyone" });
  expect(await listed(daan, "onderwerp=lenen")).toEqual(["Wie leent mij een boor?"]);
  expect(await listed(daan, "onderwerp=geldzaken")).toEqual(["Wie kent de bank?"]);
  const visitor = await wijk.visitor().get("/vragen?onderwerp=geldzaken");
  expect(titlesOf(visitor.html).toSorted()).toEqual(["Wie kent de bank?", "Wie leent mij een boor?"]);
  expect(visitor.html).not.toContain('<option value="geldzaken"');
  expect((await wijk.visitor().get("/vragen?onderwerp=lenen")).html).toContain('content="noindex"');
  expect((await wijk.visitor().get("/vragen")).html).not.toContain('content="noindex"');
});

test("A reader sees questions by how they stand, and those that nobody answered yet", async () => {
  const theme = { theme: "vervoer" };
  const open = await ask(anneke, "Nieuw", theme);
  const looked = await ask(anneke, "Er is een antwoord", theme);
  const helped = await ask(anneke, "Geholpen", theme);
  const closed = await ask(anneke, "Klaar", theme);
  for (const path of [looked, helped]) await daan.post(`${path}/antwoorden`, { text: "Ja." });
  const answer = /id="antwoord-([0-9a-f-]{36})"/.exec((await anneke.get(helped)).html)?.[1] ?? "";
  await anneke.post(`${helped}/geholpen`, { answer });
  await anneke.post(`${closed}/afronden`);
  const about = (state: string) => listed(daan, `onderwerp=vervoer&stand=${state}`);
  expect(await about("nieuw")).toEqual(["Nieuw"]);
  expect(await about("zonder-antwoord")).toEqual(["Nieuw"]);
  expect(await about("kijkt")).toEqual(["Er is een antwoord"]);
  expect(await about("beantwoord")).toEqual(["Geholpen"]);
  expect(await about("afgesloten")).toEqual(["Klaar"]);
  // An answer that was taken back is none.
  const given = /id="antwoord-([0-9a-f-]{36})"/.exec((await daan.get(looked)).html)?.[1] ?? "";
  await daan.post(`/antwoorden/${given}/intrekken`);
  expect(await about("zonder-antwoord")).toEqual(["Er is een antwoord", "Nieuw"]);
  expect(open).not.toBe(looked);
  const none = await daan.get("/vragen?onderwerp=taal&stand=nieuw");
  expect(none.html).toContain("Hier past nu geen vraag bij.");
  expect(none.html).toContain('href="/vragen"');
});

test("A reader sees those of neighbouring wijken too, or alone, in words without numbers", async () => {
  await ask(anneke, "Onze vraag over eten", { theme: "eten" });
  await ask(marja, "Hun vraag over eten", { theme: "eten", audience: "everyone" });
  await ring.settle();
  expect(await listed(daan, "onderwerp=eten")).toEqual(["Onze vraag over eten"]);
  expect(await listed(daan, "onderwerp=eten&van=buurwijken")).toEqual(["Hun vraag over eten"]);
  expect(await listed(daan, "onderwerp=eten&van=alles")).toEqual(["Hun vraag over eten", "Onze vraag over eten"]);
  const { html } = await daan.get("/vragen?onderwerp=eten&van=alles");
  expect(html).toContain("iemand uit Lindehout");
  expect(/<details class="refining" open>.*?<\/details>/s.exec(html)?.[0].replace(/<[^>]*>/g, " ")).not.toMatch(/\d/);
});

test("Older and newer pages follow each other without a gap or a repeat, also where many were asked at once", async () => {
  const sql = postgres(wijk.databaseUrl, { max: 1 });
  const [resident] = await sql`select id from resident where name = 'Anneke'`;
  // All at one moment: the place in the list is the moment and the question.
  await sql`insert into post (id, kind, thread_id, audience, resident_id, title, body, html, published_at)
    select id, 'question', id, 'wijk', ${resident?.id}, 'Tegelijk ' || number, '', '', '2026-06-01T10:00:00Z'
    from (select number, gen_random_uuid() as id from generate_series(1, 70) number) as made`;
  await sql`insert into question (post_id, theme, state) select id, 'taal', 'open' from post where title like 'Tegelijk %'`;
  await sql.end();
  const follow = (html: string, rel: "next" | "prev"): string | undefined =>
    new RegExp(`rel="${rel}" href="([^"]+)"`).exec(html)?.[1]?.replaceAll("&amp;", "&");
  const pages: string[] = [];
  for (
    let next: string | undefined = "/vragen?onderwerp=taal";
    next !== undefined;
    next = follow(pages.at(-1) ?? "", "next")
  )
    pages.push((await daan.get(next)).html);
  expect(pages.map((html) => titlesOf(html).length)).toEqual([30, 30, 10]);
  expect(new Set(pages.flatMap(titlesOf)).size).toBe(70);
  expect(pages[2]).toContain("Verder ligt er niets.");
  expect(follow(pages[0] ?? "", "prev")).toBeUndefined();
  const back = (await daan.get(follow(pages[2] ?? "", "prev") ?? "/nowhere")).html;
  expect(titlesOf(back)).toEqual(titlesOf(pages[1] ?? ""));
  const first = (await daan.get(follow(back, "prev") ?? "/nowhere")).html;
  expect(titlesOf(first)).toEqual(titlesOf(pages[0] ?? ""));
  expect(follow(first, "prev")).toBeUndefined();
  for (const nonsense of ["voor=gisteren", "na=_", "voor=2026-01-01T00:00:00.000Z_niets"])
    expect(titlesOf((await daan.get(`/vragen?onderwerp=taal&${nonsense}`)).html)).toHaveLength(30);
});

test("What a moderator hid takes no place on anybody's page", async () => {
  const shown = await ask(anneke, "Wie past op mijn kat?", { theme: "kinderen" });
  const hidden = await ask(anneke, "Wie past op mijn hond?", { theme: "kinderen" });
  await wijk.administrator.post(`${hidden}/verbergen`, { rule: "friendly", reason: "Reclame" });
  expect(await listed(daan, "onderwerp=kinderen")).toEqual(["Wie past op mijn kat?"]);
  expect(await listed(anneke, "onderwerp=kinderen")).toEqual(["Wie past op mijn hond?", "Wie past op mijn kat?"]);
  expect(shown).not.toBe(hidden);
});
