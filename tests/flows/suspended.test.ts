import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { day, hour, second } from "../../src/kernel/clock.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Page, Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let sql: postgres.Sql;
let mo: Person;
beforeAll(async () => {
  wijk = await startWijk({ clock });
  sql = postgres(wijk.databaseUrl, { max: 1 });
  mo = await wijk.neighbour("Mo");
  await give("Mo", "moderator");
});
afterAll(async () => {
  await sql.end();
  await wijk.close();
});

const idOf = async (name: string): Promise<string> => {
  const [row] = await sql`select id from resident where name = ${name}`;
  return String(row?.id);
};
const give = async (name: string, ...roles: readonly string[]) =>
  wijk.administrator.post(`/beheer/leden/${await idOf(name)}/rollen`, { roles });

const why = { rule: "friendly", reason: "Je schold een buur uit.", term: "week" };
const suspend = async (by: Person, name: string, fields: Readonly<Record<string, string>> = {}): Promise<Page> => {
  // Letters are in order of time.
  clock.move(second);
  return by.post(`/moderatie/schorsingen/${await idOf(name)}`, { ...why, ...fields });
};
const liftOf = async (name: string): Promise<string> => {
  const [row] =
    await sql`select id from identity.decision where about_resident = ${await idOf(name)} and ended_at is null`;
  return `/moderatie/schorsingen/${row?.id}/opheffen`;
};

const isIn = async (person: Person): Promise<boolean> => (await person.get("/ik")).url.endsWith("/ik");

/** Asks for a letter in a new browser, and opens its link there. */
const signIn = async (email: string) => {
  clock.move(second);
  const browser = wijk.visitor();
  await browser.post("/inloggen", { email });
  const link = /\/inloggen\/link\/[\w-]+/.exec(await wijk.lastLetter())?.[0] ?? "/no-link";
  return { browser, page: await browser.get(link) };
};

const ask = async (person: Person, fields: Readonly<Record<string, string>> = {}): Promise<string> => {
  const asked = { title: "Wie heeft een ladder?", text: "", theme: "lenen", audience: "wijk", outside: "standin" };
  return new URL((await person.post("/vragen", { ...asked, ...fields })).url).pathname;
};

const lettersTo = async (email: string) => {
  const letters = await wijk.wijk.doorUnitOfWork((transaction) => transaction.letters.newest(1_000));
  return letters.filter(({ to }) => to === email).map(({ kind }) => kind);
};

test("who is suspended is out everywhere at once, also where they look on, and reads why, until when and what they can do", async () => {
  const kees = await wijk.neighbour("Kees");
  const elsewhere = (await signIn("kees@post.example")).browser;
  const cookie = [...elsewhere.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const looking = await fetch(`${wijk.origin}/seintjes/volgen`, { headers: { accept: "text/event-stream", cookie } });
  const stream = (looking.body as ReadableStream<Uint8Array>).getReader();
  await stream.read();

  const refused = await suspend(mo, "Kees", { rule: "", reason: "", term: "" });
  expect(refused.status).toBe(422);
  for (const words of ["Kies om welke huisregel", "Kies hoe lang"]) expect(refused.html).toContain(words);
  expect(await isIn(kees)).toBe(true);

  const began = performance.now();
  expect((await suspend(mo, "Kees")).html).toContain("Geschorst. Er gaat een brief met de reden uit.");
  const members = (await wijk.administrator.get("/beheer/leden")).html;
  expect(members).toContain("Is geschorst");
  expect(members).not.toContain(`/moderatie/schorsingen/${await idOf("Kees")}"`);
  expect([await isIn(kees), await isIn(elsewhere)]).toEqual([false, false]);
  while (!(await stream.read()).done);
  expect(performance.now() - began).toBeLessThan(5_000);

  const letter = await wijk.letterWith("Je bent geschorst in");
  expect(letter).toContain("Je schold een buur uit.");
  const { browser, page } = await signIn("kees@post.example");
  expect(page.url).toMatch(/\/besluit\/[\w-]+$/);
  for (const words of ["Je bent geschorst", "Wees vriendelijk", "Je schold een buur uit.", "Het duurt tot", "Een mens"])
    expect(page.html).toContain(words);
  expect(browser.cookies.has("wijk_sessie")).toBe(false);
  expect(await isIn(browser)).toBe(false);
  const inLetter = /\/besluit\/[\w-]+/.exec(letter)?.[0] ?? "/no-link";
  expect((await wijk.visitor().get(inLetter)).html).toContain("Je schold een buur uit.");
  // Who decided is for moderators; the person concerned reads the decision of the wijk.
  expect(page.html).not.toContain("Mo<");

  await mo.post(await liftOf("Kees"));
  expect((await wijk.visitor().get(inLetter)).html).toContain("Deze schorsing is voorbij");
  expect(await isIn((await signIn("kees@post.example")).browser)).toBe(true);
});

test("whoever has power loses it at once, and has it back afterwards, with the days until which it was given", async () => {
  await wijk.neighbour("Wil");
  const id = await idOf("Wil");
  await wijk.administrator.post(`/beheer/leden/${id}/rollen`, {
    ...{ roles: ["wijkwijzer", "moderator"], "until-moderator": "2027-03-01" },
  });
  const roles = async () => (await sql`select roles from resident where id = ${id}`)[0]?.roles;
  // Moderators do not suspend each other, and nobody suspends themselves.
  expect((await suspend(mo, "Wil")).status).toBe(404);
  expect((await suspend(mo, "Mo")).status).toBe(404);
  expect(await roles()).toEqual(["wijkwijzer", "moderator"]);
  await suspend(wijk.administrator, "Wil", { term: "open" });
  expect(await roles()).toEqual([]);
  expect((await give("Wil", "administrator")).html).toContain("Deze buur is geschorst.");
  const page = await mo.post(await liftOf("Wil"));
  expect(page.html).toContain("Alleen een beheerder kan dit opheffen.");
  await wijk.administrator.post(await liftOf("Wil"));
  expect(await roles()).toEqual(["wijkwijzer", "moderator"]);
  expect((await wijk.administrator.get("/beheer/leden")).html).toContain("Moderator tot en met 1 maart");
  expect((await wijk.administrator.get("/beheer/logboek")).html).toContain("Weer toegelaten: Wil");
});

test("a suspension ends by itself when its time is over, and its letters are the only ones that came meanwhile", async () => {
  const anneke = await wijk.neighbour("Anneke");
  const daan = await wijk.neighbour("Daan");
  const question = await ask(anneke);
  await suspend(mo, "Anneke", { term: "three-days" });
  clock.move(second);
  await daan.post(`${question}/antwoorden`, { text: "Ik heb er een." });
  await wijk.settle();
  expect((await lettersTo("anneke@post.example")).slice(0, 1)).toEqual(["suspended"]);
  clock.move(3 * day - hour);
  await wijk.settle();
  expect((await signIn("anneke@post.example")).page.html).toContain("Je bent geschorst");
  clock.move(hour);
  await wijk.settle();
  expect((await lettersTo("anneke@post.example")).slice(0, 1)).toEqual(["suspension-ended"]);
  expect(await isIn((await signIn("anneke@post.example")).browser)).toBe(true);
  expect((await wijk.administrator.get("/beheer/logboek")).html).toMatch(/Weer toegelaten: Anneke[\s\S]*?Ging vanzelf/);
});

test("nothing of theirs is placed meanwhile: not what waits for a moderator, not without a name, and the database refuses it", async () => {
  const joost = await wijk.neighbour("Joost");
  const nameless = await ask(joost, { title: "Wie weet raad met een brief?", naming: "sealed", theme: "geldzaken" });
  expect(nameless).toMatch(/^\/mijn-vraag\//);
  await sql`update resident set posts_to_see = 1 where name = 'Joost'`;
  const waiting = (await ask(joost, { title: "Wie wil ruilen?" })).split("/").at(-1);
  await suspend(mo, "Joost");
  const version = /name="version" value="([^"]*)"/.exec((await mo.get("/moderatie")).html)?.[1] ?? "";
  const through = await mo.post(`/moderatie/${waiting}/doorlaten`, { version });
  expect([through.status, through.html.includes("De schrijver is geschorst.")]).toEqual([422, true]);
  clock.move(2 * hour);
  await wijk.settle();
  expect(await sql`select 1 from post where title = 'Wie weet raad met een brief?'`).toHaveLength(0);
  const id = await idOf("Joost");
  const post = sql`insert into post (id, kind, thread_id, audience, resident_id, title, body, html, published_at)
    values (${id}, 'question', ${id}, 'wijk', ${id}, 'Hoi', '', '', ${clock().toISOString()})`;
  await expect(post).rejects.toThrow(/suspended/);
  const session = sql`insert into identity.session (token_hash, resident_id, started_at, seen_at, expires_at)
    values ('x', ${id}, ${clock().toISOString()}, ${clock().toISOString()}, ${clock().toISOString()})`;
  await expect(session).rejects.toThrow(/suspended/);
  await expect(sql`update resident set roles = '{administrator}' where id = ${id}`).rejects.toThrow(/suspended/);
});

test("two administrators who suspend each other at the same moment leave one", async () => {
  const [els, fem] = [await wijk.neighbour("Els"), await wijk.neighbour("Fem")];
  await give("Els", "administrator");
  await give("Fem", "administrator");
  const done = await Promise.all([suspend(els, "Fem"), suspend(fem, "Els")]);
  expect(done.map(({ html }) => html.includes("Geschorst. Er gaat")).filter(Boolean)).toHaveLength(1);
  expect(await sql`select 1 from resident where name in ('Els', 'Fem') and suspended_at is null`).toHaveLength(1);
  await sql`update resident set roles = '{}' where name in ('Els', 'Fem')`;
});

test("an administrator removes a member, after a yes: all that is theirs goes, they hear why, and the log says neither who nor why", async () => {
  const piet = await wijk.neighbour("Piet");
  const question = await ask(piet, { title: "Wie koopt mijn cursus?" });
  const path = `/beheer/leden/${await idOf("Piet")}/verwijderen`;
  const words = { rule: "honest", reason: "Je bleef cursussen verkopen.", words: "nothing" };
  const unsure = await wijk.administrator.post(path, words);
  expect([unsure.status, await isIn(piet)]).toEqual([422, true]);
  const own = `/beheer/leden/${await idOf("Marja")}/verwijderen`;
  expect((await wijk.administrator.post(own, { ...words, sure: "yes" })).status).toBe(404);
  expect((await mo.get(path)).status).toBe(404);
  clock.move(second);
  const done = await wijk.administrator.post(path, { ...words, sure: "yes" });
  expect(done.html).toContain("Verwijderd. Er gaat een laatste brief uit.");
  expect(done.html).not.toContain("Piet");
  expect(await isIn(piet)).toBe(false);
  expect((await mo.get(question)).html).not.toContain("Wie koopt mijn cursus?");
  expect(await lettersTo("piet@post.example")).toContain("removed");
  expect(await wijk.letterWith("Je bleef cursussen verkopen.")).toContain("Je doet niet meer mee in");
  const log = (await wijk.administrator.get("/beheer/logboek")).html;
  expect(log).toContain("Een lid verwijderd. Huisregel: Help eerlijk");
  expect(log).not.toMatch(/Piet|cursussen/);

  // What they hold is the link of the letter: the decision says of nobody whom it is about, and a second person looks again.
  const letter = await wijk.letterWith("Je bleef cursussen verkopen.");
  const page = /\/besluit\/[\w-]+/.exec(letter)?.[0] ?? "/no-decision";
  expect((await wijk.visitor().get(page)).html).toContain("Je bleef cursussen verkopen.");
  await wijk.visitor().post(`${page}/bezwaar`, { words: "Het was er maar een." });
  const [decision] = await sql`select id, about_resident from identity.decision where kind = 'removed'`;
  expect(decision?.about_resident).toBe("00000000-0000-4000-8000-000000000001");
  const answer = { outcome: "overturned", [`answer-${decision?.id}`]: "Een keer mag." };
  expect((await wijk.administrator.post(`/moderatie/bezwaren/${decision?.id}`, answer)).status).toBe(404);
  expect((await mo.get("/moderatie/bezwaren")).html).toContain("Iemand die is weggehaald");
  await mo.post(`/moderatie/bezwaren/${decision?.id}`, answer);
  expect((await wijk.visitor().get(page)).html).toContain("Je kunt vragen of je weer mee mag doen.");
});
