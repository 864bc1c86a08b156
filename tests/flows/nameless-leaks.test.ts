import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import { createPerson, type Page, type Person } from "../support/person.ts";
import { formWith, photosOnForm, telephonePhoto } from "../support/photo-files.ts";
import { documentAt, type NamelessWorld, namelessWorld, question, twoQuestions, wordsOn } from "./nameless-world.ts";

/**
 * The channels through which it could become known who asked a question without a name, one group for each. Those from 9
 * on stand in nameless-traces.test.ts, and what a thousand questions show (authors, actors, ids, times) in
 * nameless-thousand.test.ts.
 */
const clock = createMovedClock();
const minute = 60_000;
let world: NamelessWorld;
let anneke: Person;
let daan: Person;
let ria: Person;
let mo: Person;
let fenna: Person;
let forEveryone: Awaited<ReturnType<NamelessWorld["asked"]>>;
let forTheWijk: Awaited<ReturnType<NamelessWorld["asked"]>>;
let before: Readonly<Record<string, string>>;

const ownPages = ["/ik", "/vragen/nieuw", "/wie-ziet-wat"];
const htmlOf = async (person: Person, paths: readonly string[]): Promise<Record<string, string>> =>
  Object.fromEntries(await Promise.all(paths.map(async (path) => [path, (await person.get(path)).html] as const)));
/** A page with the reader's own name and the number of their own notices taken out, to lay beside that of somebody else. */
const anonymous = (page: Page, name: string): string =>
  page.html.replaceAll(name, "(reader)").replace(/<span class="unread">.*?<\/span><\/span>/, "");

beforeAll(async () => {
  world = await namelessWorld(clock);
  ({ anneke, daan, ria, mo } = world.people);
  fenna = await world.wijk.neighbour("Fenna");
  before = await htmlOf(anneke, ownPages);
  ({ forEveryone, forTheWijk } = await twoQuestions(world));
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
      const note = JSON.parse(await documentAt(uri));
      const actor = JSON.parse(await documentAt(note.attributedTo));
      const { preferredUsername, name, webfinger, ...rest } = actor;
      expect(webfinger).toBe(`${preferredUsername}@${world.wijk.host}`);
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
    const note = JSON.parse(await documentAt(forEveryone.uri));
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
      expect(anonymous(await anneke.get(path), "Anneke")).toBe(anonymous(await fenna.get(path), "Fenna"));
    }
    const members = await world.wijk.administrator.get("/beheer/leden");
    const rows = [...members.html.matchAll(/<li.*?<\/li>/gs)].map(([row]) =>
      row.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ""),
    );
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
    const about = letters.filter((words) => /toevertrouw|vertrouwt|eigen pagina|antwoord voor je/.test(words));
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
    expect(page).toBe(anonymous(await fenna.get(path), "Fenna"));
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

  test("no photo stands with what is asked without a name: one that is sent along is refused, and the own page takes none", async () => {
    expect((await anneke.get(forTheWijk.own)).html).not.toMatch(/type="file"|multipart/);
    const question = { title: "Wie helpt mij met een brief?", text: "", theme: "formulieren", audience: "wijk" };
    const files = [{ bytes: await telephonePhoto({ width: 40, height: 30 }) }];
    const refused = await anneke.post("/vragen", formWith({ ...question, naming: "sealed" }, files));
    expect(refused.status).toBe(422);
    expect(refused.html).toContain("Zonder naam kan er geen foto bij.");
    const [photo = ""] = photosOnForm(refused.html);
    expect((await anneke.post(`/fotos/${photo}/weg`)).status).toBe(204);
    expect(await world.sql`select 1 from photo`).toEqual([]);
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
    await mo.post(`/antwoorden/${own?.id}/verbergen`, { rule: "friendly", reason: "Onaardig" });
    expect(wordsOn(await daan.get(forTheWijk.path))).not.toContain("Dank je wel.");
    expect(wordsOn(await daan.get(forEveryone.path))).toContain("Dank je wel.");
    // Hidden for its asker as for every neighbour: who still saw it would be known by that.
    const answersFor = async (person: Person) =>
      /<wijk-answers.*?<\/wijk-answers>/s.exec((await person.get(forTheWijk.path)).html)?.[0];
    expect(await answersFor(anneke)).toBe(await answersFor(ria));
    await mo.post(`/antwoorden/${own?.id}/tonen`);
  });
});
