import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findEmbeddedPostgres } from "../../src/platform/embedded-postgres.ts";
import { createPerson, type Person } from "../support/person.ts";
import { quickFolder } from "../support/quick-folder.ts";
import { createWorkshop, freePort, type WijkProcess } from "../support/wijk-process.ts";
import { createScanner } from "./canaries/scanner.ts";
import { createTokens } from "./canaries/tokens.ts";

/** What a wijk prints that runs as operators run it, with the PostgreSQL that comes along, while much goes wrong. */
const workshop = createWorkshop(await quickFolder());
const tokens = createTokens();
let server: WijkProcess;
let origin: string;
let dataDirectory: string;

/** The newest letter, as this machine may look at it. */
const lastLetter = async (): Promise<string> => {
  const visitor = createPerson(origin);
  const address = /href="(\/dev\/mail\/[^"]+)"/.exec((await visitor.get("/dev/mail")).html)?.[1] ?? "/no-letter";
  return (await visitor.get(address)).html;
};

const browsers = (name: string) => ({ "user-agent": `Mozilla/5.0 (${tokens.word(`browser of ${name}`)})` });

const joined = async (code: string, name: string): Promise<Person> => {
  const person = createPerson(origin);
  const fields = { code, name: tokens.name(`name of ${name}`), email: tokens.email(`e-mail address of ${name}`) };
  const headers = browsers(name);
  expect((await person.post("/meedoen", fields, headers)).status).toBe(200);
  const link = /\/inloggen\/link\/([\w-]+)/.exec(await lastLetter())?.[1];
  await person.get(`/inloggen/link/${tokens.made(`sign-in link of ${name}`, link)}`, headers);
  tokens.made(`session of ${name}`, person.cookies.get("wijk_sessie"));
  return person;
};

beforeAll(async () => {
  const port = String(await freePort());
  dataDirectory = await workshop.dataDirectory();
  origin = `http://localhost:${port}`;
  server = workshop.run(["start"], { DATA_DIR: dataDirectory, PORT: port });
  await server.printed(/The wijk is at/);
}, 120_000);
afterAll(() => workshop.clear());

test("of all that people typed and were given, nothing is printed, whatever goes wrong", async () => {
  const [, setUpCode = ""] = await server.printed(/with this code: ([\w-]+)\n/);
  const administrator = createPerson(origin);
  const setUp = {
    code: setUpCode,
    name: "Holtveen",
    place: "Veldermeer",
    handle: "holtveen",
    door: "oker",
    administratorName: tokens.name("name of the administrator"),
    email: tokens.email("e-mail address of the administrator"),
  };
  expect((await administrator.post("/inrichten", setUp)).status).toBe(200);
  await administrator.post("/beheer/toelating", { vouchers: "1", held: "0" });
  const made = await administrator.post("/beheer/codes", { uses: "9", days: "9" });
  const code = tokens.made("code to join with", /meedoen\/([a-z0-9-]{8,})/.exec(made.html)?.[1]);
  const [asker, answerer] = [await joined(code, "the asker"), await joined(code, "the answerer")];

  const fields = { theme: "lenen", audience: "wijk", outside: "standin", text: tokens.word("text for the wijk") };
  const asked = await asker.post("/vragen", { ...fields, title: `Vraag ${tokens.word("title for the wijk")}` });
  const id = new URL(asked.url).pathname.split("/").at(-1) ?? "";
  const typed = { text: tokens.word("private message") };
  expect((await answerer.post(`/gesprekken/nieuw/${id}`, typed)).url).toContain("/gesprekken/");
  const nameless = { ...fields, naming: "sealed", title: `Stil ${tokens.word("title without a name")}` };
  tokens.made("secret of a question", (await asker.post("/vragen", nameless)).url.split("/mijn-vraag/")[1]);

  // What goes wrong: at the door, in an address, from another site, at the inbox, in a form.
  const visitor = createPerson(origin);
  await visitor.post("/inloggen", { email: tokens.email("e-mail address of nobody") });
  await visitor.post("/inloggen/code", { code: tokens.word("wrong code") });
  await visitor.get(`/inloggen/link/${tokens.word("wrong link")}`);
  await visitor.get(`/zoeken?wat=${tokens.word("what was looked for")}%zz`);
  await asker.post(
    "/vragen",
    { ...fields, title: tokens.word("title from elsewhere") },
    { origin: "https://elders.example" },
  );
  await asker.post("/vragen", { ...fields, title: "x".repeat(2_000) + tokens.word("title that is too long") });
  const inbox = { method: "POST", headers: { "content-type": "application/activity+json" } };
  await fetch(`${origin}/ap/inbox`, { ...inbox, body: `{"id": "${tokens.word("words of an activity")}` });

  // And in the database, with somebody's words in its hands.
  const address = await findEmbeddedPostgres(join(dataDirectory, "postgresql"));
  const sql = postgres({
    host: address?.socketDirectory ?? "",
    user: address?.superuser ?? "",
    database: "postgres",
    max: 1,
  });
  const refused = tokens.word("title that the database refuses");
  await sql.unsafe(`alter table post add constraint no_canary check (title is null or title not like '%${refused}%')`);
  const failed = await asker.post("/vragen", { ...fields, title: `Vraag ${refused}` });
  expect([failed.status, failed.html.includes(refused)]).toEqual([500, false]);
  await sql`alter table identity.private_thread rename to somewhere_else`;
  const broken = await answerer.post(`/gesprekken/nieuw/${id}`, {
    text: tokens.word("message that the database refuses"),
  });
  expect(broken.status).toBe(500);
  await sql.end();

  server.send("SIGTERM");
  expect(await server.ended).toBe(0);
  const printed = `${server.out()}\n${server.complaints()}`;
  expect(printed.match(/A request failed/g)).toHaveLength(2);
  expect([...createScanner(tokens.all())(printed)]).toEqual([]);
}, 120_000);
