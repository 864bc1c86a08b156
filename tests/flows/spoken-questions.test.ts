import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { day, minute } from "../../src/kernel/clock.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let sql: postgres.Sql;
let ria: Person;
let joost: Person;
let anneke: Person;

const post = async (person: Person, path: string, fields: Record<string, string> = {}) => {
  clock.move(minute);
  return person.post(path, fields);
};
const passes = async (milliseconds: number) => {
  clock.move(milliseconds);
  await wijk.settle();
};

const spoken = {
  title: "Wie helpt mij met de nieuwe telefoon?",
  text: "Ik krijg hem niet aan.",
  theme: "zorg",
  wayBack: "visit",
  memoryAid: "meneer van de hoek",
};

type Row = { id: string; question_id: string | null; sealed: Buffer | null; waits_since: Date | null };
const rowOf = async (question: string): Promise<Row | undefined> => {
  const [row] = await sql<Row[]>`select * from identity.spoken_question where question_id = ${question}`;
  return row;
};
const newest = async (): Promise<string> => {
  const [row] = await sql<Row[]>`select * from identity.spoken_question order by noted_at desc limit 1`;
  return row?.id ?? "none";
};
const stateOf = async (question: string): Promise<string | undefined> => {
  const [row] = await sql<{ state: string }[]>`select state from question where post_id = ${question}`;
  return row?.state;
};

const place = async (more: Partial<typeof spoken> = {}) => {
  const page = await post(ria, "/mijn-tafel/gesproken", { ...spoken, ...more, doen: "plaatsen" });
  await wijk.settle();
  const path = new URL(page.url).pathname;
  const id = path.replace("/vragen/", "");
  return { path, id, bring: `/mijn-tafel/gesproken/${(await rowOf(id))?.id}/terugbrengen` };
};
const answer = async (person: Person, path: string, text = "Ik kom vanavond even.") => {
  const page = await post(person, `${path}/antwoorden`, { text });
  await wijk.settle();
  return /id="antwoord-([0-9a-f-]{36})"(?![\s\S]*id="antwoord-[0-9a-f])/.exec(page.html)?.[1] ?? "no answer";
};
const lettersToRia = async (): Promise<readonly string[]> => {
  await wijk.settle();
  const letters = await wijk.wijk.doorUnitOfWork(({ letters: box }) => box.newest(1_000));
  const subjects = letters.filter(({ to }) => to === "ria@post.example").map(({ subject }) => subject);
  return subjects.filter((subject) => !/^(Nieuws over|Deze week)/.test(subject));
};

beforeAll(async () => {
  wijk = await startWijk({ clock });
  sql = postgres(wijk.databaseUrl, { max: 1 });
  ria = await wijk.neighbour("Ria");
  joost = await wijk.neighbour("Joost");
  anneke = await wijk.neighbour("Anneke");
  for (const name of ["Ria", "Joost"]) {
    const id = (await wijk.wijk.useCases.members.all()).find((member) => member.name === name)?.id;
    await wijk.administrator.post(`/beheer/leden/${id}/rollen`, { roles: "wijkwijzer" });
  }
}, 60_000);
afterAll(async () => {
  await sql.end();
  await wijk.close();
});

describe("a note", () => {
  test("is on the desk of who wrote it and nowhere else, and can be asked later in other words", async () => {
    const kept = await post(ria, "/mijn-tafel/gesproken", {
      ...spoken,
      title: "Meneer Blom zoekt hulp",
      doen: "opschrijven",
    });
    expect(kept.html).toContain("Alleen jij ziet het");
    expect(kept.html).toContain("Meneer Blom zoekt hulp");
    expect(kept.html).toContain("meneer van de hoek");
    const note = `/mijn-tafel/gesproken/${await newest()}`;
    expect((await anneke.get("/vragen")).html).not.toContain("Blom");
    for (const person of [joost, anneke, wijk.administrator]) {
      expect((await person.get(note)).status).toBe(404);
      expect((await post(person, note, { ...spoken, doen: "plaatsen" })).status).toBe(404);
      expect((await post(person, `${note}/klaar`)).status).toBe(404);
    }
    // Not even that there is something: neither a note, nor that a question waits for somebody.
    const elsewhere = (await joost.get("/mijn-tafel")).html;
    expect(elsewhere).not.toMatch(/Blom|van de hoek|Alleen opgeschreven|Voor wie jou belde/);
    const [plain] = await sql`select 1 from identity.spoken_question each where each::text ilike '%blom%'`;
    expect(plain).toBeUndefined();
    expect((await ria.get(note)).html).toContain("Meneer Blom zoekt hulp");
    const asked = await post(ria, note, { ...spoken, doen: "plaatsen" });
    expect(asked.html).toContain("via wijkwijzer Ria");
    expect(asked.html).not.toMatch(/Blom|van de hoek/);
    const id = new URL(asked.url).pathname.replace("/vragen/", "");
    expect(await rowOf(id)).toBeDefined();
    expect((await ria.get(note)).status).toBe(404);
    await post(ria, `/vragen/${id}/afronden`);
    await wijk.settle();
  });

  test("is kept when nothing says that it is to be asked, and erased when it is done", async () => {
    const before = (await anneke.get("/vragen")).html;
    await post(ria, "/mijn-tafel/gesproken", spoken);
    expect((await anneke.get("/vragen")).html).toBe(before);
    const id = await newest();
    expect((await post(ria, `/mijn-tafel/gesproken/${id}/klaar`)).html).toContain("We hebben het gewist");
    expect(await newest()).not.toBe(id);
  });

  test("that is unclear comes back with everything that was typed, and is not kept", async () => {
    const before = await newest();
    const refused = await post(ria, "/mijn-tafel/gesproken", {
      ...spoken,
      title: "",
      theme: "",
      wayBack: "postduif",
      memoryAid: "x".repeat(201),
      doen: "plaatsen",
    });
    expect(refused.status).toBe(422);
    for (const words of [
      "Je vraag is nog leeg",
      "Kies waar je vraag over gaat",
      "Kies hoe je het antwoord geeft",
      "Dit is te lang",
    ])
      expect(refused.html).toContain(words);
    expect(refused.html).toContain("Ik krijg hem niet aan.");
    expect(refused.html).toContain("x".repeat(201));
    expect(await newest()).toBe(before);
  });
});

describe("the answer", () => {
  test("that did not help leaves the question open and going on, and the next one is brought back too", async () => {
    const { path, id, bring } = await place();
    await answer(joost, path);
    expect((await post(ria, bring, { doen: "teruggebracht", hielp: "not-helped" })).html).toContain(
      "De vraag blijft open",
    );
    await wijk.settle();
    expect(await stateOf(id)).toBe("open");
    expect((await ria.get(path)).html).toContain("Het hielp niet");
    expect((await rowOf(id))?.sealed).not.toBeNull();
    expect((await rowOf(id))?.waits_since).toBeNull();
    // It is not silent: after the usual time the wijkwijzer is asked what is next.
    await passes(4 * day + minute);
    expect((await lettersToRia())[0]).toContain("Jij kiest hoe het verdergaat");
    const second = await answer(joost, path, "Bel anders de winkel.");
    expect((await lettersToRia())[0]).toContain("Breng dit antwoord terug");
    await post(ria, bring, { doen: "teruggebracht", hielp: "helped", antwoord: second });
    await wijk.settle();
    expect(await stateOf(id)).toBe("answered");
    const [helped] = await sql<{ helpful_id: string }[]>`select helpful_id from question where post_id = ${id}`;
    expect(helped?.helpful_id).toBe(second);
    expect(await rowOf(id)).toBeUndefined();
    expect((await post(ria, bring, { doen: "teruggebracht", hielp: "helped" })).status).toBe(404);
  });

  test("is brought back once, however often it is said at the same moment", async () => {
    const { path, id, bring } = await place();
    await answer(joost, path);
    const said = Array.from({ length: 20 }, () => ria.post(bring, { doen: "teruggebracht", hielp: "helped" }));
    const statuses = (await Promise.all(said)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    const steps = await sql`select 1 from question_step where question_id = ${id} and kind = 'brought-and-helped'`;
    expect(steps).toHaveLength(1);
  });

  test("is brought back without knowing whether it helped: the question is rounded off", async () => {
    const { path, id, bring } = await place();
    await answer(joost, path);
    await post(ria, bring, { doen: "teruggebracht", hielp: "not-said" });
    await wijk.settle();
    expect(await stateOf(id)).toBe("closed");
    expect(await rowOf(id)).toBeUndefined();
  });

  test("of the wijkwijzer herself is one that she is reminded of, without a letter at once", async () => {
    const { path, id } = await place();
    const before = (await lettersToRia()).length;
    await answer(ria, path, "De bieb geeft les op maandag.");
    expect((await lettersToRia()).length).toBe(before);
    expect((await rowOf(id))?.waits_since).not.toBeNull();
    await passes(2 * day + minute);
    expect((await lettersToRia())[0]).toContain("Wacht nog op jou");
    await post(ria, `${path}/afronden`);
    await wijk.settle();
  });

  test("that was taken back again needs no bringing, and the question goes on", async () => {
    const { path, id } = await place();
    const taken = await answer(joost, path);
    await post(joost, `/antwoorden/${taken}/intrekken`);
    const before = (await lettersToRia()).length;
    await passes(2 * day + minute);
    expect((await lettersToRia()).length).toBe(before);
    expect((await rowOf(id))?.waits_since).toBeNull();
    await answer(joost, path, "Toch wel.");
    expect((await rowOf(id))?.waits_since).not.toBeNull();
    await post(ria, `${path}/afronden`);
    await wijk.settle();
  });

  test("comes before rounding off together: nothing is proposed while whoever asked has not heard it", async () => {
    const { path, id, bring } = await place();
    await post(joost, `/mijn-tafel${path}/oppakken`);
    const propose = () => post(joost, `/mijn-tafel${path}/samen-afronden`);
    expect((await propose()).html).toContain("Je vroeg: samen afronden?");
    // An answer takes the proposal away: it must be heard first.
    await answer(anneke, path);
    expect((await post(ria, `${path}/samen-afronden`, { keuze: "ja" })).html).toContain(
      "Intussen was er iets veranderd",
    );
    expect((await propose()).html).toContain("Intussen was er iets veranderd");
    expect(await stateOf(id)).toBe("taken");
    await post(ria, bring, { doen: "teruggebracht", hielp: "not-helped" });
    await wijk.settle();
    expect((await propose()).html).toContain("Je vroeg: samen afronden?");
    await post(ria, `${path}/samen-afronden`, { keuze: "ja" });
    await wijk.settle();
    expect(await stateOf(id)).toBe("closed");
    expect(await rowOf(id)).toBeUndefined();
  });

  test("can be brought back by who is wijkwijzer no longer", async () => {
    const { path, id, bring } = await place();
    await answer(joost, path);
    const member = (await wijk.wijk.useCases.members.all()).find(({ name }) => name === "Ria")?.id;
    await wijk.administrator.post(`/beheer/leden/${member}/rollen`, {});
    expect((await ria.get("/mijn-tafel")).status).toBe(404);
    expect((await ria.get(bring)).html).toContain("meneer van de hoek");
    expect((await post(ria, bring, { doen: "teruggebracht", hielp: "helped" })).html).toContain("Mooi gedaan");
    expect(await rowOf(id)).toBeUndefined();
    await wijk.administrator.post(`/beheer/leden/${member}/rollen`, { roles: "wijkwijzer" });
  });
});

describe("what was written down is erased", () => {
  test.each(["afronden", "intrekken"])("when the question ends on its own page: %s", async (end) => {
    const { path, id } = await place();
    await answer(joost, path);
    expect(await rowOf(id)).toBeDefined();
    await post(ria, `${path}/${end}`);
    await wijk.settle();
    expect(await rowOf(id)).toBeUndefined();
  });
});

test("A resident asks for someone else: the page says so, and nothing more", async () => {
  const fields = {
    title: "Wie kan een ledikant dragen?",
    text: "",
    theme: "lenen",
    audience: "everyone",
    outside: "standin",
  };
  const page = await post(anneke, "/vragen", { ...fields, forOther: "ja" });
  await wijk.settle();
  const path = new URL(page.url).pathname;
  for (const person of [ria, wijk.visitor()]) {
    expect((await person.get(path)).html).toContain("gevraagd voor iemand anders");
  }
  expect((await joost.get(path)).html).toContain("Anneke");
  const bodies = await sql<{ body: string }[]>`select body from outgoing_activity where body like '%ledikant%'`;
  expect(bodies.length).toBeGreaterThan(0);
  for (const { body } of bodies) expect(body).not.toMatch(/iemand anders|behalf|someone/i);
  const plain = await post(anneke, "/vragen", { ...fields, title: "En wie heeft een kar?" });
  expect(plain.html).not.toContain("gevraagd voor iemand anders");
  const refused = await post(anneke, "/vragen", { ...fields, title: "", forOther: "ja" });
  expect(refused.html).toMatch(/name="forOther" value="ja" checked/);
});

test("What was written down is erased after 13 weeks in any case, and the reminders go on", async () => {
  await post(ria, "/mijn-tafel/gesproken", { ...spoken, doen: "opschrijven" });
  const note = await newest();
  const { path, id } = await place();
  await answer(joost, path);
  for (let weeks = 0; weeks < 12; weeks++) await passes(7 * day);
  await passes(6 * day);
  expect((await rowOf(id))?.sealed).not.toBeNull();
  expect(await sql`select 1 from identity.spoken_question where id = ${note}`).toHaveLength(1);
  await passes(2 * day);
  expect(await sql`select 1 from identity.spoken_question where id = ${note}`).toHaveLength(0);
  expect(await sql`select 1 from identity.spoken_question where sealed is not null`).toHaveLength(0);
  expect((await rowOf(id))?.waits_since).not.toBeNull();
  expect((await lettersToRia())[0]).toContain("Wacht nog op jou");
});
