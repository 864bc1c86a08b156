import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { day, hour, minute, second } from "../../src/kernel/clock.ts";
import type { ResidentId } from "../../src/kernel/ids.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let sql: postgres.Sql;
let ria: Person;
beforeAll(async () => {
  wijk = await startWijk({ clock });
  sql = postgres(wijk.databaseUrl, { max: 1 });
  ria = await wijk.neighbour("Ria");
  await wijk.administrator.post(`/beheer/leden/${await idOf("Ria")}/rollen`, { roles: "wijkwijzer" });
});
afterAll(async () => {
  await sql.end();
  await wijk.close();
});

const idOf = async (name: string): Promise<string> => {
  const [row] = await sql`select id from resident where name = ${name}`;
  return String(row?.id);
};
const looksOf = async (person: Person): Promise<string> =>
  /<h2 id="gekeken">[\s\S]*?<\/section>/.exec((await person.get("/ik/gegevens")).html)?.[0] ?? "";
const agreedBy = async (person: Person): Promise<string> =>
  /<h2 id="ja">[\s\S]*?<\/section>/.exec((await person.get("/ik/gegevens")).html)?.[0] ?? "";

test("each look of a wijkwijzer at who asked is one row, which whoever asked reads with the name, and nobody else", async () => {
  const corrie = await wijk.neighbour("Corrie");
  const fields = { title: "Hoe vraag ik uitstel?", text: "", theme: "geldzaken", audience: "wijk" };
  await corrie.post("/vragen", { ...fields, naming: "keeper", keeper: await idOf("Ria") });
  clock.move(61 * minute);
  await wijk.settle();
  expect(await looksOf(corrie)).toContain("Niemand keek in wat van jou is.");
  const path = /\/toevertrouwd\/[0-9a-f-]{36}/.exec((await ria.get("/toevertrouwd")).html)?.[0] ?? "/no-question";
  expect(await looksOf(corrie)).not.toContain("Ria");
  expect((await ria.get(path)).html).toContain("Corrie");
  clock.move(hour);
  await ria.get(path);
  const looks = await looksOf(corrie);
  expect(looks.match(/Keek wie de vraag stelde die je zonder naam toevertrouwde/g)).toHaveLength(2);
  expect(looks).toContain("Ria");
  expect(await looksOf(await wijk.neighbour("Daan"))).not.toContain("Keek wie");
  // Of the rows nobody reads whom they are about.
  const rows = JSON.stringify(await sql`select *, encode(mark, 'escape') as letters from identity.data_look`);
  expect(rows).not.toContain(await idOf("Corrie"));
});

test("a link with which somebody else could sign in as a resident is a look, and after two years it is forgotten", async () => {
  const kees = await wijk.neighbour("Kees");
  await wijk.wijk.signInLink((await idOf("Kees")) as unknown as ResidentId, minute);
  expect(await looksOf(kees)).toContain("een link waarmee iemand als jij inlogt");
  await sql`update identity.data_look set at = ${new Date(clock().getTime() - 731 * day).toISOString()}
    where what = 'sign-in-link'`;
  clock.move(hour + second);
  await wijk.settle();
  expect(await sql`select 1 from identity.data_look where what = 'sign-in-link'`).toHaveLength(0);
});

test("what somebody said yes to stands there with the version of its words, also when they took it back, and in their file", async () => {
  const anneke = await wijk.neighbour("Anneke");
  expect(await agreedBy(anneke)).toContain("Je zei nog nergens ja op.");
  const found = { shown: "ja", about: "Ik help graag.", street: "", themes: "lenen" };
  await anneke.post("/ik/profiel", found);
  await anneke.post("/ik/profiel", { ...found, about: "Ik help erg graag." });
  clock.move(second);
  await anneke.post("/ik/buiten", { handle: "anneke" });
  const agreed = await agreedBy(anneke);
  expect([agreed.match(/Buren mogen je vinden<\/p>/g)?.length, agreed.match(/Tekst 1/g)?.length]).toEqual([1, 2]);
  expect(agreed).toContain("Een eigen adres buiten de wijk");
  await anneke.post("/ik/profiel", { ...found, shown: "nee" });
  expect(await agreedBy(anneke)).toContain("Teruggenomen");
  expect(
    await sql`select 1 from agreement where resident_id = ${await idOf("Anneke")} and taken_back_at is null`,
  ).toHaveLength(1);
  const file = (await anneke.get("/ik/gegevens/alles.json")).html;
  expect(JSON.parse(file)).toMatchObject({
    agreed: [
      { agreedTo: "found-by-neighbours", version: 1 },
      { agreedTo: "handle-outside", version: 1 },
    ],
  });
});
