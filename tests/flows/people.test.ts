import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import { organisation } from "../support/offer-form.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

/** Neighbours who chose to be found, and nobody else. Each test has neighbours of its own. */
const clock = createMovedClock();
let wijk: RunningWijk;
let sql: postgres.Sql;
let reader: Person;

const words = (html: string): string =>
  html
    .replace(/<!--.*?-->/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
const idOf = async (name: string): Promise<string> => {
  const [row] = await sql`select id from resident where name = ${name}`;
  return String(row?.id);
};
const form = { shown: "ja", about: "Ik fiets graag.", street: "Kerkstraat", themes: ["lenen", "vervoer"], sure: "" };
/** A new neighbour who filled in the form. */
const introduced = async (name: string, fields: Readonly<Record<string, string | readonly string[]>> = {}) => {
  const person = await wijk.neighbour(name);
  const page = await person.post("/ik/profiel", { ...form, ...fields });
  expect(page.status, name).toBe(200);
  const id = await idOf(name);
  return { person, id, path: `/buren/${id}` };
};
const ask = async (person: Person, title: string, fields: Readonly<Record<string, string>> = {}): Promise<string> => {
  clock.move(60_000);
  const given = { title, text: "", theme: "anders", audience: "wijk", outside: "standin", ...fields };
  const page = await person.post("/vragen", given);
  expect(page.status, title).toBe(200);
  return new URL(page.url).pathname;
};
const answer = async (person: Person, path: string, text: string): Promise<void> => {
  clock.move(60_000);
  expect((await person.post(`${path}/antwoorden`, { text })).status).toBe(200);
};
const search = async (person: Person, typed: string, kind = ""): Promise<string> => {
  clock.move(60_000);
  return (await person.get(`/zoeken?${new URLSearchParams({ wat: typed, soort: kind })}`)).html;
};

beforeAll(async () => {
  wijk = await startWijk({ clock });
  sql = postgres(wijk.databaseUrl, { max: 1 });
  reader = await wijk.neighbour("Lezer");
});
afterAll(async () => {
  await sql.end();
  await wijk.close();
});

test("Nobody is in the list who did not choose it, and whoever takes it back is gone at once", async () => {
  const fatma = await wijk.neighbour("Fatma");
  const path = `/buren/${await idOf("Fatma")}`;
  expect((await fatma.get("/ik")).html).toContain("Je staat niet in de lijst van buren.");
  expect((await reader.get("/buren")).html).not.toContain("Fatma");
  const nobody = await reader.get(`/buren/${crypto.randomUUID()}`);
  const absent = await reader.get(path);
  expect([absent.status, words(absent.html)]).toEqual([404, words(nobody.html)]);

  const saved = await fatma.post("/ik/profiel", form);
  expect(saved.html).toContain("Buren kunnen je nu vinden.");
  expect((await reader.get("/buren")).html).toContain("Fatma");
  const page = words((await reader.get(path)).html);
  for (const said of ["Fatma", "Ik fiets graag.", "Kerkstraat", "Lenen en geven", "Doet mee sinds november 2026"])
    expect(page).toContain(said);
  expect(await search(reader, "Fatma")).toContain(path);

  const kept = await fatma.post("/ik/profiel", { ...form, shown: "nee" });
  expect(kept.html).toContain("Niemand anders ziet dit.");
  expect(kept.html).toContain("Ik fiets graag.</textarea>");
  expect((await reader.get("/buren")).html).not.toContain("Fatma");
  expect((await reader.get(path)).status).toBe(404);
  expect(await search(reader, "Fatma")).not.toContain(path);
  expect(await search(reader, "Fatma", "mensen")).not.toContain(path);
  expect((await wijk.administrator.get(path)).status).toBe(404);
  expect(words((await fatma.get(path)).html)).toContain("Nu ziet niemand dit, alleen jij.");
});

test("A neighbour who keeps it to themselves looks exactly like somebody who never filled it in", async () => {
  const { path } = await introduced("Stille", { shown: "nee" });
  await wijk.neighbour("Leeg");
  const other = `/buren/${await idOf("Leeg")}`;
  const [kept, empty] = [await reader.get(path), await reader.get(other)];
  // A page knows where it is: to come back to it in another language.
  expect([kept.status, kept.html.replaceAll(path, "")]).toEqual([empty.status, empty.html.replaceAll(other, "")]);
});

test("Visitors and organisations find none of it, neither in the list, nor on a page, nor by searching, nor under a question", async () => {
  const { person, path } = await introduced("Wilhelmina", { about: "Ik bespeel de hommelbas." });
  const question = await ask(person, "Wie heeft een snaar?", { audience: "everyone" });
  await answer(person, question, "Ik heb er al een.");
  const welfare = await organisation(wijk, "Zorg", "Zorg Holtveen");
  expect((await welfare.get("/buren")).status).toBe(404);
  expect((await welfare.get(path)).status).toBe(404);
  expect((await welfare.get("/ik/profiel")).status).toBe(404);
  expect((await welfare.post("/ik/profiel", form)).status).toBe(404);
  expect((await welfare.get("/ik")).html).not.toContain("/ik/profiel");
  expect(new URL((await wijk.visitor().get(path)).url).pathname).toBe("/inloggen");
  for (const person of [wijk.visitor(), welfare]) {
    expect((await person.get(question)).html).not.toContain("/buren/");
    for (const typed of ["Wilhelmina", "hommelbas"])
      expect(await search(person, typed, "mensen")).not.toMatch(/\/buren\/|bespeel/);
  }
  expect((await reader.get(question)).html).toContain(`href="${path}"`);
  expect(await search(reader, "hommelbas")).toContain(path);
});

test("Somebody who becomes an organisation, and whoever leaves, is gone at once", async () => {
  const becomes = await introduced("Bakkerij");
  const residentId = becomes.id;
  await wijk.administrator.post("/beheer/organisaties", { residentId, name: "Bakkerij Holtveen" });
  expect((await reader.get(becomes.path)).status).toBe(404);
  const leaves = await introduced("Vertrekker");
  const question = await ask(leaves.person, "Wie neemt mijn kast over?");
  expect((await reader.get(question)).html).toContain(leaves.path);
  await wijk.wijk.doorUnitOfWork(({ residents }) => residents.leave(leaves.id as never, clock()));
  expect((await reader.get("/buren")).html).not.toMatch(/Vertrekker|Bakkerij/);
  expect((await reader.get(leaves.path)).status).toBe(404);
  expect((await reader.get(question)).html).not.toContain("/buren/");
  expect(await search(reader, "Vertrekker", "mensen")).not.toContain(leaves.path);
  expect(await sql`select * from introduction where resident_id = ${leaves.id}`).toEqual([]);
});

test("Only a street, no house, no number or address without being asked twice, and nothing typed is lost", async () => {
  const bram = await wijk.neighbour("Bram");
  const wrong = await bram.post("/ik/profiel", {
    ...form,
    about: "Bel mij: 06 12345678",
    street: "Kerkstraat 12",
    shown: "",
  });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain("Kies ja of nee.");
  expect(wrong.html).toContain("Hier staat een nummer of een adres in.");
  expect(wrong.html).toContain("Bel mij: 06 12345678</textarea>");
  expect(wrong.html).toContain('value="Kerkstraat 12"');
  expect((await bram.post("/ik/profiel", { ...form, about: "x".repeat(501) })).status).toBe(422);
  expect(await sql`select 1 from introduction where resident_id = ${await idOf("Bram")}`).toEqual([]);
  const sure = await bram.post("/ik/profiel", { ...form, about: "Bel mij: 06 12345678 <b>", sure: "ja" });
  expect(sure.status).toBe(200);
  const page = (await reader.get(`/buren/${await idOf("Bram")}`)).html;
  expect(page).toContain("Bel mij: 06 12345678 &lt;b&gt;");
  // Whoever changes something else is not asked again about what stands there.
  expect(sure.html).toMatch(/name="sure" value="ja" checked/);
});

test("A page shows what somebody asked and answered under their own name that this reader may read, newest first", async () => {
  const { person, path } = await introduced("Schrijver");
  const question = await ask(person, "Wie heeft een kruiwagen?");
  const gone = await ask(person, "Wie wil mijn tuinset?");
  await person.post(`${gone}/intrekken`);
  const hidden = await ask(person, "Wie wil mijn bank?");
  await wijk.administrator.post(`${hidden}/verbergen`, { rule: "friendly", reason: "Reclame" });
  const other = await ask(reader, "Waar leen ik een steekwagen?");
  await answer(person, other, "Bij het buurthuis staat er een.");
  await person.post("/vragen", {
    title: "Wie weet iets van ontslag?",
    text: "",
    theme: "anders",
    audience: "wijk",
    naming: "sealed",
  });
  await wijk.settle();
  clock.move(61 * 60_000);
  await wijk.settle();
  const { html } = await reader.get(path);
  expect(html).toContain(`href="${question}"`);
  expect(html).toContain(`href="${other}#antwoord-`);
  expect(words(html)).toMatch(
    /Antwoord op: Waar leen ik een steekwagen\? Bij het buurthuis staat er een\..*Wie heeft een/,
  );
  for (const not of ["tuinset", "bank?", "ontslag"]) expect(html).not.toContain(not);
  expect((await reader.get(other)).html).toContain(`href="${path}"`);
});

test("What a wijkwijzer asked for somebody who called is not theirs", async () => {
  const { person, id, path } = await introduced("Wegwijs");
  await wijk.administrator.post(`/beheer/leden/${id}/rollen`, { roles: "wijkwijzer" });
  const fields = { theme: "zorg", wayBack: "call", memoryAid: "de buurman" };
  const asked = { ...fields, title: "Wie rijdt mij naar de fysio?", doen: "plaatsen" };
  expect((await person.post("/mijn-tafel/gesproken", asked)).status).toBe(200);
  const { html } = await reader.get(path);
  expect(html).toContain("Wijkwijzer");
  expect(html).not.toContain("fysio");
});

test("The list goes by theme and page by page", async () => {
  await introduced("Zwemmer", { themes: "taal" });
  for (let number = 0; number < 31; number++) {
    const id = crypto.randomUUID();
    await sql`insert into resident (id, name, joined_month) values (${id}, ${`Aafje ${String(number).padStart(2, "0")}`}, '2026-11')`;
    await sql`insert into introduction (resident_id, shown, about, street, themes) values (${id}, true, '', '', '{}')`;
  }
  const first = (await reader.get("/buren")).html;
  expect(first).toContain("Aafje 29");
  expect(first).not.toContain("Zwemmer");
  const next = /<a class="nl-button[^"]*" href="(\/buren\?[^"]+)">/.exec(first)?.[1] ?? "/nowhere";
  const second = (await reader.get(next)).html;
  expect([second.includes("Aafje 29"), second.includes("Aafje 30"), second.includes("Zwemmer")]).toEqual([
    false,
    true,
    true,
  ]);
  const talking = (await reader.get("/buren?onderwerp=taal")).html;
  expect([talking.includes("Zwemmer"), talking.includes("Aafje")]).toEqual([true, false]);
  expect((await reader.get("/buren?onderwerp=eten")).html).toContain("Niemand koos dit onderwerp.");
  await sql`delete from introduction using resident where resident.id = resident_id and resident.name like 'Aafje %'`;
});

test("A neighbour asks from somebody's page whether they may write, by the rules that hold elsewhere", async () => {
  const { person, path } = await introduced("Ontvanger");
  const form = await reader.get(`${path}/schrijven`);
  expect(form.html).toContain("Mag je Ontvanger schrijven?");
  expect((await reader.post(`${path}/schrijven`, { text: "" })).status).toBe(422);
  const begun = await reader.post(`${path}/schrijven`, { text: "Mag ik je fietspomp lenen?" });
  const thread = new URL(begun.url).pathname;
  expect(thread).toMatch(/^\/gesprekken\/[0-9a-f-]{36}$/);
  expect((await person.get(thread)).html).toContain("Mag ik je fietspomp lenen?");
  expect(new URL((await reader.get(`${path}/schrijven`)).url).pathname).toBe(thread);
  expect((await person.get(`${path}/schrijven`)).status).toBe(404);
  await person.post("/ik/profiel", { ...({ shown: "nee", about: "", street: "" } as const) });
  expect((await reader.get(`${path}/schrijven`)).status).toBe(404);
  expect((await reader.post(`${path}/schrijven`, { text: "Toch?" })).status).toBe(404);
});

test("Whoever wants to hear nothing of somebody sees them in no list; the other one notices nothing", async () => {
  const blocker = await introduced("Blokker");
  const blocked = await introduced("Lastpak");
  const done = await blocker.person.post(`${blocked.path}/blokkeren`);
  expect(done.html).toContain("Je hoort niets meer van deze persoon.");
  expect(done.html).toContain("Hoor weer van Lastpak");
  expect((await blocker.person.get("/buren")).html).not.toContain("Lastpak");
  expect(await search(blocker.person, "Lastpak", "mensen")).not.toContain(blocked.path);
  const page = words((await blocker.person.get(blocked.path)).html);
  expect(page).toContain("Jij wilt niets meer horen van Lastpak.");
  expect(page).not.toContain("Stuur Lastpak een bericht");
  expect((await blocked.person.get("/buren")).html).toContain("Blokker");
  expect(words((await blocked.person.get(blocker.path)).html)).toContain("Stuur Blokker een bericht");
  const undo = /action="(\/blokkades\/[0-9a-f-]{36}\/opheffen)"/.exec(done.html)?.[1] ?? "/nowhere";
  await blocker.person.post(undo);
  expect((await blocker.person.get("/buren")).html).toContain("Lastpak");
});

test("A moderator takes away what somebody wrote about themselves, with a reason that they read, and shows it again", async () => {
  const { person, path } = await introduced("Schelder", { about: "Iedereen hier is een sufferd." });
  expect((await reader.post(`${path}/verbergen`, { rule: "friendly", reason: "Onaardig" })).status).toBe(404);
  expect((await wijk.administrator.post(`${path}/verbergen`, { rule: "friendly", reason: "" })).status).toBe(422);
  expect((await wijk.administrator.post(`${path}/verbergen`, { reason: "Onaardig" })).status).toBe(422);
  const done = await wijk.administrator.post(`${path}/verbergen`, { rule: "friendly", reason: "Dit is niet aardig" });
  expect(done.html).toContain("Buren zien het niet meer.");
  expect((await reader.get(path)).status).toBe(404);
  expect((await reader.get("/buren")).html).not.toContain("Schelder");
  expect(await search(reader, "sufferd")).not.toContain(path);
  expect((await person.get("/ik/profiel")).html).toContain("Dit is niet aardig");
  // Changing the words does not bring it back.
  await person.post("/ik/profiel", { ...form, about: "Ik ben er weer." });
  expect((await reader.get(path)).status).toBe(404);
  const log = words((await wijk.administrator.get("/beheer/logboek")).html);
  expect(log).toContain("Weggehaald: wat Schelder over zichzelf schreef");
  // They get the decision like any other, and can appeal against it.
  const decision = /\/besluit\/[\w-]+/.exec(await wijk.letterWith("Wat je over jezelf vertelt, is verborgen"))?.[0];
  const read = words((await person.get(decision ?? "/no-decision")).html);
  expect(read).toContain("Dit is niet aardig");
  expect(read).toContain("Wees vriendelijk");
  expect((await person.post(`${decision}/bezwaar`, { words: "Het was een grap." })).html).toContain(
    "Je bezwaar is binnen.",
  );
  await wijk.administrator.post(`${path}/tonen`);
  expect((await reader.get(path)).html).toContain("Ik ben er weer.");
  expect(words((await person.get(decision ?? "/no-decision")).html)).toContain("Dit besluit geldt niet meer.");
});

test("A neighbour says that what somebody tells of themselves is not right; moderators see it, and not who said so", async () => {
  const { person, path, id } = await introduced("Opschepper", { about: "Ik ben de baas." });
  expect((await person.get(`${path}/klopt-niet`)).status).toBe(404);
  expect((await reader.post(`${path}/klopt-niet`, { words: "Onzin" })).html).toContain("Kies wat er niet klopt.");
  const done = await reader.post(`${path}/klopt-niet`, { why: "unkind", words: "Hij is de <baas> niet." });
  expect(done.html).toContain("Een moderator kijkt ernaar.");
  expect((await reader.get(`${path}/klopt-niet`)).html).toContain("Je gaf dit al door.");
  const page = (await wijk.administrator.get("/moderatie/meldingen")).html;
  expect(words(page)).toContain("Over zichzelf, door Opschepper Ik ben de baas. Een buur");
  expect(page).toContain("Hij is de &lt;baas&gt; niet.");
  expect(page).not.toContain("Lezer");
  expect((await wijk.administrator.get("/beheer")).html).toContain("klopt");
  // What somebody keeps to themselves is for no moderator either, and comes back with it.
  await person.post("/ik/profiel", { ...form, about: "Ik ben de baas.", shown: "nee" });
  expect((await wijk.administrator.get("/moderatie/meldingen")).html).not.toContain("Opschepper");
  await person.post("/ik/profiel", { ...form, about: "Ik ben de baas." });
  const reason = `reason-${id}`;
  expect((await wijk.administrator.post(`${path}/laten-staan`, { [reason]: "" })).status).toBe(422);
  await wijk.administrator.post(`${path}/laten-staan`, { [reason]: "Dit mag" });
  expect((await wijk.administrator.get("/moderatie/meldingen")).html).not.toContain("Opschepper");
  expect(words((await wijk.administrator.get("/beheer/logboek")).html)).toContain(
    "Laten staan: wat Opschepper over zichzelf",
  );
  await reader.post(`${path}/klopt-niet`, { why: "unkind", openly: "yes" });
  expect((await wijk.administrator.get("/moderatie/meldingen")).html).toContain("Lezer");
  await wijk.administrator.post(`${path}/verbergen`, { rule: "friendly", reason: "Niet aardig" });
  expect(await sql`select * from identity.introduction_report where resident_id = ${id}`).toEqual([]);
});

test("Wijkwijzers are found by their names and themes: by neighbours all of them, by visitors those who chose it", async () => {
  for (const [name, shownOutside] of [
    ["Openhartig", "ja"],
    ["Binnenpost", ""],
  ] as const) {
    const person = await wijk.neighbour(name);
    await wijk.administrator.post(`/beheer/leden/${await idOf(name)}/rollen`, { roles: "wijkwijzer" });
    const settings = { themes: "computer", capacity: "4", about: "Ik help met modems.", shownOutside };
    expect((await person.post("/mijn-tafel/instellingen", settings)).status).toBe(200);
  }
  const [inside, outside] = [await search(reader, "modem", "mensen"), await search(wijk.visitor(), "modem", "mensen")];
  expect([inside.includes("Openhartig"), inside.includes("Binnenpost")]).toEqual([true, true]);
  expect([outside.includes("Openhartig"), outside.includes("Binnenpost")]).toEqual([true, false]);
  expect(inside).toContain('href="/wijkwijzers"');
  // Above what was written when all that is looked for stands in what they say of themselves.
  expect(await search(reader, "telefoon")).toContain("Openhartig");
});
