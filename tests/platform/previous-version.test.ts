import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate as runMigrations } from "drizzle-orm/node-postgres/migrator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenWijk, openWijk } from "../../src/cli/open-wijk.ts";
import { openDatabase } from "../../src/platform/postgres.ts";
import { webIsStale } from "../../web/assets.ts";
import { buildWeb } from "../../web/build.ts";
import { loadDatabase } from "../support/dump-database.ts";
import { lookOn } from "../support/looking-on.ts";
import { copyMigrationsUpTo, keptVersions, migrationTags, readVersion } from "../support/previous-version.ts";
import { createEmptyDatabase, type TestDatabase } from "../support/test-database.ts";

const kept = await keptVersions();

test("Some version is kept, and none of a migration that is no longer there", async () => {
  expect(kept).not.toEqual([]);
  expect(await migrationTags()).toEqual(expect.arrayContaining([...kept]));
});

describe.each(kept)("The data of a wijk as %s left it", (tag) => {
  let directory: string;
  let database: TestDatabase;
  let open: OpenWijk;
  let origin: string;

  beforeAll(async () => {
    if (webIsStale()) await buildWeb();
    const version = await readVersion(tag);
    origin = version.origin;
    directory = await mkdtemp(join(tmpdir(), "wijk-previous-"));
    database = await createEmptyDatabase();
    await copyMigrationsUpTo(tag, directory);
    const owner = openDatabase(database.address, "owner", 1);
    await runMigrations(owner.drizzle, { migrationsFolder: directory, migrationsSchema: "migrations" });
    await owner.close();
    const loading = lookOn(database.address);
    await loadDatabase(loading, version.rows);
    await loading.end();
    open = await openWijk({
      environment: { DATABASE_URL: database.url, SEALING_KEY: version.sealingKey, ORIGIN: origin, DATA_DIR: directory },
      asRoot: false,
      print: () => {},
      complain: () => {},
      runApart: async () => null,
      untilToldToStop: () => new Promise(() => {}),
    });
  });
  afterAll(async () => {
    await open.close();
    await database.drop();
    await rm(directory, { recursive: true, force: true });
  });

  const get = (path: string, headers: Record<string, string> = {}) =>
    open.wijk.fetch(new Request(`${origin}${path}`, { headers: { accept: "text/html", ...headers } }));

  test("is known as set up, under its own address", async () => {
    expect(await open.wijk.prepare()).toEqual({ ok: true, value: null });
  });

  test("shows a visitor its questions, and the answers under one", async () => {
    const list = await (await get("/vragen")).text();
    const [, path = "/"] = /href="(\/vragen\/[0-9a-f-]{36})"[^>]*>[^<]*oude verf/.exec(list) ?? [];
    const page = await get(path);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("klein chemisch afval");
  });

  test("still opens the letters' addresses, and lets a neighbour in to read, ask and be answered", async () => {
    const residentId = await open.wijk.doorUnitOfWork(({ addresses }) => addresses.residentWith("anneke@post.example"));
    if (residentId === null) throw new Error("The address of Anneke cannot be found.");
    const link = new URL(await open.wijk.signInLink(residentId, 60_000)).pathname;
    const cookie = (await get(link)).headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    const list = await (await get("/vragen", { cookie })).text();
    expect(list).toContain("Wie heeft een hoge ladder te leen voor zaterdag?");

    const asked = await open.wijk.fetch(
      new Request(`${origin}/vragen`, {
        method: "POST",
        headers: { cookie, origin, "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({
          title: "Doet alles het nog?",
          text: "",
          theme: "anders",
          audience: "everyone",
          outside: "stand-in",
        }),
      }),
    );
    expect(asked.status).toBe(303);
    await open.wijk.settle();
    expect(await open.wijk.failedJobs()).toEqual([]);
    expect(await (await get("/vragen")).text()).toContain("Doet alles het nog?");
  });

  test("still answers other servers under the same ids", async () => {
    const resource = `acct:holtveen@${new URL(origin).host}`;
    const found = await get(`/.well-known/webfinger?resource=${encodeURIComponent(resource)}`, {
      accept: "application/jrd+json",
    });
    const { links } = (await found.json()) as { links: { rel: string; href: string }[] };
    const self = links.find(({ rel }) => rel === "self")?.href ?? "";
    const version = await readVersion(tag);
    expect(version.rows.some(({ table, row }) => table === "actor" && row.uri === self)).toBe(true);
    const actor = await get(new URL(self).pathname, { accept: "application/activity+json" });
    expect(await actor.json()).toMatchObject({ id: self, type: "Group" });
  });
});
