import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let sql: postgres.Sql;
let asker: Person;
let answerer: Person;
let wijkOnly: { question: string; answer: string };

const answerIn = (html: string): string => /id="antwoord-([0-9a-f-]{36})"/.exec(html)?.[1] ?? "no answer on the page";
const pathOf = (url: string): string => new URL(url).pathname;
const idOf = (path: string): string => path.split("/").at(-1) ?? "";

const ask = async (person: Person, fields: Readonly<Record<string, string>>): Promise<string> => {
  const page = await person.post("/vragen", { text: "", theme: "lenen", outside: "standin", ...fields });
  expect(page.status).toBe(200);
  clock.move(60_000);
  return pathOf(page.url);
};

beforeAll(async () => {
  wijk = await startWijk({ clock });
  sql = postgres(wijk.databaseUrl, { max: 1 });
  [asker, answerer] = [await wijk.neighbour("Anneke"), await wijk.neighbour("Daan")];
  const withHandle = await wijk.neighbour("Fatima");
  await withHandle.post("/ik/buiten", { handle: "zonnebloem" });
  const path = await ask(asker, { title: "Alleen voor de wijk", audience: "wijk" });
  const answered = await answerer.post(`${path}/antwoorden`, { text: "Ook alleen voor de wijk" });
  wijkOnly = { question: idOf(path), answer: answerIn(answered.html) };
  await ask(asker, { title: "Voor iedereen", audience: "everyone" });
  await wijk.settle();
});
afterAll(async () => {
  await sql.end();
  await wijk.close();
});

describe("the database keeps what is private apart", () => {
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
    expect(residents.map(({ name }) => name)).toEqual(["Fatima"]);
    for (const name of ["anneke", "daan", "fatima", "beheerder"]) {
      const found = await fetch(`${wijk.origin}/.well-known/webfinger?resource=acct:${name}@${wijk.host}`);
      expect([name, found.status]).toEqual([name, 404]);
    }
  });
});
