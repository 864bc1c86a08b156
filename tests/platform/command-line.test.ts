import { once } from "node:events";
import { appendFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createPerson, type Person } from "../support/person.ts";
import { quickFolder } from "../support/quick-folder.ts";
import { createEmptyDatabase } from "../support/test-database.ts";
import { createWorkshop, freePort, type WijkProcess } from "../support/wijk-process.ts";

const workshop = createWorkshop(await quickFolder());
afterEach(() => workshop.clear());

/** Keeps the data that is copied. */
const archive = createWorkshop(await quickFolder());
afterAll(() => archive.clear());

type Environment = Record<string, string>;

const place = async (): Promise<Environment> => ({
  DATA_DIR: await workshop.dataDirectory(),
  PORT: String(await freePort()),
});

const started = async (environment: Environment): Promise<WijkProcess> => {
  const server = workshop.run(["start"], environment);
  await server.printed(/The wijk is at/);
  return server;
};

const originOf = (environment: Environment): string => `http://localhost:${environment.PORT}`;

/** Starts a wijk and sets it up with the code that it printed; the administrator is signed in and has asked something. */
const startedAndSetUp = async (environment: Environment): Promise<{ server: WijkProcess; administrator: Person }> => {
  const server = await started(environment);
  const [, code = ""] = await server.printed(/with this code: ([\w-]+)\n/);
  const administrator = createPerson(originOf(environment));
  const done = await administrator.post("/inrichten", {
    code,
    name: "Holtveen",
    place: "Veldermeer",
    handle: "holtveen",
    door: "oker",
    administratorName: "Marja",
    email: "marja@holtveen.example",
  });
  expect(done.status).toBe(200);
  await ask(administrator, asking);
  return { server, administrator };
};

const asking = "Wie heeft een steeksleutel 13?";
const ask = async (person: Person, title: string): Promise<void> => {
  const asked = await person.post("/vragen", { title, text: "", theme: "klussen", audience: "wijk" });
  expect(asked.status).toBe(200);
};

const stopped = async (server: WijkProcess): Promise<void> => {
  server.send("SIGINT");
  expect(await server.ended, server.complaints()).toBe(0);
};

/** A wijk that was started, set up and stopped. Most tests go on with a copy of it. */
let first: { readonly environment: Environment; readonly signedIn: Person["cookies"] };
beforeAll(async () => {
  const environment = { DATA_DIR: await archive.dataDirectory(), PORT: String(await freePort()) };
  const { server, administrator } = await startedAndSetUp(environment);
  await stopped(server);
  first = { environment, signedIn: administrator.cookies };
});

/** A stopped wijk of the test's own, which was set up before, with an administrator who has asked something. */
const copyOfFirst = async (): Promise<{ environment: Environment; administrator: Person }> => ({
  environment: { ...first.environment, DATA_DIR: await workshop.copyOfData(first.environment.DATA_DIR ?? "") },
  administrator: createPerson(originOf(first.environment), first.signedIn),
});

test("Every mistake in the configuration is told at once, and nothing is started", async () => {
  const server = workshop.run(["start"], {
    DATA_DIR: await workshop.dataDirectory(),
    PORT: "tachtig",
    ORIGIN: "http://holtveen.example/plein",
    TRUSTED_PROXIES: "10.0.0.0/64",
  });
  expect(await server.ended).toBe(1);
  expect(server.out()).toBe("");
  for (const word of ["PORT", "https://", "Give scheme and host only", "TRUSTED_PROXIES"]) {
    expect(server.complaints()).toContain(word);
  }
  expect(server.complaints()).not.toContain("    at ");
});

test("A wijk for the world does not start without mail", async () => {
  const server = workshop.run(["start"], { ...(await place()), ORIGIN: "https://holtveen.example" });
  expect(await server.ended).toBe(1);
  expect(server.complaints()).toContain("SMTP_URL is needed");
});

test("The first start prints the address and a code; the second knows the wijk and prints no code", async () => {
  const environment = await place();
  const { server, administrator } = await startedAndSetUp(environment);
  expect(server.out()).toContain(`Set it up at ${originOf(environment)}/inrichten with this code: `);
  await stopped(server);
  const again = await started(environment);
  expect((await administrator.get("/vragen")).html).toContain(asking);
  expect(again.out()).not.toContain("code");
  await stopped(again);
  expect(server.complaints() + again.complaints()).toBe("");
});

test("Ctrl-C stops a wijk that somebody is looking at", async () => {
  const { environment, administrator } = await copyOfFirst();
  const server = await started(environment);
  const [, path = ""] = /href="(\/vragen\/[0-9a-f-]{36})"/.exec((await administrator.get("/vragen")).html) ?? [];
  const cookie = [...administrator.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const live = await fetch(`${originOf(environment)}${path}/volgen`, { headers: { cookie } });
  expect(live.status).toBe(200);
  const closed = live.text().catch(() => "cut off");
  await stopped(server);
  await closed;
  expect(server.complaints()).toBe("");
});

test("After kill -9 of Node, of PostgreSQL, and of both, the next start has everything", async () => {
  const { environment, administrator } = await copyOfFirst();
  const server = await started(environment);
  const titles = [asking];
  const askOneMore = async () => {
    const title = `${asking} (${titles.length})`;
    await ask(administrator, title);
    titles.push(title);
  };
  const areThere = async () => {
    const { html } = await administrator.get("/vragen");
    for (const title of titles) expect(html).toContain(title);
  };

  await askOneMore();
  server.send("SIGKILL");
  await server.ended;
  const second = await started(environment);
  await areThere();

  await askOneMore();
  await workshop.killPostgres(environment.DATA_DIR ?? "");
  await expect.poll(async () => (await administrator.get("/vragen")).status, { timeout: 20_000 }).toBe(200);
  await areThere();

  await askOneMore();
  second.send("SIGKILL");
  await Promise.all([second.ended, workshop.killPostgres(environment.DATA_DIR ?? "")]);
  const third = await started(environment);
  await areThere();
  await stopped(third);
});

test("Another ORIGIN on the data of a wijk is refused, and the old one still works", async () => {
  const { environment, administrator } = await copyOfFirst();
  const moved = workshop.run(["start"], { ...environment, ORIGIN: `http://127.0.0.1:${environment.PORT}` });
  expect(await moved.ended).toBe(1);
  expect(moved.complaints()).toContain(
    `belongs to ${originOf(environment)}. ORIGIN is http://127.0.0.1:${environment.PORT}.`,
  );
  const server = await started(environment);
  expect((await administrator.get("/vragen")).html).toContain(asking);
  await stopped(server);
});

test("DATABASE_URL uses a PostgreSQL of one's own, over TCP, and no other is started", async () => {
  const database = await createEmptyDatabase();
  const environment = { ...(await place()), DATABASE_URL: database.url };
  const { server, administrator } = await startedAndSetUp(environment);
  await stopped(server);
  const again = await started(environment);
  expect((await administrator.get("/vragen")).html).toContain(asking);
  await stopped(again);
  expect(again.complaints()).toBe("");
  await database.drop();
});

test("A database that cannot be reached is told in words", async () => {
  const environment = await place();
  const server = workshop.run(["start"], {
    ...environment,
    DATABASE_URL: `postgres://wijk@127.0.0.1:${await freePort()}/wijk`,
  });
  expect(await server.ended).toBe(1);
  expect(server.complaints()).toContain("The database at DATABASE_URL cannot be used");
  expect(server.complaints()).not.toContain("    at ");
});

test("A port that is taken is told in words", async () => {
  const { environment } = await copyOfFirst();
  const other = createServer().listen(Number(environment.PORT), "127.0.0.1");
  await once(other, "listening");
  const server = workshop.run(["start"], environment);
  expect(await server.ended).toBe(1);
  expect(server.complaints()).toBe(
    `Port ${environment.PORT} is taken by another program. Choose another one with PORT.\n`,
  );
  other.close();
});

test("A second start on the same data is refused while the first goes on", async () => {
  const { environment, administrator } = await copyOfFirst();
  await started(environment);
  const second = workshop.run(["start"], {
    ...environment,
    PORT: String(await freePort()),
    ORIGIN: originOf(environment),
  });
  expect(await second.ended).toBe(1);
  expect(second.complaints()).not.toContain("    at ");
  expect((await administrator.get("/vragen")).status).toBe(200);
});

test("An administrator who is locked out gets a link on the command line, while the wijk runs and while it does not", async () => {
  const { environment } = await copyOfFirst();
  const server = await started(environment);
  const signInBy = async (link: string) => {
    const person = createPerson(originOf(environment));
    await person.get(link.trim());
    return (await person.get("/beheer")).status;
  };

  const link = workshop.run(["user", "link", "Marja@holtveen.example"], environment);
  expect(await link.ended, link.complaints()).toBe(0);
  expect(await signInBy(link.out())).toBe(200);

  const unknown = workshop.run(["user", "link", "wie@holtveen.example"], environment);
  expect(await unknown.ended).toBe(1);
  expect(unknown.complaints()).toContain("Nobody in this wijk has the e-mail address wie@holtveen.example");

  await stopped(server);
  const later = workshop.run(["user", "link", "marja@holtveen.example"], environment);
  expect(await later.ended, later.complaints()).toBe(0);
  await started(environment);
  expect(await signInBy(later.out())).toBe(200);
});

test("The files for the pages are built when they are missing or older than their sources, and only then", async () => {
  const [{ environment }, tree] = [await copyOfFirst(), await workshop.copyOfTree()];
  const startThere = async () => {
    const server = workshop.run(["start"], environment, tree);
    await server.printed(/The wijk is at/);
    const page = await (await fetch(`${originOf(environment)}/inloggen`)).text();
    const style = /href="(\/assets\/[^"]+\.css)"/.exec(page)?.[1] ?? "/no-style";
    const css = await (await fetch(`${originOf(environment)}${style}`)).text();
    await stopped(server);
    expect(server.complaints()).toBe("");
    return { built: server.out().includes("Building the pages"), css };
  };
  expect((await startThere()).built).toBe(true);
  expect((await startThere()).built).toBe(false);
  await appendFile(join(tree, "web", "styles", "wijk.css"), "\n.changed-afterwards { color: red; }\n");
  const changed = await startThere();
  expect(changed.built).toBe(true);
  expect(changed.css).toContain("changed-afterwards");
});

test("The map shows every route with who may call it, the inbox and the reactions", async () => {
  const map = workshop.run(["map"], {});
  expect(await map.ended).toBe(0);
  for (const line of [/GET \/vragen\/nieuw +resident/, /Create +onCreate/, /QuestionAsked +publishQuestion/]) {
    expect(map.out()).toMatch(line);
  }
});

test("A command that does not exist is answered with the ones that do", async () => {
  const command = workshop.run(["begin"], {});
  expect(await command.ended).toBe(1);
  expect(command.complaints()).toContain("user link <e-mail address>");
});
