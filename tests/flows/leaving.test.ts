import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { day, hour, minute, second } from "../../src/kernel/clock.ts";
import { personalTables } from "../../src/privacy/personal-columns.ts";
import { makeActivity } from "../support/activity-form.ts";
import { type DatabaseDump, dumpDatabase } from "../support/dump-database.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { makeOffer } from "../support/offer-form.ts";
import type { Page, Person } from "../support/person.ts";
import { formWith, photosOnForm, telephonePhoto } from "../support/photo-files.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let sql: postgres.Sql;
let elsewhere: Server;
let daan: Person;
let leaver: Person;
let leaverId: string;
let before: DatabaseDump;
let goodbye: Page;
let lastLetter: string;

type Received = { readonly type: string; readonly object: { readonly id?: string } | string };
const received: Received[] = [];

/** In everything that the leaver writes, and in what a moderator says about them. */
const word = "zwerfkei";
const paths: Record<string, string> = {};
const idIn = (path: string): string => path.split("/").at(-1) ?? "";

const ask = async (person: Person, title: string, fields: Readonly<Record<string, string>> = {}): Promise<string> => {
  const page = await person.post("/vragen", {
    title,
    text: "",
    theme: "lenen",
    audience: "wijk",
    outside: "standin",
    ...fields,
  });
  const path = new URL(page.url).pathname;
  if (path === "/vragen") throw new Error(`Asking answered ${page.status}: ${page.html}`);
  await wijk.settle();
  return path;
};

const idOf = async (name: string): Promise<string> => {
  const [row] = await sql`select id from resident where name = ${name}`;
  return String(row?.id);
};

/** Shows once more who they are, by the letter that the page sends. */
const showAgain = async (person: Person): Promise<string> => {
  clock.move(second);
  await person.post("/ik/weggaan/opnieuw");
  return (await person.get(/\/inloggen\/link\/[\w-]+/.exec(await wijk.lastLetter())?.[0] ?? "/no-link")).url;
};

const leaveAs = async (person: Person, fields: Readonly<Record<string, string>>) => {
  await showAgain(person);
  clock.move(second);
  return person.post("/ik/weggaan", { words: "nothing", when: "now", sure: "yes", ...fields });
};

/** A server elsewhere that follows the wijk and takes whatever comes. */
const followedFromElsewhere = async (): Promise<void> => {
  elsewhere = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      if (body !== "") received.push(JSON.parse(body) as Received);
      response.writeHead(202).end();
    });
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  const there = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
  const id = crypto.randomUUID();
  await sql`insert into actor (id, kind, uri, type, handle, host, name, inbox, shared_inbox, made_at)
    values (${id}, 'remote', ${`${there}/u/sanne`}, 'Person', 'sanne', ${new URL(there).host}, 'Sanne',
      ${`${there}/u/sanne/inbox`}, ${`${there}/inbox`}, now())`;
  const wijkActor = await wijk.wijk.doorUnitOfWork(({ actors }) => actors.wijk());
  await sql`insert into follower (actor_id, follower_id, follow_uri, since)
    values (${String(wijkActor?.id)}, ${id}, ${`${there}/follow`}, now())`;
};

beforeAll(async () => {
  wijk = await startWijk({ clock });
  sql = postgres(wijk.databaseUrl, { max: 1 });
  const { administrator } = wijk;
  await followedFromElsewhere();
  daan = await wijk.neighbour("Daan");
  paths.daans = await ask(daan, "Wie weet een bakker?");
  const poll = await daan.post("/peilingen", {
    title: "Op welke dag?",
    text: "",
    option1: "Zaterdag",
    option2: "Zondag",
    several: "nee",
    days: "30",
    audience: "wijk",
    outside: "standin",
  });
  paths.poll = new URL(poll.url).pathname;
  paths.activity = (await makeActivity(daan)).path;
  await wijk.settle();
  before = await dumpDatabase(sql);

  leaver = await wijk.neighbour("Zebedeus");
  leaverId = await idOf("Zebedeus");
  await administrator.post(`/beheer/leden/${leaverId}/rollen`, { roles: ["wijkwijzer", "moderator", "administrator"] });
  await leaver.post("/ik/buiten", { handle: "zebedeus_buiten" });
  await leaver.post("/ik/post", { digest: "day", atOnce: "answer" });
  await leaver.post("/ik/profiel", { shown: "ja", about: `Ik houd van elke ${word}.`, street: "" });
  await leaver.post("/ik/uitnodigingen");
  await leaver.post("/mijn-tafel/instellingen", { themes: "lenen", capacity: "4", about: `Alles over ${word}.` });
  await leaver.post("/mijn-tafel/gesproken", {
    title: `Wie rijdt mee naar de ${word}?`,
    theme: "lenen",
    wayBack: "call",
    memoryAid: `de buurvrouw van de ${word}`,
    doen: "bewaren",
  });
  await leaver.post(`/mijn-tafel/vragen/${idIn(paths.daans)}/oppakken`);
  paths.alone = await ask(leaver, `Wie tilt mijn ${word}?`, { audience: "everyone", street: `${word}straat` });
  paths.answered = await ask(leaver, `Waar ligt een ${word}?`, {
    text: `Liefst een grote ${word}.`,
    audience: "everyone",
  });
  paths.named = await ask(leaver, `Wie schildert een ${word}?`, { audience: "everyone", outside: "handle" });
  for (const path of [paths.answered, paths.named])
    await daan.post(`${path}/antwoorden`, { text: "Bij mij om de hoek." });
  await leaver.post(`${paths.answered}/antwoorden`, { text: `Bedankt, wat een ${word}!` });
  await leaver.post(`${paths.daans}/antwoorden`, { text: `Naast de ${word} zit een bakker.` });
  await leaver.post("/vragen", {
    title: "Wie luistert naar mijn kiezelsteen?",
    text: "",
    theme: "lenen",
    audience: "wijk",
    outside: "standin",
    naming: "sealed",
    keeper: "",
  });
  await wijk.settle();
  clock.move(61 * minute);
  await wijk.settle();
  await showAgain(leaver);
  paths.ownPoll = new URL(
    (
      await leaver.post("/peilingen", {
        title: `Welke ${word}?`,
        text: "",
        option1: `Ronde ${word}`,
        option2: `Platte ${word}`,
        several: "nee",
        days: "30",
        audience: "everyone",
        outside: "standin",
      })
    ).url,
  ).pathname;
  paths.ownActivity = (await makeActivity(leaver, { title: `Wandelen naar de ${word}` })).path;
  paths.offer = (await makeOffer(leaver, { title: `Een ${word} te leen` })).path;
  await daan.post(`${paths.ownActivity}/aanmelden`);
  await leaver.post(`${paths.activity}/aanmelden`);
  await leaver.post(`${paths.poll}/stemmen`, { choice: "1" });
  await leaver.post(`${paths.daans}/ik-ook`);
  await leaver.post(`${paths.daans}/klopt-niet`, { why: "unkind", words: `Dit is geen ${word}.` });
  const talk = await leaver.post(`/gesprekken/nieuw/${idIn(paths.daans)}`, {
    text: `Mag ik je over een ${word} schrijven?`,
  });
  paths.talk = new URL(talk.url).pathname;
  await daan.post(`${paths.talk}/ja`);
  await daan.post(`${paths.talk}/berichten`, { text: "Dat mag, in vertrouwen." });
  await leaver.post("/beheer/servers", { host: "naar.example", reason: `Stuurt alleen ${word}.`, policy: "block" });
  await leaver.post("/beheer/codes", { uses: "3", days: "10" });
  await administrator.post(`${paths.ownPoll}/verbergen`, {
    rule: "friendly",
    reason: `Zebedeus gaat te ver met zijn ${word}`,
  });
  await wijk.settle();
  goodbye = await leaveAs(leaver, {});
  lastLetter = await wijk.lastLetter();
  await wijk.settle();
});
afterAll(async () => {
  await sql.end();
  elsewhere.close();
  await wijk.close();
});

test("everything of theirs is out of view at once, and what neighbours answered stays", async () => {
  expect(goodbye.html).toContain("Wat van jou is, is nu uit het zicht.");
  expect(lastLetter).toContain("Dit is onze laatste brief aan jou.");
  for (const path of [paths.alone, paths.ownPoll, paths.ownActivity, paths.offer, "/buiten/zebedeus_buiten"])
    expect([path, (await daan.get(path ?? "")).status]).toEqual([path, 404]);
  for (const path of [paths.answered, paths.named]) {
    const { html } = await daan.get(path ?? "");
    expect(html).toContain("Een vraag die is weggehaald");
    expect(html).toContain("Bij mij om de hoek.");
  }
  const pages = [
    paths.answered,
    paths.named,
    paths.daans,
    paths.activity,
    paths.talk,
    "/",
    "/vragen",
    "/agenda",
    "/buren",
    "/wijkwijzers",
    "/peilingen",
    "/aanbod",
    `/zoeken?q=${word}`,
    "/zoeken?q=Zebedeus",
  ];
  for (const person of [daan, wijk.administrator]) {
    for (const path of pages) {
      const { html } = await person.get(path ?? "");
      const own = html
        .replaceAll(/value="[^"]*"|<title>.*?<\/title>|zoeken\?q=\w+/gs, "")
        .replaceAll(/‘(zwerfkei|Zebedeus)’/g, "");
      expect([path, /zwerfkei|zebedeus/i.exec(own)?.[0] ?? null]).toEqual([path, null]);
    }
  }
  expect((await daan.get(paths.talk ?? "")).html).toContain("Dat mag, in vertrouwen.");
  expect((await wijk.administrator.get("/beheer/leden")).html).not.toContain("Zebedeus");
  const log = await wijk.administrator.get("/beheer/logboek");
  expect(log.html).toContain("Iemand ging weg uit de wijk");
  expect(log.html).not.toMatch(/Zebedeus|te ver met zijn/);
  expect(new URL((await leaver.get("/ik")).url).pathname).toBe("/inloggen");
});

test("the only administrator first makes somebody else one", async () => {
  const { administrator } = wijk;
  expect((await administrator.get("/ik/weggaan")).html).toContain("Jij bent de enige beheerder.");
  const refused = await leaveAs(administrator, {});
  expect([refused.status, (await administrator.get("/ik")).status]).toEqual([422, 200]);
});

test("whoever signed in a while ago shows first who they are, and comes back to the page", async () => {
  const toos = await wijk.neighbour("Toos");
  clock.move(16 * minute);
  expect((await toos.get("/ik/weggaan")).html).toContain("Laat eerst zien dat jij het bent.");
  await toos.post("/ik/weggaan", { words: "nothing", when: "now", sure: "yes" });
  expect(new URL((await toos.get("/ik")).url).pathname).toBe("/ik");
  expect(new URL(await showAgain(toos)).pathname).toBe("/ik/weggaan");
});

test("nothing is chosen for somebody, and without the yes nobody leaves", async () => {
  const tinus = await wijk.neighbour("Tinus");
  const page = await tinus.post("/ik/weggaan", { words: "", when: "", sure: "" });
  expect(page.status).toBe(422);
  for (const words of ["Kies wat er gebeurt met wat je schreef.", "Kies wanneer je weggaat.", "Zet het vinkje"])
    expect(page.html).toContain(words);
  expect(new URL((await tinus.get("/ik")).url).pathname).toBe("/ik");
});

test("in a week is a week in which nothing changes and somebody may stay after all", async () => {
  const trui = await wijk.neighbour("Trui");
  const question = await ask(trui, "Wie leent mij een hark?");
  const planned = await leaveAs(trui, { when: "later" });
  expect(planned.html).toContain("Ik blijf toch");
  await wijk.settle();
  expect(await wijk.lastLetter()).toContain("/ik/weggaan");
  clock.move(6 * day);
  await wijk.settle();
  expect((await daan.get(question)).status).toBe(200);
  expect((await trui.post("/ik/weggaan/blijven")).html).toContain("Fijn, je blijft.");
  clock.move(2 * day);
  await wijk.settle();
  expect(new URL((await trui.get("/ik")).url).pathname).toBe("/ik");
  expect((await daan.get(question)).status).toBe(200);
});

test("a week later they leave by themselves, and what they chose stays without a name", async () => {
  const mies = await wijk.neighbour("Miesje");
  const helped = await ask(daan, "Wie heeft een boor?");
  const bringing = await mies.post("/vragen", formWith({ addPhotos: "ja" }, [{ bytes: await telephonePhoto() }]));
  const [photo = ""] = photosOnForm(bringing.html);
  const seen = { text: "In mijn schuur ligt een boor.", [`photo-${photo}`]: "Mijn schuur" };
  await mies.post(`${helped}/antwoorden`, formWith(seen));
  expect((await daan.get(`/fotos/${photo}/klein.webp`)).status).toBe(200);
  await wijk.settle();
  await leaveAs(mies, { words: "answers", when: "later" });
  clock.move(7 * day + minute);
  await wijk.settle();
  const page = await daan.get(helped);
  expect(page.html).toContain("In mijn schuur ligt een boor.");
  expect(page.html).toContain("iemand die wegging");
  expect(page.html).not.toContain("Miesje");
  expect(page.html).not.toContain("Mijn schuur");
  expect((await daan.get(`/fotos/${photo}/klein.webp`)).status).toBe(404);
  expect((await mies.get("/ik")).html).not.toContain("Miesje");
});

test("the question that they had in hand is open for others again, and their place at an activity is free", async () => {
  const [question] = await sql`select state, taken_by from question where post_id = ${idIn(paths.daans ?? "")}`;
  expect(question).toMatchObject({ taken_by: null });
  const [item] = await sql`select coming from agenda_item where post_id = ${idIn(paths.activity ?? "")}`;
  expect(item?.coming).toBe(0);
});

test("whoever elsewhere got something of theirs is told that it is gone, and so is their handle", async () => {
  clock.move(minute);
  await wijk.settle();
  const deleted = received
    .filter(({ type }) => type === "Delete")
    .map(({ object }) => (typeof object === "string" ? object : (object.id ?? "")));
  for (const path of [paths.alone, paths.ownActivity, paths.offer])
    expect(deleted).toContain(`${wijk.origin}/ap/o/${idIn(path ?? "")}`);
  const [actor] = await sql`select uri from actor where kind = 'resident'`;
  expect(deleted).toContain(String(actor?.uri));
  const read = await fetch(String(actor?.uri), { headers: { accept: "application/activity+json" } });
  expect([read.status, ((await read.json()) as { type: string }).type]).toEqual([410, "Tombstone"]);
  const updated = received.filter(({ type }) => type === "Update").map(({ object }) => JSON.stringify(object));
  expect(updated.some((text) => text.includes("Een vraag die is weggehaald"))).toBe(true);
});

test("nobody else ever gets their handle", async () => {
  for (let days = 0; days <= 10; days += 5) {
    clock.move(days * day);
    await wijk.settle();
    await showAgain(daan);
    expect((await daan.post("/ik/buiten", { handle: "zebedeus_buiten" })).status).toBe(422);
  }
});

test("the log loses the words about who left and nothing else: any other change is refused", async () => {
  const [about] = await sql`select position, reason, erased_at from log_entry where deed = 'poll-hidden'`;
  expect([about?.reason, about?.erased_at === null]).toEqual(["", false]);
  const [other] = await sql`select position from log_entry where deed = 'code-made' limit 1`;
  for (const change of [
    sql`update log_entry set detail = '', reason = '', erased_at = now() where position = ${other?.position}`,
    sql`update log_entry set reason = 'anders' where position = ${about?.position}`,
    sql`update log_entry set deed = 'poll-shown' where position = ${about?.position}`,
    sql`delete from log_entry where position = ${about?.position}`,
  ])
    await expect(change).rejects.toThrow("the log only grows");
});

/** Where something of somebody who left stays, and why. */
const keptOnTheSquare: Readonly<Record<string, string>> = {
  "log_entry.by_resident": "who decided about others is proof; it leads to no name",
  "log_entry.reason": "so are the words with which they decided about others",
  "blocked_server.reason": "a decision of the wijk that lasts longer than its maker",
  "log_entry.about_resident": "that something was decided is proof; the words about it are erased",
};

/** Rows behind the door that are not theirs alone, or say nothing of them. */
const keptBehindTheDoor: Readonly<Record<string, string>> = {
  "identity.private_thread": "the other side has it too",
  "identity.participant": "the seat of the other side, and one that leads to nobody",
  "identity.message": "what the other side wrote; their own have no words",
  "identity.post_report": "what they reported waits for a moderator, from nobody",
  "identity.letter": "letters to others; they go after 30 days",
  "identity.address": "of others",
  "identity.session": "of others",
  "identity.sign_in": "of others",
  "identity.attempt": "hashed, and a day",
  "identity.digest_reader": "of others",
  "identity.notice_reader": "of others",
  "identity.did_it_help": "of questions of others",
};

test("31 days later no row of any table has a word, the name, the address or the id of theirs, but for what is listed", async () => {
  clock.move(31 * day);
  await wijk.settle();
  clock.move(2 * hour);
  await wijk.settle();
  const dump = await dumpDatabase(sql);
  const traces = new RegExp(`${word}|kiezelsteen|zebedeus|${leaverId}`, "i");
  const found = new Set<string>();
  for (const { schema, table, row } of dump) {
    const name = schema === "public" ? table : `${schema}.${table}`;
    for (const [column, value] of Object.entries(row))
      if (traces.test(JSON.stringify(value) ?? "")) found.add(`${name}.${column}`);
  }
  expect([...found].toSorted()).toEqual(Object.keys(keptOnTheSquare).toSorted());

  const rows = (from: DatabaseDump, name: string) =>
    from.filter(({ schema, table }) => `${schema}.${table}` === name).map(({ row }) => JSON.stringify(row));
  for (const name of Object.keys(personalTables).filter((each) => each.startsWith("identity."))) {
    const old = new Set(rows(before, name));
    const added = rows(dump, name).filter((row) => !old.has(row));
    if (!Object.hasOwn(keptBehindTheDoor, name)) expect([name, added]).toEqual([name, []]);
  }
  const [named] = await sql`select actor.kind, actor.handle from post join actor on actor.id = post.actor_id
    where post.id = ${idIn(paths.named ?? "")}`;
  expect(named?.kind).toBe("stand_in");
  const [seat] = await sql`select count(*)::int as count from identity.message where sealed is not null`;
  expect(seat?.count).toBe(1);
});
