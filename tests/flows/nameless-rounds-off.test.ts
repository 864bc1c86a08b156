import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { day } from "../../src/kernel/clock.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { type NamelessWorld, namelessWorld, wordsOn } from "./nameless-world.ts";

const clock = createMovedClock();
let world: NamelessWorld;
let asked: Awaited<ReturnType<NamelessWorld["asked"]>>;
let atDesk: string;

beforeAll(async () => {
  world = await namelessWorld(clock);
  await world.people.ria.post("/mijn-tafel/instellingen", { themes: "formulieren", capacity: "50" });
}, 60_000);
afterAll(() => world.close());
beforeEach(async () => {
  const { anneke, daan, ria } = world.people;
  await Promise.all([anneke, daan, ria].map((person) => person.get("/")));
  asked = await world.asked(anneke, { title: `Wie snapt dit formulier? ${crypto.randomUUID()}` });
  atDesk = `/mijn-tafel${asked.path}`;
  await ria.post(`${atDesk}/oppakken`);
});
afterEach(() => world.people.anneke.post(`${asked.own}/afronden`));

const stateNow = async (): Promise<string> => {
  const [row] = await world.sql`select state from question where post_id = ${asked.id}`;
  return String(row?.state);
};
const answeredBy = async (person: "daan" | "ria", text: string): Promise<string> => {
  await world.people[person].post(`${asked.path}/antwoorden`, { text });
  const [row] = await world.sql`select id from post where thread_id = ${asked.id} and body = ${text}`;
  return String(row?.id);
};
const propose = () => world.people.ria.post(`${atDesk}/samen-afronden`);
const own = async () => wordsOn(await world.people.anneke.get(asked.own));

test("the asker gets a letter that says nothing of the question, and says yes on their own page, which waits like all that they do", async () => {
  const { anneke, daan, ria } = world.people;
  const answer = await answeredBy("ria", "Vraag 4 gaat over je huur zonder kosten.");
  expect(wordsOn(await propose())).toContain("Je vroeg: samen afronden?");
  await world.anHourLater();
  const letter = await world.wijk.letterWith("Is je vraag in Holtveen klaar?");
  expect(letter).toContain(asked.own);
  expect(letter).not.toContain("snapt dit formulier");
  expect(await own()).toContain("Ria keek naar je vraag en denkt van wel.");
  expect(wordsOn(await daan.get(asked.path))).not.toContain("Is je vraag zo beantwoord?");

  const chosen = await anneke.post(`${asked.own}/samen-afronden`, { keuze: "ja", helped: answer });
  expect(wordsOn(chosen)).toContain("Je koos: afronden, of nog niet.");
  expect(wordsOn(chosen)).not.toContain("Is je vraag zo beantwoord?");
  expect(await stateNow()).toBe("taken");
  const again = await anneke.post(`${asked.own}/samen-afronden`, { keuze: "nee" });
  expect(wordsOn(again)).toContain("Intussen was er iets veranderd");
  await world.anHourLater();
  expect(await stateNow()).toBe("closed");
  const [question] = await world.sql`select helpful_id from question where post_id = ${asked.id}`;
  expect(question?.helpful_id).toBe(answer);
  expect(wordsOn(await ria.get("/mijn-tafel"))).toContain("Samen afgerond. Mooi gedaan!");
});

test("a no goes on with the same wijkwijzer, and neither the asker by name nor anybody else can say it", async () => {
  const { anneke, daan } = world.people;
  await propose();
  await world.anHourLater();
  for (const person of [anneke, daan])
    expect((await person.post(`${asked.path}/samen-afronden`, { keuze: "ja" })).status).toBe(404);
  expect((await anneke.post(`${asked.own}/samen-afronden`)).status).toBe(404);
  await anneke.post(`${asked.own}/samen-afronden`, { keuze: "nee" });
  await world.anHourLater();
  expect(await stateNow()).toBe("taken");
  expect(await own()).toContain("Jij zei: nog niet klaar");
  expect(wordsOn(await propose())).toContain("Je vroeg dit kort geleden al.");
});

test("what the asker said under their pseudonym is no answer: silence then is no yes", async () => {
  const { anneke } = world.people;
  await anneke.post(`${asked.own}/antwoorden`, { text: "Ik heb het formulier thuis." });
  await world.anHourLater();
  await propose();
  for (let passed = 0; passed < 15; passed++) {
    clock.move(day);
    await world.wijk.settle();
  }
  await world.anHourLater();
  expect(await stateNow()).toBe("open");
  expect(await own()).toContain("We vragen een ander.");
}, 60_000);

test("nothing is proposed before there is something on the square, or after it was rounded off", async () => {
  const { anneke } = world.people;
  expect(wordsOn(await anneke.post(`${asked.own}/samen-afronden`, { keuze: "ja" }))).toContain("Intussen was er iets");
  const { own: early } = await world.ask(anneke);
  expect(wordsOn(await anneke.post(`${early}/samen-afronden`, { keuze: "ja" }))).toContain("Intussen was er iets");
  await propose();
  await anneke.post(`${asked.own}/afronden`);
  expect(await own()).not.toContain("Is je vraag zo beantwoord?");
  expect(wordsOn(await anneke.post(`${asked.own}/samen-afronden`, { keuze: "nee" }))).toContain("Intussen was er iets");
  await world.anHourLater();
  expect(await stateNow()).toBe("closed");
  await anneke.post(`${early}/intrekken`);
});

test("everyone is asked about a sensitive theme without a name only by who was told that it is one", async () => {
  const { anneke } = world.people;
  const question = { title: "Mag iedereen dit zien?", text: "", theme: "zorg", audience: "everyone", naming: "sealed" };
  const told = await anneke.post("/vragen", question);
  expect([told.status, wordsOn(told).includes("Kies nog één keer wie hem mag lezen.")]).toEqual([422, true]);
  expect(told.html).toContain('name="toldSensitive" value="zorg"');
  expect(wordsOn(told)).toContain("Wil je liever niet met je naam vragen?");
  expect(await world.sql`select 1 from identity.nameless_waiting`).toHaveLength(0);
  const { own: page } = await world.ask(anneke, { ...question, toldSensitive: "zorg" });
  await anneke.post(`${page}/intrekken`);
});
