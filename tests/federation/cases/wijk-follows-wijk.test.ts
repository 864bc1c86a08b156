import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMovedClock } from "../../support/moved-clock.ts";
import type { Person } from "../../support/person.ts";
import { type RunningWijk, startWijk } from "../../support/running-wijk.ts";

const clock = createMovedClock();
let holtveen: RunningWijk;
let lindehout: RunningWijk;
let anneke: Person;

beforeAll(async () => {
  holtveen = await startWijk({ clock, name: "Holtveen" });
  lindehout = await startWijk({ clock, name: "Lindehout" });
  anneke = await holtveen.neighbour("Anneke");
});
afterAll(async () => {
  await lindehout.close();
  await holtveen.close();
});

const bothSettle = async (): Promise<void> => {
  for (let round = 0; round < 4; round++) {
    await holtveen.settle();
    await lindehout.settle();
    clock.move(5_000);
  }
};

const rowsOf = async (wijk: RunningWijk, uri: string) => {
  const sql = postgres(wijk.databaseUrl, { max: 1 });
  const posts = await sql`select id from post where uri = ${uri}`;
  const announced = await sql`select body::jsonb -> 'object' as object from outgoing_activity
    where type = 'Announce' and object_uri = ${uri} and variant is null order by position`;
  await sql.end();
  return { posts: posts.length, announced: announced.map(({ object }) => typeof object) };
};

test("Case 30: two wijken follow each other; each announces only what is its own, once in each form, and nothing is stored twice", async () => {
  await lindehout.administrator.post("/beheer/buurwijken", { address: holtveen.handle });
  await holtveen.administrator.post("/beheer/buurwijken", { address: lindehout.handle });
  await bothSettle();
  const page = await anneke.post("/vragen", {
    title: "Wie weet waar de kat is?",
    text: "",
    theme: "lenen",
    audience: "everyone",
    outside: "standin",
  });
  await bothSettle();
  const id = new URL(page.url).pathname.split("/").at(-1);
  const uri = `${holtveen.origin}/ap/o/${id}`;
  expect(await rowsOf(holtveen, uri)).toEqual({ posts: 1, announced: ["object", "string"] });
  expect(await rowsOf(lindehout, uri)).toEqual({ posts: 1, announced: [] });

  const marja = await lindehout.neighbour("Marja");
  const list = (await marja.get("/buurwijken")).html;
  const there = /href="(\/vragen\/[0-9a-f-]{36})"[^>]*>(?:<!--[^>]*-->)*Wie weet waar/.exec(list)?.[1];
  await marja.post(`${there}/antwoorden`, { text: "In onze schuur." });
  await bothSettle();
  const sql = postgres(lindehout.databaseUrl, { max: 1 });
  const [answer] = await sql`select uri from post where body = 'In onze schuur.'`;
  await sql.end();
  // The answer was written in Lindehout and belongs to a thread of Holtveen: that wijk alone announces it.
  expect(await rowsOf(holtveen, answer?.uri)).toEqual({ posts: 1, announced: ["object"] });
  expect(await rowsOf(lindehout, answer?.uri)).toEqual({ posts: 1, announced: [] });
});
