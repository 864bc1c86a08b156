import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { day, hour, minute, second } from "../../src/kernel/clock.ts";
import { createInboundWorld } from "../hostile/inbound-world.ts";
import { type Person, post, settle } from "../hostile/origins.ts";
import { createListener, type Listener } from "./listener.ts";
import { ordersOf } from "./permutations.ts";

let world: Awaited<ReturnType<typeof createInboundWorld>>;
let sql: postgres.Sql;
let sanne: Person;
/** A follower of the wijk: what the wijk tells its neighbours comes here. */
let listener: Listener;

beforeAll(async () => {
  world = await createInboundWorld({ environment: { RATE_LIMIT_INBOX_PER_HOST: "1000000" } });
  sql = postgres(world.wijk.databaseUrl, { max: 2 });
  sanne = settle(world.home, "sanne");
  const follower = settle(world.third, "volger");
  listener = createListener(world.third, follower);
  await world.tell(follower, world.activity(follower, "Follow", world.wijkUri));
});
afterAll(async () => {
  await sql.end();
  await world.close();
});

const activityIds = new Map<string, number>();
/** A new name for something of one kind. */
const newName = (kind: string): string => {
  activityIds.set(kind, (activityIds.get(kind) ?? 0) + 1);
  return `${kind}-${activityIds.get(kind)}`;
};

/** How arrivals and handling take turns. */
const arrivals = ["each is handled before the next comes", "all have come before any is handled"] as const;

/** Sends the first of every story, then the second of every story, and so on. */
const tellAll = async (
  stories: readonly (readonly { readonly by: Person; readonly activity: object }[])[],
  arrival: (typeof arrivals)[number],
): Promise<void> => {
  for (let step = 0; step < Math.max(...stories.map((story) => story.length)); step++) {
    for (const story of stories) {
      const told = story[step];
      if (told !== undefined) expect((await world.send(told.by, told.activity)).status).toBe(202);
    }
    if (arrival === "each is handled before the next comes") await world.wijk.settle();
  }
  await world.wijk.settle();
};

/** A Create, two Updates, a Delete and a second Create of one answer. */
const lifeOf = (inReplyTo: string, words: string) => {
  const now = world.clock().getTime();
  const create = world.answer(sanne, inReplyTo, `${words} one.`, { published: new Date(now - hour).toISOString() });
  const update = (text: string, at: number) =>
    world.activity(sanne, "Update", {
      ...create.object,
      content: `<p>${words} ${text}.</p>`,
      updated: new Date(at).toISOString(),
    });
  return {
    create,
    first: update("two", now - 30 * minute),
    second: update("three", now - 20 * minute),
    remove: world.activity(sanne, "Delete", { id: create.object.id, type: "Tombstone" }),
    again: { ...create, id: `${create.id}/again` },
  };
};

type Life = ReturnType<typeof lifeOf>;
type Step = keyof Life;

/** Plays every order of `steps`, each on an answer of its own; gives per order which words stand on the page. */
const playEveryOrder = async (steps: readonly Step[], arrival: (typeof arrivals)[number]) => {
  const { path, uri } = await world.ask();
  const orders = ordersOf(steps).map((order) => ({ order, words: newName("antwoord"), life: {} as Life }));
  for (const played of orders) played.life = lifeOf(uri, played.words);
  await tellAll(
    orders.map(({ order, life }) => order.map((step) => ({ by: sanne, activity: life[step] }))),
    arrival,
  );
  const { html } = await world.anneke.get(path);
  const page = html.replaceAll(/data-view="[^"]*"/g, "");
  return Object.fromEntries(
    orders.map(({ order, words }) => [
      order.join(", "),
      ["one", "two", "three"].flatMap((text) => Array(page.split(`${words} ${text}.`).length - 1).fill(text)),
    ]),
  );
};

/** The same end for every order. */
const alwaysEnds = (steps: readonly Step[], end: readonly string[]) =>
  Object.fromEntries(ordersOf(steps).map((order) => [order.join(", "), end]));

describe.each(arrivals)("whatever the order of arrival, when %s,", (arrival) => {
  test("an answer that was changed twice stands there once, in its last words", async () => {
    expect(await playEveryOrder(["create", "first"], arrival)).toEqual(alwaysEnds(["create", "first"], ["two"]));
    const steps = ["create", "first", "second"] as const;
    expect(await playEveryOrder(steps, arrival)).toEqual(alwaysEnds(steps, ["three"]));
  });

  test("an answer that came in two Creates and was changed twice stands there once, in its last words", async () => {
    const steps = ["create", "first", "second", "again"] as const;
    expect(await playEveryOrder(steps, arrival)).toEqual(alwaysEnds(steps, ["three"]));
  });

  test("an answer that was deleted is gone, and stays gone", async () => {
    for (const steps of [
      ["create", "remove"],
      ["create", "remove", "again"],
      ["create", "first", "second", "remove"],
      ["create", "first", "second", "remove", "again"],
    ] as const) {
      expect(await playEveryOrder(steps, arrival)).toEqual(alwaysEnds(steps, []));
    }
  });

  test("a follow that was taken back is gone, and a new one after it counts", async () => {
    const ends = await endsOf(["Follow 1", "Undo 1"], world.wijkUri, arrival, followOf);
    expect(ends).toEqual({ "Follow 1, Undo 1": null, "Undo 1, Follow 1": null });
    const three = ["Follow 1", "Undo 1", "Follow 2"];
    const after = await endsOf(three, world.wijkUri, arrival, followOf);
    expect(after).toEqual(endsWith("Follow 2", three));
  });

  test("a like that was taken back is gone, and a new one after it counts", async () => {
    const { uri } = await world.ask();
    const ends = await endsOf(["Like 1", "Undo 1"], uri, arrival, likeOf);
    expect(ends).toEqual({ "Like 1, Undo 1": null, "Undo 1, Like 1": null });
    const three = ["Like 1", "Undo 1", "Like 2"];
    const after = await endsOf(three, uri, arrival, likeOf);
    expect(after).toEqual(endsWith("Like 2", three));
  });
});

/**
 * In every order the second stands, but for one: there the first came last and was taken back, which looks the same as
 * somebody who repeated it and changed their mind. Then the wish to be left alone counts.
 */
const endsWith = (second: string, three: readonly string[]) => {
  const [first, undo] = three;
  return Object.fromEntries(
    ordersOf(three).map((order) => {
      const name = order.join(", ");
      return [name, name === `${second}, ${first}, ${undo}` ? null : second];
    }),
  );
};

const followOf = (actor: string) =>
  sql`select follow_uri as uri from follower join actor on actor.id = follower_id where actor.uri = ${actor}`;
const likeOf = (actor: string) =>
  sql`select activity_uri as uri from liking join actor on actor.id = actor_id where actor.uri = ${actor}`;

/** Plays every order of steps such as `Follow 1` and `Undo 1`; gives per order which of them counts in the end. */
const endsOf = async (
  steps: readonly string[],
  object: string,
  arrival: (typeof arrivals)[number],
  kept: (actor: string) => PromiseLike<readonly postgres.Row[]>,
) => {
  const stories = ordersOf(steps).map((order) => {
    const by = settle(world.home, newName("iemand"));
    const given = new Map<string, ReturnType<typeof world.activity>>();
    for (const step of steps.filter((each) => !each.startsWith("Undo")))
      given.set(step, world.activity(by, step.split(" ")[0] ?? "", object));
    for (const step of steps.filter((each) => each.startsWith("Undo"))) {
      const undone = [...given].find(([name]) => name.endsWith(step.slice("Undo".length)))?.[1];
      given.set(step, world.activity(by, "Undo", undone));
    }
    return { order, by, given };
  });
  await tellAll(
    stories.map(({ order, by, given }) => order.map((step) => ({ by, activity: given.get(step) ?? {} }))),
    arrival,
  );
  const ends: Record<string, string | null> = {};
  for (const { order, by, given } of stories) {
    const rows = await kept(by.id);
    expect(rows.length).toBeLessThan(2);
    const name = [...given].find(([, { id }]) => id === rows[0]?.uri)?.[0];
    ends[order.join(", ")] = rows[0] === undefined ? null : (name ?? "something else");
  }
  return ends;
};

test("An Accept that comes twice, and many times at once, makes one neighbour", async () => {
  const wijk = settle(world.home, "lindehout");
  world.home.pages.set("/users/lindehout", { ...wijk.document, type: "Group", name: "Lindehout" });
  await world.wijk.administrator.post("/beheer/buurwijken", { address: wijk.id });
  await world.wijk.settle();
  const neighbours = () =>
    sql`select state, follow_uri from neighbour join actor on actor.id = actor_id where uri = ${wijk.id}`;
  const [asked] = await neighbours();
  const accepts = Array.from({ length: 10 }, () => world.activity(wijk, "Accept", asked?.follow_uri));
  const answers = await Promise.all([...accepts, ...accepts].map((accept) => world.send(wijk, accept)));
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(202));
  await world.wijk.settle();
  expect(await neighbours()).toEqual([{ state: "accepted", follow_uri: asked?.follow_uri }]);
});

describe("clocks that differ", () => {
  const sentAt = async (skew: number) => {
    const { uri } = await world.ask();
    const at = new Date(world.clock().getTime() + skew);
    return (await post(world.sharedInbox, world.answer(sanne, uri, newName("tijd")), sanne, at)).status;
  };

  test.each([5 * minute, 59 * minute])("by up to an hour either way are accepted (%i ms)", async (skew) => {
    expect([await sentAt(skew), await sentAt(-skew)]).toEqual([202, 202]);
  });

  test.each([61 * minute, 13 * hour])("by more than an hour either way are refused (%i ms)", async (skew) => {
    expect([await sentAt(skew), await sentAt(-skew)]).toEqual([401, 401]);
  });

  test("a peer whose clock is 59 minutes off, either way, has its answer, its change and its withdrawal taken in", async () => {
    for (const skew of [59 * minute, -59 * minute]) {
      const { path, uri } = await world.ask();
      const words = newName("scheef");
      const there = () => new Date(world.clock().getTime() + skew);
      const say = async (activity: object) => {
        expect((await post(world.sharedInbox, activity, sanne, there())).status).toBe(202);
        await world.wijk.settle();
        return [await world.times(path, `${words} one.`), await world.times(path, `${words} two.`)];
      };
      const create = world.answer(sanne, uri, `${words} one.`, { published: there().toISOString() });
      expect(await say(create)).toEqual([1, 0]);
      world.clock.move(10 * second);
      const changed = { ...create.object, content: `<p>${words} two.</p>`, updated: there().toISOString() };
      expect(await say(world.activity(sanne, "Update", changed))).toEqual([0, 1]);
      expect(await say(world.activity(sanne, "Delete", create.object.id))).toEqual([0, 0]);
    }
  });

  test("our own clock that steps back an hour loses nothing, doubles nothing and keeps the order of what comes in", async () => {
    const { path, uri } = await world.ask();
    const words = newName("terug");
    const life = lifeOf(uri, words);
    expect((await world.send(sanne, life.create)).status).toBe(202);
    world.clock.move(-hour);
    expect((await world.send(sanne, life.first)).status).toBe(202);
    await world.wijk.settle();
    world.clock.move(hour);
    await world.wijk.settle();
    expect([await world.times(path, `${words} one.`), await world.times(path, `${words} two.`)]).toEqual([0, 1]);
    world.clock.move(-hour);
    expect((await world.send(sanne, life.remove)).status).toBe(202);
    await world.wijk.settle();
    expect((await world.send(sanne, life.again)).status).toBe(202);
    world.clock.move(hour);
    await world.wijk.settle();
    expect([await world.times(path, `${words} one.`), await world.times(path, `${words} two.`)]).toEqual([0, 0]);
  });

  test("our own clock that steps back an hour loses nothing, doubles nothing and keeps the order of what goes out", async () => {
    const title = newName("klok");
    const fields = { text: "", theme: "lenen", audience: "everyone", outside: "standin" };
    const asked = await world.anneke.post("/vragen", { title: `${title} een`, ...fields });
    const { pathname } = new URL(asked.url);
    world.clock.move(-hour);
    await world.wijk.settle();
    await world.anneke.post(`${pathname}/veranderen`, { title: `${title} twee`, ...fields });
    await world.wijk.settle();
    world.clock.move(hour);
    await world.wijk.settle();
    world.clock.move(-hour);
    await world.anneke.post(`${pathname}/intrekken`);
    await world.wijk.settle();
    world.clock.move(2 * hour);
    await world.wijk.settle();
    const objectUri = `${world.wijk.origin}/ap/o/${pathname.split("/").at(-1)}`;
    expect(listener.about(objectUri)).toEqual([
      "Announce Create",
      "Announce object",
      "Update",
      "Announce Update",
      "Delete",
      "Undo Announce",
      "Undo Announce",
      "Announce Delete",
    ]);
  });
});

describe("one activity that comes many times", () => {
  test.each([2, 10, 100])("has one effect: %i times at once, and again after 25 hours and 8 days", async (times) => {
    const { path, uri } = await world.ask();
    const words = newName("vaak");
    const create = world.answer(sanne, uri, words);
    const inboxes = [world.sharedInbox, `${world.wijkUri}/inbox`];
    const replay = async () => {
      const sent = Array.from({ length: times }, (_, index) => world.send(sanne, create, inboxes[index % 2]));
      const [answers] = await Promise.all([Promise.all(sent), world.wijk.settle()]);
      expect(answers.map(({ status }) => status)).toEqual(Array(times).fill(202));
      await world.wijk.settle();
    };
    const effects = async () => ({
      onThePage: await world.times(path, words),
      posts: (await sql`select 1 from post where uri = ${create.object.id}`).length,
      told: (
        await sql`select 1 from event where kind = 'AnswerReceived'
          and payload ->> 'threadId' = ${path.split("/").at(-1) ?? ""}`
      ).length,
      letters: (
        await sql`select 1 from event join post on post.id::text = event.payload ->> 'letterId'
          where event.kind = 'LetterWritten' and post.uri = ${create.object.id}`
      ).length,
      announced: listener.received.filter(({ body }) => body.includes(words)).length,
    });
    const once = { onThePage: 1, posts: 1, told: 1, letters: 1, announced: 1 };
    await replay();
    expect(await effects()).toEqual(once);
    for (const wait of [25 * hour, 8 * day - 25 * hour]) {
      world.clock.move(wait);
      await replay();
      expect(await effects()).toEqual(once);
    }
  });

  test("deletes what it deletes for ever, also when the Create comes again 8 days later", async () => {
    const { path, uri } = await world.ask();
    const words = newName("weg");
    const create = world.answer(sanne, uri, words);
    await world.tell(sanne, create);
    await world.tell(sanne, world.activity(sanne, "Delete", create.object.id));
    for (const wait of [25 * hour, 8 * day, 90 * day]) {
      world.clock.move(wait);
      await world.tell(sanne, create);
      await world.tell(sanne, { ...create, id: `${create.id}/${wait}` });
      const { status, html } = await world.wijk.visitor().get(path);
      expect([status, html.includes(words)]).toEqual([200, false]);
    }
  });
});
