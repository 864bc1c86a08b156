import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createInboundWorld, everyone } from "../hostile/inbound-world.ts";
import { noteBy, type Person, settle } from "../hostile/origins.ts";
import { makePoll } from "../support/poll-form.ts";

/** Links in a text to other objects (FEP-e232): ours say them in `tag`, and those of others lead here to what is held here. */
let world: Awaited<ReturnType<typeof createInboundWorld>>;
let sql: postgres.Sql;
let joost: Person;
let origin: string;

const activityStreams = 'application/ld+json; profile="https://www.w3.org/ns/activitystreams"';
const absent = "00000000-0000-4000-8000-000000000000";

beforeAll(async () => {
  world = await createInboundWorld();
  sql = postgres(world.wijk.databaseUrl, { max: 2 });
  origin = world.wijk.origin;
  joost = settle(world.third, "joost");
});
afterAll(async () => {
  await sql.end();
  await world.close();
});

type Tag = { readonly type: string; readonly href: string; readonly name: string };

const noteAt = async (path: string) => (await world.read(`${origin}/ap/o/${path.split("/").at(-1)}`)).json;
const linksOf = (note: Record<string, unknown>): readonly Tag[] =>
  (note.tag as readonly Tag[]).filter(({ type }) => type === "Link");

/** Asks something in which these addresses stand, and gives its Note. */
const askAbout = async (...addresses: readonly string[]) => {
  const text = addresses.map((address) => `Zie ${address}.`).join("\n");
  const fields = { title: "Wie weet hier meer van?", text, theme: "anders", audience: "everyone", outside: "standin" };
  const path = new URL((await world.anneke.post("/vragen", fields)).url).pathname;
  await world.wijk.settle();
  return { path, note: await noteAt(path) };
};

const answerBelow = async (path: string, text: string): Promise<string> => {
  const { html } = await world.anneke.post(`${path}/antwoorden`, { text });
  await world.wijk.settle();
  return [...html.matchAll(/<li [^>]*id="antwoord-([0-9a-f-]{36})"/g)].at(-1)?.[1] ?? "";
};

let pages = 0;

/** An answer of Joost's to a new question, with a page of its own; `changes` are about its note. */
const joostAnswers = async (changes: Record<string, unknown> = {}) => {
  const about = await world.ask();
  const url = `${world.third.url}/@joost/${++pages}`;
  const create = world.answer(joost, about.uri, "Van mij.", { url, ...changes });
  await world.tell(joost, create);
  const { id } = create.object as unknown as { readonly id: string };
  const [row] = await sql`select id, html from post where uri = ${id}`;
  return { about, uri: id, url, page: `${origin}${about.path}#antwoord-${row?.id}`, html: String(row?.html) };
};

test("Links to questions, answers and polls, here and from elsewhere, stand in `tag` by their ids, as they stand in the text", async () => {
  const about = await world.ask();
  const answerId = await answerBelow(about.path, "In de schuur.");
  const poll = await makePoll(world.anneke);
  const elsewhere = await joostAnswers();
  const leading = [
    [`${origin}${about.path}`, about.uri],
    [`${origin}${about.path}?taal=en#antwoord-${answerId}`, `${origin}/ap/o/${answerId}`],
    [`${origin}${poll.path}`, `${origin}/ap/o/${poll.id}`],
    [about.uri, about.uri],
    [elsewhere.url, elsewhere.uri],
    [elsewhere.uri, elsewhere.uri],
    [elsewhere.page, elsewhere.uri],
  ] as const;
  const { note } = await askAbout(...leading.map(([address]) => address), "https://elders.example/niets");
  expect(linksOf(note)).toEqual(
    leading.map(([name, href]) => ({ type: "Link", mediaType: activityStreams, href, name })),
  );
  for (const [address] of leading) expect(note.content).toContain(`>${address}</a>`);
  // Nothing by which other software takes a link for a quote.
  expect(JSON.stringify(note)).not.toMatch(/"rel":|"quote|"_misskey/);
});

test("An answer and a poll say the links in their texts too, behind whom they mention", async () => {
  const about = await world.ask();
  const answerId = await answerBelow(about.path, `Dat staat in ${origin}${about.path}`);
  const poll = await makePoll(world.anneke, { text: `Naar aanleiding van ${origin}${about.path}` });
  await world.wijk.settle();
  for (const id of [answerId, poll.id]) {
    const { tag } = await noteAt(id);
    expect((tag as readonly Tag[]).at(-1), id).toEqual({
      type: "Link",
      mediaType: activityStreams,
      href: about.uri,
      name: `${origin}${about.path}`,
    });
    expect((tag as readonly Tag[])[0]?.type).not.toBe("Link");
  }
});

test("A link to what is not for everyone is no tag, as a link to nothing is none", async () => {
  const daan = await world.wijk.neighbour("Daan");
  const fields = { text: "", theme: "anders", outside: "standin" };
  const pathOf = (page: { readonly url: string }) => new URL(page.url).pathname;
  const inside = pathOf(await world.anneke.post("/vragen", { ...fields, title: "Voor de wijk", audience: "wijk" }));
  const insidePoll = await makePoll(world.anneke, { audience: "wijk" });
  const withdrawn = (await world.ask()).path;
  await world.anneke.post(`${withdrawn}/intrekken`);
  await sql`update resident set posts_to_see = 1 where name = 'Daan'`;
  const held = pathOf(await daan.post("/vragen", { ...fields, title: "Van een nieuwe buur", audience: "everyone" }));
  const shut = await world.ask();
  const below = await answerBelow(shut.path, "Onder een vraag die straks weg is.");
  await world.wijk.administrator.post(`${shut.path}/verbergen`, { rule: "friendly", reason: "Hoort hier niet." });
  await world.wijk.settle();
  expect((await world.read(shut.uri)).status).toBe(404);
  const idOf = (path: string) => path.split("/").at(-1) ?? "";
  const { note } = await askAbout(
    ...[inside, insidePoll.path, withdrawn, held, shut.path].map((path) => `${origin}${path}`),
    // What never went out has no such address, and nothing that names one leaves: the database holds that.
    ...[idOf(withdrawn), idOf(shut.path), below].map((id) => `${origin}/ap/o/${id}`),
    `${origin}${shut.path}#antwoord-${below}`,
    `${origin}/vragen/${absent}`,
    `${origin}/vragen/${insidePoll.id}`,
  );
  expect(linksOf(note)).toEqual([]);
});

test("A link to a hidden answer leads to its question, exactly as one to an answer that never was", async () => {
  const about = await world.ask();
  const hidden = await answerBelow(about.path, "Straks verborgen.");
  await world.wijk.administrator.post(`/antwoorden/${hidden}/verbergen`, {
    rule: "friendly",
    reason: "Hoort hier niet.",
  });
  const [one, other] = [`${origin}${about.path}#antwoord-${hidden}`, `${origin}${about.path}#antwoord-${absent}`];
  const { note } = await askAbout(one, other);
  expect(linksOf(note).map(({ href, name }) => [name, href])).toEqual([
    [one, about.uri],
    [other, about.uri],
  ]);
});

test("A link to what is taken back later is no tag any more", async () => {
  const about = await world.ask();
  const { path, note } = await askAbout(`${origin}${about.path}`);
  expect(linksOf(note)).toHaveLength(1);
  await world.anneke.post(`${about.path}/intrekken`);
  expect(linksOf(await noteAt(path))).toEqual([]);
});

const anchored = (address: string, words = address) => `<p>Zie <a href="${address}">${words}</a>.</p>`;
const asSent = (address: string, words = address) =>
  `<p>Zie <a href="${address}" rel="nofollow noopener noreferrer ugc">${words}</a>.</p>`;
const tagFor = (href: string, more: object = {}) => ({ type: "Link", mediaType: activityStreams, href, ...more });

test("A link from elsewhere to what is held here leads to its page here, whichever of its addresses stands in the text", async () => {
  const about = await world.ask();
  const page = `${origin}${about.path}`;
  const held = await joostAnswers();
  const poll = await makePoll(world.anneke);
  await world.wijk.settle();
  const cases = [
    [about.uri, tagFor(about.uri), page],
    [page, tagFor(about.uri), page],
    [held.uri, tagFor(held.uri), held.page],
    [held.url, tagFor(held.uri), held.page],
    [held.url, tagFor(held.uri, { mediaType: "application/activity+json" }), held.page],
    [
      `${origin}${poll.path}`,
      [{ type: "Mention", href: joost.id }, tagFor(`${origin}/ap/o/${poll.id}`)],
      `${origin}${poll.path}`,
    ],
    // As Misskey and others send a link: by way of an address of their own, named by its words.
    ["https://elders.example/uit?naar=1&2", tagFor(held.uri, { name: "deze" }), held.page],
  ] as const;
  for (const [address, tag, leadsTo] of cases) {
    const words = address.startsWith("https://elders") ? "deze" : "hier";
    const { html } = await joostAnswers({ content: anchored(address.replaceAll("&", "&amp;"), words), tag });
    expect(html, address).toBe(`<p>Zie <a href="${leadsTo}">${words}</a>.</p>`);
  }
  const { about: thread } = await joostAnswers({ content: anchored(held.url), tag: tagFor(held.uri) });
  expect(await world.times(thread.path, `<a href="${held.page}">${held.url}</a>`)).toBe(1);
  const visitor = await world.wijk.visitor().get(held.about.path);
  expect(visitor.html).toContain(`id="${new URL(held.page).hash.slice(1)}"`);
});

test("A link that stands in `tag` and not in the text is shown below it", async () => {
  const about = await world.ask();
  const { html } = await joostAnswers({ content: "<p>Zie vraag 7.</p>", tag: tagFor(about.uri, { name: "vraag 7" }) });
  expect(html).toBe(
    `<p>Zie vraag 7.</p><p><a href="${origin}${about.path}">Dit gaat over een ander bericht. Lees het hier.</a></p>`,
  );
});

test("Every other link stays as it was sent: to what is not held, not public or no object, and beyond the tenth", async () => {
  const about = await world.ask();
  const hidden = await joostAnswers();
  await world.wijk.administrator.post(`/antwoorden/${hidden.page.split("antwoord-")[1]}/verbergen`, {
    rule: "friendly",
    reason: "Weg.",
  });
  const fields = { title: "Voor de wijk", text: "", theme: "anders", audience: "wijk", outside: "standin" };
  const inside = new URL((await world.anneke.post("/vragen", fields)).url).pathname;
  const nowhere = `${world.home.url}/notes/nergens`;
  const cases = [
    [nowhere, tagFor(nowhere)],
    [hidden.uri, tagFor(hidden.uri)],
    [hidden.url, tagFor(hidden.uri)],
    [`${origin}${inside}`, tagFor(`${origin}${inside}`)],
    [about.uri, tagFor(about.uri, { mediaType: "text/html" })],
    [about.uri, tagFor(about.uri, { mediaType: undefined })],
    [about.uri, tagFor(about.uri, { type: "Mention" })],
    [about.uri, tagFor(about.uri, { href: [about.uri] })],
    [about.uri, tagFor("javascript:alert(1)")],
    [about.uri, [...Array.from({ length: 10 }, (_, index) => tagFor(`${nowhere}/${index}`)), tagFor(about.uri)]],
    [about.uri, "Link"],
  ] as const;
  for (const [address, tag] of cases) {
    const { html } = await joostAnswers({ content: anchored(address), tag });
    expect(html, JSON.stringify(tag)).toBe(asSent(address));
  }
  expect([...world.home.requests, ...world.third.requests].filter((each) => /nergens|@joost/.test(each))).toEqual([]);
});

test("Other words for an answer have their links lead here too", async () => {
  const about = await world.ask();
  const { uri } = await joostAnswers();
  const [{ in_reply_to: parent }] = (await sql`select parent.uri as in_reply_to from post
    join post parent on parent.id = post.in_reply_to where post.uri = ${uri}`) as unknown as [{ in_reply_to: string }];
  world.clock.move(60_000);
  const note = {
    id: uri,
    type: "Note",
    attributedTo: joost.id,
    inReplyTo: parent,
    to: [everyone],
    content: anchored(about.uri),
    tag: [tagFor(about.uri)],
    updated: world.clock().toISOString(),
  };
  await world.tell(joost, world.activity(joost, "Update", note));
  const [row] = await sql`select html from post where uri = ${uri}`;
  expect(row?.html).toBe(`<p>Zie <a href="${origin}${about.path}">${about.uri}</a>.</p>`);
});

test("What names the wijk has its links lead here as well, and so have its other words", async () => {
  const about = await world.ask();
  const asking = (words: string, more: object = {}) => ({
    content: `<p>${words}</p>${anchored(about.uri)}`,
    tag: [tagFor(about.uri)],
    to: [everyone],
    cc: [world.wijkUri],
    ...more,
  });
  const create = noteBy(joost.id, "noemt", { object: asking("Wie kent dit?") });
  await world.tell(joost, create);
  const html = async () => (await sql`select html from post where uri = ${create.object.id}`)[0]?.html;
  const led = `<p>Zie <a href="${origin}${about.path}">${about.uri}</a>.</p>`;
  expect(await html()).toBe(led);
  world.clock.move(60_000);
  const updated = world.clock().toISOString();
  const note = { ...create.object, ...asking("Wie kent dit nu?", { updated }) };
  await world.tell(joost, world.activity(joost, "Update", note));
  expect(await html()).toBe(led);
});
