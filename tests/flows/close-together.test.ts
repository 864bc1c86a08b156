import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { day, minute } from "../../src/kernel/clock.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let sql: postgres.Sql;
let anneke: Person;
let daan: Person;
let ria: Person;
let joost: Person;
/** The question that Ria took, as a path. */
let path: string;
let atDesk: string;
let title: string;

const post = async (person: Person, to: string, fields: Record<string, string> = {}) => {
  clock.move(minute);
  return person.post(to, fields);
};
const passes = async (milliseconds: number) => {
  clock.move(milliseconds);
  await wijk.settle();
};
const stateOf = async (): Promise<string> => {
  const id = path.split("/").at(-1) ?? "";
  const [row] = await sql<{ state: string }[]>`select state from question where post_id = ${id}`;
  return row?.state ?? "";
};
const answered = async (person: Person, text: string): Promise<string> => {
  const { url } = await post(person, `${path}/antwoorden`, { text });
  return /antwoord-([0-9a-f-]{36})/.exec(url)?.[1] ?? (await newestAnswer());
};
const newestAnswer = async (): Promise<string> => {
  const [row] = await sql<
    { id: string }[]
  >`select id from post where kind = 'answer' order by published_at desc limit 1`;
  return row?.id ?? "";
};
/** How many letters asked the asker what happens with the question. */
const choices = async (): Promise<number> => {
  const { html } = await wijk.visitor().get("/dev/mail");
  return html.split(`Jij kiest hoe het verdergaat: ${title}`).length - 1;
};

beforeAll(async () => {
  wijk = await startWijk({ clock });
  sql = postgres(wijk.databaseUrl, { max: 1, onnotice: () => {} });
  anneke = await wijk.neighbour("Anneke");
  daan = await wijk.neighbour("Daan");
  ria = await wijk.neighbour("Ria");
  joost = await wijk.neighbour("Joost");
  const members = await wijk.wijk.useCases.members.all();
  for (const [name, person] of [
    ["Ria", ria],
    ["Joost", joost],
  ] as const) {
    const id = members.find((member) => member.name === name)?.id;
    await wijk.administrator.post(`/beheer/leden/${id}/rollen`, { roles: "wijkwijzer" });
    await person.post("/mijn-tafel/instellingen", { themes: "computer", capacity: "50" });
  }
}, 60_000);
afterAll(async () => {
  await sql.end();
  await wijk.close();
});
beforeEach(async () => {
  // Whoever stays away for weeks is signed out.
  await Promise.all([anneke, daan, ria, joost].map((person) => person.get("/")));
  title = `Hoe zet ik alles over? ${crypto.randomUUID()}`;
  const asked = await post(anneke, "/vragen", { title, text: "", theme: "computer", audience: "wijk" });
  path = new URL(asked.url).pathname;
  atDesk = `/mijn-tafel${path}`;
  await wijk.settle();
  await post(ria, `${atDesk}/oppakken`);
});

const propose = () => post(ria, `${atDesk}/samen-afronden`);

test("The wijkwijzer proposes it, the asker gets a letter and says yes with the answer that helped", async () => {
  const answer = await answered(ria, "Met een kabel. Ik kom langs.");
  await wijk.settle();
  expect((await propose()).html).toContain("Je vroeg: samen afronden? De vrager kiest nu.");
  await wijk.settle();
  const letter = await wijk.lastLetter();
  expect(letter).toContain("anneke@post.example");
  expect(letter).toContain("Dan ronden jullie hem samen af.");
  expect(letter).toContain(`${path}#samen-afronden`);
  const page = (await anneke.get(path)).html;
  expect(page).toContain("Is je vraag zo beantwoord?");
  expect(page).toContain("Ria keek naar je vraag en denkt van wel.");
  expect(page).toContain("Ria vroeg of je vraag klaar is");
  expect((await daan.get(path)).html).not.toContain("Is je vraag zo beantwoord?");
  expect(await stateOf()).toBe("taken");
  const done = await post(anneke, `${path}/samen-afronden`, { keuze: "ja", helped: answer });
  expect(done.html).toContain("Je vraag is afgerond");
  expect(done.html).toContain("Jij zei: het is klaar");
  expect(done.html).toMatch(/Dit hielp/i);
  expect(await stateOf()).toBe("closed");
  const desk = (await ria.get("/mijn-tafel")).html;
  expect(desk).toContain("Samen afgerond. Mooi gedaan!");
  await passes(8 * day);
  expect(await stateOf()).toBe("closed");
});

test("A no goes on: the wijkwijzer sees it, keeps the question, and can propose it again a day later", async () => {
  await propose();
  const no = await post(anneke, `${path}/samen-afronden`, { keuze: "nee" });
  expect(no.html).toContain("Goed. Je vraag gaat verder.");
  expect(no.html).toContain("Jij zei: nog niet klaar");
  expect(no.html).not.toContain("Is je vraag zo beantwoord?");
  expect((await ria.get("/mijn-tafel")).html).toContain("De vrager zegt: nog niet klaar.");
  expect(await stateOf()).toBe("taken");
  expect((await propose()).html).toContain("Je vroeg dit kort geleden al.");
  await passes(day);
  expect((await propose()).html).toContain("Je vroeg: samen afronden?");
});

describe("an asker who says nothing", () => {
  test("is reminded once, and then the question is rounded off, when somebody answered", async () => {
    await answered(daan, "Gewoon met een kabel.");
    await propose();
    await wijk.settle();
    expect(await choices()).toBe(1);
    expect((await anneke.get(path)).html).toContain("Dan vragen we het nog één keer");
    await passes(7 * day);
    expect(await choices()).toBe(2);
    expect(await wijk.letterWith("Horen we niets? Dan ronden we je vraag af.")).toContain(title);
    expect(await stateOf()).toBe("taken");
    expect((await anneke.get(path)).html).toContain("Dan ronden we je vraag af");
    await passes(7 * day);
    expect(await stateOf()).toBe("closed");
    expect((await anneke.get(path)).html).toContain("Er was een antwoord, en we hoorden niets meer.");
    expect(await wijk.lastLetter()).toContain("Daarom hebben we je vraag afgerond.");
  });

  test("says no yes while nobody else answered: the question is not closed, others are asked", async () => {
    await answered(anneke, "Ik heb een oude telefoon.");
    await propose();
    await passes(7 * day);
    expect((await anneke.get(path)).html).toContain("Dan vragen we een ander om te kijken");
    expect(await wijk.letterWith("Dan vragen we een ander om te kijken.")).toContain(title);
    await passes(7 * day);
    expect(await stateOf()).toBe("open");
    const page = (await anneke.get(path)).html;
    expect(page).toContain("we hoorden niets en er was geen antwoord. We vragen een ander.");
    expect(page).toContain("er was geen wijkwijzer vrij");
    const id = path.split("/").at(-1) ?? "";
    const [way] = await sql`select waiting_for, next_at from question_way where question_id = ${id}`;
    expect(way?.waiting_for).toBe("answers");
    expect(way?.next_at.getTime()).toBeGreaterThan(clock().getTime());
  });
});

describe("nobody else rounds it off", () => {
  test("neither another wijkwijzer, nor a neighbour, nor the wijkwijzer without the asker", async () => {
    expect((await post(joost, `${atDesk}/samen-afronden`)).html).toContain("Intussen was er iets veranderd");
    expect((await post(daan, `${atDesk}/samen-afronden`)).status).toBe(404);
    await propose();
    for (const person of [daan, ria, joost]) {
      expect((await post(person, `${path}/samen-afronden`, { keuze: "ja" })).status).toBe(404);
    }
    expect(await stateOf()).toBe("taken");
  });

  test("nor the asker, when nothing is proposed, or with an answer that is gone", async () => {
    const early = await post(anneke, `${path}/samen-afronden`, { keuze: "ja" });
    expect(early.html).toContain("Intussen was er iets veranderd");
    const answer = await answered(daan, "Met een kabel.");
    await propose();
    await post(daan, `/antwoorden/${answer}/intrekken`);
    const gone = await post(anneke, `${path}/samen-afronden`, { keuze: "ja", helped: answer });
    expect(gone.html).toContain("Intussen was er iets veranderd");
    expect((await post(anneke, `${path}/samen-afronden`)).status).toBe(422);
    expect(await stateOf()).toBe("taken");
  });

  test("and giving it back or passing it on takes the proposal along", async () => {
    await propose();
    await post(ria, `${atDesk}/teruggeven`);
    expect((await anneke.get(path)).html).not.toContain("Is je vraag zo beantwoord?");
    expect((await post(anneke, `${path}/samen-afronden`, { keuze: "ja" })).html).toContain("Intussen was er iets");
    expect(await stateOf()).toBe("open");
  });
});
