import { createVerify } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { deliveryReport } from "../../src/federation/delivery/delivery-report.postgres.ts";
import { digestOf } from "../../src/federation/signatures/digest.ts";
import { day, hour, minute, second } from "../../src/kernel/clock.ts";
import { createDeliveryWorld, createPeer, type Peer } from "./delivery-world.ts";

let world: Awaited<ReturnType<typeof createDeliveryWorld>>;
let peer: Peer;
const at = (path: string, host = "127.0.0.1") => `http://${host}:${peer.port}${path}`;
const statuses = (...all: number[]) => {
  peer.answer = () => ({ status: all.shift() ?? 202 });
};
const neverAnswers = () => new Promise<never>(() => {});

beforeEach(async () => {
  [world, peer] = await Promise.all([createDeliveryWorld(), createPeer()]);
});
afterEach(() => Promise.all([world.drop(), peer.close()]));

describe("who gets an activity", () => {
  test("each inbox gets it once: shared inboxes count for all who share them, who is gone or of this server gets nothing", async () => {
    const shared = { sharedInbox: at("/shared") };
    for (const inbox of [at("/a"), at("/b")]) await world.follow(await world.remote(inbox, shared));
    await world.follow(await world.remote(at("/gone"), { gone: true }));
    const alone = await world.remote(at("/alone"));
    await world.follow(alone);
    await world.add("one", { followersOf: world.ours, actors: [alone, world.ours] });
    expect(await world.engine().deliverDue()).toBe(2);
    expect(peer.received.map(({ url }) => url).sort()).toEqual(["/alone", "/shared"]);
  });

  test("whoever got anything about an object gets what comes after, also when they follow no longer", async () => {
    const once = await world.remote(at("/once"));
    await world.add("create", { actors: [once] });
    await world.add("delete", { whoeverGot: "http://own.test/ap/o/one" }, { type: "Delete" });
    await world.add("other", { whoeverGot: "http://own.test/ap/o/other" });
    await world.engine().deliverDue();
    expect(peer.names()).toEqual(["create", "delete"]);
  });

  test("an activity that was added before changes nothing", async () => {
    const one = await world.remote(at("/one"));
    const id = crypto.randomUUID();
    const uri = "http://own.test/ap/v/same";
    expect(await world.add("one", { actors: [one] }, { id, uri })).toBe("added");
    expect(await world.add("two", { actors: [one] }, { id, uri })).toBe("known");
    await world.engine().deliverDue();
    expect(peer.names()).toEqual(["one"]);
  });

  test("a blocked server gets nothing, and what was queued for it before the block is given up", async () => {
    const blocked = await world.remote(at("/inbox", "localhost"));
    const before = await world.remote(at("/inbox"));
    await world.block(`localhost:${peer.port}`);
    await world.add("one", { actors: [blocked, before] });
    await world.block(`127.0.0.1:${peer.port}`);
    await world.add("two", { whoeverGot: "http://own.test/ap/o/one" });
    await world.engine().deliverDue();
    expect(peer.received).toEqual([]);
    expect(await world.deliveries()).toMatchObject([{ inbox: at("/inbox"), outcome: "given-up", error: "blocked" }]);
  });

  test.each(["Create", "Update", "Delete", "Like", "Announce", "Undo"])(
    "a post for the wijk does not leave in a %s, by its number or in its text",
    async (type) => {
      const [secret, open] = [await world.post("wijk"), await world.post("everyone")];
      const one = await world.remote(at("/one"));
      const named = world.add("secret", { actors: [one] }, { type, postId: secret });
      await expect(named).rejects.toMatchObject({ cause: { code: "23514" } });
      const body = JSON.stringify({ name: "secret", object: `http://own.test/ap/o/${secret}` });
      const inText = world.add("secret", { actors: [one] }, { type, body });
      await expect(inText).rejects.toMatchObject({ cause: { code: "23514" } });
      await world.add("open", { actors: [one] }, { type, postId: open });
      await world.engine().deliverDue();
      expect(peer.names()).toEqual(["open"]);
    },
  );
});

test("a delivery is a signed POST of exactly the stored text", async () => {
  await world.add("one", { actors: [await world.remote(at("/inbox?wijk=1"))] });
  await world.engine().deliverDue();
  const [request] = peer.received;
  const headers = request?.headers ?? {};
  expect(headers).toMatchObject({ "content-type": "application/activity+json", digest: digestOf(request?.body ?? "") });
  const [, covered = "", signature = ""] =
    /headers="([^"]+)",signature="([^"]+)"/.exec(String(headers.signature)) ?? [];
  const lines = covered
    .split(" ")
    .map((name) => `${name}: ${name === "(request-target)" ? "post /inbox?wijk=1" : headers[name]}`);
  const verify = createVerify("sha256").update(lines.join("\n"));
  expect(verify.verify(world.publicKey, signature, "base64")).toBe(true);
});

describe("order", () => {
  test("what follows on an object waits until the one before it has arrived, others do not", async () => {
    const one = await world.remote(at("/one"));
    peer.answer = (name) => ({ status: name === "create" && peer.names().length < 3 ? 500 : 202 });
    await world.add("create", { actors: [one] });
    await world.add("update", { actors: [one] });
    await world.add("elsewhere", { actors: [one] }, { objectUri: "http://own.test/ap/o/other" });
    const engine = world.engine();
    await engine.deliverDue();
    expect(peer.names().sort()).toEqual(["create", "elsewhere"]);
    world.pass(14 * second);
    expect(await engine.deliverDue()).toBe(0);
    const outcomes = (await world.deliveries()).map(({ attempts, outcome }) => [attempts, outcome]);
    expect(outcomes).toEqual([
      [1, null],
      [0, null],
      [1, "delivered"],
    ]);
    world.pass(second);
    await engine.deliverDue();
    expect(peer.names().slice(2)).toEqual(["create", "update"]);
  });

  test("what waits behind a failed one moves along with it", async () => {
    const one = await world.remote(at("/one"));
    statuses(500);
    for (const name of ["create", "update", "delete"]) await world.add(name, { actors: [one] });
    await world.engine().deliverDue();
    const due = new Set((await world.deliveries()).map((delivery) => new Date(delivery.due).toISOString()));
    expect([...due]).toEqual(["2026-11-23T12:00:15.000Z"]);
  });

  test("nothing goes out before its time", async () => {
    const one = await world.remote(at("/one"));
    await world.add("later", { actors: [one] }, { notBefore: new Date("2026-11-23T12:00:03Z") });
    const engine = world.engine();
    expect(await engine.deliverDue()).toBe(0);
    expect(await world.nextDueAt()).toEqual(new Date("2026-11-23T12:00:03Z"));
    world.pass(3 * second);
    expect(await engine.deliverDue()).toBe(1);
  });
});

describe("crashes and leases", () => {
  test("what a process has in hand is its own as long as it lives, and goes out at once when it died", async () => {
    await world.add("one", { actors: [await world.remote(at("/one"))] });
    const claimed = Promise.withResolvers<void>();
    const dying = world.worker();
    void world
      .engine(() => {
        claimed.resolve();
        return neverAnswers();
      }, dying)
      .deliverDue();
    await claimed.promise;
    const survivor = world.engine();
    world.pass(hour);
    expect(await survivor.deliverDue()).toBe(0);
    await dying.stop();
    expect(await world.engine().deliverDue()).toBe(1);
    expect(peer.names()).toEqual(["one"]);
  });

  test("who comes back after its work was taken over cannot undo what the next one did", async () => {
    await world.add("one", { actors: [await world.remote(at("/one"))] });
    const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const hanging = world.worker();
    const slow = world
      .engine(async (url) => {
        begun.resolve();
        await goOn.promise;
        return { status: 202, headers: {}, body: new Uint8Array(), url: String(url) };
      }, hanging)
      .deliverDue();
    await begun.promise;
    await hanging.stop();
    statuses(404);
    await world.engine().deliverDue();
    goOn.resolve();
    await slow.catch(() => {});
    expect(await world.deliveries()).toMatchObject([{ attempts: 1, outcome: null, error: "status 404" }]);
  });

  test("engines at work together send everything once", async () => {
    const inboxes = Array.from({ length: 40 }, (_, number) => at(`/${number}`, `127.0.0.${1 + (number % 8)}`));
    await world.add("one", { actors: await Promise.all(inboxes.map((inbox) => world.remote(inbox))) });
    const engines = Array.from({ length: 6 }, () => world.engine());
    const counts = await Promise.all(engines.map((engine) => engine.deliverDue()));
    expect(counts.reduce((sum, count) => sum + count)).toBe(40);
    expect(new Set(peer.received.map(({ url }) => url)).size).toBe(40);
    expect(peer.received.length).toBe(40);
  });

  test("a stopped engine begins nothing, finishes what is under way and gives the rest back", async () => {
    const inboxes = Array.from({ length: 5 }, (_, number) => at(`/${number}`));
    await world.add("one", { actors: await Promise.all(inboxes.map((inbox) => world.remote(inbox))) });
    const goOn = Promise.withResolvers<{ status: number }>();
    peer.answer = () => goOn.promise;
    const engine = world.engine();
    const delivering = engine.deliverDue();
    await vi.waitUntil(() => peer.received.length === 2);
    const stopping = engine.stop();
    goOn.resolve({ status: 202 });
    await stopping;
    expect(await delivering).toBe(2);
    expect(peer.received.length).toBe(2);
    expect((await world.deliveries()).filter(({ attempts }) => attempts === 0).length).toBe(3);
    expect(await world.engine().deliverDue()).toBe(3);
  });
});

test("at most two requests at a time go to one host, and a host that hangs does not hold up another", async () => {
  const slow = Array.from({ length: 12 }, (_, number) => at(`/slow/${number}`));
  await world.add("slow", { actors: await Promise.all(slow.map((inbox) => world.remote(inbox))) });
  const release = Promise.withResolvers<void>();
  peer.answer = async (name) => {
    if (name === "slow") await release.promise;
    return { status: 202 };
  };
  const engine = world.engine();
  const delivering = engine.deliverDue();
  await vi.waitUntil(() => peer.received.length === 2);
  await world.add("quick", { actors: [await world.remote(at("/quick", "127.0.0.2"))] });
  await vi.waitUntil(() => peer.names().includes("quick"));
  expect(peer.names()).toEqual(["slow", "slow", "quick"]);
  release.resolve();
  expect(await delivering).toBe(13);
});

describe("patience", () => {
  test("a peer that fails is tried again after 15 s, 1, 5, 15 min, 1 h, four times 3 h, then every 6 h, for 7 days", async () => {
    await world.add("one", { actors: [await world.remote(at("/one"))] });
    peer.answer = () => ({ status: 403 });
    const engine = world.engine();
    const begin = world.clock().getTime();
    const pauses: number[] = [];
    for (;;) {
      await engine.deliverDue();
      const next = await world.nextDueAt();
      if (next === null) break;
      pauses.push((next.getTime() - world.clock().getTime()) / minute);
      world.pass(next.getTime() - world.clock().getTime());
    }
    expect(pauses.slice(0, 12)).toEqual([0.25, 1, 5, 15, 60, 180, 180, 180, 180, 360, 360, 360]);
    expect(world.clock().getTime() - begin).toBe(7 * day);
    expect(await world.deliveries()).toMatchObject([{ outcome: "given-up", error: "status 403" }]);
  });

  test.each([
    ["a Delete", { type: "Delete" }],
    ["an Announce around a Delete", { type: "Announce", takesBack: true }],
  ])("%s is kept up for 90 days", async (_, saying) => {
    await world.add("one", { actors: [await world.remote(at("/one"))] }, saying);
    statuses(500, 500);
    const engine = world.engine();
    await engine.deliverDue();
    world.pass(90 * day - second);
    await engine.deliverDue();
    expect(await world.nextDueAt()).toEqual(new Date(Date.parse("2026-11-23T12:00:00Z") + 90 * day));
    world.pass(second);
    await engine.deliverDue();
    expect(peer.received.length).toBe(3);
  });

  test.each([
    ["120", 2 * minute],
    ["Mon, 23 Nov 2026 13:00:00 GMT", hour],
    ["999999", day],
    ["1", 15 * second],
    ["soon", 15 * second],
  ])("Retry-After: %s is honoured, within reason", async (retryAfter, pause) => {
    await world.add("one", { actors: [await world.remote(at("/one"))] });
    peer.answer = () => ({ status: 429, headers: { "retry-after": retryAfter } });
    const engine = world.engine();
    await engine.deliverDue();
    expect(await world.nextDueAt()).toEqual(new Date(world.clock().getTime() + pause));
  });

  test("410 ends a delivery when it came three times over 48 hours, not before", async () => {
    await world.add("one", { actors: [await world.remote(at("/one"))] });
    statuses(410, 410, 500, 410, 410, 410, 410);
    const engine = world.engine();
    const outcomes: (string | null | undefined)[] = [];
    for (const wait of [2 * day, day, 6 * hour, day, day - second, 3 * hour, 0]) {
      await engine.deliverDue();
      outcomes.push((await world.deliveries())[0]?.outcome);
      world.pass(wait);
    }
    expect(peer.received.length).toBe(7);
    expect(outcomes).toEqual([null, null, null, null, null, null, "given-up"]);
  });

  test("a peer that is not there is tried again; an address that is not allowed is given up at once", async () => {
    const dead = await createPeer();
    await dead.close();
    await world.add("one", { actors: [await world.remote(`http://127.0.0.1:${dead.port}/inbox`)] });
    await world.add("two", { actors: [await world.remote("https://10.1.2.3/inbox")] });
    await world.engine().deliverDue();
    expect(await world.deliveries()).toMatchObject([
      { outcome: null, error: "connection", attempts: 1 },
      { outcome: "given-up", error: "address not allowed: private-address" },
    ]);
  });
});

test("the administrator sees per host what waits and what was given up, and why", async () => {
  peer.answer = () => ({ status: 500 });
  const many = [at("/one"), at("/two"), "https://10.1.2.3/inbox"];
  await world.add("one", { actors: await Promise.all(many.map((inbox) => world.remote(inbox))) });
  await world.engine().deliverDue();
  const made = new Date("2026-11-23T12:00:00Z");
  expect(await deliveryReport(world.database.sql).waitingAndGivenUp()).toEqual({
    waiting: [
      {
        host: `127.0.0.1:${peer.port}`,
        count: 2,
        since: made,
        attempts: 1,
        reason: "status 500",
        next: new Date("2026-11-23T12:00:15Z"),
        awaySince: made,
        heldUntil: null,
      },
    ],
    givenUp: [{ host: "10.1.2.3", count: 1, since: made, attempts: 1, reason: "address not allowed: private-address" }],
  });
});
