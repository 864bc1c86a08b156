import postgres from "postgres";
import { sealedColumns } from "../../../src/privacy/sealed-columns.ts";
import { dumpDatabase } from "../../support/dump-database.ts";
import { readLetter } from "../../support/mail-server.ts";
import type { Person } from "../../support/person.ts";
import { documentsFor } from "./documents.ts";
import type { Story } from "./story.ts";
import { takenAlong } from "./story-of-what-is-said-in-private.ts";
import type { CanaryWorld, Member } from "./world.ts";

/** Everything that came out at one place, as it came. */
export type Sink = readonly (string | Uint8Array)[];
export type Sinks = ReadonlyMap<string, Sink>;

const outside = { "x-forwarded-for": "203.0.113.7" };
const cookieOf = ({ cookies }: Pick<Person, "cookies">): Record<string, string> =>
  cookies.size === 0 ? {} : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") };

/** One answer with its headers, as somebody gets it who signed in or not. */
const read = async (address: string, person: Person | null, accept = "text/html"): Promise<Uint8Array> => {
  const response = await fetch(address, {
    redirect: "manual",
    headers: { accept, ...outside, ...(person === null ? {} : cookieOf(person)) },
  });
  const head = Buffer.from(
    `${response.status}\n${[...response.headers].map((line) => line.join(": ")).join("\n")}\n\n`,
  );
  return Buffer.concat([head, Buffer.from(await response.arrayBuffer())]);
};

/** Every page and file that can be reached by links, from the front page on. Nothing is sent: forms are only looked at. */
const pagesOf = async (origin: string, person: Person | null, start: readonly string[]): Promise<Sink> => {
  const pages = new Map<string, Uint8Array>();
  const waiting = start.map((path) => `${origin}${path}`);
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    if (pages.has(address) || !address.startsWith(`${origin}/`)) continue;
    const page = await read(address, person);
    pages.set(address, page);
    const found = Buffer.from(page).toString("utf8");
    for (const [, link = ""] of found.matchAll(/(?:\s(?:href|src|action)="|\nlocation: )([^"#\n]+)/g)) {
      const next = new URL(link.replaceAll("&amp;", "&"), address);
      // Where somebody comes back to after signing in, or how much of a page is shown, makes no other page.
      for (const name of ["naar", "van", "terug"]) next.searchParams.delete(name);
      if (!/^\/(assets|ap|dev)\//.test(next.pathname)) waiting.push(next.href);
    }
  }
  return [...pages.values()];
};

/** What is found of any of these words, alone and as how a longer word begins. What was typed does not count. */
const found = async (origin: string, person: Person | null, words: readonly string[]) => {
  const hits: string[] = [];
  for (const word of words) {
    const page = Buffer.from(await read(`${origin}/zoeken?${new URLSearchParams({ wat: word })}`, person)).toString();
    if (!page.startsWith("200")) throw new Error(`Searching answered ${page.slice(0, 3)}.`);
    hits.push(...[...page.matchAll(/<ul class="rows hits">.*?<\/ul>/gs)].map(([rows]) => rows));
  }
  return hits;
};

/** What a stream says first. */
const beginningOf = async (address: string, person: Person | null): Promise<string> => {
  const headers = { accept: "text/event-stream", ...outside, ...(person === null ? {} : cookieOf(person)) };
  const response = await fetch(address, { headers });
  if (!response.headers.get("content-type")?.startsWith("text/event-stream")) return response.text();
  const reader = response.body?.getReader();
  const first = new TextDecoder().decode((await reader?.read())?.value);
  await reader?.cancel();
  return first;
};

/** Every column of every table, as text: what a copy of the database shows to who has no key. */
export const tablesOf = async (databaseUrl: string, whose = ""): Promise<Sinks> => {
  const sql = postgres(databaseUrl, { max: 1 });
  const columns = new Map<string, string[]>();
  for (const { schema, table, row } of await dumpDatabase(sql)) {
    for (const [column, value] of Object.entries(row)) {
      if (value === null) continue;
      const name = `${whose}table ${schema === "public" ? "" : `${schema}.`}${table}.${column}`;
      columns.set(name, [...(columns.get(name) ?? []), typeof value === "string" ? value : JSON.stringify(value)]);
    }
  }
  const jobs = await sql`select j::text as text from graphile_worker._private_jobs j`;
  columns.set(`${whose}jobs`, [...jobs.map(({ text }) => String(text))]);
  await sql.end();
  return columns;
};

/** The same columns as who has the key reads them: this shows that something private stands in each. */
const sealedOf = async ({ sql, sealing }: CanaryWorld): Promise<Sinks> => {
  const sealed = new Map<string, string[]>();
  for (const { table, column, purpose } of sealedColumns) {
    const rows = await sql.unsafe(`select * from ${table} where ${column} is not null`);
    sealed.set(
      `sealed ${table}.${column}`,
      rows.map((row) => sealing.open(purpose(row), row[column])),
    );
  }
  return sealed;
};

/** By whom it was got: everybody who ever got a letter, with all of each. */
const lettersOf = async ({ mail }: CanaryWorld, story: Story): Promise<Sinks> => {
  const who = new Map(Object.values(story).flatMap((one) => ("email" in one ? [[one.email, one.role]] : [])));
  const letters = new Map<string, (string | Uint8Array)[]>();
  for (const letter of mail.received) {
    const { subject = "", text = "", html } = await readLetter(letter);
    for (const recipient of letter.recipients) {
      const name = `letters to ${who.has(recipient) ? `the ${who.get(recipient)}` : "others"}`;
      const parts = [Buffer.from(letter.raw, "latin1"), subject, text, String(html)];
      letters.set(name, [...(letters.get(name) ?? []), ...parts]);
    }
  }
  return letters;
};

/** What goes wrong, and how the wijk says so: also when its database refuses, with the words of somebody in its hands. */
const troubleOf = async (world: CanaryWorld, asker: Member): Promise<Sink> => {
  const { wijk, sql, tokens } = world;
  const visitor = world.visitor();
  const pages: string[] = [];
  const keep = async (page: Promise<{ readonly html: string; readonly headers: Headers; readonly status: number }>) => {
    const { html, headers, status } = await page;
    pages.push(`${status}\n${[...headers].join("\n")}\n${html}`);
    return status;
  };
  await keep(visitor.get(`/vragen/${crypto.randomUUID()}`));
  await keep(visitor.get("/vragen/%zz"));
  await keep(visitor.post("/vragen", { title: "Zonder in te loggen" }));
  await keep(
    asker.post("/vragen", { title: tokens.word("title from elsewhere") }, { origin: "https://elders.example" }),
  );
  const refused = await fetch(`${wijk.origin}/ap/inbox`, { method: "POST", body: "{", headers: outside });
  pages.push(await refused.text());
  const words = tokens.word("title that the database refuses");
  await sql.unsafe(`alter table post add constraint no_canary check (title is null or title not like '%${words}%')`);
  const fields = { text: words, theme: "lenen", audience: "wijk", outside: "standin" };
  const failed = await keep(asker.post("/vragen", { ...fields, title: `Vraag ${words}` }));
  await sql`alter table post drop constraint no_canary`;
  if (failed !== 500) throw new Error(`What the database refuses was answered ${failed}.`);
  return pages;
};

/** Every place where something of the wijk comes out, or lies waiting to; by a name, with all that stands there. */
export const collectSinks = async (world: CanaryWorld, story: Story): Promise<Sinks> => {
  const { wijk, lindehout, gemeente, sql, tokens } = world;
  const { asker, answerer, bystander } = story;
  const at = (path: string) => `${wijk.origin}${path}`;
  const all = async (paths: readonly string[], person: Person | null = null): Promise<Sink> => {
    const texts: Uint8Array[] = [];
    for (const path of paths) texts.push(await read(at(path), person));
    return texts;
  };
  const ids = (await sql`select id from post`).map(({ id }) => String(id));
  const streams = (person: Person | null) =>
    Promise.all(ids.map((id) => beginningOf(at(`/vragen/${id}/volgen`), person)));
  const words = tokens.all().flatMap(({ written: [first = ""] }) => (first.startsWith("kanarie") ? [first] : []));
  const begun = ["kanarie", ...words, ...words.slice(0, 5).map((word) => word.slice(0, 12))];
  const ofThreads = ids.flatMap((id) => ["atom", "json"].map((form) => `/vragen/${id}/antwoorden.${form}`));
  const quotes = ids.flatMap((id) =>
    ["vragen", "mededelingen"].map((kind) => `/oembed?${new URLSearchParams({ url: at(`/${kind}/${id}`) })}`),
  );
  const start = ["/", "/inloggen", "/inloggen/code", "/meedoen", "/robots.txt", "/manifest.webmanifest", "/dienst.js"];
  const errorPages = await troubleOf(world, asker);
  return new Map<string, Sink>([
    ["requests to a follower", [world.home.wire()]],
    ["requests to a stranger", [world.far.wire()]],
    ["requests to the desk", [world.desk.wire()]],
    ["documents", await documentsFor(world, null)],
    ["documents for a follower", await documentsFor(world, world.follower)],
    ["documents for a stranger", await documentsFor(world, world.stranger)],
    ["pages for visitors", await pagesOf(wijk.origin, null, start)],
    ["pages for a neighbour", await pagesOf(wijk.origin, bystander, start)],
    ["pages of the ring for visitors", await pagesOf(lindehout.origin, null, start)],
    ["pages of the gemeente for visitors", await pagesOf(gemeente.origin, null, start)],
    ["feeds", await all(["/plein.atom", "/plein.json", "/agenda.ics", ...ofThreads])],
    ["calendars", await all(ids.map((id) => `/agenda/${id}/activiteit.ics`))],
    ["quotes", await all(quotes)],
    ["frames", await all(["/insluiten?aantal=20"])],
    ["searches of visitors", await found(wijk.origin, null, begun)],
    ["searches of a neighbour", await found(wijk.origin, bystander, begun)],
    ["streams of visitors", await streams(null)],
    ["streams of a neighbour", [...(await streams(bystander)), await beginningOf(at("/seintjes/volgen"), bystander)]],
    [
      "figures",
      await Promise.all(["/healthz", "/readyz", "/metrics"].map(async (path) => (await fetch(at(path))).text())),
    ],
    ["error pages", errorPages],
    ["taken along by the answerer", await takenAlong(world, answerer)],
    ["taken along by a neighbour", await takenAlong(world, bystander)],
    ["log", [...wijk.log]],
    ["jobs", [...world.jobs]],
    ...(await lettersOf(world, story)),
    ...(await tablesOf(wijk.databaseUrl)),
    ...(await sealedOf(world)),
    ...(await tablesOf(lindehout.databaseUrl, "ring ")),
    ...(await tablesOf(gemeente.databaseUrl, "gemeente ")),
  ]);
};
