import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import { createPerson, type Person } from "../support/person.ts";
import { documentAt, type NamelessWorld, namelessWorld, twoQuestions, wordsOn } from "./nameless-world.ts";

/** The second half of the channels of nameless-leaks.test.ts: what stays behind somewhere. */
const clock = createMovedClock();
const minute = 60_000;
let world: NamelessWorld;
let anneke: Person;
let daan: Person;
let mo: Person;
let askerId: string;
let askPage: string;
let forEveryone: Awaited<ReturnType<NamelessWorld["asked"]>>;
let forTheWijk: Awaited<ReturnType<NamelessWorld["asked"]>>;

beforeAll(async () => {
  world = await namelessWorld(clock);
  ({ anneke, daan, mo } = world.people);
  askerId = await world.idOf("Anneke");
  askPage = wordsOn(await anneke.get("/vragen/nieuw"));
  ({ forEveryone, forTheWijk } = await twoQuestions(world));
}, 60_000);
afterAll(() => world.close());

describe("9. Leaving and taking back", () => {
  test("what leads to somebody who leaves goes 1 to 24 hours later, each at its own moment; the questions stay", async () => {
    const lea = await world.wijk.neighbour("Lea");
    const questions: Awaited<ReturnType<NamelessWorld["asked"]>>[] = [];
    for (let nth = 0; nth < 4; nth++) questions.push(await world.asked(lea, { title: `Van iemand die gaat ${nth}` }));
    const left = async () =>
      (await world.sql`select 1 from identity.nameless_thread where thread_id = any(${questions.map(({ id }) => id)})`)
        .length;
    const { leave } = world.wijk.wijk.useCases;
    const id = (await world.idOf("Lea")) as Parameters<typeof leave.now>[0];
    expect((await leave.now(id, "answers")).ok).toBe(true);
    clock.move(59 * minute);
    await world.wijk.settle();
    expect(await left()).toBe(4);
    clock.move(23 * 60 * minute + minute);
    await world.wijk.settle();
    expect(await left()).toBe(0);
    for (const { path, own } of questions) {
      expect((await daan.get(path)).status).toBe(200);
      expect((await lea.get(own)).status).toBe(404);
    }
    await daan.post(`${questions[0]?.path}/antwoorden`, { text: "Niemand krijgt hier een brief van." });
    await world.anHourLater();
  });

  test("or the questions go with it, at those moments and not at the leaving", async () => {
    const max = await world.wijk.neighbour("Max");
    const { path } = await world.asked(max, { title: "Gaat mee weg" });
    const { leave } = world.wijk.wijk.useCases;
    const id = (await world.idOf("Max")) as Parameters<typeof leave.now>[0];
    expect((await leave.now(id, "nothing")).ok).toBe(true);
    clock.move(59 * minute);
    await world.wijk.settle();
    expect((await daan.get(path)).status).toBe(200);
    clock.move(24 * 60 * minute);
    await world.wijk.settle();
    expect((await daan.get(path)).status).toBe(404);
  });
});

describe("10. Moderators", () => {
  test("a moderator and an administrator see the page of every neighbour, and beside it only the way to open the seal", async () => {
    const link = /\s*<p><a class="quiet nl-link" href="[^"]*ontzegelen">.*?<\/p>/s;
    for (const person of [mo, world.wijk.administrator]) {
      const page = await person.get(forTheWijk.path);
      expect(page.html).toMatch(link);
      expect(page.html).not.toMatch(new RegExp(`Anneke|${askerId}`));
      const opened = await person.get(`${forTheWijk.path}/ontzegelen`);
      expect(opened.html).not.toMatch(new RegExp(`Anneke|${askerId}`));
      expect((await person.get(`/toevertrouwd/${forTheWijk.id}`)).status).toBe(404);
    }
  });
});

describe("11. Logs, traces, tables and drafts", () => {
  const rowsAsText = async (schema: string): Promise<ReadonlyMap<string, readonly string[]>> => {
    const tables =
      await world.sql`select table_name from information_schema.tables where table_schema = ${schema} and table_type = 'BASE TABLE'`;
    const found = new Map<string, readonly string[]>();
    for (const { table_name } of tables) {
      const rows = await world.sql`select to_jsonb(t)::text as row from ${world.sql(`${schema}.${table_name}`)} t`;
      found.set(
        String(table_name),
        rows.map(({ row }) => String(row)),
      );
    }
    return found;
  };

  test("no line of the log has a secret, a question, its words or its asker in it, also when something goes wrong", async () => {
    const lame = postgres(world.wijk.databaseUrl, { max: 1 });
    const broken = await world.ask(anneke, { title: "Kanarievraag die misgaat" });
    await lame`update identity.nameless_waiting set sealed = decode('00', 'hex')`;
    await world.anHourLater();
    expect(world.wijk.log.filter((line) => line.includes("could not be put on the square"))).not.toEqual([]);
    await lame`delete from identity.nameless_waiting`;
    await lame.end();
    const log = world.wijk.log.join("\n");
    const secrets = [broken.secret, forEveryone.secret, forTheWijk.secret, forEveryone.id, forTheWijk.id, askerId];
    for (const word of [...secrets, "Anneke", "anneke@", "Kanarie", "zonder naam"]) expect(log).not.toContain(word);
    for (const cookie of anneke.cookies.values()) expect(log).not.toContain(cookie);
  });

  test("no row of the square has the asker and a nameless question in it, and none has a secret", async () => {
    const rows = await rowsAsText("public");
    expect(rows.get("post")?.length).toBeGreaterThan(4);
    for (const [table, texts] of rows) {
      const both = texts.filter(
        (text) => text.includes(askerId) && (text.includes(forEveryone.id) || text.includes(forTheWijk.id)),
      );
      expect([table, both]).toEqual([table, []]);
      const secret = texts.filter((text) => text.includes(forEveryone.secret) || text.includes(forTheWijk.secret));
      expect([table, secret]).toEqual([table, []]);
    }
    const jobs = await rowsAsText("graphile_worker");
    expect([...jobs.values()].flat().join()).not.toContain(askerId);
  });

  test("behind the door asker, secret and words cannot be read without the key", async () => {
    await world.ask(anneke, { title: "Kanarievraag die wacht" });
    const rows = await rowsAsText("identity");
    for (const table of ["nameless_thread", "nameless_waiting"]) {
      const text = rows.get(table)?.join("\n") ?? "";
      expect(text.length).toBeGreaterThan(100);
      const plain = [askerId, forTheWijk.secret, "Kanarie"];
      const coded = plain.map((word) => Buffer.from(word).toString("hex"));
      for (const word of [...plain, ...coded]) expect(text).not.toContain(word);
    }
  });

  test("the secret page is kept by no browser and named to no other page, and nothing else of ours links to it", async () => {
    const page = await createPerson(world.wijk.origin).get(forTheWijk.own);
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.get("referrer-policy")).toBe("no-referrer");
    expect(page.headers.get("x-robots-tag")).toBe("noindex");
    expect(page.html).toContain('<meta name="robots" content="noindex">');
    expect(page.html).not.toContain("Anneke");
    expect(page.html).not.toMatch(/<wijk-(composer|answers)/);
  });

  test("the secret page works in a browser that sends no origin from it, and not from another site", async () => {
    const text = { text: "Vanaf een oude telefoon." };
    const old = await createPerson(world.wijk.origin).post(`${forTheWijk.own}/antwoorden`, text, { origin: "null" });
    expect(old.status).toBe(200);
    const elsewhere = { origin: "https://elders.example" };
    expect((await anneke.post(`${forTheWijk.own}/antwoorden`, text, elsewhere)).status).toBe(403);
    const framed = { origin: "null", "sec-fetch-site": "cross-site" };
    expect((await anneke.post(`${forTheWijk.own}/antwoorden`, text, framed)).status).toBe(403);
  });

  test("what goes outside names neither the asker nor the secret, in any row or document", async () => {
    const note = JSON.parse(await documentAt(forEveryone.uri));
    const documents = await Promise.all(
      [
        forEveryone.uri,
        `${forEveryone.uri}/replies?page=first`,
        `${forEveryone.uri}/context`,
        note.attributedTo,
        `${note.attributedTo}/outbox?page=first`,
      ].map(documentAt),
    );
    const outgoing = await world.sql`select body from outgoing_activity`;
    expect(outgoing.length).toBeGreaterThan(2);
    const all = [...documents, ...outgoing.map(({ body }) => String(body))].join("\n");
    expect(all).toContain("Openbare vraag");
    for (const word of ["Anneke", "anneke", askerId, forEveryone.secret, "mijn-vraag"]) expect(all).not.toContain(word);
  });
});

describe("12. A small wijk", () => {
  test("the form says what cannot be hidden, before anything is sent", () => {
    expect(askPage).toContain("Ben je de enige in een rolstoel? Dan weten buren het toch.");
    expect(askPage).toContain("Ook je manier van schrijven kan je verraden.");
    expect(askPage).toContain("kunnen twee mensen samen je naam zien");
  });
});

describe("13. Answering by mail", () => {
  test("no letter about a nameless question asks to be answered, and its number leads to nothing", async () => {
    const visitor = createPerson(world.wijk.origin);
    const box = await visitor.get("/dev/mail");
    const links = [...box.html.matchAll(/href="(\/dev\/mail\/([0-9a-f-]{36}))"/g)];
    const letters = await Promise.all(
      links.map(async ([, href = "", id = ""]) => [id, wordsOn(await visitor.get(href))] as const),
    );
    const toAsker = letters.filter(
      ([, words]) => words.includes("eigen pagina") && words.includes("anneke@post.example"),
    );
    expect(toAsker.length).toBeGreaterThanOrEqual(4);
    for (const [id, words] of toAsker) {
      expect(words).toContain("Antwoord niet op deze brief");
      const [known] = await world.sql`select 1 from post where id = ${id} or thread_id = ${id}`;
      expect(known).toBeUndefined();
    }
  });
});
