import { afterAll, beforeAll, expect, test } from "vitest";
import { idIn, messagesOn, openPrivateWorld, type PrivateWorld } from "./private-world.ts";

let world: PrivateWorld;
let path: string;
beforeAll(async () => {
  world = await openPrivateWorld();
  const { anneke, daan, ria, mo, agreed, write } = world;
  path = await agreed(anneke, daan, "kanarieverzoek");
  await write(daan, path, "kanariebericht");
  const message = messagesOn(await anneke.get(path)).at(-1);
  await anneke.post(`/berichten/${message}/klopt-niet`, { reason: "kanarieschelden", upTo: "9" });
  const decided = await agreed(ria, anneke);
  const [line] = messagesOn(await anneke.get(decided));
  await anneke.post(`/berichten/${line}/klopt-niet`, { reason: "kanariereden", upTo: "9" });
  const ids = [...(await mo.get("/moderatie/meldingen")).html.matchAll(/meldingen\/([0-9a-f-]{36})\/afwijzen/g)];
  await mo.post(`/moderatie/meldingen/${ids.at(-1)?.[1]}/afwijzen`, { reason: "kanariegrap" });
  await anneke.post(`${decided}/blokkeren`);
  await anneke.post("/ik/berichten", { ask: "no" });
}, 60_000);
afterAll(() => world.close());

test("nothing that two people say to each other, nor who they are, can be read from the tables", async () => {
  const { sql, idOf } = world;
  const residents = ["Anneke", "Daan", "Ria", "Mo"];
  const tables = ["private_thread", "participant", "message", "message_report", "message_block", "message_setting"];
  for (const table of tables) {
    const rows = await sql`select * from ${sql(`identity.${table}`)}`;
    expect([table, rows.length > 0]).toEqual([table, true]);
    const text = JSON.stringify(rows, (_, value) =>
      value?.type === "Buffer" ? Buffer.from(value.data).toString("latin1") : value,
    );
    expect(text).not.toMatch(/kanarie|anneke/i);
    // Only who decided about a report stands there, as for every deed of a moderator.
    const named = residents.filter((name) => text.includes(idOf(name)));
    expect([table, named]).toEqual([table, table === "message_report" ? ["Mo"] : []]);
  }
});

test("the words of a message that are moved to another row cannot be opened there", async () => {
  const { sql, anneke } = world;
  const thread = idIn(path);
  const [one, two] = await sql`select id, sealed from identity.message where thread_id = ${thread} order by position`;
  await sql`update identity.message set sealed = ${one?.sealed} where id = ${two?.id}`;
  expect((await anneke.get(path)).status).toBe(500);
  await sql`update identity.message set sealed = ${two?.sealed} where id = ${two?.id}`;
  expect((await anneke.get(path)).status).toBe(200);
});

test("the words of messages and reports stand in no line of the log, also when something goes wrong", () => {
  expect(world.wijk.log.join("\n")).toContain("A request failed");
  expect(world.wijk.log.join("\n")).not.toMatch(/kanarie/i);
});
