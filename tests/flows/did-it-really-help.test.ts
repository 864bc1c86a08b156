import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askWhetherItHelped } from "../../src/questions/did-it-help.ts";
import { didItHelpLetter } from "../../src/questions/questions.mail.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const day = 86_400_000;
const clock = createMovedClock();
let wijk: RunningWijk;
let sql: postgres.Sql;
let anneke: Person;
let daan: Person;

const ask = async (title: string) => {
  clock.move(60_000);
  const page = await anneke.post("/vragen", { title, text: "", theme: "anders", audience: "wijk" });
  return new URL(page.url).pathname;
};
const mark = async (path: string) => {
  const page = await daan.post(`${path}/antwoorden`, { text: "Zo doe je dat." });
  const answer = /id="antwoord-([0-9a-f-]{36})"/.exec(page.html)?.[1] ?? "";
  await anneke.post(`${path}/geholpen`, { answer });
};
const helpedQuestion = async (title: string) => {
  const path = await ask(title);
  await mark(path);
  await wijk.settle();
  return path;
};
/** Time goes by, and the background does what is due; everybody stays signed in. */
const wait = async (days: number) => {
  clock.move(days * day);
  for (const person of [anneke, daan, wijk.administrator]) await person.get("/");
  await wijk.settle();
};
const lettersAbout = async (title: string): Promise<number> =>
  (await wijk.visitor().get("/dev/mail")).html.split(`Is het gelukt? ${title}`).length - 1;
const linksIn = (letter: string) => ({
  yes: /\/hielp-het\/[\w-]{43}\/ja/.exec(letter)?.[0] ?? "no link",
  no: /\/hielp-het\/[\w-]{43}\/nee/.exec(letter)?.[0] ?? "no link",
});
const outcomeOf = async (path: string) => {
  const [row] = await sql`select outcome, state from question where post_id = ${path.split("/").at(-1) ?? ""}`;
  return row;
};

beforeAll(async () => {
  wijk = await startWijk({ clock });
  sql = postgres(wijk.databaseUrl, { max: 1 });
  anneke = await wijk.neighbour("Anneke");
  daan = await wijk.neighbour("Daan");
});
afterAll(async () => {
  await sql.end();
  await wijk.close();
});

test("A week after 'Dit hielp mij', and not sooner, one letter asks; a yes is kept, without signing in", async () => {
  const path = await helpedQuestion("Hoe ontstop ik de afvoer?");
  await wait(6);
  expect(await lettersAbout("Hoe ontstop ik de afvoer?")).toBe(0);
  await wait(1.5);
  expect(await lettersAbout("Hoe ontstop ik de afvoer?")).toBe(1);
  const { yes } = linksIn(await wijk.letterWith("/hielp-het/"));
  const stranger = wijk.visitor();
  const page = await stranger.get(yes);
  expect(page.html).toContain("Ja, het is gelukt");
  expect(page.html).not.toContain("afvoer");
  // Whatever looks into mail opens links; that is no answer.
  for (const _ of [1, 2, 3]) await wijk.visitor().get(yes);
  expect(await outcomeOf(path)).toEqual({ outcome: null, state: "answered" });
  const said = await stranger.post(yes);
  expect(said.html).toContain("Fijn dat het gelukt is. Dank je wel.");
  expect(await outcomeOf(path)).toEqual({ outcome: "helped", state: "answered" });
});

test("A no opens the question again and thanks; the link is spent, for both answers", async () => {
  const path = await helpedQuestion("Hoe lijm ik een stoelpoot?");
  await wait(8);
  const { yes, no } = linksIn(await wijk.letterWith("/hielp-het/"));
  const said = await wijk.visitor().post(no);
  expect(said.html).toContain("Je vraag staat weer open");
  expect(await outcomeOf(path)).toEqual({ outcome: "not-helped", state: "open" });
  const page = (await anneke.get(path)).html;
  expect(page).not.toContain("Dit hielp jou");
  for (const link of [yes, no]) {
    expect((await wijk.visitor().get(link)).html).toContain("Je antwoord is al binnen");
    expect((await wijk.visitor().post(link)).status).toBe(409);
  }
  expect(await outcomeOf(path)).toEqual({ outcome: "not-helped", state: "open" });
});

test("The page behind the link is in the language of the letter, also of somebody who is not signed in", async () => {
  await anneke.post("/taal", { taal: "en" });
  await helpedQuestion("Hoe knoop ik een das?");
  await wait(8);
  const { yes } = linksIn(await wijk.letterWith("/hielp-het/"));
  const [stranger, chooses] = [wijk.visitor(), wijk.visitor()];
  await chooses.post("/taal", { taal: "nl" });
  const seen = await Promise.all([stranger, chooses].map(async (person) => (await person.get(yes)).html));
  await anneke.post("/taal", { taal: "nl" });
  expect(seen.map((html) => /<html lang="(\w+)"/.exec(html)?.[1])).toEqual(["en", "nl"]);
});

test("Fifty presses at once are one answer", async () => {
  const path = await helpedQuestion("Hoe zet ik de klok gelijk?");
  await wait(8);
  const { yes, no } = linksIn(await wijk.letterWith("/hielp-het/"));
  const said = await Promise.all(
    Array.from({ length: 50 }, (_, number) => wijk.visitor().post(number % 2 === 0 ? yes : no)),
  );
  expect(said.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(said.filter(({ status }) => status === 409)).toHaveLength(49);
  expect(await outcomeOf(path)).not.toEqual({ outcome: null, state: "answered" });
});

test("Nothing is asked about a question that was rounded off, taken back or opened again since", async () => {
  const closed = await helpedQuestion("Vraag die wordt afgerond");
  const gone = await helpedQuestion("Vraag die wordt ingetrokken");
  const open = await helpedQuestion("Vraag die weer opengaat");
  await anneke.post(`${closed}/afronden`);
  await anneke.post(`${gone}/intrekken`);
  await anneke.post(`${open}/niet-geholpen`);
  await wait(9);
  for (const title of ["Vraag die wordt afgerond", "Vraag die wordt ingetrokken", "Vraag die weer opengaat"])
    expect(await lettersAbout(title), title).toBe(0);
});

test("It is asked once for each question, however often it is answered again and whoever works", async () => {
  const path = await helpedQuestion("Hoe vouw ik een boot?");
  await wait(8);
  await anneke.post(`${path}/niet-geholpen`);
  await mark(path);
  await wait(8);
  await wait(8);
  expect(await lettersAbout("Hoe vouw ik een boot?")).toBe(1);
});

test("Two processes that look at the same moment write one letter", async () => {
  const path = await helpedQuestion("Hoe smeer ik een slot?");
  clock.move(8 * day);
  const another = () =>
    askWhetherItHelped({
      unitOfWork: wijk.wijk.doorUnitOfWork,
      clock,
      origin: wijk.origin,
      letter: didItHelpLetter,
      askNameless: async () => {},
    });
  // All of them have seen that it is due before the first of them may write.
  let written: Promise<readonly number[]> = Promise.resolve([]);
  const other = postgres(wijk.databaseUrl, { max: 1 });
  await sql.begin(async (transaction) => {
    await transaction`select 1 from question where post_id = ${path.split("/").at(-1) ?? ""} for update`;
    written = Promise.all([another()(), another()(), another()(), another()()]);
    await expect
      .poll(async () => (await other`select 1 from pg_stat_activity where wait_event_type = 'Lock'`).length)
      .toBe(4);
  });
  await other.end();
  expect((await written).toSorted()).toEqual([0, 0, 0, 1]);
  // One that starts anew finds nothing left to ask.
  expect(await another()()).toBe(0);
  await wijk.settle();
  expect(await lettersAbout("Hoe smeer ik een slot?")).toBe(1);
});

test("A link that was never sent is no page, and its button does nothing", async () => {
  for (const answer of ["ja", "nee"]) {
    const link = `/hielp-het/${"a".repeat(43)}/${answer}`;
    expect((await wijk.visitor().get(link)).status).toBe(404);
    expect((await wijk.visitor().post(link)).status).toBe(404);
  }
});
