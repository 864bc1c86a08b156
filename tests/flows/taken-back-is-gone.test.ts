import postgres from "postgres";
import { expect, test } from "vitest";
import { day } from "../../src/kernel/clock.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { startWijk } from "../support/running-wijk.ts";

test("30 days after something was taken back, what we sent of it has no word left, and still it is taken back", async () => {
  const clock = createMovedClock();
  const wijk = await startWijk({ clock });
  const sql = postgres(wijk.databaseUrl, { max: 1 });
  const { administrator } = wijk;
  const ask = async (title: string): Promise<string> => {
    const fields = { title, text: "", theme: "lenen", audience: "everyone", outside: "standin" };
    const asked = await administrator.post("/vragen", fields);
    await wijk.settle();
    return new URL(asked.url).pathname;
  };
  const sentWith = async (words: string): Promise<number> => {
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int as count from outgoing_activity where body like ${`%${words}%`}`;
    return row?.count ?? 0;
  };
  const gone = await ask("Wie heeft een rozerood tentdoek?");
  await ask("Wie heeft een groengele parasol?");
  await administrator.post(`${gone}/intrekken`);
  await wijk.settle();
  clock.move(29 * day);
  await wijk.settle();
  expect(await sentWith("rozerood")).toBeGreaterThan(0);
  clock.move(2 * day);
  await wijk.settle();
  expect(await sentWith("rozerood")).toBe(0);
  expect(await sentWith("groengele")).toBeGreaterThan(0);
  const [taken] = await sql<{ body: string }[]>`
    select body from outgoing_activity where type = 'Delete' and post_id = ${gone.split("/").at(-1) ?? ""}`;
  expect(JSON.parse(taken?.body ?? "null")).toMatchObject({ type: "Delete" });
  const actor = await wijk.wijk.doorUnitOfWork(({ actors }) => actors.wijk());
  const outbox = await fetch(`${actor?.uri}/outbox`, { headers: { accept: "application/activity+json" } });
  expect(outbox.status).toBe(200);
  await sql.end();
  await wijk.close();
});
