import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenWijk, openWijk } from "../../src/cli/open-wijk.ts";
import { openDatabase } from "../../src/platform/postgres.ts";
import { similarIndex } from "../../src/search/post-search.postgres.ts";
import { wantedIn } from "../../src/search/words.ts";
import { webIsStale } from "../../web/assets.ts";
import { buildWeb } from "../../web/build.ts";
import { createEmptyDatabase, type TestDatabase } from "../support/test-database.ts";

/** A PostgreSQL in which no extension can be had, as with some hosts, until somebody adds it. */
let database: TestDatabase;
let superuser: postgres.Sql;
const complaints: string[] = [];

const start = (): Promise<OpenWijk> =>
  openWijk({
    environment: {
      DATABASE_URL: database.url,
      SEALING_KEY: Buffer.alloc(32, 7).toString("base64"),
      ORIGIN: "http://localhost:8080",
    },
    asRoot: false,
    print: () => {},
    complain: (line) => complaints.push(line),
    runApart: async () => null,
    untilToldToStop: () => new Promise(() => {}),
  });

const titlesFor = async (typed: string): Promise<readonly string[]> => {
  const square = openDatabase(database.address, "square", 1);
  const index = similarIndex(square.drizzle);
  const found = [...(await index.byWords(wantedIn(typed))), ...(await index.byLetters(wantedIn(typed)))];
  await square.close();
  return [...new Set(found.map(({ title }) => title))];
};

beforeAll(async () => {
  if (webIsStale()) await buildWeb();
  database = await createEmptyDatabase();
  superuser = postgres(database.url, { max: 1, onnotice: () => {} });
  await superuser`create function refuse() returns event_trigger language plpgsql as
    $$ begin raise exception 'extension is not allowed here'; end $$`;
  await superuser`create event trigger no_extensions on ddl_command_start when tag in ('CREATE EXTENSION')
    execute function refuse()`;
});
afterAll(async () => {
  await superuser.end();
  await database.drop();
});

test("Without pg_trgm the wijk starts, says what is missing, and finds by whole words and their beginnings", async () => {
  const wijk = await start();
  await wijk.close();
  expect(complaints.join()).toContain("found by whole words only");
  expect(complaints.join()).toContain("extension is not allowed here");
  expect(complaints.join()).toContain("create extension pg_trgm");
  const id = crypto.randomUUID();
  await superuser`insert into post (id, kind, thread_id, audience, resident_id, title, body, html, published_at)
    values (${id}, 'question', ${id}, 'wijk', ${id}, 'Wie weet een fietsenmaker?', '', '', '2026-01-01')`;
  expect(await titlesFor("fietsenmakers")).toEqual(["wie weet een fietsenmaker?"]);
  expect(await titlesFor("fiets")).toEqual(["wie weet een fietsenmaker?"]);
  expect(await titlesFor("fitsenmaker")).toEqual([]);
});

test("Once it may be had, the next start has it, and typing mistakes are found", async () => {
  await superuser`drop event trigger no_extensions`;
  complaints.length = 0;
  const wijk = await start();
  await wijk.close();
  expect(complaints).toEqual([]);
  expect(await titlesFor("fitsenmaker")).toEqual(["wie weet een fietsenmaker?"]);
});
