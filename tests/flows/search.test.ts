import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { planningForSearch, soughtByLettersQuery, soughtByWordsQuery } from "../../src/search/post-search.postgres.ts";
import { soughtIn } from "../../src/search/words.ts";
import { makeActivity } from "../support/activity-form.ts";
import { announce } from "../support/announcement-form.ts";
import { dumpDatabase } from "../support/dump-database.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { makeOffer, organisation } from "../support/offer-form.ts";
import type { Person } from "../support/person.ts";
import { makePoll } from "../support/poll-form.ts";
import { askRing, type RingOfWijken, startRing } from "../support/ring-of-wijken.ts";
import type { RunningWijk } from "../support/running-wijk.ts";

/** Looking for something among all that one may read. Each test looks for words of its own. */
const clock = createMovedClock();
let ring: RingOfWijken;
let wijk: RunningWijk;
let lindehout: RunningWijk;
let sql: postgres.Sql;
let anneke: Person;
let daan: Person;
let marja: Person;

const idOf = (path: string): string => path.split("/").at(-1) ?? "";

const ask = async (person: Person, title: string, fields: Record<string, string> = {}): Promise<string> => {
  clock.move(60_000);
  const given = { text: "", theme: "anders", audience: "wijk", outside: "standin", ...fields };
  const page = await person.post("/vragen", { title, toldSensitive: given.theme, ...given });
  expect(page.status, title).toBe(200);
  return new URL(page.url).pathname;
};
const answer = async (person: Person, path: string, text: string): Promise<string> => {
  clock.move(60_000);
  const before = (await person.get(path)).html;
  const { html } = await person.post(`${path}/antwoorden`, { text });
  const ids = [...html.matchAll(/id="antwoord-([0-9a-f-]{36})"/g)].map(([, id = ""]) => id);
  return ids.find((id) => !before.includes(id)) ?? "no answer on the page";
};

const search = (person: Person, typed: string, more: Record<string, string> = {}) => {
  // Nobody waits in these tests but where that is what they are about.
  clock.move(60_000);
  return person.get(`/zoeken?${new URLSearchParams({ wat: typed, ...more })}`);
};
const plain = (html: string): string => html.replace(/<!--.*?-->/gs, "").replace(/<[^>]*>/g, "");
/** The titles of what is found, in their order. */
const titlesIn = (html: string): readonly string[] =>
  [...html.matchAll(/<a class="row__title"[^>]*>(.*?)<\/a>/gs)].map(([, title = ""]) => plain(title).trim());
const found = async (person: Person, typed: string, more: Record<string, string> = {}) =>
  titlesIn((await search(person, typed, more)).html);

beforeAll(async () => {
  ring = await startRing(clock, ["Holtveen", "Lindehout"]);
  [wijk, lindehout] = ring.wijken as [RunningWijk, RunningWijk];
  sql = postgres(wijk.databaseUrl, { max: 1 });
  [anneke, daan, marja] = [
    await wijk.neighbour("Anneke"),
    await wijk.neighbour("Daan"),
    await lindehout.neighbour("Marja"),
  ];
  await ring.join(wijk, lindehout);
  await ring.follow(wijk, lindehout);
}, 60_000);
afterAll(async () => {
  await sql.end();
  await ring.close();
});

test("One field finds questions, announcements, offers, activities and polls, by their words, what they choose and where they are", async () => {
  await ask(anneke, "Wie weet een goede fietsenmaker?", { text: "Mijn derailleur is kapot." });
  await announce(wijk.administrator, { title: "Geluidsscherm langs de ringweg", text: "Het werk duurt een jaar." });
  await makeOffer(anneke, { title: "Betonmolen te leen", location: "Achter de smederij", audience: "wijk" });
  await makeOffer(daan, { purpose: "request", title: "Wie heeft een weefgetouw?", audience: "wijk" });
  await makeActivity(anneke, { title: "Vogels kijken", place: "Uitkijktoren", audience: "wijk" });
  await makePoll(anneke, { title: "Wat planten we?", option1: "Rododendrons", option2: "Tulpen", audience: "wijk" });
  for (const [typed, title] of [
    ["fietsenmakers", "Wie weet een goede fietsenmaker?"],
    ["derailleurs", "Wie weet een goede fietsenmaker?"],
    ["geluidsscherm", "Geluidsscherm langs de ringweg"],
    ["betonmolens", "Betonmolen te leen"],
    ["smederij", "Betonmolen te leen"],
    ["weefgetouwen", "Wie heeft een weefgetouw?"],
    ["uitkijktoren", "Vogels kijken"],
    ["rododendron", "Wat planten we?"],
  ] as const)
    expect([typed, await found(daan, typed)]).toEqual([typed, [title]]);
});

test("An answer is found under its question, with its words marked, and the link leads to it", async () => {
  const path = await ask(anneke, "Wie weet iets van bomen?");
  const id = await answer(daan, path, "Vraag het aan de <kwekerij> naast de kerk. Die is elke dag open.");
  const { html } = await search(daan, "kwekerij");
  expect(titlesIn(html)).toEqual(["Wie weet iets van bomen?"]);
  expect(html).toContain(`href="${path}#antwoord-${id}"`);
  expect(html).toContain("In een antwoord:");
  expect(html).toContain("<mark>kwekerij</mark>");
  expect(plain(html)).toContain("Vraag het aan de &lt;kwekerij&gt; naast de kerk.");
});

test("A typing mistake, part of a compound, another form, accents and very common words all find something", async () => {
  await ask(anneke, "Heeft iemand een aanhangwagentje?");
  await ask(anneke, "Wie leest mijn energierekening na?");
  await ask(anneke, "Wie helpt in het Café op zondag?");
  await ask(anneke, "Wat doen we met oud en nieuw in de buurt?");
  expect(await found(daan, "aanhangwagntje")).toEqual(["Heeft iemand een aanhangwagentje?"]);
  expect(await found(daan, "wagentje")).toEqual(["Heeft iemand een aanhangwagentje?"]);
  expect(await found(daan, "ENERGIEREKENINGEN")).toEqual(["Wie leest mijn energierekening na?"]);
  const { html } = await search(daan, "cafe");
  expect(titlesIn(html)).toEqual(["Wie helpt in het Café op zondag?"]);
  expect(html).toContain("<mark>Café</mark>");
  expect(await found(daan, "buurt")).toContain("Wat doen we met oud en nieuw in de buurt?");
  for (const nothing of ["", "  ", "?!", "&|:*'\\", "🙂"]) {
    const page = await search(daan, nothing);
    expect([page.status, titlesIn(page.html)], nothing).toEqual([200, []]);
    expect(page.html).toContain("Je zoekt in alles wat jij hier mag lezen.");
  }
});

test("What fits best comes first, then the newest", async () => {
  await ask(anneke, "Iets over de schuur", { text: "Er staat een kettingzaag in." });
  await ask(anneke, "Wie slijpt een kettingzaag?");
  await ask(anneke, "Mag een kettingzaag op zondag?");
  expect(await found(daan, "kettingzaag")).toEqual([
    "Mag een kettingzaag op zondag?",
    "Wie slijpt een kettingzaag?",
    "Iets over de schuur",
  ]);
});

test("A visitor finds what everyone may read, and is told by no answer for the wijk alone what a question is about", async () => {
  const path = await ask(anneke, "Wie kent een goede stukadoor?");
  await answer(daan, path, "Neef Bartholomeus doet dat in de Kerkstraat.");
  const visitor = wijk.visitor();
  expect(await found(visitor, "stukadoor")).toEqual([]);
  await anneke.post(`${path}/verder`, {
    trede: "outside",
    keuze: "ja",
    title: "Wie kent een goede stukadoor?",
    text: "",
    outside: "standin",
  });
  await answer(daan, path, "Anders het stukadoorsgilde.");
  expect(await found(visitor, "stukadoor")).toEqual(["Wie kent een goede stukadoor?"]);
  expect(await found(visitor, "stukadoorsgilde")).toEqual(["Wie kent een goede stukadoor?"]);
  expect(await found(visitor, "Bartholomeus")).toEqual([]);
  expect(await found(daan, "Bartholomeus")).toEqual(["Wie kent een goede stukadoor?"]);
  const { html } = await search(visitor, "stukadoor");
  expect(html).toContain("iemand uit Holtveen");
  expect(html).not.toContain("Anneke");
});

test("What is about something sensitive is dug up by members alone, though everyone may read it", async () => {
  const path = await ask(anneke, "Wie kent een goede bewindvoerder?", { theme: "geldzaken", audience: "everyone" });
  expect((await wijk.visitor().get(path)).status).toBe(200);
  expect(await found(wijk.visitor(), "bewindvoerder")).toEqual([]);
  expect((await search(wijk.visitor(), "bewindvoerder")).html).not.toContain("Geldzaken");
  expect(await found(daan, "bewindvoerder")).toEqual(["Wie kent een goede bewindvoerder?"]);
});

test("What was taken back or hidden is found no more, and what waits for a moderator by its writer alone", async () => {
  const gone = await ask(anneke, "Wie heeft een hangmat?");
  const hidden = await ask(anneke, "Wie heeft een hangstoel?");
  const path = await ask(anneke, "Waar hang ik iets op?");
  const rude = await answer(daan, path, "Aan een wegwerphaakje.");
  expect(await found(daan, "hangmat")).toEqual(["Wie heeft een hangmat?"]);
  expect(await found(daan, "wegwerphaakje")).toEqual(["Waar hang ik iets op?"]);
  await anneke.post(`${gone}/intrekken`);
  await wijk.administrator.post(`${hidden}/verbergen`, { rule: "friendly", reason: "Onaardig" });
  await wijk.administrator.post(`/antwoorden/${rude}/verbergen`, { rule: "friendly", reason: "Onaardig" });
  for (const person of [daan, anneke, wijk.administrator]) {
    expect(await found(person, "hangmat")).toEqual([]);
    expect(await found(person, "hangstoel")).toEqual([]);
    expect(await found(person, "wegwerphaakje")).toEqual([]);
  }
  await wijk.administrator.post(`${hidden}/tonen`);
  expect(await found(daan, "hangstoel")).toEqual(["Wie heeft een hangstoel?"]);
  await sql`update resident set posts_to_see = 1 where name = 'Anneke'`;
  await ask(anneke, "Wie heeft een hangbrug?");
  await sql`update resident set posts_to_see = 0 where name = 'Anneke'`;
  expect(await found(daan, "hangbrug")).toEqual([]);
  expect(await found(wijk.administrator, "hangbrug")).toEqual([]);
  expect(await found(anneke, "hangbrug")).toEqual(["Wie heeft een hangbrug?"]);
});

test("Whatever the index holds, only what the reader may read is found", async () => {
  const path = await ask(anneke, "Wie kan een grafsteen schoonmaken?");
  const taken = await ask(anneke, "Wie heeft een grafkrans?");
  await sql.begin(async (transaction) => {
    await transaction`set local session_replication_role = replica`;
    await transaction`update post_search set audience = 'everyone' where post_id = ${idOf(path)}`;
    await transaction`update post set withdrawn_at = ${clock()} where id = ${idOf(taken)}`;
  });
  const [row] = await sql`select count(*)::int as there from post_search where title like '%graf%'`;
  expect(row).toEqual({ there: 2 });
  expect(await found(wijk.visitor(), "grafsteen")).toEqual([]);
  expect(await found(daan, "grafsteen")).toEqual(["Wie kan een grafsteen schoonmaken?"]);
  expect(await found(daan, "grafkrans")).toEqual([]);
});

test("What was asked without a name is found by the wijk under its pseudonym, by nobody else, and never by who asked", async () => {
  const fields = { text: "", theme: "anders", audience: "wijk", naming: "sealed" };
  await anneke.post("/vragen", { title: "Wie weet iets van echtscheiding?", ...fields });
  await wijk.settle();
  clock.move(61 * 60_000);
  await wijk.settle();
  const { html } = await search(daan, "echtscheidingen");
  expect(titlesIn(html)).toEqual(["Wie weet iets van echtscheiding?"]);
  expect(html).not.toContain("Anneke");
  expect(html).toMatch(/vandaag|vanmorgen|vanmiddag|vanavond|vannacht|gisteren/);
  expect(html).not.toMatch(/vandaag om/);
  expect(await found(wijk.visitor(), "echtscheidingen")).toEqual([]);
  expect(await found(daan, "Anneke")).toEqual([]);
});

test("Questions of a neighbouring wijk and of the ring are found, not about something sensitive, and not once it is shut out", async () => {
  const everyone = { audience: "everyone" };
  await ask(marja, "Waar staat een glasbak voor groenglas?", everyone);
  await ask(marja, "Wie helpt met een schuldsaneringsplan?", { ...everyone, theme: "geldzaken" });
  await askRing(marja, "Wie leent ons een smeedoven?");
  await askRing(marja, "Wie had ook een deurwaardersexploot?", { theme: "geldzaken", toldSensitive: "geldzaken" });
  await ring.settle();
  expect((await daan.get("/buurwijken")).html).toContain("deurwaardersexploot");
  expect(await found(daan, "glasbak")).toEqual(["Waar staat een glasbak voor groenglas?"]);
  expect(await found(daan, "smeedoven")).toEqual(["Wie leent ons een smeedoven?"]);
  expect(await found(daan, "schuldsaneringsplan")).toEqual([]);
  expect(await found(daan, "deurwaardersexploot")).toEqual([]);
  // What a neighbouring wijk may find is not for whoever comes by.
  expect(await found(wijk.visitor(), "glasbak")).toEqual([]);
  await wijk.administrator.post("/beheer/servers", { host: lindehout.host, reason: "Spam" });
  expect(await found(daan, "glasbak")).toEqual([]);
  expect(await found(daan, "smeedoven")).toEqual([]);
  await wijk.administrator.post("/beheer/servers/vrij", { host: lindehout.host });
});

test("Conversations between two people are not searched, not even one's own", async () => {
  const path = await ask(anneke, "Wie ruilt er een puzzel?");
  const begun = await daan.post(`/gesprekken/nieuw/${idOf(path)}`, { text: "Ik heb er een met zonsondergang." });
  expect(begun.html).toContain("zonsondergang");
  for (const person of [daan, anneke, wijk.administrator]) expect(await found(person, "zonsondergang")).toEqual([]);
  expect((await search(daan, "")).html).toContain("In gesprekken tussen twee mensen zoeken we niet.");
});

test("An organisation finds what everyone may read, and what it wrote itself", async () => {
  const welfare = await organisation(wijk, "Welzijn", "Welzijn Holtveen");
  await ask(anneke, "Wie kent een mantelzorgmakelaar?");
  await ask(anneke, "Waar is de mantelzorgborrel?", { audience: "everyone" });
  await makeOffer(welfare, { title: "Hulp voor mantelzorgers", manner: "help", audience: "wijk" });
  expect((await found(welfare, "mantelzorg")).toSorted()).toEqual([
    "Hulp voor mantelzorgers",
    "Waar is de mantelzorgborrel?",
  ]);
});

test("A reader narrows down by kind, theme and how it stands, without JavaScript, and is led back to everything", async () => {
  const open = await ask(anneke, "Wie stemt mijn accordeon?", { theme: "klussen" });
  const closed = await ask(anneke, "Wie verkoopt een accordeon?", { theme: "lenen" });
  await anneke.post(`${closed}/afronden`);
  await makeOffer(daan, { title: "Accordeon te leen", theme: "lenen", audience: "wijk" });
  const all = await search(daan, "accordeon");
  expect(titlesIn(all.html)).toHaveLength(3);
  expect(all.html).toContain('<option value="vragen"');
  const questions = await search(daan, "accordeon", { soort: "vragen", onderwerp: "", stand: "" });
  expect(titlesIn(questions.html)).toEqual(["Wie verkoopt een accordeon?", "Wie stemt mijn accordeon?"]);
  expect(questions.html).toContain('<option value="vragen" selected>');
  expect(questions.html).toContain('<details class="refining" open>');
  expect(await found(daan, "accordeon", { soort: "vragen", onderwerp: "lenen" })).toEqual([
    "Wie verkoopt een accordeon?",
  ]);
  expect((await found(daan, "accordeon", { onderwerp: "lenen" })).toSorted()).toEqual([
    "Accordeon te leen",
    "Wie verkoopt een accordeon?",
  ]);
  expect((await found(daan, "accordeon", { stand: "open" })).toSorted()).toEqual([
    "Accordeon te leen",
    "Wie stemt mijn accordeon?",
  ]);
  expect(await found(daan, "accordeon", { stand: "voorbij" })).toEqual(["Wie verkoopt een accordeon?"]);
  const id = await answer(daan, open, "Dat kan ik.");
  await anneke.post(`${open}/geholpen`, { answer: id });
  expect(await found(daan, "accordeon", { stand: "beantwoord" })).toEqual(["Wie stemt mijn accordeon?"]);
  const none = await search(daan, "accordeon", { soort: "peilingen" });
  expect(none.html).toContain('<a class="nl-link" href="/zoeken?wat=accordeon">');
  // What cannot be chosen chooses nothing.
  expect(await found(daan, "accordeon", { soort: "wat", onderwerp: "dan", stand: "ook", vanaf: "-3" })).toHaveLength(3);
});

test("More than a page leads on, ten by ten, in the same order, and back", async () => {
  for (let number = 0; number < 12; number++)
    await ask(anneke, `Wie heeft een waterpomptang ${"abcdefghijkl"[number]}?`);
  const first = await search(daan, "waterpomptang");
  expect(titlesIn(first.html)).toHaveLength(10);
  expect(titlesIn(first.html)[0]).toBe("Wie heeft een waterpomptang l?");
  const further = /<a class="nl-button[^"]*" href="([^"]+)">.*?Verder zoeken/s.exec(first.html)?.[1];
  clock.move(60_000);
  const second = await daan.get((further ?? "/nowhere").replaceAll("&amp;", "&"));
  expect(titlesIn(second.html)).toEqual(["Wie heeft een waterpomptang b?", "Wie heeft een waterpomptang a?"]);
  expect(second.html).toContain("Meer past hier niet bij.");
  expect(second.html).toContain('href="/zoeken?wat=waterpomptang"');
});

test("Whoever finds nothing is told what they can do: neighbours ask it, with the words filled in; visitors join", async () => {
  const none = await search(daan, 'Wie heeft een "xylofoon" & bas?');
  expect(none.html).toContain("Hier vonden we niets over");
  const href = /href="(\/vragen\/nieuw\?vraag=[^"]+)"/.exec(none.html)?.[1] ?? "/no-way";
  const form = await daan.get(href);
  expect(form.html).toContain("Wie heeft een &quot;xylofoon&quot; &amp; bas?");
  const visitor = await search(wijk.visitor(), "xylofoon");
  expect(visitor.html).toContain('href="/meedoen"');
  expect(visitor.html).not.toContain("/vragen/nieuw?vraag");
});

test("Who searches more often than anybody types waits, by resident or by address, and their words stay", async () => {
  clock.move(60_000);
  const statuses = async (person: Person, times: number, headers = {}) => {
    const seen = [];
    for (let time = 0; time < times; time++) seen.push((await person.get("/zoeken?wat=zeldzaam", headers)).status);
    return seen;
  };
  expect([...new Set(await statuses(daan, 30))]).toEqual([200]);
  const late = await daan.get("/zoeken?wat=zeldzaam");
  expect(late.status).toBe(429);
  expect(late.html).toContain("Je zoekt heel vaak achter elkaar");
  expect(late.html).toContain('value="zeldzaam"');
  expect(Number(late.headers.get("retry-after"))).toBeGreaterThan(0);
  // Somebody else goes on, and so does whoever comes by; looking at the empty field costs nothing.
  expect((await anneke.get("/zoeken?wat=zeldzaam")).status).toBe(200);
  expect((await daan.get("/zoeken")).status).toBe(200);
  expect(await statuses(wijk.visitor(), 21)).toEqual([...Array(20).fill(200), 429]);
  clock.move(60_000);
  expect((await daan.get("/zoeken?wat=zeldzaam")).status).toBe(200);
});

test("What is typed ends up in no log and in no table, and no browser keeps the page or passes its address on", async () => {
  const secret = "zeldzaamwoordje";
  const page = await search(daan, secret);
  await search(wijk.visitor(), secret, { soort: "vragen", onderwerp: "lenen", stand: "open" });
  expect(page.headers.get("cache-control")).toBe("no-store");
  expect(page.headers.get("referrer-policy")).toBe("no-referrer");
  expect(page.headers.get("x-robots-tag")).toBe("noindex");
  expect(page.html).toContain('<meta name="robots" content="noindex">');
  expect(page.html).not.toMatch(new RegExp(`<title>[^<]*${secret}`));
  expect(wijk.log.join("\n")).not.toContain(secret);
  expect(JSON.stringify(await dumpDatabase(sql))).not.toContain(secret);
});

describe("With 20,000 posts", () => {
  test("the indexes are used: no plan reads all posts, whatever the reader narrows down to", async () => {
    const [resident] = await sql`select id from resident limit 1`;
    await sql`insert into post (id, kind, thread_id, audience, resident_id, title, body, html, published_at)
      select id, 'question', id, 'wijk', ${resident?.id}, 'Vraag over ' || md5(number::text) || ' en lampionnen', '',
        '<p>' || md5((-number)::text) || '</p>', '2026-01-01'
      from (select number, gen_random_uuid() as id from generate_series(1, 14000) number) as made`;
    await sql`insert into question (post_id, theme, state)
      select id, 'anders', 'open' from post where not exists (select 1 from question where post_id = post.id)
        and kind = 'question'`;
    await sql`insert into post (id, kind, thread_id, in_reply_to, audience, resident_id, body, html, published_at)
      select gen_random_uuid(), 'answer', id, id, 'wijk', ${resident?.id}, '', '<p>Antwoord ' || md5(id::text) || '</p>', '2026-01-02'
      from post where kind = 'question' and title like '%lampionnen' limit 6000`;
    await sql`vacuum analyze post_search, post, question`;
    const wanted = soughtIn("wie kent een fitsenmaker of slotenmaker");
    const planOf = async (query: SQL): Promise<string> => {
      const built = new PgDialect().sqlToQuery(query);
      const rows = await sql.unsafe(`explain ${built.sql}`, built.params as string[]);
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    };
    await sql.unsafe(`set enable_seqscan = ${planningForSearch.enable_seqscan}`);
    const reader = { kind: "resident", id: resident?.id, name: "Daan", roles: [] } as never;
    const all = { reader, kind: null, theme: null, standing: null, withoutThemes: [], at: clock() };
    const amongAll = [
      all,
      { ...all, kind: "question" as const, theme: "lenen", standing: "open" as const },
      { ...all, reader: { kind: "visitor" } as const, withoutThemes: ["geldzaken"], standing: "over" as const },
    ];
    for (const among of amongAll) {
      const plans = [
        await planOf(soughtByWordsQuery(wanted, among)),
        await planOf(soughtByLettersQuery(wanted, among)),
      ];
      expect(plans[0]).toContain("post_search_questions");
      expect(plans[0]).toContain("post_search_others");
      expect(plans[1]).toContain("post_search_title");
      for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on (post|post_search|question|offer)\b/);
    }
    await sql`set enable_seqscan = on`;
    expect(await found(daan, "wie kent een fitsenmaker")).toContain("Wie weet een goede fietsenmaker?");
  }, 120_000);
});
