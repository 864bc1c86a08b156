import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createInboundWorld, everyone } from "../hostile/inbound-world.ts";
import { type Person, settle } from "../hostile/origins.ts";

/** Who lets themselves be found (FEP-268d, FEP-5feb) in the list of questions like the one that a resident types. */
let world: Awaited<ReturnType<typeof createInboundWorld>>;
let sql: postgres.Sql;
/** A wijk that ours follows, one that it does not follow, and people of the one and of a third server. */
let lindehout: Person;
let esdorp: Person;
let marja: Person;
let sanne: Person;
let count = 0;

type Json = Record<string, unknown>;

/** What stands at somebody's address, from now on. */
const serve = (person: Person, more: Json): Person => {
  const document = { ...person.document, followers: `${person.id}/followers`, ...more };
  const origin = person.id.startsWith(world.home.url) ? world.home : world.third;
  origin.pages.set(new URL(person.id).pathname, document);
  return { ...person, document };
};

beforeAll(async () => {
  world = await createInboundWorld();
  sql = postgres(world.wijk.databaseUrl, { max: 2 });
  lindehout = serve(settle(world.home, "lindehout"), { type: "Group" });
  esdorp = serve(settle(world.third, "esdorp"), { type: "Group" });
  marja = serve(settle(world.home, "marja"), {});
  sanne = serve(settle(world.third, "sanne"), {});
  await follow(lindehout);
});
afterAll(async () => {
  await sql.end();
  await world.close();
});

const follow = async (wijk: Person): Promise<void> => {
  await world.wijk.administrator.post("/beheer/buurwijken", { address: wijk.id });
  await world.wijk.settle();
  const [asked] = await sql`select follow_uri from neighbour join actor on actor.id = actor_id where uri = ${wijk.id}`;
  await world.tell(wijk, world.activity(wijk, "Accept", asked?.follow_uri));
};

type Note = Json & { readonly id: string; readonly name: string };

/** A question of Lindehout by `author`, and the one rare word that stands in its title. */
const questionBy = (author: Person, more: Json): { readonly word: string; readonly note: Note } => {
  count += 1;
  const word = `zeldzaam${[...String(count)].map((digit) => "bcdfghklmn".charAt(Number(digit)).repeat(4)).join("")}`;
  const name = `Waar is het ${word}?`;
  const id = `${author.id}/questions/${count}`;
  const base = { id, type: "Note", attributedTo: author.id, audience: lindehout.id, name, content: `<p>${name}</p>` };
  return { word, note: { ...base, published: world.clock().toISOString(), to: [everyone], ...more } };
};

/** What `author` says of a note, with the neighbouring wijk around it. */
const share = async (author: Person, type: "Create" | "Update", note: Note): Promise<void> => {
  count += 1;
  const origin = note.id.startsWith(world.home.url) ? world.home : world.third;
  origin.pages.set(new URL(note.id).pathname, note);
  const inner = { id: `${note.id}/said/${count}`, type, actor: author.id, to: [everyone], object: note };
  await world.tell(lindehout, world.activity(lindehout, "Announce", inner));
};

const found = async (word: string): Promise<boolean> => {
  world.clock.move(1_000);
  return (await world.anneke.get(`/vragen/lijkt-op?vraag=${word}`)).html.includes(`Waar is het ${word}?`);
};

const came = async ({ name }: Note): Promise<boolean> => (await world.times("/buurwijken", name)) > 0;

/** Takes a question in that says this of itself. Gives the word by which it is, or is not, found. */
const asked = async (more: Json, author = marja) => {
  const { word, note } = questionBy(author, more);
  await share(author, "Create", note);
  expect(await came(note), word).toBe(true);
  return { word, note };
};

const isFoundWhen = async (searchableBy: unknown, author = marja): Promise<boolean> =>
  found((await asked({ searchableBy }, author)).word);

describe("A question of a neighbouring wijk is suggested", () => {
  test("when everyone may find it, however everyone is written, alone or in a list", async () => {
    expect(await isFoundWhen(everyone)).toBe(true);
    expect(await isFoundWhen([marja.id, everyone])).toBe(true);
    expect(await isFoundWhen("as:Public")).toBe(true);
    expect(await isFoundWhen([{ id: everyone }])).toBe(true);
  });

  test("when the followers of the wijk may, which ours is one of", async () => {
    expect(await isFoundWhen([marja.id, `${lindehout.id}/followers`])).toBe(true);
    expect(await isFoundWhen(`${lindehout.id}/followers`)).toBe(true);
  });

  test("when our wijk itself may", async () => {
    expect(await isFoundWhen(world.wijkUri)).toBe(true);
  });

  test("also one by somebody of a third server", async () => {
    expect(await isFoundWhen(everyone, sanne)).toBe(true);
    expect(await isFoundWhen([sanne.id], sanne)).toBe(false);
  });
});

describe("A question of a neighbouring wijk stands on its page and is suggested to nobody", () => {
  test("when its author alone may find it, or somebody else", async () => {
    expect(await isFoundWhen(marja.id)).toBe(false);
    expect(await isFoundWhen([marja.id, sanne.id])).toBe(false);
    expect(await isFoundWhen(lindehout.id)).toBe(false);
  });

  test("when it names followers that ours is not among", async () => {
    expect(await isFoundWhen([`${marja.id}/followers`])).toBe(false);
    expect(await isFoundWhen([`${esdorp.id}/followers`])).toBe(false);
    expect(await isFoundWhen([`${lindehout.id}/followers/`])).toBe(false);
    expect(await isFoundWhen([`${world.third.url}/users/lindehout/followers`])).toBe(false);
  });

  test("when what it says cannot be read", async () => {
    for (const unreadable of [42, {}, [{}], true, "", ["", 7], `${everyone} `, { id: 1 }])
      expect(await isFoundWhen(unreadable), JSON.stringify(unreadable)).toBe(false);
    const crowd = Array.from({ length: 64 }, (_, number) => `${world.third.url}/users/${number}`);
    expect(await isFoundWhen([...crowd, everyone])).toBe(false);
  });
});

describe("A question that says nothing itself", () => {
  test("follows what its author says of everything: who may search, or else whether it is indexable, or else nobody", async () => {
    for (const [name, more, expected] of [
      ["zwijgt", {}, false],
      ["niet", { indexable: false }, false],
      ["wel", { indexable: true }, true],
      ["tekst", { indexable: "true" }, false],
      ["iedereen", { searchableBy: everyone }, true],
      ["zichzelf", { searchableBy: "https://elders.example/x", indexable: true }, false],
      ["leeg", { searchableBy: [], indexable: true }, true],
      ["volgers", { searchableBy: [`${lindehout.id}/followers`] }, true],
    ] as const) {
      const author = serve(settle(world.third, name), more);
      const { word } = await asked({}, author);
      expect(await found(word), name).toBe(expected);
      expect(await found((await asked({ searchableBy: [] }, author)).word), `${name}, leeg`).toBe(expected);
      expect(await found((await asked({ searchableBy: null }, author)).word), `${name}, null`).toBe(expected);
    }
  });

  test("is found by nobody when it is unlisted, whatever its author says of everything", async () => {
    const open = serve(settle(world.third, "open"), { indexable: true });
    const { word } = await asked({ to: [lindehout.id], cc: [everyone] }, open);
    expect(await found(word)).toBe(false);
    expect(await found((await asked({ to: [lindehout.id], cc: [everyone], searchableBy: everyone }, open)).word)).toBe(
      true,
    );
  });

  test("comes and goes with an Update of its author, and one that speaks for itself does not", async () => {
    const author = serve(settle(world.third, "wisselt"), { indexable: true });
    const silent = (await asked({}, author)).word;
    const own = (await asked({ searchableBy: everyone }, author)).word;
    const none = (await asked({ searchableBy: author.id }, author)).word;
    const say = async (more: Json) => {
      world.clock.move(60_000);
      serve(author, more);
      await world.tell(author, world.activity(author, "Update", author.id));
      return [await found(silent), await found(own), await found(none)];
    };
    expect(await say({ indexable: false })).toEqual([false, true, false]);
    expect(await say({ indexable: true })).toEqual([true, true, false]);
    expect(await say({ indexable: undefined })).toEqual([false, true, false]);
  });
});

describe("What its author says later", () => {
  const later = (): Json => {
    world.clock.move(60_000);
    return { updated: world.clock().toISOString() };
  };

  test("takes it from the list at once, and brings it back", async () => {
    const { word, note } = await asked({ searchableBy: everyone });
    expect(await found(word)).toBe(true);
    await share(marja, "Update", { ...note, ...later(), searchableBy: marja.id });
    expect(await found(word)).toBe(false);
    await share(marja, "Update", { ...note, ...later(), searchableBy: [`${lindehout.id}/followers`] });
    expect(await found(word)).toBe(true);
    await share(marja, "Update", { ...note, ...later(), searchableBy: undefined });
    expect(await found(word)).toBe(false);
  });

  test("counts when its author sends it without a wijk around it", async () => {
    const { word, note } = await asked({ searchableBy: everyone });
    await world.tell(marja, world.activity(marja, "Update", { ...note, ...later(), searchableBy: marja.id }));
    expect(await found(word)).toBe(false);
    await world.tell(marja, world.activity(marja, "Update", { ...note, ...later(), searchableBy: everyone }));
    expect(await found(word)).toBe(true);
  });

  test("takes away without a newer date, and gives only with one", async () => {
    const { word, note } = await asked({ searchableBy: everyone });
    await share(marja, "Update", { ...note, searchableBy: marja.id });
    expect(await found(word)).toBe(false);
    await share(marja, "Update", { ...note, searchableBy: everyone });
    await share(marja, "Create", { ...note, searchableBy: everyone });
    expect(await found(word)).toBe(false);
    await share(marja, "Update", { ...note, ...later(), searchableBy: everyone });
    expect(await found(word)).toBe(true);
  });

  test("does not count when it is older than what we have, either way", async () => {
    const { word, note } = await asked({ searchableBy: marja.id, ...later() });
    const old = { updated: "2026-01-01T00:00:00Z" };
    await share(marja, "Update", { ...note, ...old, searchableBy: everyone });
    expect(await found(word)).toBe(false);
    await share(marja, "Update", { ...note, ...later(), searchableBy: everyone });
    await share(marja, "Update", { ...note, ...old, searchableBy: marja.id });
    expect(await found(word)).toBe(true);
  });

  test("counts only when its author says it", async () => {
    const { word, note } = await asked({ searchableBy: marja.id });
    const other = serve(settle(world.home, "ander"), {});
    const forged = { ...note, ...later(), attributedTo: other.id, searchableBy: everyone };
    await world.tell(other, world.activity(other, "Update", forged));
    await share(other, "Update", forged);
    expect(await found(word)).toBe(false);
  });

  test("counts of a server whose other words wait for a moderator", async () => {
    const { word, note } = await asked({ searchableBy: everyone });
    const host = new URL(world.home.url).host;
    await sql`insert into limited_server (host, reason, limited_by, limited_at)
      select ${host}, 'Drukte', id, now() from resident limit 1`;
    expect(await found(word)).toBe(true);
    await share(marja, "Update", { ...note, ...later(), name: "Andere woorden", searchableBy: marja.id });
    expect(await found(word)).toBe(false);
    await sql`delete from limited_server where host = ${host}`;
    expect(await world.times("/buurwijken", "Andere woorden")).toBe(0);
  });
});

test("A collection of followers counts only on the origin of the wijk that says it is its own", async () => {
  const crooked = serve(settle(world.home, "krom"), { type: "Group", followers: `${esdorp.id}/followers` });
  await follow(crooked);
  expect(await isFoundWhen([`${esdorp.id}/followers`])).toBe(false);
  // What an older version stored of it counts as little.
  await sql`update actor set followers = ${`${esdorp.id}/followers`} where uri = ${crooked.id}`;
  expect(await isFoundWhen([`${esdorp.id}/followers`])).toBe(false);
});

test("Once our wijk follows another no more, what that one's followers may find is suggested no more", async () => {
  const beukhout = serve(settle(world.home, "beukhout"), { type: "Group" });
  await follow(beukhout);
  const { word } = await asked({ searchableBy: `${beukhout.id}/followers` });
  expect(await found(word)).toBe(true);
  await sql`update neighbour set state = 'rejected' from actor where actor.id = actor_id and uri = ${beukhout.id}`;
  expect(await found(word)).toBe(false);
  await sql`update neighbour set state = 'accepted' from actor where actor.id = actor_id and uri = ${beukhout.id}`;
  expect(await found(word)).toBe(true);
});

test("What somebody elsewhere asks our wijk is found only when they let it be", async () => {
  const ask = async (searchableBy: unknown) => {
    const { word, note } = questionBy(sanne, { audience: undefined, cc: [world.wijkUri], searchableBy });
    const mention = { type: "Mention", href: world.wijkUri, name: world.wijk.handle };
    await world.tell(sanne, world.activity(sanne, "Create", { ...note, tag: [mention] }));
    await sql`update post set held_at = null where uri = ${note.id}`;
    expect(await world.times("/vragen", note.name)).toBe(1);
    return found(word);
  };
  expect(await ask(undefined)).toBe(false);
  expect(await ask(sanne.id)).toBe(false);
  expect(await ask(world.wijkUri)).toBe(true);
});

test("Words that nobody may search for are not kept in what is searched", async () => {
  const { word } = await asked({ searchableBy: marja.id });
  expect(await sql`select post_id from post_search where title like ${`%${word}%`}`).toEqual([]);
});
