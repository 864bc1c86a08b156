import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect, test, vi } from "vitest";
import { second } from "../../src/kernel/clock.ts";
import { newKeyPair } from "../hostile/origins.ts";
import { createPeerServer, type PeerServer } from "./peer-server.ts";
import { startRealTimeWijk } from "./real-time-wijk.ts";

const toClose: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of toClose.reverse()) await close();
});

/** Ways to hang: no answer at all, a drop a second, half an answer and then nothing. */
const waysToHang: readonly ((response: ServerResponse) => void)[] = [
  () => {},
  (response) => {
    response.writeHead(200, { "content-length": "1000" }).flushHeaders();
    const drops = setInterval(() => response.write("."), second);
    response.on("close", () => clearInterval(drops));
  },
  (response) => void response.writeHead(500, { "content-length": "10" }).write("half"),
];

const asksFor = 20 * second;
const asksEvery = 500;

test("With 20 of 40 peers hanging, 95 of 100 deliveries to the others arrive within 5 seconds", async () => {
  const keys = newKeyPair();
  const addresses = Array.from({ length: 40 }, (_, index) => `127.0.0.${index + 2}`);
  const peers = await Promise.all(addresses.map((address) => createPeerServer(address, keys)));
  toClose.push(() => Promise.all(peers.map((peer) => peer.close())).then(() => {}));
  const { wijk } = await startRealTimeWijk(peers);
  // The peers end first: what hangs at them would otherwise be waited for.
  toClose.unshift(wijk.close);
  const anneke = await wijk.neighbour("Anneke");

  const [hanging, sound] = [peers.filter((_, index) => index % 2 === 0), peers.filter((_, index) => index % 2 === 1)];
  for (const [index, peer] of hanging.entries()) peer.answer = waysToHang[index % waysToHang.length] ?? (() => {});

  const asked: string[] = [];
  for (const end = Date.now() + asksFor; Date.now() < end; await pause(asksEvery)) {
    const fields = { title: `Vraag ${asked.length}`, text: "", theme: "lenen", audience: "everyone" };
    const page = await anneke.post("/vragen", fields);
    expect(page.status).toBe(200);
    asked.push(`${wijk.origin}/ap/o/${new URL(page.url).pathname.split("/").at(-1)}`);
  }

  const delaysAt = (peer: PeerServer) => asked.map((uri) => delayOf(peer, uri));
  await vi.waitUntil(() => sound.flatMap(delaysAt).every((delay) => delay !== null), { timeout: 60 * second });
  const delays = sound.flatMap(delaysAt).flatMap((delay) => delay ?? []);
  delays.sort((one, other) => one - other);
  const at = (part: number) => delays[Math.ceil(delays.length * part) - 1] ?? Number.POSITIVE_INFINITY;
  console.info(
    `${delays.length} deliveries to 20 sound peers: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms; ` +
      `${hanging.flatMap(({ arrivals }) => arrivals).length} attempts at 20 peers that hang`,
  );
  expect(delays.length).toBe(asked.length * sound.length);
  expect(hanging.every(({ arrivals }) => arrivals.length > 0)).toBe(true);
  expect(at(0.95)).toBeLessThanOrEqual(5 * second);
});

/** From what happened here until its Announce was there, in milliseconds; `null` when it has not come. */
const delayOf = (peer: PeerServer, questionUri: string): number | null => {
  const arrival = peer.arrivals.find(
    ({ activity, body }) =>
      activity.type === "Announce" && typeof activity.object !== "string" && body.includes(questionUri),
  );
  return arrival === undefined ? null : arrival.at - Date.parse(String(arrival.activity.published));
};
