import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { day, minute } from "../../src/kernel/clock.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let holtveen: RunningWijk;
let lindehout: RunningWijk;
let sql: postgres.Sql;
let elsewhere: postgres.Sql;
let ria: Person;
let joost: Person;
let anneke: Person;
let marja: Person;

/** What only Ria may ever read. */
const aid = "mevrouw Zonneveld met het hondje";

const bothSettle = async (): Promise<void> => {
  for (let round = 0; round < 4; round++) {
    await holtveen.settle();
    await lindehout.settle();
    clock.move(5_000);
  }
};
const passes = async (milliseconds: number): Promise<void> => {
  clock.move(milliseconds);
  await bothSettle();
};
const post = async (person: Person, path: string, fields: Record<string, string> = {}) => {
  clock.move(minute);
  return person.post(path, fields);
};
const rows = () => sql<{ id: string; question_id: string | null; sealed: Buffer | null }[]>`
  select id, question_id, sealed from identity.spoken_question order by noted_at`;

const lettersTo = async (name: string): Promise<readonly { readonly subject: string; readonly text: string }[]> => {
  await holtveen.settle();
  const letters = await holtveen.wijk.doorUnitOfWork(({ letters: box }) => box.newest(1_000));
  return letters.filter(({ to }) => to === `${name}@post.example`);
};
const remindersTo = async (name: string): Promise<number> =>
  (await lettersTo(name)).filter(({ subject }) => subject.startsWith("Wacht nog op jou")).length;

const makeWijkwijzer = async (person: Person, name: string) => {
  const members = await holtveen.wijk.useCases.members.all();
  const id = members.find((member) => member.name === name)?.id;
  await holtveen.administrator.post(`/beheer/leden/${id}/rollen`, { roles: "wijkwijzer" });
  await post(person, "/mijn-tafel/instellingen", { themes: "zorg", capacity: "9" });
};

beforeAll(async () => {
  holtveen = await startWijk({ clock, name: "Holtveen" });
  lindehout = await startWijk({ clock, name: "Lindehout" });
  sql = postgres(holtveen.databaseUrl, { max: 1 });
  elsewhere = postgres(lindehout.databaseUrl, { max: 1 });
  ria = await holtveen.neighbour("Ria");
  joost = await holtveen.neighbour("Joost");
  anneke = await holtveen.neighbour("Anneke");
  marja = await lindehout.neighbour("Marja");
  await makeWijkwijzer(ria, "Ria");
  await makeWijkwijzer(joost, "Joost");
  await lindehout.administrator.post("/beheer/buurwijken", { address: holtveen.handle });
  await bothSettle();
}, 60_000);
afterAll(async () => {
  await sql.end();
  await elsewhere.end();
  await lindehout.close();
  await holtveen.close();
});

const asked = {
  title: "Wie kan mij elke week naar de fysio brengen?",
  text: "Ik ben 78 en loop met een rollator.",
  theme: "zorg",
  wayBack: "call",
  memoryAid: aid,
};

/** Ria writes down what somebody asked her, and asks it in the wijk; gives the paths of the question and of bringing back. */
const placed = async (more: Partial<typeof asked> = {}) => {
  const page = await post(ria, "/mijn-tafel/gesproken", { ...asked, ...more, doen: "plaatsen" });
  expect(page.status).toBe(200);
  await bothSettle();
  const path = new URL(page.url).pathname;
  const id = (await rows()).find(({ question_id }) => path.endsWith(question_id ?? "nothing"))?.id;
  return { path, id: path.replace("/vragen/", ""), bring: `/mijn-tafel/gesproken/${id}/terugbrengen` };
};
const isGone = async (id: string): Promise<boolean> => (await rows()).every(({ question_id }) => question_id !== id);
/** Tables in which these words stand as words of their own: sealed bytes and keys have any three letters in them by chance. */
const inTables = async (database: postgres.Sql, words: string): Promise<readonly string[]> => {
  const tables = await database<{ schema: string; name: string }[]>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;
  const found: string[] = [];
  for (const { schema, name } of tables) {
    const [row] = await database`
      select 1 from ${database(schema)}.${database(name)} each where each::text ~* ${`\\m${words}\\M`} limit 1`;
    if (row !== undefined) found.push(`${schema}.${name}`);
  }
  return found;
};

describe("a woman of 78 asks by telephone", () => {
  let question: Awaited<ReturnType<typeof placed>>;
  let there: string;

  test("the wijkwijzer writes it down, and it stands in the wijk as asked through her, without who asked", async () => {
    question = await placed();
    const seen = (await anneke.get(question.path)).html;
    expect(seen).toContain("via wijkwijzer Ria");
    expect((await anneke.get("/vragen")).html).toContain("via wijkwijzer Ria");
    for (const person of [anneke, joost, holtveen.administrator]) {
      expect((await person.get(question.path)).html).not.toContain("hondje");
      expect((await person.get(question.bring)).status).toBe(404);
    }
    expect((await ria.get("/mijn-tafel")).html).toContain(aid);
    // It goes its way as any other: to the other wijkwijzer of the theme, not to her who asks it.
    expect((await joost.get("/mijn-tafel")).html).toContain("Deze kwam bij jou");
    expect((await rows()).map(({ sealed }) => sealed?.toString("latin1"))).not.toContain("hondje");
    expect(await inTables(sql, "hondje")).toEqual([]);
  });

  test("nobody answers in time; the wijkwijzer is asked, and told to ask whoever asked her", async () => {
    await passes(3 * day + minute);
    const [letter] = (await lettersTo("ria")).filter(({ subject }) => subject.startsWith("Jij kiest"));
    expect(letter?.text).toContain("Vraag het eerst na bij degene die het vroeg");
    const form = await ria.get(`${question.path}/verder`);
    expect(form.html).toContain("Vraag het eerst na bij degene die het vroeg");
    const yes = { trede: "outside", keuze: "ja", title: asked.title, text: asked.text, outside: "standin" };
    expect((await post(ria, `${question.path}/verder`, yes)).html).toContain("Je vraag gaat nu verder");
    await bothSettle();
    const outside = (await holtveen.visitor().get(question.path)).html;
    expect(outside).toContain("gevraagd voor iemand anders");
    expect(outside).not.toContain("Ria");
  });

  test("somebody in a neighbouring wijk answers it there", async () => {
    const list = await marja.get("/buurwijken");
    there =
      /href="(\/vragen\/[0-9a-f-]{36})"[^>]*>(?:<!--[^>]*-->)*Wie kan mij elke week/.exec(list.html)?.[1] ?? "/none";
    expect((await post(marja, `${there}/antwoorden`, { text: "Onze buurtbus rijdt op dinsdag." })).status).toBe(200);
    await bothSettle();
  });

  test("the wijkwijzer hears that it must be brought back, and is reminded until she did", async () => {
    const [letter] = await lettersTo("ria");
    expect(letter?.subject).toBe(`Breng dit antwoord terug: ${asked.title}`);
    expect(letter?.text).toContain("Onze buurtbus rijdt op dinsdag.");
    expect(letter?.text).toContain("Je zei dat je terugbelt.");
    expect((await lettersTo("ria")).filter(({ text }) => text.includes("heeft een antwoord voor je"))).toEqual([]);
    expect((await ria.get("/mijn-tafel")).html).toContain("Breng dit antwoord terug");
    const own = (await ria.get(question.path)).html;
    expect(own).toContain("Dat moet nog teruggebracht worden");
    expect(own).toContain("Zeg dan op je tafel dat je het terugbracht");
    expect(own).not.toContain("Daarna vragen we je wat je wilt");
    await passes(day);
    expect(await remindersTo("ria")).toBe(0);
    await passes(day + minute);
    expect(await remindersTo("ria")).toBe(1);
    await passes(7 * day + minute);
    expect(await remindersTo("ria")).toBe(2);
    const unreached = await post(ria, question.bring, { doen: "niet-bereikt", hielp: "not-said" });
    expect(unreached.html).toContain("Over een week hoor je het weer");
    await passes(7 * day + minute);
    expect(await remindersTo("ria")).toBe(3);
    // So long as she did not hear it, nothing is rounded off over her head.
    const [state] = await sql<{ state: string }[]>`select state from question where post_id = ${question.id}`;
    expect(state?.state).toBe("open");
  });

  test("she brings it back and says that it helped: the question ends, and the memory aid is gone", async () => {
    const page = await ria.get(question.bring);
    expect(page.html).toContain(aid);
    expect(page.html).toContain("Onze buurtbus rijdt op dinsdag.");
    const unclear = await post(ria, question.bring, { doen: "teruggebracht" });
    expect(unclear.status).toBe(422);
    expect((await post(ria, question.bring, { doen: "teruggebracht", hielp: "helped" })).html).toContain("Mooi gedaan");
    await bothSettle();
    expect((await anneke.get(question.path)).html).toContain("Beantwoord");
    expect((await marja.get(there)).html).toContain("answer--helped");
    const way = (await ria.get(question.path)).html;
    expect(way).toContain("Ria kon nog niemand bereiken");
    expect(way).toContain("Ria bracht het antwoord terug. Het hielp.");
    expect(await isGone(question.id)).toBe(true);
    await passes(9 * day);
    expect(await remindersTo("ria")).toBe(3);
    expect((await lettersTo("ria")).filter(({ subject }) => subject.startsWith("Is het gelukt"))).toEqual([]);
  });

  test("nothing of her stands in what the other wijk got, in any log, letter or activity, or anywhere any more", async () => {
    for (const words of ["hondje", "Zonneveld"]) {
      expect(await inTables(elsewhere, words)).toEqual([]);
      expect(await inTables(sql, words)).toEqual([]);
      expect([...holtveen.log, ...lindehout.log].join("\n")).not.toContain(words);
      for (const { subject, text } of await lettersTo("ria")) expect(subject + text).not.toContain(words);
    }
    for (const word of ["Ria", "ria@post.example"]) {
      expect((await inTables(elsewhere, word)).filter((table) => table !== "public.resident")).toEqual([]);
    }
  });
});
