import { createVerify } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { day, hour, minute, second } from "../../src/kernel/clock.ts";
import { createDeliveryWorld, createPeer, type Peer } from "./delivery-world.ts";

let world: Awaited<ReturnType<typeof createDeliveryWorld>>;
let peer: Peer;
const at = (path: string, host = "127.0.0.1") => `http://${host}:${peer.port}${path}`;

beforeEach(async () => {
  [world, peer] = await Promise.all([createDeliveryWorld(), createPeer()]);
});
afterEach(() => Promise.all([world.drop(), peer.close()]));

const manyInboxes = async (count: number): Promise<string[]> =>
  Promise.all(Array.from({ length: count }, (_, number) => world.remote(at(`/${number}`))));

/** Lets time pass in steps, delivering what is due at each, and gives the times at which the peer was tried. */
const timesOfAttempts = async (engine: { deliverDue(): Promise<number> }, until: number, step: number) => {
  const begin = world.clock().getTime();
  const times: number[] = [];
  while (world.clock().getTime() - begin < until) {
    const before = peer.received.length;
    await engine.deliverDue();
    for (let more = before; more < peer.received.length; more++) times.push(world.clock().getTime() - begin);
    world.pass(step);
  }
  return times;
};

describe("a peer that is down", () => {
  test("gets one attempt per 30 minutes, however much waits for it", async () => {
    peer.answer = () => ({ status: 502 });
    await world.add("one", { actors: await manyInboxes(60) });
    const times = await timesOfAttempts(world.engine(), 4 * hour, 15 * second);
    const late = times.filter((time) => time >= hour);
    expect(late.length).toBeGreaterThanOrEqual(5);
    expect(late.length).toBeLessThanOrEqual(6);
    late.slice(1).forEach((time, index) => {
      expect(time - (late[index] ?? 0)).toBeGreaterThanOrEqual(30 * minute);
    });
    expect(times.length).toBeLessThan(40);
  });

  test("is not tried for what is new either, and gets everything at once when it is back", async () => {
    let isDown = true;
    peer.answer = () => ({ status: isDown ? 503 : 202 });
    await world.add("one", { actors: await manyInboxes(20) });
    const engine = world.engine();
    await timesOfAttempts(engine, hour, 15 * second);
    const [before] = [peer.received.length];
    await world.add("two", { actors: [await world.remote(at("/new"))] });
    await engine.deliverDue();
    expect(peer.received.length).toBe(before);
    isDown = false;
    world.pass(30 * minute);
    await engine.deliverDue();
    expect(peer.received.length - before).toBe(21);
    expect((await world.deliveries()).every(({ outcome }) => outcome === "delivered")).toBe(true);
    expect(await world.peers()).toMatchObject([{ failures: 0, held_until: null }]);
  });

  test("is forgotten after its deliveries' patience, with the reason, also by those that were never tried", async () => {
    peer.answer = () => ({ status: 500 });
    await world.add("one", { actors: await manyInboxes(30) });
    await timesOfAttempts(world.engine(), 7 * day + 2 * hour, 10 * minute);
    const deliveries = await world.deliveries();
    expect(deliveries.every(({ outcome, error }) => outcome === "given-up" && error === "status 500")).toBe(true);
  });

  test("that only restarts is found again within half a minute", async () => {
    let isDown = true;
    peer.answer = () => ({ status: isDown ? 503 : 202 });
    await world.add("one", { actors: await manyInboxes(12) });
    const engine = world.engine();
    await engine.deliverDue();
    isDown = false;
    await timesOfAttempts(engine, 30 * second, second);
    expect((await world.deliveries()).every(({ outcome }) => outcome === "delivered")).toBe(true);
  });

  test("does not hold back others, and an answer of another kind shows that it is up", async () => {
    peer.answer = () => ({ status: 403 });
    await world.add("one", { actors: await manyInboxes(10) });
    await world.engine().deliverDue();
    expect(peer.received.length).toBe(10);
    expect(await world.peers()).toEqual([]);
  });
});

test("a peer that asks for quiet gets nothing at all until then, and first one attempt", async () => {
  let isBusy = true;
  peer.answer = () => (isBusy ? { status: 429, headers: { "retry-after": "600" } } : { status: 202 });
  await world.add("one", { actors: await manyInboxes(10) });
  const engine = world.engine();
  await engine.deliverDue();
  const before = peer.received.length;
  expect(before).toBeLessThanOrEqual(4);
  world.pass(10 * minute - second);
  await engine.deliverDue();
  expect(peer.received.length).toBe(before);
  isBusy = false;
  world.pass(second);
  await engine.deliverDue();
  expect((await world.deliveries()).every(({ outcome }) => outcome === "delivered")).toBe(true);
});

test("several workers make one attempt together at a peer that was down", async () => {
  peer.answer = () => ({ status: 502 });
  await world.add("one", { actors: await manyInboxes(40) });
  await timesOfAttempts(world.engine(), hour, 15 * second);
  const before = peer.received.length;
  world.pass(30 * minute);
  await Promise.all([world.engine(), world.engine(), world.engine(), world.engine()].map((each) => each.deliverDue()));
  expect(peer.received.length - before).toBe(1);
});

describe("how a peer wants requests signed", () => {
  const onlyMessageSignatures = () => {
    peer.answer = () => ({ status: peer.received.at(-1)?.headers["signature-input"] === undefined ? 401 : 202 });
  };

  test("is found out with one more request, and remembered for all that follows and by every worker", async () => {
    onlyMessageSignatures();
    const one = await world.remote(at("/one"));
    await world.add("one", { actors: [one] });
    await world.engine().deliverDue();
    expect(peer.received.length).toBe(2);
    await world.add("two", { actors: [one] }, { objectUri: "http://own.test/ap/o/two" });
    await world.engine().deliverDue();
    expect(peer.received.length).toBe(3);
    expect(await world.peers()).toMatchObject([{ signature_style: "rfc9421" }]);
    expect((await world.deliveries()).map(({ outcome }) => outcome)).toEqual(["delivered", "delivered"]);
  });

  test("is an RFC 9421 signature over method, address and digest that our key made", async () => {
    onlyMessageSignatures();
    await world.add("one", { actors: [await world.remote(at("/inbox?wijk=1"))] });
    await world.engine().deliverDue();
    const headers = peer.received.at(-1)?.headers ?? {};
    const input = String(headers["signature-input"]).replace(/^sig1=/, "");
    const base = [
      `"@method": POST`,
      `"@target-uri": ${at("/inbox?wijk=1")}`,
      `"content-digest": ${headers["content-digest"]}`,
      `"@signature-params": ${input}`,
    ].join("\n");
    const signature = /:(.+):/.exec(String(headers.signature))?.[1] ?? "";
    expect(createVerify("sha256").update(base).verify(world.publicKey, signature, "base64")).toBe(true);
  });

  test("changes back when the peer does", async () => {
    onlyMessageSignatures();
    const one = await world.remote(at("/one"));
    await world.add("one", { actors: [one] });
    await world.engine().deliverDue();
    peer.answer = () => ({ status: peer.received.at(-1)?.headers["signature-input"] === undefined ? 202 : 401 });
    await world.add("two", { actors: [one] }, { objectUri: "http://own.test/ap/o/two" });
    await world.engine().deliverDue();
    expect(await world.peers()).toMatchObject([{ signature_style: null }]);
  });

  test("a peer that refuses both is tried again later, not more often", async () => {
    peer.answer = () => ({ status: 401 });
    await world.add("one", { actors: [await world.remote(at("/one"))] });
    const engine = world.engine();
    await engine.deliverDue();
    expect(peer.received.length).toBe(2);
    expect(await world.deliveries()).toMatchObject([{ attempts: 1, outcome: null, error: "status 401" }]);
  });
});
