import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createInboundWorld, everyone } from "../../hostile/inbound-world.ts";
import { type Person, settle } from "../../hostile/origins.ts";
import { asGroup, type Heard, listenAt } from "./listening.ts";

/** Cases of federation.md, section 6, about Groups that the wijk follows. */
let world: Awaited<ReturnType<typeof createInboundWorld>>;
let sql: postgres.Sql;
/** A community on one server, and its members there and elsewhere. */
let community: Person;
let jan: Person;
let sanne: Person;
let moderator: Person;
/** Somebody who follows our wijk, and what they get. */
let heard: Heard[];

const listUri = () => `${community.id}/moderators`;

beforeAll(async () => {
  world = await createInboundWorld();
  sql = postgres(world.wijk.databaseUrl, { max: 2 });
  const { home, third } = world;
  const found = settle(home, "fietsen");
  community = asGroup(home, found, { attributedTo: `${found.id}/moderators` });
  [jan, sanne, moderator] = [settle(home, "jan"), settle(third, "sanne"), settle(third, "moderator")];
  const orderedItems = [moderator.id];
  home.pages.set(new URL(listUri()).pathname, { id: listUri(), type: "OrderedCollection", orderedItems });
  const follower = settle(third, "volger");
  heard = listenAt(third, follower);
  await world.tell(follower, world.activity(follower, "Follow", world.wijkUri));
  await world.wijk.administrator.post("/beheer/buurwijken", { address: community.id });
  await world.wijk.settle();
  const [asked] = await sql`select follow_uri from neighbour`;
  await world.tell(community, world.activity(community, "Accept", asked?.follow_uri));
  heard.splice(0);
});
afterAll(async () => {
  await sql.end();
  await world.close();
});

let count = 0;

/** A post as Lemmy sends it, in an Announce of its community. */
const page = (author: Person, name: string, more: object = {}) => ({
  id: `${author.id}/post/${++count}`,
  type: "Page",
  attributedTo: author.id,
  to: [community.id, everyone],
  cc: [],
  audience: community.id,
  name,
  content: `<p>Tekst van ${name}.</p>`,
  mediaType: "text/html",
  source: { content: `Tekst van ${name}.`, mediaType: "text/markdown" },
  attachment: [],
  published: world.clock().toISOString(),
  ...more,
});

const wrapped = (type: string, author: Person, object: { readonly id: string } | string, more: object = {}) => ({
  id: `${author.id}/activities/${++count}`,
  type,
  actor: author.id,
  to: [everyone],
  cc: [community.id],
  audience: community.id,
  object,
  ...more,
});

const announce = (object: unknown) => world.tell(community, world.activity(community, "Announce", object));

const postAt = async (uri: string) =>
  (
    await sql`select post.title, post.html, post.withdrawn_at, actor.uri as home
    from post left join actor on actor.id = home_wijk_id where post.uri = ${uri}`
  )[0];

const pathOf = async (uri: string) => `/vragen/${(await sql`select id from post where uri = ${uri}`)[0]?.id}`;

/** A question of Anneke's, both forms of which were announced. */
const ask = async () => {
  const asked = await world.ask();
  world.clock.move(5_000);
  await world.wijk.settle();
  return asked;
};

/** A thread of the community with an answer under it. */
const thread = async (asker: Person, answerer: Person) => {
  const question = page(asker, `Vraag ${++count}`);
  const serve = (object: { readonly id: string }) =>
    (object.id.startsWith(world.home.url) ? world.home : world.third).pages.set(new URL(object.id).pathname, object);
  serve(question);
  await announce(wrapped("Create", asker, question));
  const answer = page(answerer, "", { type: "Note", name: undefined, inReplyTo: question.id, content: "<p>Zo.</p>" });
  serve(answer);
  await announce(wrapped("Create", answerer, answer));
  const [stored] = await sql`select id from post where uri = ${answer.id}`;
  expect(stored).toBeDefined();
  return { question, answer, answerId: stored?.id as string };
};

const helpfulIn = async (uri: string) =>
  (
    await sql`select helpful.uri, question.state from question join post on post.id = question.post_id
    left join post helpful on helpful.id = question.helpful_id where post.uri = ${uri}`
  )[0];

test("Case 12: a Page announced by a community that the wijk follows is stored with its title and text, as that community's, and not announced again", async () => {
  const post = page(jan, "Welke fietsbel is goed?", {
    content: "<p><strong>Vooraf gezegd</strong></p><p>Liefst een harde.</p>",
  });
  await announce(wrapped("Create", jan, post));
  expect(await postAt(post.id)).toMatchObject({ title: "Welke fietsbel is goed?", home: community.id });
  const path = await pathOf(post.id);
  expect(await world.times(path, "Liefst een harde.")).toBe(1);
  expect(await world.times(path, "Vooraf gezegd")).toBe(1);
  expect(heard).toEqual([]);
});

test("A Page that is a link alone, and one that names its community only as addressed, are read too", async () => {
  const link = page(jan, "Een link", {
    content: undefined,
    source: undefined,
    attachment: [{ type: "Link", href: "https://fietsersbond.example/bellen" }],
  });
  const addressed = page(jan, "Zonder audience", { audience: undefined });
  for (const post of [link, addressed]) await announce(wrapped("Create", jan, post));
  expect((await postAt(link.id))?.html).toContain("https://fietsersbond.example/bellen");
  expect(await postAt(addressed.id)).toMatchObject({ home: community.id });
});

test("A link in a Page to what is held here leads to its page here (FEP-e232), after an edit too", async () => {
  const { path: about, uri } = await ask();
  const words = (text: string) => ({
    content: `<p>${text} <a href="${uri}">hier</a></p>`,
    tag: [{ type: "Link", mediaType: "application/activity+json", href: uri }],
  });
  const post = page(jan, "Wie kent die vraag?", words("Zie"));
  await announce(wrapped("Create", jan, post));
  const led = `<a href="${world.wijk.origin}${about}">hier</a>`;
  expect((await postAt(post.id))?.html).toBe(`<p>Zie ${led}</p>`);
  world.clock.move(60_000);
  const edited = { ...post, ...words("Kijk"), updated: world.clock().toISOString() };
  await announce(wrapped("Update", jan, edited));
  expect((await postAt(post.id))?.html).toBe(`<p>Kijk ${led}</p>`);
});

test("An edit of a Page changes its words and takes no choice away that its software says in another way", async () => {
  const { question, answer, answerId } = await thread(jan, sanne);
  await announce(wrapped("ChooseAnswer", jan, answer.id));
  expect(await helpfulIn(question.id)).toEqual({ uri: answer.id, state: "answered" });
  world.clock.move(60_000);
  const edited = { ...question, name: "Andere titel", updated: world.clock().toISOString() };
  await announce(wrapped("Update", jan, edited));
  expect(await postAt(question.id)).toMatchObject({ title: "Andere titel" });
  expect(await helpfulIn(question.id)).toEqual({ uri: answer.id, state: "answered" });
  expect(answerId).toBeTruthy();
});

test("Case 15: a Like that one Group announces about a thread of another is ignored", async () => {
  const { path, uri } = await ask();
  const before = heard.length;
  await announce(wrapped("Like", jan, uri));
  await announce(wrapped("Undo", jan, { ...wrapped("Like", jan, uri) }));
  expect(await sql`select 1 from liking`).toHaveLength(0);
  expect(heard.length).toBe(before);
  expect(await world.times(path, "jan")).toBe(0);
});

test("Case 16: what a Group says of an object on another server is fetched from there; forged words are not shown", async () => {
  const genuine = page(sanne, "Echte vraag van elders");
  world.third.pages.set(new URL(genuine.id).pathname, genuine);
  const forged = { ...genuine, name: "Vervalste vraag", content: "<p>Vervalst.</p>" };
  await announce(wrapped("Create", sanne, forged));
  expect(await postAt(genuine.id)).toMatchObject({ title: "Echte vraag van elders" });
  const invented = page(sanne, "Verzonnen vraag");
  await announce(wrapped("Create", sanne, invented));
  expect(await postAt(invented.id)).toBeUndefined();
});

test("Case 17: an Article of NodeBB shows its title and content, not its summary", async () => {
  const article = page(jan, "Een lang verhaal", {
    type: "Article",
    summary: "<p>Samenvatting die niemand hoeft te lezen.</p>",
    preview: { type: "Note", content: "<p>Voorproefje.</p>" },
    content: "<p>Het hele verhaal.</p>",
    context: `${jan.id}/topic/1`,
    replies: `${jan.id}/post/replies`,
  });
  await announce(wrapped("Create", jan, article));
  const path = await pathOf(article.id);
  expect(await world.times(path, "Het hele verhaal.")).toBe(1);
  for (const words of ["Samenvatting", "Voorproefje"]) expect(await world.times(path, words)).toBe(0);
  const answer = { ...article, id: `${jan.id}/post/${++count}`, inReplyTo: article.id, content: "<p>Nog meer.</p>" };
  await announce(wrapped("Create", jan, answer));
  expect(await world.times(path, "Nog meer.")).toBe(1);
  expect(await world.times(path, "Samenvatting")).toBe(0);
});

test("Case 19: an Announce within an Announce is unwrapped, once, and not announced again", async () => {
  const [once, twice] = [page(jan, "Eenmaal ingepakt"), page(jan, "Tweemaal ingepakt")];
  for (const post of [once, twice]) world.home.pages.set(new URL(post.id).pathname, post);
  const before = heard.length;
  await announce(wrapped("Announce", jan, once));
  await announce(wrapped("Announce", jan, wrapped("Announce", jan, twice)));
  expect(await postAt(once.id)).toMatchObject({ title: "Eenmaal ingepakt", home: community.id });
  expect(await postAt(twice.id)).toBeUndefined();
  expect(heard.length).toBe(before);
});

test("Case 20: ChooseAnswer and its Undo count from the asker and from a moderator of the owner, and from nobody else", async () => {
  const { question, answer } = await thread(jan, sanne);
  const before = heard.length;
  for (const stranger of [sanne, settle(world.home, "piet")]) {
    await announce(wrapped("ChooseAnswer", stranger, answer.id));
    await world.tell(stranger, wrapped("ChooseAnswer", stranger, answer.id));
    expect(await helpfulIn(question.id)).toEqual({ uri: null, state: "open" });
  }
  for (const somebody of [jan, moderator]) {
    const choice = wrapped("ChooseAnswer", somebody, answer.id);
    await announce(choice);
    expect(await helpfulIn(question.id)).toEqual({ uri: answer.id, state: "answered" });
    const stolen = wrapped("Undo", sanne, { ...choice });
    await announce(stolen);
    expect(await helpfulIn(question.id)).toEqual({ uri: answer.id, state: "answered" });
    await announce(wrapped("Undo", somebody, choice));
    expect(await helpfulIn(question.id)).toEqual({ uri: null, state: "open" });
    // What was undone stays undone.
    await announce(choice);
    expect(await helpfulIn(question.id)).toEqual({ uri: null, state: "open" });
  }
  await world.tell(jan, wrapped("ChooseAnswer", jan, answer.id));
  expect(await helpfulIn(question.id)).toEqual({ uri: answer.id, state: "answered" });
  expect(heard.length).toBe(before);
});

test("Nobody elsewhere chooses what helped a resident of ours, not even a neighbour", async () => {
  const { uri } = await ask();
  const create = world.answer(sanne, uri, "Dit hielp vast.");
  await world.tell(sanne, create);
  for (const somebody of [sanne, moderator, community]) {
    await world.tell(somebody, wrapped("ChooseAnswer", somebody, create.object.id));
    await announce(wrapped("ChooseAnswer", somebody, create.object.id));
  }
  expect(await helpfulIn(uri)).toEqual({ uri: null, state: "open" });
});

test("Case 30: a post addressed to a neighbour and to us comes in twice, is stored once as the neighbour's, and we announce nothing", async () => {
  await world.tell(community, world.activity(community, "Follow", world.wijkUri));
  const before = heard.length;
  const post = page(jan, "Voor twee wijken", { cc: [world.wijkUri] });
  const create = wrapped("Create", jan, post, { cc: [community.id, world.wijkUri] });
  await world.tell(jan, create);
  await announce(create);
  await announce(post.id);
  expect(await sql`select title from post where uri = ${post.id}`).toEqual([{ title: "Voor twee wijken" }]);
  expect(await postAt(post.id)).toMatchObject({ home: community.id });
  world.clock.move(5_000);
  await world.wijk.settle();
  expect(heard.length).toBe(before);
});

test("A moderator of the community removes an answer within its Announce; what stands in another thread stays", async () => {
  const { answer } = await thread(jan, sanne);
  await announce(wrapped("Delete", moderator, answer.id, { summary: "Spam" }));
  expect((await postAt(answer.id))?.withdrawn_at).not.toBeNull();
  const { uri, path } = await ask();
  const create = world.answer(sanne, uri, "Dit blijft hier.");
  await world.tell(sanne, create);
  await announce(wrapped("Delete", moderator, create.object.id, { summary: "Spam" }));
  expect(await world.times(path, "Dit blijft hier.")).toBe(1);
});
