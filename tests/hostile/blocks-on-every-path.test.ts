import type { IncomingMessage, ServerResponse } from "node:http";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createInboundWorld } from "./inbound-world.ts";
import { activityJson, type Person, settle } from "./origins.ts";

let world: Awaited<ReturnType<typeof createInboundWorld>>;
let sql: postgres.Sql;
/** A neighbouring wijk on another server than who is shut out. */
let zandkamp: Person;
/** What came in at somebody's inbox, in order. */
const inboxes = new Map<string, { readonly type: string; readonly object: unknown }[]>();

beforeAll(async () => {
  world = await createInboundWorld();
  sql = postgres(world.wijk.databaseUrl, { max: 2 });
  zandkamp = settle(world.third, "zandkamp");
  world.third.pages.set("/users/zandkamp", { ...zandkamp.document, type: "Group" });
  world.third.pages.set("/.well-known/webfinger", (_request, response) => {
    const links = [{ rel: "self", type: activityJson, href: zandkamp.id }];
    response.writeHead(200, { "content-type": "application/jrd+json" }).end(JSON.stringify({ links }));
  });
  await world.wijk.administrator.post("/beheer/buurwijken", { address: `@zandkamp@${new URL(world.third.url).host}` });
  await world.wijk.settle();
  const follow = (await sql`select follow_uri from neighbour`)[0]?.follow_uri;
  await world.tell(zandkamp, world.activity(zandkamp, "Accept", follow));
});
afterAll(async () => {
  await sql.end();
  await world.close();
});

const administrator = () => world.wijk.administrator;
const host = () => new URL(world.home.url).host;
const later = async () => {
  world.clock.move(10_000);
  await world.wijk.settle();
};
const one = async (query: Promise<readonly postgres.Row[]>): Promise<postgres.Row> => (await query)[0] ?? {};
const answerOf = (person: Person) =>
  one(sql`select post.id, post.thread_id, post.html, post.withdrawn_at, post.held_at from post
    join actor on actor.id = post.actor_id where actor.uri = ${person.id} order by post.published_at, post.id limit 1`);

/** Somebody at the server that is about to be shut out, whose inbox is looked at. */
const newcomer = (name: string): Person => {
  const person = settle(world.home, name);
  const came: { type: string; object: unknown }[] = [];
  inboxes.set(person.id, came);
  world.home.pages.set(`/users/${name}/inbox`, (request: IncomingMessage, response: ServerResponse) => {
    let text = "";
    request.setEncoding("utf8").on("data", (piece: string) => {
      text += piece;
    });
    request.on("end", () => {
      came.push(JSON.parse(text));
      response.writeHead(202).end();
    });
  });
  return person;
};
const sentTo = (person: Person, from = 0): readonly string[] =>
  [...new Set((inboxes.get(person.id) ?? []).slice(from).map(({ type }) => type))].sort();

type State = {
  readonly name: string;
  readonly shutOut: boolean;
  set(person: Person): Promise<unknown>;
  lift(person: Person): Promise<unknown>;
};

const states: readonly State[] = [
  {
    name: "its server is blocked",
    shutOut: true,
    set: () => administrator().post("/beheer/servers", { host: host(), policy: "block", reason: "Spam" }),
    lift: () => administrator().post("/beheer/servers/vrij", { host: host() }),
  },
  {
    name: "a name above that of its server is blocked",
    shutOut: true,
    // What `sub.example.org` is to `example.org`; the machine that runs this has no such names.
    set: () => sql`insert into blocked_server (host, reason, blocked_by, blocked_at)
      values (${host().replace(/^127\./, "")}, 'Spam', ${crypto.randomUUID()}, ${world.clock()})`,
    lift: () => sql`delete from blocked_server`,
  },
  {
    name: "the person is blocked",
    shutOut: true,
    set: async (person) =>
      administrator().post(`/moderatie/schrijver-van/${(await answerOf(person)).id}`, { reason: "Spam" }),
    lift: async () => {
      const { actor_id: id } = await one(sql`select actor_id from blocked_actor`);
      await administrator().post(`/moderatie/schrijvers/${id}/vrij`);
    },
  },
  {
    name: "its server is not on the list, and only that counts",
    shutOut: true,
    set: () => administrator().post("/beheer/servers/lijst/aan"),
    lift: () => administrator().post("/beheer/servers/lijst/uit"),
  },
  {
    name: "its server is limited",
    shutOut: false,
    set: () => administrator().post("/beheer/servers", { host: host(), policy: "limit", reason: "Eerst lezen" }),
    lift: () => administrator().post("/beheer/servers/vrij", { host: host() }),
  },
];

const countOf = async (query: Promise<readonly postgres.Row[]>): Promise<number> => Number((await one(query)).n);

describe.each(states)("somebody elsewhere, when $name", ({ name, shutOut, set, lift }) => {
  const nth = states.findIndex((state) => state.name === name);
  let person: Person;
  let asked: Awaited<ReturnType<typeof world.ask>>;
  let create: ReturnType<typeof world.answer>;
  let like: object;
  let follow: { readonly id: string };
  let fetched = 0;
  let came = 0;

  beforeAll(async () => {
    person = newcomer(`persoon${nth}`);
    follow = world.activity(person, "Follow", world.wijkUri) as { id: string };
    await world.tell(person, follow);
    asked = await world.ask();
    await later();
    create = world.answer(person, asked.uri, "Van voor het besluit.");
    await world.tell(person, create);
    await later();
    expect(sentTo(person)).toEqual(expect.arrayContaining(["Accept", "Announce"]));
    expect(await world.times(asked.path, "Van voor het besluit.")).toBe(1);
    await set(person);
    fetched = world.home.requests.filter((request) => request.startsWith("GET")).length;
    came = inboxes.get(person.id)?.length ?? 0;
  });
  afterAll(() => lift(person));

  /** Sends it, and says whether the gate let it in. */
  const isHeard = async (activity: object): Promise<boolean> => {
    const { status } = await world.send(person, activity);
    await later();
    expect([202, 403]).toContain(status);
    return status === 202;
  };
  const heardOr = (activity: object) => async () => expect(await isHeard(activity)).toBe(!shutOut);

  describe("in", () => {
    test("Follow", async () => {
      await sql`delete from follower where follow_uri = ${follow.id}`;
      const again = world.activity(person, "Follow", world.wijkUri);
      await heardOr(again)();
      const followed = await countOf(sql`select count(*) as n from follower where follow_uri = ${again.id}`);
      expect(followed).toBe(shutOut ? 0 : 1);
      await sql`insert into follower (actor_id, follower_id, follow_uri, since)
        select wijk.id, actor.id, ${follow.id}, ${world.clock()} from actor, actor wijk
        where actor.uri = ${person.id} and wijk.kind = 'wijk'
        on conflict (actor_id, follower_id) do update set follow_uri = excluded.follow_uri`;
    });

    test("Create", async () => {
      await heardOr(world.answer(person, asked.uri, "Van na het besluit."))();
      expect(await world.times(asked.path, "Van na het besluit.")).toBe(0);
      const held = await countOf(
        sql`select count(*) as n from post where html like '%Van na het besluit.%' and held_at is not null`,
      );
      expect(held).toBe(shutOut ? 0 : 1);
      const announced = await countOf(
        sql`select count(*) as n from outgoing_activity where body like '%Van na het besluit.%'`,
      );
      expect(announced).toBe(0);
    });

    test("Update", async () => {
      world.clock.move(60_000);
      const updated = world.clock().toISOString();
      const object = { ...create.object, content: "<p>Andere woorden.</p>", updated };
      await heardOr(world.activity(person, "Update", object))();
      expect((await answerOf(person)).html).toContain("Van voor het besluit.");
    });

    test("Like", async () => {
      like = world.activity(person, "Like", asked.uri);
      await heardOr(like)();
      const { id } = like as { readonly id: string };
      expect(await countOf(sql`select count(*) as n from liking where activity_uri = ${id}`)).toBe(shutOut ? 0 : 1);
    });

    test("Announce", async () => {
      await heardOr(world.activity(person, "Announce", `${person.id}/statuses/gedeeld`))();
      expect(world.home.requests).not.toContain(`GET /users/persoon${nth}/statuses/gedeeld`);
    });

    test("Announce by a neighbouring wijk of what they wrote", async () => {
      const { object } = world.answer(person, asked.uri, "Gedeeld door een buurwijk.");
      const path = new URL(object.id).pathname;
      world.home.pages.set(path, { "@context": "https://www.w3.org/ns/activitystreams", ...object });
      await world.tell(zandkamp, world.activity(zandkamp, "Announce", object.id));
      const inner = { id: `${object.id}/activity`, type: "Create", actor: person.id, object };
      await world.tell(zandkamp, world.activity(zandkamp, "Announce", inner));
      await later();
      expect(await world.times(asked.path, "Gedeeld door een buurwijk.")).toBe(0);
      const standing = await countOf(
        sql`select count(*) as n from post where html like '%Gedeeld door een buurwijk.%'`,
      );
      expect(standing).toBe(shutOut ? 0 : 1);
      await sql`update post set withdrawn_at = ${world.clock()}, html = '' where html like '%Gedeeld door een buurwijk.%'`;
    });

    test("Flag", async () => {
      const reports = () => countOf(sql`select count(*) as n from identity.post_report where outcome is null`);
      const before = await reports();
      await heardOr(world.activity(person, "Flag", [asked.uri]))();
      expect(await reports()).toBe(before + (shutOut ? 0 : 1));
    });

    test("Block", async () => {
      const blocks = () => countOf(sql`select count(*) as n from received_block`);
      const before = await blocks();
      const block = world.activity(person, "Block", `${world.wijk.origin}/ap/a/${crypto.randomUUID()}`);
      await heardOr(block)();
      expect(await blocks()).toBe(before);
    });

    test("what came in before and waits is not heard either, but for what takes something back", async () => {
      await lift(person);
      const waiting = world.answer(person, asked.uri, "Al binnen.");
      expect((await world.send(person, waiting)).status).toBe(202);
      expect((await world.send(person, world.activity(person, "Flag", [asked.uri]))).status).toBe(202);
      await set(person);
      await later();
      expect(await world.times(asked.path, "Al binnen.")).toBe(0);
      const postId = asked.path.split("/").at(-1) ?? "";
      const reports = await countOf(sql`select count(*) as n from identity.post_report where post_id = ${postId}`);
      expect(reports).toBe(shutOut ? 0 : 1);
    });
  });

  describe("out", () => {
    test("Announce, Create and Update", async () => {
      const { id } = await answerOf(person);
      const fields = { title: "Een andere titel", text: "", theme: "lenen", audience: "everyone", outside: "standin" };
      await world.anneke.post(`${asked.path}/veranderen`, fields);
      await world.anneke.post(`${asked.path}/antwoorden`, { text: "Dank je wel.", inReplyTo: String(id) });
      await world.ask();
      await later();
      if (shutOut) expect(sentTo(person, came)).toEqual([]);
      else expect(sentTo(person, came)).toEqual(expect.arrayContaining(["Announce", "Update"]));
    });

    test("Accept, Reject and Follow", async () => {
      const before = inboxes.get(person.id)?.length ?? 0;
      const chosen = await administrator().post("/beheer/buurwijken", { address: `@persoon${nth}@${host()}` });
      expect(chosen.status).toBe(422);
      await later();
      expect(sentTo(person, before)).toEqual([]);
    });

    test("Flag", async () => {
      const before = inboxes.get(person.id)?.length ?? 0;
      const { id } = await answerOf(person);
      await lift(person);
      await world.anneke.post(`/antwoorden/${id}/klopt-niet`, { why: "advertising" });
      await set(person);
      const words = { [`words-${id}`]: "Dit is reclame." };
      const sent = await administrator().post(`/moderatie/meldingen/${id}/doorsturen`, words);
      expect(sent.status).toBe(shutOut ? 422 : 200);
      await later();
      expect(sentTo(person, before)).toEqual(shutOut ? [] : ["Flag"]);
    });

    test("Delete and Undo go to whoever got it, since they protect who wrote it", async () => {
      const before = inboxes.get(person.id)?.length ?? 0;
      await world.anneke.post(`${asked.path}/intrekken`);
      await later();
      await later();
      expect(sentTo(person, before)).toEqual(expect.arrayContaining(["Delete", "Undo"]));
      if (shutOut) expect(sentTo(person, before)).toEqual(["Delete", "Undo"]);
    });
  });

  test("nothing was fetched from there meanwhile", () => {
    const now = world.home.requests.filter((request) => request.startsWith("GET")).length;
    // A person who is blocked keeps the others of that server: its documents may be asked for.
    if (shutOut && name !== "the person is blocked") expect(now).toBe(fetched);
  });

  describe("in, what takes something back", () => {
    test("Undo of their follow", async () => {
      const left = () => countOf(sql`select count(*) as n from follower where follow_uri = ${follow.id}`);
      expect(await left()).toBe(1);
      expect(await isHeard(world.activity(person, "Undo", follow.id))).toBe(true);
      expect(await left()).toBe(0);
    });

    test("Delete of what they wrote", async () => {
      const other = await (async () => {
        await lift(person);
        const question = await world.ask();
        const answer = world.answer(person, question.uri, "Dit wil ik kwijt.");
        await world.tell(person, answer);
        await later();
        await set(person);
        return answer;
      })();
      expect(await isHeard(world.activity(person, "Delete", other.object.id))).toBe(true);
      const { withdrawn_at: gone, html } = await one(
        sql`select withdrawn_at, html from post where uri = ${other.object.id}`,
      );
      expect(gone).not.toBeNull();
      expect(html).toBe("");
    });
  });
});

test("another person of the same server is heard and told when only one is blocked", async () => {
  const [barred, other] = [newcomer("geweerd"), newcomer("welkom")];
  const asked = await world.ask();
  await world.tell(barred, world.answer(barred, asked.uri, "Van wie niet welkom is."));
  const { id } = await answerOf(barred);
  await administrator().post(`/moderatie/schrijver-van/${id}`, { reason: "Schelden" });
  expect(await world.times(asked.path, "Van wie niet welkom is.")).toBe(0);
  await world.tell(other, world.activity(other, "Follow", world.wijkUri));
  await world.tell(other, world.answer(other, asked.uri, "Van wie welkom is."));
  expect(await world.times(asked.path, "Van wie welkom is.")).toBe(1);
  await world.ask();
  await later();
  expect(sentTo(other)).toContain("Announce");
  expect((await administrator().get("/moderatie/schrijvers")).html).toContain("Schelden");
});

test("what waits for a server that is shut out then ends at once, with the reason", async () => {
  const person = newcomer("ver-weg");
  await world.tell(person, world.activity(person, "Follow", world.wijkUri));
  await later();
  world.home.pages.set("/users/ver-weg/inbox", (request, response) => {
    request.resume();
    response.writeHead(500).end();
  });
  await world.ask();
  await later();
  const waits = () =>
    countOf(sql`select count(*) as n from delivery where inbox = ${`${person.id}/inbox`} and done_at is null`);
  expect(await waits()).toBeGreaterThan(0);
  await administrator().post("/beheer/servers", { host: host(), policy: "block", reason: "Spam" });
  expect(await waits()).toBe(0);
  const ended = await sql`select distinct outcome, last_error from delivery
    where inbox = ${`${person.id}/inbox`} and outcome <> 'delivered'`;
  expect(ended.map((row) => [row.outcome, row.last_error])).toEqual([["given-up", "blocked"]]);
  await administrator().post("/beheer/servers/vrij", { host: host() });
});

test("a limited answer stands, and is shared, once a moderator lets it through", async () => {
  await administrator().post("/beheer/servers", { host: host(), policy: "limit", reason: "Eerst lezen" });
  const person = newcomer("gelezen");
  await world.tell(person, world.activity(person, "Follow", world.wijkUri));
  const asked = await world.ask();
  await world.tell(person, world.answer(person, asked.uri, "Eerst gelezen."));
  await later();
  const waiting = (await administrator().get("/moderatie")).html;
  expect(waiting).toContain("Eerst gelezen.");
  expect(waiting).toContain(`Komt van ${host()}`);
  const { id } = await answerOf(person);
  await administrator().post(`/moderatie/${id}/doorlaten`, { version: "" });
  await later();
  expect(await world.times(asked.path, "Eerst gelezen.")).toBe(1);
  const announced = await countOf(
    sql`select count(*) as n from outgoing_activity where type = 'Announce' and body like '%Eerst gelezen.%'`,
  );
  expect(announced).toBe(1);
  await administrator().post("/beheer/servers/vrij", { host: host() });
});

test("turning the list on says before who will hear nothing, and neighbours need no place on it", async () => {
  const person = newcomer("volger");
  await world.tell(person, world.activity(person, "Follow", world.wijkUri));
  const before = (await administrator().get("/beheer/servers/lijst")).html;
  expect(before).toMatch(new RegExp(`${host()}: \\d+ volger`));
  expect(before).not.toContain(`${new URL(world.third.url).host}: `);
  await administrator().post("/beheer/servers/lijst/aan");
  expect((await administrator().get("/beheer/servers")).html).toContain("alleen met sites van de lijst");
  await administrator().post("/beheer/servers/lijst", { host: host() });
  const asked = await world.ask();
  await world.tell(person, world.answer(person, asked.uri, "Van een site op de lijst."));
  expect(await world.times(asked.path, "Van een site op de lijst.")).toBe(1);
  await administrator().post("/beheer/servers/lijst/af", { host: host() });
  expect(await world.times(asked.path, "Van een site op de lijst.")).toBe(0);
  await administrator().post("/beheer/servers/lijst/uit");
  expect(await world.times(asked.path, "Van een site op de lijst.")).toBe(1);
});
