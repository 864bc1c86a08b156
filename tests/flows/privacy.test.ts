import { createHash } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMastodonPeer, type MastodonPeer } from "../support/mastodon-peer/index.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";
import { everythingInPrivate, everythingSpoken } from "./private-canaries.ts";
import { readElsewhere, searchFor } from "./sinks-elsewhere.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let peer: MastodonPeer;
let sql: postgres.Sql;
let asker: Person;
let answerer: Person;
let withHandle: Person;
/** Ids of a conversation, a message and a report. */
let inPrivate: readonly string[] = [];
let wijkOnly: { question: string; answer: string };

/** Words that stand nowhere but in what is private. */
const canaries = {
  "name of the asker": "kanarieanneke",
  "name of the answerer": "kanariedaan",
  "name of someone with a handle": "kanariefatima",
  "title for the wijk": "kanarietitel",
  "earlier title for the wijk": "kanarieoudetitel",
  "text for the wijk": "kanarietekst",
  "answer for the wijk": "kanarieantwoord",
  "reason for hiding": "kanarieverborgen",
  "reason for shutting a server out": "kanariegeweerd",
  "private message": "kanariebericht",
  "first line of a request": "kanarieverzoek",
  "reason of a report": "kanarieschelden",
  "reason of a dismissal": "kanariegrap",
  "words of a report about a post": "kanariemelding",
  "memory aid of a wijkwijzer": "kanariehondje",
  "note of a wijkwijzer": "kanarieopgeschreven",
  "words of a neighbour about themselves": "kanariezelf",
  "street of a neighbour": "kanariestraat",
  "e-mail domain": "post.example",
} as const;
const hiding = { rule: "friendly", reason: canaries["reason for hiding"] };

/** Words that are meant to go out: a scan that misses these looks in the wrong place. */
const outgoing = { question: "openbarevraag", answer: "openbaarantwoord" } as const;

/** Secrets that the wijk made itself in the course of the story, by what they are. */
const secrets = new Map<string, string>();

const answerIn = (html: string): string => /id="antwoord-([0-9a-f-]{36})"/.exec(html)?.[1] ?? "no answer on the page";
const pathOf = (url: string): string => new URL(url).pathname;
const idOf = (path: string): string => path.split("/").at(-1) ?? "";

const bothSettle = async (): Promise<void> => {
  for (let round = 0; round < 4; round++) {
    await wijk.settle();
    await peer.settled();
    clock.move(5_000);
  }
};

const ask = async (person: Person, fields: Readonly<Record<string, string>>): Promise<string> => {
  const page = await person.post("/vragen", { text: "", theme: "lenen", outside: "standin", ...fields });
  expect(page.status).toBe(200);
  clock.move(60_000);
  return pathOf(page.url);
};

/** One neighbour, and the secrets of their way in. */
const join = async (name: string): Promise<Person> => {
  const person = await wijk.neighbour(name);
  const letter = await wijk.lastLetter();
  secrets.set(`link of ${name}`, /\/inloggen\/link\/([\w-]+)/.exec(letter)?.[1] ?? "");
  secrets.set(`code of ${name}`, /code: (\d{6})/.exec(letter)?.[1] ?? "");
  secrets.set(`session of ${name}`, person.cookies.get("wijk_sessie") ?? "");
  return person;
};

const everythingForTheWijk = async (): Promise<void> => {
  const fields = { theme: "zorg", audience: "wijk", text: `Tekst ${canaries["text for the wijk"]}` };
  const path = await ask(asker, { ...fields, title: `Vraag ${canaries["earlier title for the wijk"]}` });
  const answered = await answerer.post(`${path}/antwoorden`, { text: `Antwoord ${canaries["answer for the wijk"]}` });
  const answer = answerIn(answered.html);
  await asker.post(`${path}/veranderen`, { ...fields, title: `Vraag ${canaries["title for the wijk"]}` });
  await asker.post(`${path}/geholpen`, { answer });
  await wijk.administrator.post(`/antwoorden/${answer}/verbergen`, hiding);
  await wijk.administrator.post(`/antwoorden/${answer}/tonen`);
  wijkOnly = { question: idOf(path), answer };
};

const everythingForEveryone = async (): Promise<void> => {
  const sanne = await peer.account("sanne");
  const fields = { audience: "everyone", text: `Tekst ${outgoing.question}` };
  const path = await ask(asker, { ...fields, title: `Vraag ${outgoing.question}` });
  await bothSettle();
  await sanne.reply(`${wijk.origin}/ap/o/${idOf(path)}`, "Van buiten");
  const answered = await answerer.post(`${path}/antwoorden`, { text: `Antwoord ${outgoing.answer}` });
  const answer = answerIn(answered.html);
  await withHandle.post(`${path}/antwoorden`, { text: "Onder mijn eigen naam", outside: "handle" });
  await bothSettle();
  await asker.post(`${path}/veranderen`, { ...fields, theme: "zorg", title: `Andere vraag ${outgoing.question}` });
  await asker.post(`${path}/geholpen`, { answer });
  await asker.post(`${path}/afronden`);
  await bothSettle();
  const hidden = await ask(asker, { ...fields, title: "Met een verborgen antwoord" });
  const refused = answerIn((await answerer.post(`${hidden}/antwoorden`, { text: "Onaardig" })).html);
  await bothSettle();
  await wijk.administrator.post(`/antwoorden/${refused}/verbergen`, hiding);
  await bothSettle();
  const withdrawn = await ask(answerer, { ...fields, title: "Straks ingetrokken" });
  await bothSettle();
  await answerer.post(`${withdrawn}/intrekken`);
  await bothSettle();
};

beforeAll(async () => {
  wijk = await startWijk({ clock });
  sql = postgres(wijk.databaseUrl, { max: 1 });
  asker = await join("Kanarieanneke");
  answerer = await join("Kanariedaan");
  withHandle = await join("Kanariefatima");
  await withHandle.post("/ik/buiten", { handle: "zonnebloem" });
  await asker.post("/ik/profiel", {
    shown: "ja",
    about: `Ik ben ${canaries["words of a neighbour about themselves"]}`,
    street: canaries["street of a neighbour"],
  });
  const invitation = await asker.post("/ik/uitnodigingen");
  secrets.set("invitation", /meedoen\/([a-z0-9-]{8,})/.exec(invitation.html)?.[1] ?? "");
  // Under a name that nobody knows: it gets what is said about answers too.
  peer = await createMastodonPeer({ clock, host: "localhost", software: "toren" });
  const sanne = await peer.account("sanne");
  await sanne.follow((await sanne.lookup(wijk.handle)).id);
  await wijk.administrator.post("/beheer/servers", {
    host: "spam.example",
    reason: canaries["reason for shutting a server out"],
  });
  await bothSettle();
  await everythingForTheWijk();
  await everythingForEveryone();
  const question = idOf(await ask(answerer, { theme: "groen", audience: "everyone", title: "Voor een gesprek" }));
  inPrivate = await everythingInPrivate({ asker, answerer, moderator: wijk.administrator, question, words: canaries });
  const wijkwijzer = { person: withHandle, name: "Kanariefatima" };
  await everythingSpoken({ wijk, wijkwijzer, words: canaries, outgoing: outgoing.question });
  await bothSettle();
}, 60_000);
afterAll(async () => {
  await sql.end();
  await peer.close();
  await wijk.close();
});

/** Somebody from outside: what only this machine may see is not theirs. */
const fromOutside = { "x-forwarded-for": "203.0.113.7" };

/** Everything that can be reached from `start` by the addresses that stand in what was read before. */
const crawl = async (
  start: readonly string[],
  accept: string,
  addressesIn: (text: string) => readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const read = new Map<string, string>();
  const waiting = [...start];
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    if (read.has(address)) continue;
    const response = await fetch(address, { headers: { accept, ...fromOutside } });
    const text = `${[...response.headers].join("\n")}\n${await response.text()}`;
    read.set(address, text);
    for (const found of addressesIn(text)) if (found.startsWith(`${wijk.origin}/`)) waiting.push(found);
  }
  return read;
};

const activityAddresses = (text: string): readonly string[] =>
  [...text.matchAll(/"(http:\/\/localhost:\d+\/(?:ap|nodeinfo|\.well-known)\/[^"#]*)"/g)].map(
    ([, address = ""]) => address,
  );

const pageAddresses = (text: string): readonly string[] =>
  [...text.matchAll(/\s(?:href|src|action)="([^"#]+)/g)]
    .map(([, address = ""]) => new URL(address.replaceAll("&amp;", "&"), wijk.origin).href)
    .filter((address) => !/\/(assets|ap)\//.test(address));

/** Every place where something of the wijk comes out, or lies waiting to. */
const sinks = async (): Promise<ReadonlyMap<string, string>> => {
  const wijkActor = (await (await peer.account("sanne")).lookup(wijk.handle)).id;
  const documents = await crawl(
    [
      wijkActor,
      `${wijk.origin}/.well-known/nodeinfo`,
      `${wijk.origin}/.well-known/host-meta`,
      `${wijk.origin}/.well-known/webfinger?resource=acct:${wijk.handle.slice(1)}`,
      `${wijk.origin}/.well-known/webfinger?resource=acct:zonnebloem@${wijk.host}`,
    ],
    "application/activity+json",
    activityAddresses,
  );
  const pages = await crawl([`${wijk.origin}/`, `${wijk.origin}/inloggen/code`], "text/html", pageAddresses);
  const rows = async (query: Promise<readonly postgres.Row[]>) =>
    (await query).map((row) => String(row.text)).join("\n");
  const ids = (await sql`select id from post`).map(({ id }) => String(id));
  return new Map([
    ["what the peer received", JSON.stringify([peer.received, peer.requests])],
    ["documents", [...documents].flat().join("\n")],
    ["pages for visitors", [...pages].flat().join("\n")],
    ...(await readElsewhere(wijk.origin, ids)),
    [
      "search",
      await searchFor(wijk.origin, [...Object.values(canaries), ...Object.values(outgoing)], () => clock.move(5_000)),
    ],
    ["log", wijk.log.join("\n")],
    ["events", await rows(sql`select event::text as text from event`)],
    ["outgoing activities", await rows(sql`select outgoing_activity::text as text from outgoing_activity`)],
    ["deliveries", await rows(sql`select delivery::text as text from delivery`)],
    ["jobs", await rows(sql`select j::text as text from graphile_worker._private_jobs j`)],
    ["inbox", await rows(sql`select inbox_activity::text as text from inbox_activity`)],
  ]);
};

const outInTheOpen = [...["what the peer received", "documents", "pages for visitors", "outgoing activities", "feeds"]];

describe("what is private comes out nowhere", () => {
  let found: ReadonlyMap<string, string>;
  beforeAll(async () => {
    found = await sinks();
  });

  test("the scan looks where things come out: what is for everyone stands there", () => {
    for (const place of ["quotes", "frames"]) expect(found.get(place), place).toContain(outgoing.question);
    for (const place of outInTheOpen) {
      expect(found.get(place), place).toContain(outgoing.question);
      expect(found.get(place), place).toContain(outgoing.answer);
    }
    // The answer stands under a question about something sensitive, which members alone dig up.
    expect(found.get("search")).toContain(outgoing.question);
    expect(found.get("what the peer received")).toContain(`Gesproken ${outgoing.question}`);
    expect(found.get("documents")).toContain("zonnebloem");
    expect(found.get("events")).toContain("QuestionAsked");
    expect(found.get("deliveries")).toContain(peer.host);
    expect(found.get("inbox")).toContain("Van buiten");
  });

  test("no name, e-mail address, word for the wijk or reason of a moderator", () => {
    const hits = [...found].flatMap(([place, text]) =>
      Object.entries(canaries).flatMap(([what, word]) =>
        text.toLowerCase().includes(word) ? [`${what}: ${place}`] : [],
      ),
    );
    expect(hits).toEqual([]);
  });

  test("no code, link, session or invitation", () => {
    expect([...secrets].filter(([, secret]) => secret.length < 6)).toEqual([]);
    const hits = [...found].flatMap(([place, text]) =>
      [...secrets].flatMap(([what, secret]) =>
        // Six digits also stand in ids by chance; a code that leaked would stand by itself.
        new RegExp(`(?<![\\w-])${secret}(?![\\w-])`).test(text) ? [`${what}: ${place}`] : [],
      ),
    );
    expect(hits).toEqual([]);
  });

  test("no id of a resident and no id of a post for the wijk where others can read", async () => {
    const residents = await sql`select id from resident`;
    const ids = [...residents.map(({ id }) => String(id)), wijkOnly.question, wijkOnly.answer, ...inPrivate];
    for (const place of [...outInTheOpen, "deliveries", "quotes", "frames", "search"])
      expect([place, ids.filter((id) => found.get(place)?.includes(id))]).toEqual([place, []]);
  });

  test("the live thread of a visitor tells no more than the page", async () => {
    const [path = ""] = /\/vragen\/[0-9a-f-]{36}/.exec((await wijk.visitor().get("/vragen")).html) ?? [];
    const stream = await fetch(`${wijk.origin}${path}/volgen`);
    const reader = stream.body?.getReader();
    const first = new TextDecoder().decode((await reader?.read())?.value);
    await reader?.cancel();
    expect(first).toContain('"answers"');
    for (const word of Object.values(canaries)) expect(first.toLowerCase()).not.toContain(word);
  });
});

describe("the database keeps what is private apart", () => {
  test("an e-mail address or a letter cannot be read from its table, nor found by guessing", async () => {
    const addresses = await sql`select sealed, "index" from identity.address`;
    expect(addresses).toHaveLength(4);
    const letters = await sql`select sealed from identity.letter`;
    expect(letters.length).toBeGreaterThan(3);
    for (const bytes of [...addresses.flatMap((row) => [row.sealed, row.index]), ...letters.map((row) => row.sealed)]) {
      expect((bytes as Buffer).toString("latin1").toLowerCase()).not.toMatch(/kanarie|example|holtveen/);
    }
    const guess = "kanarieanneke@post.example";
    const guesses = ["sha256", "sha512", "sha1", "md5"].map((name) => createHash(name).update(guess).digest("hex"));
    for (const { index } of addresses) expect(guesses).not.toContain((index as Buffer).toString("hex"));
  });

  test("no activity of any type may name a post of the wijk, wherever in it, not even by a change afterwards", async () => {
    const [signer] = await sql`select id from actor where kind = 'wijk'`;
    const insert = (type: string, body: unknown, postId: string | null = null) => {
      const id = crypto.randomUUID();
      return sql`insert into outgoing_activity (id, uri, type, signer_id, object_uri, post_id, body, made_at)
        values (${id}, ${`x:${id}`}, ${type}, ${signer?.id}, 'x:object', ${postId}, ${JSON.stringify(body)}, ${clock()})
        returning id`;
    };
    for (const post of [wijkOnly.question, wijkOnly.answer]) {
      const uri = `${wijk.origin}/ap/o/${post}`;
      for (const type of ["Create", "Update", "Delete", "Announce", "Like", "Undo"]) {
        for (const body of [
          { object: uri },
          { object: { id: uri } },
          { object: { type: "Note", inReplyTo: uri } },
          { object: { type: "Announce", object: { type: "Create", object: { context: `${uri}/context` } } } },
          { content: `<a href="${uri}">zie</a>` },
        ]) {
          await expect(insert(type, body), `${type} ${JSON.stringify(body)}`).rejects.toThrow("may not leave");
        }
        await expect(insert(type, {}, post), `${type} about it`).rejects.toThrow("may not leave");
      }
      const [harmless] = await insert("Announce", { object: "x:nothing" });
      const change = sql`update outgoing_activity set body = ${JSON.stringify({ object: uri })} where id = ${harmless?.id}`;
      await expect(change).rejects.toThrow("may not leave");
      await sql`delete from outgoing_activity where id = ${harmless?.id}`;
    }
  });

  test("what was asked for everyone cannot be called back to the wijk in the table", async () => {
    await expect(sql`update post set audience = 'wijk' where audience = 'everyone'`).rejects.toThrow("called back");
  });
});

describe("whoever asks as somebody of the wijk cannot be followed from one question to the next", () => {
  type Note = { readonly attributedTo: string; readonly published: string };
  type Actor = Readonly<Record<string, unknown>> & { readonly preferredUsername: string };
  const json = async <T>(uri: string) =>
    (await (await fetch(uri, { headers: { accept: "application/activity+json" } })).json()) as T;
  const speakerOf = async (path: string) => (await json<Note>(`${wijk.origin}/ap/o/${idOf(path)}`)).attributedTo;
  let paths: readonly string[];

  beforeAll(async () => {
    const asked: string[] = [];
    for (let nth = 0; nth < 20; nth++) {
      const title = `Openbare vraag ${nth}`;
      asked.push(await ask(nth % 2 === 0 ? asker : answerer, { title, audience: "everyone" }));
    }
    paths = asked;
  }, 30_000);

  test("twenty questions of two neighbours have twenty speakers, alike but for their name", async () => {
    const uris = await Promise.all(paths.map(speakerOf));
    const actors = await Promise.all(uris.map((uri) => json<Actor>(uri)));
    expect(new Set(uris).size).toBe(20);
    expect(new Set(actors.map((actor) => actor.preferredUsername)).size).toBe(20);
    const keys = actors.map((actor) => (actor.publicKey as { publicKeyPem: string }).publicKeyPem);
    expect(new Set(keys).size).toBe(1);
    const shapes = actors.map((actor) => {
      const { preferredUsername, name, webfinger, ...rest } = actor;
      expect(webfinger).toBe(`${preferredUsername}@${wijk.host}`);
      const id = String(actor.id);
      return JSON.stringify(rest).replaceAll(id, "(id)").replaceAll(String(actor.url), "(page)");
    });
    expect(new Set(shapes).size).toBe(1);
  });

  test("a speaker tells no date, is not to be found or indexed, and counts nothing", async () => {
    const uri = await speakerOf(paths[0] ?? "");
    const actor = await json<Actor>(uri);
    expect(actor).toMatchObject({ type: "Service", discoverable: false, indexable: false });
    expect(JSON.stringify(actor)).not.toMatch(/"(published|updated|created)"|\d{4}-\d\d-\d\d/);
    expect(await json(`${uri}/followers`)).toMatchObject({ totalItems: 0 });
    const outbox = await json<{ totalItems: number }>(`${uri}/outbox`);
    expect(outbox.totalItems).toBeLessThanOrEqual(1);
  });

  test("in one thread a neighbour keeps the same speaker, and in another has another", async () => {
    const [one = "", other = ""] = [paths[0], paths[2]];
    const speakers: string[] = [];
    for (const path of [one, one, other]) {
      const before = new Set((await answerer.get(path)).html.match(/antwoord-[0-9a-f-]{36}/g));
      const page = await answerer.post(`${path}/antwoorden`, { text: "Ik weet het." });
      const fresh = [...new Set(page.html.match(/antwoord-[0-9a-f-]{36}/g))].find((id) => !before.has(id));
      speakers.push((await json<Note>(`${wijk.origin}/ap/o/${fresh?.slice("antwoord-".length)}`)).attributedTo);
    }
    expect(speakers[0]).toBe(speakers[1]);
    expect(speakers[2]).not.toBe(speakers[0]);
    await asker.post(`${one}/antwoorden`, { text: "Dank je." });
    const replies = await sql`select distinct actor_id from post where thread_id = ${idOf(one)} and resident_id =
      (select resident_id from post where id = ${idOf(one)})`;
    expect(replies).toHaveLength(1);
  });

  test("someone who chose no handle has no address outside, and someone who did has one of their own", async () => {
    const residents = await sql`select resident.name from actor join resident on resident.id = actor.resident_id
      where actor.kind = 'resident'`;
    expect(residents.map(({ name }) => name)).toEqual(["Kanariefatima"]);
    for (const name of ["kanarieanneke", "kanariedaan", "kanariefatima", "beheerder"]) {
      const found = await fetch(`${wijk.origin}/.well-known/webfinger?resource=acct:${name}@${wijk.host}`);
      expect([name, found.status]).toEqual([name, 404]);
    }
  });
});
