import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compose } from "../../src/compose.ts";
import { readConfig } from "../../src/config.ts";
import { createLog } from "../../src/platform/logging.ts";
import { createDatabaseDoor } from "../support/database-door.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { openWijk, type RunningWijk, startWijk } from "../support/running-wijk.ts";
import { createEmptyDatabase, createTestDatabase } from "../support/test-database.ts";
import { newWhoLeftFile } from "../support/who-left-file.ts";
import { createWorkshop, freePort } from "../support/wijk-process.ts";

const clock = createMovedClock();
const token = "een-lang-geheim-om-te-meten";
const through = { "x-forwarded-for": "203.0.113.7" };
const withToken = { authorization: `Bearer ${token}` };
let wijk: RunningWijk;

beforeAll(async () => {
  wijk = await startWijk({ clock, environment: { METRICS_TOKEN: token } });
});
afterAll(() => wijk.close());

type Told = { readonly status: number; readonly text: string; readonly headers: Headers };
const ask = async (origin: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Told> => {
  const response = await fetch(`${origin}${path}`, { headers, redirect: "manual" });
  return { status: response.status, text: await response.text(), headers: response.headers };
};
/** The value of one line of figures, such as `wijk_queue_depth{queue="inbox"}`. */
const figure = (text: string, name: string): number =>
  Number(
    text
      .split("\n")
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length + 1),
  );

test("It says that it lives and is ready, to anybody, before there is a wijk, and keeps nobody's cookies", async () => {
  const opened = await openWijk({ clock });
  for (const [path, words] of [
    ["/healthz", "alive\n"],
    ["/readyz", "ready\n"],
  ] as const) {
    const told = await ask(opened.origin, path, { ...through, cookie: "wijk_sessie=verlopen" });
    expect([told.status, told.text, told.headers.get("cache-control")]).toEqual([200, words, "no-store"]);
    expect(told.headers.get("set-cookie")).toBeNull();
  }
  expect((await ask(opened.origin, "/metrics")).status).toBe(200);
  await opened.close();
});

test("The figures are for this machine and for who has the token; for others there is no such page", async () => {
  const sessions = [undefined, wijk.administrator.cookies.get("wijk_sessie")];
  for (const session of sessions) {
    const cookie: Record<string, string> = session === undefined ? {} : { cookie: `wijk_sessie=${session}` };
    const nothing = await ask(wijk.origin, "/bestaat-niet", { ...through, ...cookie });
    for (const wrong of [
      {},
      { authorization: "Bearer" },
      { authorization: `Bearer ${token}x` },
      { authorization: token },
    ]) {
      const told = await ask(wijk.origin, "/metrics", { ...through, ...cookie, ...wrong });
      expect(told.status).toBe(404);
      expect(told.text).toBe(nothing.text.replaceAll("/bestaat-niet", "/metrics"));
      expect([...told.headers.keys()]).toEqual([...nothing.headers.keys()]);
    }
  }
  for (const headers of [{}, { ...through, ...withToken }]) {
    const told = await ask(wijk.origin, "/metrics", headers);
    expect([told.status, told.headers.get("content-type")]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8"]);
  }
});

test("Without a token of ours none opens the figures", async () => {
  const opened = await openWijk({ clock });
  for (const given of ["Bearer ", "Bearer null", `Bearer ${token}`])
    expect((await ask(opened.origin, "/metrics", { ...through, authorization: given })).status).toBe(404);
  await opened.close();
});

test("The figures tell what waits, for how long, what is held, what went wrong and who is away", async () => {
  const sql = postgres(wijk.databaseUrl, { max: 1 });
  await wijk.settle();
  const quiet = (await ask(wijk.origin, "/metrics", withToken)).text;
  for (const queue of ["inbox", "delivery", "events", "jobs", "letters"]) {
    expect([queue, figure(quiet, `wijk_queue_depth{queue="${queue}"}`)]).toEqual([queue, 0]);
    expect([queue, figure(quiet, `wijk_queue_oldest_seconds{queue="${queue}"}`)]).toEqual([queue, 0]);
    expect([queue, figure(quiet, `wijk_queue_alarm{queue="${queue}"}`)]).toEqual([queue, 0]);
  }
  expect(quiet).not.toContain("wijk_peer_failures");

  const at = (minutes: number) => new Date(clock().getTime() + minutes * 60_000).toISOString();
  const arrived = (id: number, due: string, more: Readonly<Record<string, unknown>> = {}) =>
    sql`insert into inbox_activity ${sql({
      activity_id: `https://a.example/${id}`,
      activity_type: "Like",
      actor_uri: "https://a.example/a",
      subject_uri: `https://a.example/s${id}`,
      body: "{}",
      received_at: due,
      due_at: due,
      ...more,
    })}`;
  await arrived(1, at(-6));
  await arrived(2, at(60));
  await arrived(3, at(-90), { outcome: "failed", done_at: at(-80) });
  // What waits for its turn behind something that is not due yet is not stuck.
  await arrived(4, at(-30), { subject_uri: "https://a.example/s2" });
  const [actor] = await sql`select id from actor where kind = 'wijk'`;
  const activity = crypto.randomUUID();
  await sql`insert into outgoing_activity (id, uri, type, signer_id, object_uri, body, made_at)
    values (${activity}, 'http://a.example/1', 'Update', ${actor?.id}, 'http://a.example/o', '{}', ${at(-9)})`;
  const waits = (host: string, due: string, outcome: string | null = null) =>
    sql`insert into delivery (activity_id, inbox, host, object_uri, due_at, give_up_at, outcome, done_at)
      values (${activity}, ${`https://${host}/inbox`}, ${host}, 'http://a.example/o', ${due}, ${at(9_999)}, ${outcome},
        ${outcome === null ? null : at(0)})`;
  await waits("busy.example", at(-2));
  await waits("away.example", at(-20));
  await waits("gone.example", at(-20), "given-up");
  await sql`insert into peer (host, failures, held_until) values ('away.example', 9, ${at(10)}), ('fine.example', 0, null),
    (${'odd"\n\\.example'}, 2, null)`;

  const told = (await ask(wijk.origin, "/metrics", withToken)).text;
  const tell = (name: string) => figure(told, name);
  expect(tell('wijk_queue_depth{queue="inbox"}')).toBe(3);
  expect(tell('wijk_queue_oldest_seconds{queue="inbox"}')).toBe(360);
  expect(tell('wijk_queue_alarm{queue="inbox"}')).toBe(1);
  expect(tell('wijk_queue_depth{queue="delivery"}')).toBe(1);
  expect(tell("wijk_deliveries_held")).toBe(1);
  expect(tell('wijk_queue_oldest_seconds{queue="delivery"}')).toBe(120);
  expect(tell('wijk_queue_alarm{queue="delivery"}')).toBe(0);
  expect(tell('wijk_dead_letters{queue="inbox"}')).toBe(1);
  expect(tell('wijk_dead_letters{queue="delivery"}')).toBe(1);
  expect(tell('wijk_dead_letters{queue="jobs"}')).toBe(0);
  expect(tell('wijk_peer_failures{host="away.example"}')).toBe(9);
  expect(tell('wijk_peer_held{host="away.example"}')).toBe(1);
  expect(tell('wijk_peer_held{host="odd\\"\\n\\\\.example"}')).toBe(0);
  expect(told).not.toContain("fine.example");
  expect(tell("wijk_database_up")).toBe(1);
  for (const line of told.trim().split("\n"))
    expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="([^"\\\n]|\\["\\n])*"\})? [0-9.e+-]+|)$/);

  await sql`delete from delivery`;
  await sql`delete from outgoing_activity where id = ${activity}`;
  await sql`delete from inbox_activity`;
  await sql`delete from peer`;
  await sql.end();
});

test("Of peers in trouble the hundred worst are told, however many there are", async () => {
  const sql = postgres(wijk.databaseUrl, { max: 1 });
  await sql`insert into peer (host, failures) select 'host' || n || '.example', n from generate_series(1, 150) as n`;
  const { text } = await ask(wijk.origin, "/metrics", withToken);
  expect(text.match(/^wijk_peer_failures\{/gm)).toHaveLength(100);
  expect(figure(text, 'wijk_peer_failures{host="host150.example"}')).toBe(150);
  await sql`delete from peer`;
  await sql.end();
});

test("Letters wait from the moment they are written, until a mail server takes them", async () => {
  const mailed = await startWijk({
    clock,
    environment: { SMTP_URL: "smtp://127.0.0.1:1", SMTP_SENDER: "wijk@holtveen.example" },
  });
  clock.move(1_000);
  await mailed.visitor().post("/inloggen", { email: "beheer@holtveen.example" });
  await mailed.wijk.settle();
  clock.move(360_000);
  const { text } = await ask(mailed.origin, "/metrics");
  expect(figure(text, 'wijk_queue_oldest_seconds{queue="letters"}')).toBe(360);
  expect(figure(text, 'wijk_queue_alarm{queue="letters"}')).toBe(1);
  expect(figure(text, 'wijk_queue_depth{queue="jobs"}')).toBe(0);
  await mailed.close();
});

test("Requests to the inbox are counted by how they were answered", async () => {
  const status = async () =>
    figure((await ask(wijk.origin, "/metrics", withToken)).text, 'wijk_inbox_requests_total{status="401"}');
  const before = await status();
  const body = JSON.stringify({ type: "Follow", id: "x:1", actor: "x:2" });
  const headers = { "content-type": "application/activity+json" };
  expect((await fetch(`${wijk.origin}/ap/inbox`, { method: "POST", headers, body })).status).toBe(401);
  expect(await status()).toBe(before + 1);
});

test("While pages get no connection to the database it is not ready, and still tells how the work stands", async () => {
  const sql = postgres(wijk.databaseUrl, { max: 1 });
  const pages: Promise<unknown>[] = [];
  await sql.begin(async (holding) => {
    await holding`lock table post in access exclusive mode`;
    for (let nth = 0; nth < 30; nth++) pages.push(wijk.visitor().get("/vragen"));
    for (let waiting = 0; waiting < 10; ) {
      const [row] = await holding`select count(*)::int as count from pg_locks where not granted`;
      waiting = row?.count;
    }
    expect((await ask(wijk.origin, "/readyz")).status).toBe(503);
    expect((await ask(wijk.origin, "/metrics", withToken)).text).toContain("wijk_database_up 1");
  });
  await Promise.all(pages);
  expect((await ask(wijk.origin, "/readyz")).status).toBe(200);
  await sql.end();
});

test("While the database is silent or away it lives, is not ready, and says so within moments", async () => {
  const reachable = await createTestDatabase();
  // Whose it is would have to be looked up.
  const session = { cookie: `wijk_sessie=${"a".repeat(43)}` };
  const door = await createDatabaseDoor(Number(new URL(reachable.url).port));
  const opened = await openWijk({ clock, reach: ({ url }) => ({ url: door.urlOf(url) }) });
  expect((await ask(opened.origin, "/readyz")).text).toBe("ready\n");
  for (const state of ["shut", "silent"] as const) {
    await door.be(state);
    const began = performance.now();
    const asked = await Promise.all(Array.from({ length: 20 }, () => ask(opened.origin, "/readyz", session)));
    expect(asked.map(({ status, text }) => `${status} ${text}`)).toEqual(asked.map(() => "503 database\n"));
    expect(asked[0]?.headers.get("retry-after")).toBe("10");
    expect(performance.now() - began).toBeLessThan(4_000);
    expect((await ask(opened.origin, "/healthz", session)).status).toBe(200);
    const figures = await ask(opened.origin, "/metrics", session);
    expect([figures.status, figure(figures.text, "wijk_database_up")]).toEqual([200, 0]);
    expect(figures.text).toContain("wijk_deliveries_total");
    expect(performance.now() - began).toBeLessThan(10_000);
  }
  await door.be("open");
  expect((await ask(opened.origin, "/readyz")).text).toBe("ready\n");
  await opened.close();
  await door.be("shut");
  await reachable.drop();
}, 60_000);

test("Without the tables of a wijk it is not ready", async () => {
  const empty = await createEmptyDatabase();
  const read = readConfig({ HEALTH_PORT: "9464" }, { asRoot: false });
  if (!read.ok) throw new Error(read.problems.join());
  const log = createLog({ write: () => {}, clock });
  const surroundings = {
    database: empty.address,
    clock,
    log,
    sealingKey: randomBytes(32),
    whoLeft: newWhoLeftFile(),
    socketAddress: () => "127.0.0.1",
  };
  const composed = await compose(read.config, surroundings);
  const answer = await composed.fetch(new Request("http://localhost:8080/readyz"));
  expect([answer.status, await answer.text()]).toEqual([503, "schema\n"]);
  await composed.close();
  await empty.drop();
});

test("A worker tells the same at a port of its own, and nothing else", async () => {
  const workshop = createWorkshop();
  const database = await createTestDatabase();
  const port = await freePort();
  const worker = workshop.run(["worker"], {
    DATABASE_URL: database.url,
    DATA_DIR: await workshop.dataDirectory(),
    HEALTH_PORT: String(port),
  });
  await worker.printed(/The worker is at work/);
  const origin = `http://127.0.0.1:${port}`;
  expect(await ask(origin, "/healthz")).toMatchObject({ status: 200, text: "alive\n" });
  expect(await ask(origin, "/readyz")).toMatchObject({ status: 200, text: "ready\n" });
  const { status, text } = await ask(origin, "/metrics");
  expect(status).toBe(200);
  expect(figure(text, "process_resident_memory_bytes")).toBeGreaterThan(10_000_000);
  expect(figure(text, "process_cpu_seconds_total")).toBeGreaterThan(0);
  expect(figure(text, "wijk_event_loop_delay_seconds")).toBeGreaterThanOrEqual(0);
  for (const path of ["/", "/beheer", "/ap/inbox", "/metrics/"]) expect((await ask(origin, path)).status).toBe(404);
  expect((await ask(origin, "/metrics", through)).status).toBe(404);
  worker.send("SIGTERM");
  expect(await worker.ended).toBe(0);
  await workshop.clear();
  await database.drop();
}, 60_000);
