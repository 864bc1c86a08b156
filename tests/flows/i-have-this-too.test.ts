import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../src/platform/postgres.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let sql: postgres.Sql;
let anneke: Person;
let daan: Person;
let corrie: Person;

const ask = async (title: string, audience = "wijk") => {
  clock.move(60_000);
  const page = await anneke.post("/vragen", { title, text: "", theme: "anders", audience, outside: "standin" });
  return new URL(page.url).pathname;
};
const marks = () => sql<{ question_id: string; mark: Buffer }[]>`select question_id, mark from identity.me_too`;

beforeAll(async () => {
  wijk = await startWijk({ clock });
  sql = postgres(wijk.databaseUrl, { max: 1 });
  anneke = await wijk.neighbour("Anneke");
  daan = await wijk.neighbour("Daan");
  corrie = await wijk.neighbour("Corrie");
});
afterAll(async () => {
  await sql.end();
  await wijk.close();
});

test("Neighbours say that they have the same question, which everybody reads as words, and can take it back", async () => {
  const path = await ask("Hoe krijg ik de drempel lager?");
  expect((await daan.get(path)).html).toContain("Ik heb dit ook");
  const said = await daan.post(`${path}/ik-ook`);
  expect(said.html).toContain("Jij hebt dit ook.");
  expect(said.html).toContain("Ik heb dit niet meer");
  expect((await corrie.post(`${path}/ik-ook`)).html).toContain("Jij en nog 1 buur hebben dit ook.");
  const asAsker = (await anneke.get(path)).html;
  expect(asAsker).toContain("Nog 2 buren hebben dit ook.");
  expect(asAsker).not.toContain(`${path}/ik-ook`);
  const back = await daan.post(`${path}/ik-ook-niet`);
  expect(back.html).toContain("Nog 1 buur heeft dit ook.");
  expect(back.html).toContain("Ik heb dit ook");
});

test("Fifty times at once counts once", async () => {
  const path = await ask("Wie heeft ook last van de lantaarn?");
  const answers = await Promise.all(Array.from({ length: 50 }, () => daan.post(`${path}/ik-ook`)));
  expect([...new Set(answers.map(({ status }) => status))]).toEqual([200]);
  expect((await anneke.get(path)).html).toContain("Nog 1 buur heeft dit ook.");
});

test("Nobody is told who it was: not the asker, not an administrator, in no letter", async () => {
  const path = await ask("Wie kan ook slecht slapen?");
  await daan.post(`${path}/ik-ook`);
  await wijk.settle();
  for (const person of [anneke, corrie, wijk.administrator])
    expect((await person.get(path)).html).not.toContain("Daan");
  const box = await wijk.visitor().get("/dev/mail");
  expect(box.html).not.toContain("slapen");
});

test("The table links nobody to two questions, and the square cannot read it", async () => {
  await sql`delete from identity.me_too`;
  for (const title of ["Eerste vraag van drie", "Tweede vraag van drie", "Derde vraag van drie"])
    await daan.post(`${await ask(title)}/ik-ook`);
  const kept = await marks();
  expect(kept).toHaveLength(3);
  expect(new Set(kept.map(({ mark }) => mark.toString("hex"))).size).toBe(3);
  const columns = await sql`select column_name from information_schema.columns where table_name = 'me_too'`;
  expect(columns.map(({ column_name }) => column_name).sort()).toEqual(["mark", "question_id"]);
  const square = openDatabase({ url: wijk.databaseUrl }, "square", 1);
  await expect(square.sql`select 1 from identity.me_too`).rejects.toThrow("permission denied");
  await square.close();
});

test("It stays home: a visitor reads nothing of it, nor does another server", async () => {
  const path = await ask("Wie wil ook een bankje?", "everyone");
  await daan.post(`${path}/ik-ook`);
  await wijk.settle();
  expect((await wijk.visitor().get(path)).html).not.toContain("dit ook");
  const note = await fetch(`${wijk.origin}/ap/o/${path.split("/").at(-1)}`, {
    headers: { accept: "application/activity+json" },
  });
  expect(await note.text()).not.toMatch(/dit ook|meToo|me-too/i);
  const [sent] = await sql`select count(*)::int as count from outgoing_activity where type = 'Update'`;
  expect(sent?.count).toBe(0);
});

test("Not at one's own question, nor at one that is rounded off; and what is taken back is forgotten", async () => {
  const path = await ask("Wie zoekt ook een oppas?");
  expect((await anneke.post(`${path}/ik-ook`)).status).toBe(404);
  await daan.post(`${path}/ik-ook`);
  await anneke.post(`${path}/afronden`);
  expect((await corrie.post(`${path}/ik-ook`)).html).toContain("Nog 1 buur heeft dit ook.");
  expect((await corrie.get(path)).html).not.toContain(`${path}/ik-ook`);
  expect((await daan.post(`${path}/ik-ook-niet`)).html).not.toContain("dit ook.");
  await anneke.post(`${path}/heropenen`);
  await daan.post(`${path}/ik-ook`);
  await anneke.post(`${path}/intrekken`);
  await wijk.settle();
  const id = path.split("/").at(-1);
  expect((await marks()).filter(({ question_id }) => question_id === id)).toEqual([]);
  expect((await daan.post(`${path}/ik-ook`)).status).toBe(404);
});
