import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import { createPerson, type Page, type Person } from "../support/person.ts";
import { type NamelessWorld, namelessWorld, question, wordsOn } from "./nameless-world.ts";

/**
 * The channels through which it could become known who asked a question without a name, one group for each. What is said
 * there of a thousand questions (authors, actors, ids, times) stands in nameless-thousand.test.ts.
 */
const clock = createMovedClock();
const minute = 60_000;
let world: NamelessWorld;
let anneke: Person;
let daan: Person;
let ria: Person;
let mo: Person;
let askerId: string;
let forEveryone: Awaited<ReturnType<NamelessWorld["asked"]>>;
let forTheWijk: Awaited<ReturnType<NamelessWorld["asked"]>>;
let before: Readonly<Record<string, string>>;

const ownPages = ["/ik", "/vragen/nieuw", "/wie-ziet-wat"];
const htmlOf = async (person: Person, paths: readonly string[]): Promise<Record<string, string>> =>
  Object.fromEntries(await Promise.all(paths.map(async (path) => [path, (await person.get(path)).html] as const)));
const json = async (uri: string) => (await fetch(uri, { headers: { accept: "application/activity+json" } })).text();
/** A page with the reader's own name taken out, to lay beside that of somebody else. */
const anonymous = (page: Page, name: string): string => page.html.replaceAll(name, "(reader)");

beforeAll(async () => {
  world = await namelessWorld(clock);
  ({ anneke, daan, ria, mo } = world.people);
  askerId = await world.idOf("Anneke");
  before = await htmlOf(anneke, ownPages);
  forEveryone = await world.asked(anneke, { audience: "everyone", title: "Openbare vraag zonder naam" });
  forTheWijk = await world.asked(anneke, {
    title: "Wijkvraag zonder naam",
    naming: "keeper",
    keeper: await world.idOf("Ria"),
  });
  for (const { path } of [forEveryone, forTheWijk]) await daan.post(`${path}/antwoorden`, { text: "Ik weet het." });
  for (const { own } of [forEveryone, forTheWijk]) await anneke.post(`${own}/antwoorden`, { text: "Dank je wel." });
  await world.anHourLater();
}, 60_000);
afterAll(() => world.close());

describe("1. Author and pseudonym", () => {
  test("two questions of one resident, and what they said under each, have nothing in common in the square", async () => {
    const rows =
      await world.sql`select thread_id, resident_id, pseudonym, actor_id from post where pseudonym is not null`;
    expect(rows.map(({ resident_id }) => resident_id)).toEqual([null, null, null, null]);
    const voices = Map.groupBy(rows, (row) => String(row.thread_id));
    const names = [...voices.values()].map((posts) => [...new Set(posts.map(({ pseudonym }) => pseudonym))]);
    expect(names.map(({ length }) => length)).toEqual([1, 1]);
    expect(names[0]).not.toEqual(names[1]);
  });
});

describe("2. Actor and object", () => {
  test("a question for everyone speaks through a stand-in that leads to nobody; one for the wijk has no actor at all", async () => {
    const [actor] =
      await world.sql`select actor.* from post join actor on actor.id = post.actor_id where post.id = ${forEveryone.id}`;
    expect(actor).toMatchObject({ kind: "stand_in", resident_id: null, thread_id: null });
    const [wijk] = await world.sql`select uri, actor_id from post where id = ${forTheWijk.id}`;
    expect(wijk).toEqual({ uri: null, actor_id: null });
    expect((await fetch(forTheWijk.uri, { headers: { accept: "application/activity+json" } })).status).toBe(404);
  });

  test("outside it cannot be told from a stand-in of a neighbour whose name the wijk knows", async () => {
    const named = await daan.post("/vragen", { ...question, naming: "named", audience: "everyone", title: "Met naam" });
    const shapeOf = async (uri: string) => {
      const note = JSON.parse(await json(uri));
      const actor = JSON.parse(await json(note.attributedTo));
      const { preferredUsername, name, ...rest } = actor;
      expect(name).toMatch(/^iemand uit Holtveen \([a-z]+ [a-z]+ [a-z ]+\)$/);
      return JSON.stringify([Object.keys(note), rest]).replaceAll(actor.id, "(id)");
    };
    const uri = named.url.replace("/vragen/", "/ap/o/");
    expect(await shapeOf(forEveryone.uri)).toBe(await shapeOf(uri));
  });
});

describe("3. Ids and times", () => {
  test("no page tells more than the part of the day, in words or for machines", async () => {
    for (const person of [anneke, daan, mo]) {
      const page = await person.get(forTheWijk.path);
      const question_ = /<article class="question">.*?<\/article>/s.exec(page.html)?.[0] ?? "";
      expect(question_).toMatch(/<time datetime="\d{4}-\d\d-\d\d">(<!--lit-part-->)?van(ochtend|middag)</);
      const times = [...page.html.matchAll(/datetime="([^"]+)"/g)].map(([, time = ""]) => time);
      expect(times.filter((time) => time.includes("T"))).toHaveLength(1);
    }
    const row = new RegExp(`${forTheWijk.path}.*?</li>`, "s").exec((await daan.get("/vragen")).html)?.[0] ?? "";
    expect(row).toMatch(/<time datetime="\d{4}-\d\d-\d\d">/);
    const stream = await fetch(`${world.wijk.origin}${forEveryone.path}/volgen`);
    const reader = stream.body?.getReader();
    const live = new TextDecoder().decode((await reader?.read())?.value);
    await reader?.cancel();
    expect(live.match(/"iso":"\d{4}-\d\d-\d\d"/g)).toHaveLength(1);
  });

  test("the outside gets the time of the batch, of the question and of everything that its asker does", async () => {
    await anneke.post(`${forEveryone.own}/veranderen`, { title: "Openbare vraag, anders", text: "", theme: "zorg" });
    clock.move(minute * 7);
    await world.anHourLater();
    const note = JSON.parse(await json(forEveryone.uri));
    for (const time of [note.published, note.updated]) expect(Date.parse(time) % (15 * minute)).toBe(0);
    const answers = await world.sql`select published_at from post where pseudonym is not null`;
    for (const { published_at } of answers) expect((published_at as Date).getTime() % (15 * minute)).toBe(0);
  });
});

describe("4. Presence and counters", () => {
  test("the asker's own pages are byte for byte what they were before", async () => {
    expect(await htmlOf(anneke, ownPages)).toEqual(before);
  });

  test("the asker's front page, lists and thread are those of any neighbour, and no member stands with a number", async () => {
    for (const path of ["/", "/vragen", `${forTheWijk.path}/volgen`]) {
      if (path.endsWith("/volgen")) continue;
      expect(anonymous(await anneke.get(path), "Anneke")).toBe(anonymous(await ria.get(path), "Ria"));
    }
    const members = await world.wijk.administrator.get("/beheer/leden");
    const rows = [...members.html.matchAll(/<li.*?<\/li>/gs)].map(([row]) => row.replaceAll(/[0-9a-f-]{36}/g, ""));
    const row = (name: string) => rows.find((each) => each.includes(name))?.replaceAll(name, "(name)");
    expect(row("Anneke")).toBe(row("Daan"));
  });
});

describe("5. Letters", () => {
  test("no letter to anybody else names the asker, and none has the question in its subject", async () => {
    const visitor = createPerson(world.wijk.origin);
    const box = await visitor.get("/dev/mail");
    const letters = await Promise.all(
      [...box.html.matchAll(/href="(\/dev\/mail\/[^"]+)"/g)].map(async ([, href = ""]) =>
        wordsOn(await visitor.get(href)),
      ),
    );
    const about = letters.filter((words) => /toevertrouw|vertrouwt|eigen pagina/.test(words));
    expect(about.length).toBeGreaterThanOrEqual(5);
    for (const words of about) {
      const toAsker = words.includes("anneke@post.example");
      expect([words, !toAsker && /anneke|mijn-vraag/i.test(words)]).toEqual([words, false]);
      expect(words).not.toContain("zonder naam - ");
    }
    expect(wordsOn(box)).not.toMatch(/(Openbare|Wijk)vraag/);
  });

  test("a letter to the asker waits too, and its number follows from no answer", async () => {
    const { path } = await world.asked(anneke, { title: "Wanneer komt de brief?" });
    const count = async () => Number((await world.sql`select count(*) from identity.letter`)[0]?.count);
    const letters = await count();
    await daan.post(`${path}/antwoorden`, { text: "Later." });
    await world.wijk.settle();
    clock.move(4 * minute);
    await world.wijk.settle();
    expect(await count()).toBe(letters);
    await world.anHourLater();
    expect(await count()).toBe(letters + 1);
    const shared = await world.sql`select letter.id from identity.letter join post on post.id = letter.id`;
    expect(shared).toEqual([]);
  });
});

describe("6. Answers by the asker", () => {
  test("on the ordinary page the asker can speak under the pseudonym alone, and the page says so", async () => {
    const { path, own } = await world.asked(anneke, { title: "Wie ben ik hier?", audience: "everyone" });
    await anneke.post("/ik/buiten", { handle: "anneke_buiten" });
    const page = await anneke.get(path);
    expect(wordsOn(page)).toMatch(/Je spreekt hier als iemand uit de wijk \([a-z ]+\)/);
    expect(page.html).toContain(`href="${own}"`);
    expect(page.html).not.toContain('name="outside"');
    expect(page.html).not.toContain("<wijk-composer");
    const said = await anneke.post(`${path}/antwoorden`, { text: "Dit zei de vrager.", outside: "handle" });
    expect(wordsOn(said)).toContain("Het komt er binnen een uur bij.");
    expect(wordsOn(said)).not.toContain("Dit zei de vrager.");
    await world.anHourLater();
    const [post] = await world.sql`select resident_id, pseudonym from post where body = 'Dit zei de vrager.'`;
    expect(post?.resident_id).toBeNull();
    expect(post?.pseudonym).toMatch(/[a-z]/);
    const empty = await anneke.post(`${path}/antwoorden`, { text: " " });
    expect([empty.status, wordsOn(empty).includes("Je spreekt hier als")]).toEqual([422, true]);
  });

  test("for everybody else the page is byte for byte the same, whoever they are", async () => {
    const { path } = await world.asked(anneke, { title: "Voor alle anderen gelijk" });
    const page = anonymous(await daan.get(path), "Daan");
    expect(page).toBe(anonymous(await ria.get(path), "Ria"));
    expect(page).not.toMatch(/mijn-vraag|ontzegelen|Je spreekt hier als/);
  });
});

describe("7. Style, photos and place", () => {
  test("what would tell who or where somebody is, is asked about before it is sent; nothing is kept meanwhile", async () => {
    const count = async () => (await world.sql`select 1 from identity.nameless_thread`).length;
    const stored = await count();
    const text = "Ik woon op de Vlierstraat 12, 1234 AB. Bel 06 12345678 of mail a@voorbeeld.nl. BSN 111222333. Anneke";
    const page = await anneke.post("/vragen", { ...question, text });
    for (const found of ["een adres", "een telefoonnummer", "een e-mailadres", "een burgerservicenummer", "je naam"])
      expect(wordsOn(page)).toContain(`In je tekst staat ${found}`);
    expect(await count()).toBe(stored);
  });

  test("no form of asking takes a file, and one that is sent along is not read", async () => {
    const html = `${before["/vragen/nieuw"]}${(await anneke.get(forTheWijk.own)).html}`;
    expect(html).not.toMatch(/type="file"|multipart/);
  });
});

describe("8. Blocking and hiding", () => {
  test("what is seen of a nameless question hangs on the thread and on nobody's relation to its author", async () => {
    await world.wijk.administrator.post("/beheer/servers", { host: "anneke.example", reason: "Spam" });
    const pages = await Promise.all(
      (
        [
          [daan, "Daan"],
          [ria, "Ria"],
          [mo, "Mo"],
        ] as const
      ).map(async ([person, name]) => {
        const list = anonymous(await person.get("/vragen"), name);
        return list.includes(forTheWijk.path) && list.includes(forEveryone.path);
      }),
    );
    expect(pages).toEqual([true, true, true]);
  });

  test("hiding what a pseudonym said hides that one thing, and nothing of the same person elsewhere", async () => {
    const [own] =
      await world.sql`select id from post where thread_id = ${forTheWijk.id} and pseudonym is not null and kind = 'answer'`;
    await mo.post(`/antwoorden/${own?.id}/verbergen`, { reason: "Onaardig" });
    expect(wordsOn(await daan.get(forTheWijk.path))).not.toContain("Dank je wel.");
    expect(wordsOn(await daan.get(forEveryone.path))).toContain("Dank je wel.");
    // Hidden for its asker as for every neighbour: who still saw it would be known by that.
    const answersFor = async (person: Person) =>
      /<wijk-answers.*?<\/wijk-answers>/s.exec((await person.get(forTheWijk.path)).html)?.[0];
    expect(await answersFor(anneke)).toBe(await answersFor(ria));
    await mo.post(`/antwoorden/${own?.id}/tonen`);
  });
});

describe("9. Leaving and taking back", () => {
  test("what leads to somebody who leaves goes 1 to 24 hours later, each at its own moment; the questions stay", async () => {
    const lea = await world.wijk.neighbour("Lea");
    const questions: Awaited<ReturnType<NamelessWorld["asked"]>>[] = [];
    for (let nth = 0; nth < 4; nth++) questions.push(await world.asked(lea, { title: `Van iemand die gaat ${nth}` }));
    const left = async () =>
      (await world.sql`select 1 from identity.nameless_thread where thread_id = any(${questions.map(({ id }) => id)})`)
        .length;
    const { forgetAsker } = world.wijk.wijk.useCases;
    const id = (await world.idOf("Lea")) as Parameters<typeof forgetAsker>[0]["askerId"];
    expect(await forgetAsker({ askerId: id, questions: "stay" })).toBe(4);
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
    const { forgetAsker } = world.wijk.wijk.useCases;
    const id = (await world.idOf("Max")) as Parameters<typeof forgetAsker>[0]["askerId"];
    await forgetAsker({ askerId: id, questions: "withdraw" });
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
    const note = JSON.parse(await json(forEveryone.uri));
    const documents = await Promise.all(
      [
        forEveryone.uri,
        `${forEveryone.uri}/replies?page=first`,
        `${forEveryone.uri}/context`,
        note.attributedTo,
        `${note.attributedTo}/outbox?page=first`,
      ].map(json),
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
    const words = (before["/vragen/nieuw"] ?? "").replaceAll(/<[^>]*>/g, " ");
    expect(words).toContain("Ben je de enige in een rolstoel? Dan weten buren het toch.");
    expect(words).toContain("Ook je manier van schrijven kan je verraden.");
    expect(words).toContain("kunnen twee mensen samen je naam zien");
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
    expect(toAsker.length).toBeGreaterThan(4);
    for (const [id, words] of toAsker) {
      expect(words).toContain("Antwoord niet op deze mail");
      const [known] = await world.sql`select 1 from post where id = ${id} or thread_id = ${id}`;
      expect(known).toBeUndefined();
    }
  });
});
