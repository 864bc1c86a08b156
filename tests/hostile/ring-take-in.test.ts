import { afterAll, beforeAll, expect, test } from "vitest";
import { everyone } from "./inbound-world.ts";
import { type Person, settle } from "./origins.ts";
import { createRingWorld, type RingWorld } from "./ring-world.ts";

let world: RingWorld;
/** Two members of our ring, and a wijk that is none. */
let lindehout: Person;
let zandkamp: Person;
let stranger: Person;
let marja: Person;
let count = 0;

beforeAll(async () => {
  world = await createRingWorld();
  lindehout = world.asType(world.home, "lindehout", "Group");
  zandkamp = world.asType(world.third, "zandkamp", "Group");
  stranger = world.asType(world.third, "vreemd", "Group");
  marja = settle(world.home, "marja");
  await world.join(lindehout);
  await world.join(zandkamp);
}, 120_000);
afterAll(() => world.close());

const card = (author: Person, more: object = {}) => ({
  id: author.id,
  type: "Service",
  preferredUsername: "merel_bcdf",
  name: "iemand uit Lindehout (stille merel)",
  inbox: `${author.id}/inbox`,
  ...more,
});

const note = (author: Person, home: Person, more: object = {}) => {
  count += 1;
  const words = `Kringtekst ${count}`;
  return {
    id: `${author.id}/notes/${count}`,
    type: "Note",
    attributedTo: card(author) as unknown,
    audience: home.id,
    to: [`${home.id}/kring`] as readonly string[],
    cc: [] as readonly string[],
    content: `<p>${words}</p>`,
    words,
    ...more,
  };
};
const question = (author: Person, home: Person, more: object = {}) => {
  const made = note(author, home, more);
  return { ...made, name: made.words, ...more };
};

/** What a wijk tells its ring. */
const told = (wijk: Person, object: { readonly id: string }, type = "Create", more: object = {}) => ({
  ...world.activity(wijk, "Announce", { type, actor: wijk.id, to: [`${wijk.id}/kring`], object }),
  to: [`${wijk.id}/kring`],
  ...more,
});

const kept = async (words: string) =>
  (await world.sql`select audience, withdrawn_at from post where html like ${`%${words}%`} or title = ${words}`).map(
    ({ audience }) => audience,
  );

const asked = async (author = marja, home = lindehout) => {
  const made = question(author, home);
  await world.tell(home, told(home, made));
  return made;
};

test("What a member tells its ring is read by residents and by nobody else, and announced by us to nobody", async () => {
  const made = await asked();
  expect(await kept(made.words)).toEqual(["kring"]);
  expect(await world.times("/buurwijken", made.words)).toBeGreaterThan(0);
  const visitor = world.wijk.visitor();
  for (const path of ["/", "/vragen", "/buurwijken", "/plein.atom"])
    expect((await visitor.get(path)).html, path).not.toContain(made.words);
  expect(await world.sql`select id from outgoing_activity where body like ${`%${made.id}%`}`).toHaveLength(0);
});

test("Whoever is no member, or no longer, is not heard", async () => {
  const left = world.asType(world.third, "gegaan", "Group");
  await world.join(left);
  await world.choose(left, "end");
  for (const wijk of [stranger, left]) {
    const made = question(settle(world.third, `iemand${count}`), wijk);
    await world.tell(wijk, told(wijk, made));
    expect(await kept(made.words)).toEqual([]);
  }
});

test("A member tells of its own threads alone, of authors on the server of what they wrote, and for its ring alone", async () => {
  const zeger = settle(world.third, "zeger");
  const wrong = [
    question(zeger, lindehout),
    question(marja, zandkamp),
    question(marja, lindehout, { attributedTo: card(zeger) }),
    question(marja, lindehout, { attributedTo: marja.id }),
    question(marja, lindehout, { attributedTo: card(marja, { type: "Group" }) }),
    question(marja, lindehout, { to: [`${lindehout.id}/followers`] }),
    question(marja, lindehout, { to: [`${lindehout.id}/kring`, everyone] }),
    question(marja, lindehout, { attributedTo: card({ ...marja, id: world.wijkUri }), id: `${world.wijkUri}/x` }),
  ];
  for (const made of wrong) {
    await world.tell(lindehout, told(lindehout, made));
    expect(await kept(made.words), JSON.stringify(made)).toEqual([]);
  }
  const loud = question(marja, lindehout);
  await world.tell(lindehout, told(lindehout, loud, "Create", { to: [everyone] }));
  await world.tell(marja, world.activity(marja, "Create", { ...loud, attributedTo: marja.id }));
  expect(await kept(loud.words)).toEqual([]);
});

test("What a resident of another member answered is taken from the wijk that owns the thread, and of nobody else", async () => {
  const made = await asked();
  const zeger = settle(world.third, "antwoordt");
  const answer = note(zeger, lindehout, { inReplyTo: made.id });
  await world.tell(zandkamp, told(zandkamp, answer));
  await world.tell(zandkamp, told(zandkamp, { ...answer, to: [`${zandkamp.id}/kring`] } as typeof answer));
  await world.tell(zeger, world.activity(zeger, "Create", { ...answer, attributedTo: zeger.id }));
  expect(await kept(answer.words)).toEqual([]);
  const before = world.third.requests.length;
  await world.tell(lindehout, told(lindehout, answer));
  expect(await kept(answer.words)).toEqual(["kring"]);
  // Nothing is fetched: the two wijken need not know each other.
  expect(world.third.requests.slice(before)).toEqual([]);

  await world.tell(zandkamp, told(zandkamp, { id: answer.id }, "Delete"));
  await world.tell(zandkamp, told(zandkamp, { id: made.id }, "Delete"));
  expect(await kept(answer.words)).toEqual(["kring"]);
  await world.tell(lindehout, told(lindehout, { id: answer.id }, "Delete"));
  expect(await kept(answer.words)).toEqual([]);
});

test("What a wijk says of somebody on another server never replaces what we know of them", async () => {
  const zeger = settle(world.third, "bekend");
  await world.tell(zeger, world.activity(zeger, "Follow", world.wijkUri));
  const made = await asked();
  const answer = note(zeger, lindehout, {
    inReplyTo: made.id,
    attributedTo: card(zeger, { name: "Gemeente Veldermeer" }),
  });
  await world.tell(lindehout, told(lindehout, answer));
  const [known] = await world.sql`select name, type from actor where uri = ${zeger.id}`;
  expect(known).toMatchObject({ name: "bekend", type: "Person" });
});

const reply = (author: Person, uri: string, more: object = {}) => {
  const made = note(author, { ...lindehout, id: world.wijkUri }, { inReplyTo: uri, attributedTo: author.id, ...more });
  return { made, activity: { ...world.activity(author, "Create", made), to: [`${world.wijkUri}/kring`] } };
};

test("Answers to a thread of ours are taken from the residents of a member that has it, said to our ring alone", async () => {
  const { uri, path } = await world.askRing(`Onze vraag ${count}`);
  const outsider = settle(world.third, "buitenstaander");
  const right = reply(marja, uri);
  await world.tell(marja, right.activity);
  expect(await kept(right.made.words)).toEqual(["kring"]);
  expect(await world.times(path, right.made.words)).toBe(1);

  const later = world.asType(world.third, "later", "Group");
  await world.choose(zandkamp, "end");
  const wrong = [
    reply(outsider, uri),
    reply(marja, uri, { to: [everyone] }),
    reply(marja, uri, { to: [`${lindehout.id}/kring`] }),
    reply(marja, uri, { to: [world.wijkUri] }),
  ];
  await world.join(later);
  for (const { made, activity } of wrong) {
    await world.tell(made.attributedTo === outsider.id ? outsider : marja, activity);
    expect(await kept(made.words), JSON.stringify(made.to)).toEqual([]);
  }
  await world.choose(later, "end");
  await world.join(zandkamp);
});

test("What a limited member tells waits for a moderator", async () => {
  const host = new URL(lindehout.id).host;
  await world.wijk.administrator.post("/beheer/servers", { host, reason: "Eerst kijken", policy: "limit" });
  const made = await asked();
  const [row] = await world.sql`select held_at from post where title = ${made.words}`;
  expect(row?.held_at).not.toBeNull();
  expect(await world.times("/buurwijken", made.words)).toBe(0);
  expect(await world.stateOf(lindehout)).toBe("member");
  await world.wijk.administrator.post("/beheer/servers/vrij", { host });
});

test("A like, a quote and a flag of a stranger about something in the ring find nothing", async () => {
  await world.choose(zandkamp, "end");
  const { uri, id } = await world.askRing("Wat niemand mag zien");
  const outsider = settle(world.third, "vinger");
  for (const type of ["Like", "Flag", "QuoteRequest"]) await world.tell(outsider, world.activity(outsider, type, uri));
  expect(await world.sql`select post_id from liking where post_id = ${id}`).toHaveLength(0);
  expect(await world.sql`select id from identity.post_report where post_id = ${id}`).toHaveLength(0);
  expect(await world.sql`select id from outgoing_activity where body like ${`%${outsider.id}%`}`).toHaveLength(0);
  await world.tell(lindehout, world.activity(lindehout, "Flag", uri));
  expect(await world.sql`select id from identity.post_report where post_id = ${id}`).toHaveLength(1);
});
