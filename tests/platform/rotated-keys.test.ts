import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSealing, type SealingKeys } from "../../src/platform/sealing.ts";
import { followSealingKeys, sealingKey } from "../../src/platform/sealing-key.ts";
import { sealedColumns } from "../../src/privacy/sealed-columns.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";
import { createWorkshop } from "../support/wijk-process.ts";

const clock = createMovedClock();
const workshop = createWorkshop();
let directory = "";
let wijk: RunningWijk;
let sql: postgres.Sql;
let anneke: Person;
let daan: Person;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "wijk-keys-"));
  await sealingKey({ dataDirectory: directory, dataExists: false });
  wijk = await startWijk({ clock, sealingKey: followSealingKeys(directory) });
  sql = postgres(wijk.databaseUrl, { max: 3 });
  [anneke, daan] = [await wijk.neighbour("Anneke"), await wijk.neighbour("Daan")];
  await wijk.settle();
});
afterAll(async () => {
  await workshop.clear();
  await sql.end();
  await wijk.close();
  await rm(directory, { recursive: true });
});

const command = (words: string) =>
  workshop.run(["keys", ...words.split(" ")], {
    DATABASE_URL: wijk.databaseUrl,
    DATA_DIR: directory,
    ORIGIN: wijk.origin,
  });
const keys = (): SealingKeys => followSealingKeys(directory)();
const linesOfFile = async () => (await readFile(join(directory, "keys", "wijk.key"), "utf8")).trim().split("\n");

/** How many of all sealed values open with these keys, and how many do not. */
const opened = async (given: SealingKeys): Promise<readonly [number, number]> => {
  const sealing = createSealing(() => given);
  let [opens, stays] = [0, 0];
  for (const { table, column, purpose } of sealedColumns) {
    const rows = await sql.unsafe(`select * from ${table} where ${column} is not null`);
    for (const row of rows) {
      try {
        sealing.open(purpose(row), row[column]);
        opens += 1;
      } catch {
        stays += 1;
      }
    }
  }
  return [opens, stays];
};
const withCurrentAlone = () => opened({ ...keys(), older: [] });

/** Keyed hashes, public halves and pictures: nothing that a key opens. */
const notSealed =
  /^(identity\.introduction_report\.reporter|identity\.post_report\.reporter|.*\.email_mark|.*_hash|.*\.email_index|identity\.address\.index|.*\.(holder|blocker|blocked|mark)|photo\.(small|large)|house_style\.logo|identity\.passkey\.(credential_id|public_key)|.*\.user_handle)$/;

test("every column of bytes is one with something sealed, or nothing that a key opens", async () => {
  const rows = await sql`
    select table_schema as schema, table_name as name, column_name as column from information_schema.columns
    where data_type = 'bytea' and table_schema in ('public', 'identity')`;
  const all = rows.map(({ schema, name, column }) => `${schema === "public" ? "" : `${schema}.`}${name}.${column}`);
  const sealed = all.filter((name) => !notSealed.test(name));
  expect(sealed.sort()).toEqual(sealedColumns.map(({ table, column }) => `${table}.${column}`).sort());
});

const signsIn = async (name: string): Promise<string> => {
  clock.move(1_000);
  const person = wijk.visitor();
  await person.post("/inloggen", { email: `${name}@post.example` });
  const link = /\/inloggen\/link\/[\w-]+/.exec(await wijk.lastLetter())?.[0] ?? "/geen-link";
  await person.get(link);
  return (await person.get("/ik")).html;
};

test("a rotation that is killed halfway leaves all readable, and the next one goes on with the same new key", async () => {
  const [all] = await withCurrentAlone();
  expect(all).toBeGreaterThan(5);
  const first = keys().current;
  // It comes to the last table last: there it waits for us, and is killed.
  const held = await sql.reserve();
  await held`begin`;
  await held`select 1 from signing_key for update`;
  const killed = command("rotate");
  await killed.printed(/identity\.letter\.sealed: \d/);
  killed.send("SIGKILL");
  await killed.ended;
  await held`rollback`;
  held.release();

  const halfway = keys();
  expect(halfway.current).not.toEqual(first);
  expect(halfway.older).toEqual([first]);
  const [done, left] = await withCurrentAlone();
  expect([done > 0, left > 0]).toEqual([true, true]);
  expect(await opened(halfway)).toEqual([all, 0]);
  // The wijk that runs reads both, and finds people as before.
  expect(await signsIn("anneke")).toContain("Anneke");
  expect((await daan.get("/ik")).html).toContain("Daan");

  const again = command("rotate");
  expect([await again.ended, again.complaints()]).toEqual([0, ""]);
  expect(again.out()).toContain("Going on");
  expect(keys().current).toEqual(halfway.current);
  expect((await withCurrentAlone())[1]).toBe(0);
});

test("what is written meanwhile is sealed with the new key, and hashes stay, so that everybody is found", async () => {
  const asked = await anneke.post("/vragen", {
    title: "Wie heeft een ladder?",
    text: "Voor zaterdag.",
    theme: "lenen",
    audience: "everyone",
    outside: "standin",
  });
  expect(asked.status).toBe(200);
  await wijk.neighbour("Femke");
  await wijk.settle();
  expect((await withCurrentAlone())[1]).toBe(0);
  expect(await signsIn("daan")).toContain("Daan");
});

test("a record that nobody may change is sealed anew in the same words, and stays a record", async () => {
  expect(await command("rotate").ended).toBe(0);
  const id = crypto.randomUUID();
  const other = createSealing(() => ({ ...keys(), current: keys().older[0] ?? new Uint8Array(32) }));
  await sql`
    insert into identity.unsealing_step (id, unsealing_id, thread_id, step, by_id, reason, at)
    values (${id}, ${id}, ${id}, 'asked', ${id}, ${other.seal(`unsealing:${id}`, "Er is brand.")}, now())`;
  const rotated = command("retire");
  expect([await rotated.ended, rotated.complaints()]).toEqual([0, ""]);
  const [row] = await sql`select reason from identity.unsealing_step where id = ${id}`;
  expect(createSealing(() => keys()).open(`unsealing:${id}`, row?.reason)).toBe("Er is brand.");
  await expect(sql`update identity.unsealing_step set reason = ''::bytea where id = ${id}`).rejects.toThrow();
});

test("retired, an older key is nowhere any more and opens nothing, the file is its owner's alone, and the wijk goes on", async () => {
  expect(await command("rotate").ended).toBe(0);
  const retired = command("retire");
  expect([await retired.ended, retired.complaints()]).toEqual([0, ""]);
  expect((await linesOfFile()).map((line) => line.split(" ").length)).toEqual([1, 2]);
  expect(keys().older).toEqual([]);
  expect((await stat(join(directory, "keys", "wijk.key"))).mode & 0o777).toBe(0o600);
  expect((await withCurrentAlone())[1]).toBe(0);
  expect(await signsIn("anneke")).toContain("Anneke");
  // Another one begins at once, and finds everybody by the same hashes.
  const next = command("rotate");
  expect(await next.ended).toBe(0);
  expect(await signsIn("daan")).toContain("Daan");
});

test("with a key in the environment it says what to do instead", async () => {
  const given = Buffer.alloc(32, 7).toString("base64");
  const environment = { DATABASE_URL: wijk.databaseUrl, DATA_DIR: directory, ORIGIN: wijk.origin, SEALING_KEY: given };
  const refused = workshop.run(["keys", "rotate"], environment);
  expect([await refused.ended, refused.complaints().includes("start without SEALING_KEY")]).toEqual([1, true]);
});
