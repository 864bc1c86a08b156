import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { byLettersQuery, byWordsQuery, planningForSearch } from "../../src/search/post-search.postgres.ts";
import { wantedIn } from "../../src/search/words.ts";
import { dumpDatabase } from "../support/dump-database.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let lindehout: RunningWijk;
let anneke: Person;
let daan: Person;
let marja: Person;

const ask = async (person: Person, title: string, fields: Record<string, string> = {}) => {
  clock.move(60_000);
  const page = await person.post("/vragen", { title, text: "", theme: "anders", audience: "wijk", ...fields });
  expect(page.status).toBe(200);
  return new URL(page.url).pathname;
};

const helped = async (asker: Person, path: string) => {
  const answered = await daan.post(`${path}/antwoorden`, { text: "Ja hoor." });
  const answer = /id="antwoord-([0-9a-f-]{36})"/.exec(answered.html)?.[1] ?? "";
  await asker.post(`${path}/geholpen`, { answer });
};

/** The titles that are suggested, in order. */
const titlesIn = (html: string): readonly string[] =>
  [...html.matchAll(/<a class="row__title"[^>]*>(?:<!--.*?-->)*([^<]+)/g)].map(([, title = ""]) => title);
const suggested = async (person: Person, typed: string): Promise<readonly string[]> =>
  titlesIn((await person.get(`/vragen/lijkt-op?vraag=${encodeURIComponent(typed)}`)).html);

beforeAll(async () => {
  wijk = await startWijk({ clock });
  lindehout = await startWijk({ clock, name: "Lindehout" });
  anneke = await wijk.neighbour("Anneke");
  daan = await wijk.neighbour("Daan");
  marja = await lindehout.neighbour("Marja");
  await wijk.administrator.post("/beheer/buurwijken", { address: lindehout.handle });
  await wijk.settle();
  await lindehout.settle();
  await wijk.settle();
});
afterAll(async () => {
  await lindehout.close();
  await wijk.close();
});

test("A typing mistake, a part of a compound and another form of a word all find the question", async () => {
  await ask(anneke, "Wie weet een goede fietsenmaker?");
  await ask(anneke, "Heeft iemand een aanhangwagentje?");
  await ask(anneke, "Wie snapt de brief over mijn toeslag?");
  await ask(anneke, "Wie leest mijn energierekening na?");
  expect(await suggested(daan, "wie kent een fitsenmaker")).toEqual(["Wie weet een goede fietsenmaker?"]);
  expect(await suggested(daan, "wie heeft een wagentje")).toEqual(["Heeft iemand een aanhangwagentje?"]);
  expect(await suggested(daan, "hulp bij huurtoeslag")).toEqual(["Wie snapt de brief over mijn toeslag?"]);
  expect(await suggested(daan, "energierekning")).toEqual(["Wie leest mijn energierekening na?"]);
  expect(await suggested(daan, "waar zijn fietsenmakers")).toEqual(["Wie weet een goede fietsenmaker?"]);
});

test("Accents and capitals make no difference, and words without meaning find nothing", async () => {
  await ask(anneke, "Wie helpt in het Café op zondag?");
  expect(await suggested(daan, "CAFE")).toEqual(["Wie helpt in het Café op zondag?"]);
  for (const nothing of ["", "wie weet een goede", "of de een het", "  ", "?!", "&|:*'\\", "🙂"])
    expect(await suggested(daan, nothing), nothing).toEqual([]);
});

test("Words in the title come before words in the text, and what was answered before what is open", async () => {
  await ask(anneke, "Iets in de tuin", { text: "De composthoop is te hoog." });
  await ask(anneke, "Mag er gras op de composthoop?");
  const open = await ask(anneke, "Wat doe ik met een composthoop in de winter?");
  expect((await suggested(daan, "composthoop"))[2]).toBe("Iets in de tuin");
  await helped(anneke, open);
  expect((await suggested(daan, "composthoop"))[0]).toBe("Wat doe ik met een composthoop in de winter?");
});

test("The page says how a question stands and when it was answered", async () => {
  const path = await ask(anneke, "Wie kan een orgel stemmen?");
  const before = await daan.get("/vragen/lijkt-op?vraag=orgel");
  expect(before.html).toContain("Nieuw, gevraagd in november");
  await helped(anneke, path);
  expect((await daan.get("/vragen/lijkt-op?vraag=orgel")).html).toContain("Beantwoord in november");
  // Into the next year, with everybody still signed in.
  for (let week = 0; week < 6; week++) {
    clock.move(7 * 86_400_000);
    for (const person of [anneke, daan, marja, wijk.administrator]) await person.get("/");
  }
  expect((await daan.get("/vragen/lijkt-op?vraag=orgel")).html).toContain("Beantwoord in november 2026");
});

test("A neighbouring wijk suggests no question about something sensitive, and this one suggests it to its own", async () => {
  const travel = async () => {
    for (let round = 0; round < 2; round++) {
      await lindehout.settle();
      await wijk.settle();
      clock.move(5_000);
    }
  };
  const everyone = { audience: "everyone", outside: "standin" };
  const words = { title: "Wie kent een goede bewindvoerder?", text: "" };
  const path = await ask(marja, words.title, everyone);
  await travel();
  expect(await suggested(daan, "bewindvoerder")).toEqual([words.title]);
  await marja.post(`${path}/veranderen`, { ...words, theme: "geldzaken", toldSensitive: "geldzaken" });
  await travel();
  expect((await daan.get("/buurwijken")).html).toContain(words.title);
  expect(await suggested(daan, "bewindvoerder")).toEqual([]);
  expect(await suggested(marja, "bewindvoerder")).toEqual([words.title]);
  await marja.post(`${path}/veranderen`, { ...words, theme: "klussen" });
  await travel();
  expect(await suggested(daan, "bewindvoerder")).toEqual([words.title]);
});

test("A question of a neighbouring wijk is found too, after our own when they fit the same, and not once its site is shut out", async () => {
  await ask(marja, "Waar staat een glasbak voor groenglas?", { audience: "everyone" });
  await ask(anneke, "Waar staat een glasbak voor bruinglas?");
  for (let round = 0; round < 2; round++) {
    await lindehout.settle();
    await wijk.settle();
    clock.move(5_000);
  }
  const titles = await suggested(daan, "glasbak");
  expect(titles).toEqual(["Waar staat een glasbak voor bruinglas?", "Waar staat een glasbak voor groenglas?"]);
  expect((await daan.get("/vragen/lijkt-op?vraag=glasbak")).html).toContain("uit buurwijk Lindehout");
  await wijk.administrator.post("/beheer/servers", { host: lindehout.host, reason: "Spam" });
  expect(await suggested(daan, "glasbak")).toEqual(["Waar staat een glasbak voor bruinglas?"]);
});

test("What was changed is found by its new words alone, and what was taken back not at all", async () => {
  const path = await ask(anneke, "Wie leent mij een bladblazer?", { text: "Het is een kettingboom." });
  await anneke.post(`${path}/veranderen`, { title: "Wie leent mij een sneeuwschuiver?", text: "", theme: "lenen" });
  expect(await suggested(daan, "bladblazer")).toEqual([]);
  expect(await suggested(daan, "kettingboom")).toEqual([]);
  expect(await suggested(daan, "sneeuwschuiver")).toEqual(["Wie leent mij een sneeuwschuiver?"]);
  await anneke.post(`${path}/intrekken`);
  expect(await suggested(daan, "sneeuwschuiver")).toEqual([]);
});

test("The words of a question that was taken back are erased from what it was found by", async () => {
  const path = await ask(anneke, "Wie heeft een olielampje?", { text: "Een knijpkat mag ook." });
  const kept = async () => {
    const sql = postgres(wijk.databaseUrl, { max: 1 });
    const rows = await sql`select title, words::text from post_search where post_id = ${path.split("/").at(-1) ?? ""}`;
    await sql.end();
    return JSON.stringify(rows);
  };
  expect(await kept()).toContain("knijpkat");
  await anneke.post(`${path}/intrekken`);
  expect(await kept()).toBe("[]");
});

test("Whatever the index holds, a question is suggested only to who may read it", async () => {
  const path = await ask(anneke, "Wie kan een grafsteen schoonmaken?");
  const sql = postgres(wijk.databaseUrl, { max: 1 });
  await sql.begin(async (transaction) => {
    await transaction`set local session_replication_role = replica`;
    await transaction`update post set withdrawn_at = ${clock()} where id = ${path.split("/").at(-1) ?? ""}`;
  });
  const [row] = await sql`select 1 as there from post_search where title like '%grafsteen%'`;
  await sql.end();
  expect(row).toEqual({ there: 1 });
  expect(await suggested(daan, "grafsteen")).toEqual([]);
});

test("Never more than five are shown, and a visitor gets none", async () => {
  for (let number = 0; number < 7; number++) await ask(anneke, `Wie heeft een barbecue nummer ${"abcdefg"[number]}?`);
  expect(await suggested(daan, "barbecue")).toHaveLength(5);
  expect((await wijk.visitor().get("/vragen/lijkt-op?vraag=barbecue")).html).not.toContain("barbecue");
});

test("Without JavaScript, looking first brings everything back that was typed, and stores nothing", async () => {
  await ask(anneke, "Wie repareert een naaimachine?");
  const typed = { title: "Mijn naaimachine is stuk", text: "Hij piept. <b>", theme: "klussen", street: "Kerkstraat" };
  const before = (await daan.get("/vragen")).html;
  const page = await daan.post("/vragen/lijkt-op", { ...typed, audience: "everyone", outside: "handle" });
  expect(page.status).toBe(200);
  expect(titlesIn(page.html)).toEqual(["Wie repareert een naaimachine?"]);
  expect(page.html).toContain("Mijn naaimachine is stuk");
  expect(page.html).toContain("Hij piept. &lt;b&gt;");
  expect(page.html).toMatch(/value="klussen"[^>]* checked/);
  expect(page.html).toMatch(/value="everyone"[^>]* checked/);
  expect(page.html).toContain('value="Kerkstraat"');
  expect((await daan.get("/vragen")).html).toBe(before);
  const none = await daan.post("/vragen/lijkt-op", { title: "Xylofoonles" });
  expect(none.html).toContain("We vonden geen vraag die hierop lijkt");
});

test("The front page leads on with suggestions, and who has an answer ends with thanks", async () => {
  await ask(anneke, "Wie kan een piano verhuizen?");
  expect(titlesIn((await daan.get("/vragen/nieuw?vraag=piano")).html)).toEqual(["Wie kan een piano verhuizen?"]);
  const thanked = await daan.get("/vragen/gevonden");
  expect(new URL(thanked.url).pathname).toBe("/");
  expect(thanked.html).toContain("Fijn dat je je antwoord vond");
});

test("Who asks more often than anybody types is told to wait, a minute, and can still ask a question", async () => {
  clock.move(60_000);
  const statuses = new Set<number>();
  for (let number = 0; number < 121; number++)
    statuses.add((await anneke.get("/vragen/lijkt-op?vraag=barbecue")).status);
  expect([...statuses]).toEqual([200, 429]);
  expect(titlesIn((await anneke.get("/vragen/nieuw?vraag=barbecue")).html)).toEqual([]);
  expect((await daan.get("/vragen/lijkt-op?vraag=barbecue")).status).toBe(200);
  clock.move(60_000);
  expect((await anneke.get("/vragen/lijkt-op?vraag=barbecue")).status).toBe(200);
});

test("What is typed ends up in no log and in no table", async () => {
  const secret = "zeldzaamwoordje";
  await suggested(daan, secret);
  await daan.post("/vragen/lijkt-op", { title: secret, text: secret });
  await daan.get(`/vragen/nieuw?vraag=${secret}`);
  expect(wijk.log.join("\n")).not.toContain(secret);
  const sql = postgres(wijk.databaseUrl, { max: 1 });
  expect(JSON.stringify(await dumpDatabase(sql))).not.toContain(secret);
  await sql.end();
});

describe("With 20,000 questions", () => {
  test("the indexes are used: no plan reads all questions", async () => {
    const sql = postgres(wijk.databaseUrl, { max: 1 });
    const [resident] = await sql`select id from resident limit 1`;
    await sql`insert into post (id, kind, thread_id, audience, resident_id, title, body, html, published_at)
      select id, 'question', id, 'wijk', ${resident?.id}, 'Vraag over ' || md5(number::text) || ' en fietsen', '',
        '<p>' || md5((-number)::text) || '</p>', '2026-01-01'
      from (select number, gen_random_uuid() as id from generate_series(1, 20000) number) as made`;
    await sql`insert into question (post_id, theme, state)
      select id, 'anders', 'open' from post where not exists (select 1 from question where post_id = post.id)
        and kind = 'question'`;
    await sql`vacuum analyze post_search`;
    const wanted = wantedIn("wie kent een fitsenmaker of slotenmaker");
    const planOf = async (query: SQL): Promise<string> => {
      const built = new PgDialect().sqlToQuery(query);
      const rows = await sql.unsafe(`explain ${built.sql}`, built.params as string[]);
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    };
    await sql.unsafe(`set enable_seqscan = ${planningForSearch.enable_seqscan}`);
    const plans = [await planOf(byWordsQuery(wanted)), await planOf(byLettersQuery(wanted))];
    expect(plans[0]).toContain("post_search_questions");
    expect(plans[1]).toContain("post_search_title");
    for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on post_search/);
    expect(await suggested(daan, "wie kent een fitsenmaker")).toContain("Wie weet een goede fietsenmaker?");
    await sql.end();
  }, 120_000);
});
