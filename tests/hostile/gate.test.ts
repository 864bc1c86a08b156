import { generateKeyPairSync } from "node:crypto";
import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RemoteKeyStore, StoredRemoteKey } from "../../src/federation/admission/remote-keys.ts";
import { createGate, type Gate } from "./gate.ts";
import { createOrigin, newKeyPair, noteBy, type Origin, type Person, post, settle } from "./origins.ts";

let peer: Origin;
let sanne: Person;
let gate: Gate;

beforeEach(async () => {
  peer = await createOrigin();
  sanne = settle(peer, "sanne");
  gate = await createGate();
});

afterEach(() => Promise.all([gate.close(), peer.close()]));

const another = async (options: Parameters<typeof createGate>[0]) => {
  await gate.close();
  gate = await createGate(options);
};
const say = (name: string, signer: Person = sanne) => post(gate.inbox, noteBy(sanne.id, name), signer, gate.now());
const minute = 60_000;

describe("keys", () => {
  test("are fetched once for many messages", async () => {
    expect([(await say("1")).status, (await say("2")).status, (await say("3")).status]).toEqual([202, 202, 202]);
    expect(peer.requests).toHaveLength(1);
  });

  test("are fetched once for many messages at the same moment", async () => {
    const sent = await Promise.all(["1", "2", "3", "4", "5", "6"].map((name) => say(name)));
    expect(sent.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202, 202]);
    expect(peer.requests).toHaveLength(1);
  });

  test("that have been replaced are fetched again, and the old one no longer opens anything", async () => {
    await say("1");
    gate.pass(minute);
    const old = sanne;
    sanne = settle(peer, "sanne");
    expect((await say("2")).status).toBe(202);
    expect((await say("3", old)).status).toBe(401);
    expect(gate.stored).toHaveLength(2);
    expect(peer.requests).toHaveLength(2);
  });

  test("are fetched again at most once a minute, however many wrong signatures come", async () => {
    await say("1");
    gate.pass(minute);
    const thief = { ...sanne, privateKey: newKeyPair().privateKey };
    for (const name of ["2", "3", "4", "5"]) expect((await say(name, thief)).status).toBe(401);
    expect(peer.requests).toHaveLength(2);
    gate.pass(minute);
    expect((await say("6", thief)).status).toBe(401);
    expect(peer.requests).toHaveLength(3);
    expect(gate.stored).toHaveLength(1);
  });

  test("are looked up again after a day, and refused once their owner no longer names them", async () => {
    await say("1");
    gate.pass(24 * 60 * minute);
    peer.pages.set("/users/sanne", { ...sanne.document, publicKey: undefined });
    expect((await say("2")).status).toBe(401);
  });

  test("still count after a day when their server cannot be asked", async () => {
    await say("1");
    gate.pass(24 * 60 * minute);
    peer.pages.delete("/users/sanne");
    expect((await say("2")).status).toBe(202);
    gate.pass(90 * 24 * 60 * minute);
    expect((await say("3")).status).toBe(401);
  });

  test("survive a restart in the store that was given", async () => {
    const kept = new Map<string, StoredRemoteKey>();
    const keyStore: RemoteKeyStore = {
      find: async (keyId) => kept.get(keyId) ?? null,
      save: async (key) => void kept.set(key.keyId, key),
      remove: async (keyId) => void kept.delete(keyId),
    };
    await another({ keyStore });
    await say("1");
    await another({ keyStore });
    expect((await say("2")).status).toBe(202);
    expect(peer.requests).toHaveLength(1);
  });

  test("may stand under a path of their own that gives a stub of the actor, as GoToSocial has it", async () => {
    const keyId = `${sanne.id}/main-key`;
    const publicKey = { id: keyId, owner: sanne.id, publicKeyPem: sanne.publicPem };
    peer.pages.set("/users/sanne", { ...sanne.document, publicKey });
    peer.pages.set("/users/sanne/main-key", { id: sanne.id, type: "Person", preferredUsername: "sanne", publicKey });
    expect((await say("1", { ...sanne, keyId })).status).toBe(202);
    expect(peer.requests).toEqual(["GET /users/sanne/main-key", "GET /users/sanne"]);
  });

  test("may be documents of their own when actor and key name each other", async () => {
    const keyId = `${peer.url}/keys/1`;
    peer.pages.set("/users/sanne", { ...sanne.document, publicKey: keyId });
    peer.pages.set("/keys/1", { id: keyId, type: "CryptographicKey", owner: sanne.id, publicKeyPem: sanne.publicPem });
    expect((await say("1", { ...sanne, keyId })).status).toBe(202);
  });

  test("may stand in a list with others", async () => {
    const { publicPem } = newKeyPair();
    const other = { id: `${sanne.id}#other`, owner: sanne.id, publicKeyPem: publicPem };
    peer.pages.set("/users/sanne", { ...sanne.document, publicKey: [other, sanne.document.publicKey] });
    expect((await say("1")).status).toBe(202);
  });

  test("may be Multikeys of Ed25519", async () => {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const { exportMultibaseKey } = await import("@fedify/vocab-runtime");
    const jwk = publicKey.export({ format: "jwk" });
    const webKey = await crypto.subtle.importKey("jwk", jwk, "Ed25519", true, ["verify"]);
    const keyId = `${sanne.id}#ed25519-key`;
    const multikey = {
      id: keyId,
      type: "Multikey",
      controller: sanne.id,
      publicKeyMultibase: await exportMultibaseKey(webKey),
    };
    peer.pages.set("/users/sanne", { ...sanne.document, assertionMethod: [multikey] });
    const { signMessage } = await import("../../src/federation/signatures/message-signatures.ts");
    const { send } = await import("./origins.ts");
    const body = JSON.stringify(noteBy(sanne.id));
    const url = new URL(gate.inbox);
    const headers = await signMessage({ method: "POST", url, body }, { keyId, privateKey }, gate.now());
    const sent = await send(gate.inbox, { ...headers, "content-type": "application/activity+json" }, body);
    expect(sent.status).toBe(202);
  });
});

describe("an actor that deletes itself", () => {
  const farewell = () => {
    const activity = { id: `${sanne.id}#delete`, type: "Delete", actor: sanne.id, object: sanne.id };
    return post(gate.inbox, activity, sanne, gate.now());
  };

  test("is thanked and forgotten when we never knew it, without a request", async () => {
    peer.pages.set("/users/sanne", (_, response) => void response.writeHead(410).end());
    expect((await farewell()).status).toBe(202);
    expect(gate.stored).toEqual([]);
    expect(peer.requests).toEqual([]);
  });

  test("is stored when we know it, also when its key is gone by now", async () => {
    await another({ known: new Set([sanne.id]) });
    await say("1");
    gate.pass(25 * 60 * minute);
    peer.pages.set("/users/sanne", (_, response) => void response.writeHead(410).end());
    expect((await farewell()).status).toBe(202);
    expect(gate.stored.map(({ activityType }) => activityType)).toEqual(["Create", "Delete"]);
  });

  test("is refused when someone else says so of an actor that we know", async () => {
    await another({ known: new Set([sanne.id]) });
    sanne = { ...sanne, privateKey: newKeyPair().privateKey };
    expect((await farewell()).status).toBe(401);
    expect(gate.stored).toEqual([]);
  });
});

describe("who may not come in", () => {
  test("a blocked server is refused before anything is fetched, by its name on every port", async () => {
    await another({ blocked: new Set(["127.0.0.1"]) });
    expect((await say("1")).status).toBe(403);
    await another({ blocked: new Set([new URL(peer.url).host]) });
    expect((await say("1")).status).toBe(403);
    expect(peer.requests).toEqual([]);
    expect(gate.stored).toEqual([]);
  });

  test("one person can be refused, and others of that server come in", async () => {
    await another({ blockedActors: new Set([sanne.id]) });
    expect((await say("1")).status).toBe(403);
    expect(peer.requests).toEqual([]);
    const joost = settle(peer, "joost");
    expect((await post(gate.inbox, noteBy(joost.id, "1"), joost, gate.now())).status).toBe(202);
  });

  test("a blocked server is heard when it takes something back, with a key that we know, and nothing is fetched for it", async () => {
    const blocked = new Set<string>();
    await another({ blocked });
    const takeBack = (type: string) => {
      const activity = { ...noteBy(sanne.id), id: `${sanne.id}/${type}`, type };
      return post(gate.inbox, { ...activity, object: `${sanne.id}/statuses/1` }, sanne, gate.now());
    };
    expect((await say("1")).status).toBe(202);
    blocked.add(new URL(peer.url).host);
    const fetched = peer.requests.length;
    gate.pass(26 * 60 * minute);
    expect([(await takeBack("Delete")).status, (await takeBack("Undo")).status]).toEqual([202, 202]);
    expect((await takeBack("Like")).status).toBe(403);
    const wrong = { ...sanne, privateKey: newKeyPair().privateKey };
    const forged = { ...noteBy(sanne.id), id: `${sanne.id}/forged`, type: "Delete", object: `${sanne.id}/statuses/1` };
    expect((await post(gate.inbox, forged, wrong, gate.now())).status).toBe(401);
    const stranger = settle(peer, "vreemd");
    const gone = { ...noteBy(stranger.id), type: "Delete", object: `${stranger.id}/statuses/1` };
    expect((await post(gate.inbox, gone, stranger, gate.now())).status).toBe(401);
    expect(peer.requests).toHaveLength(fetched);
  });

  test("an address that sends too much is told when to come back, before its message is read", async () => {
    await another({ rateLimit: (kind, value) => (kind === "address" && value === "192.0.2.1" ? 17.2 : null) });
    const answer = await say("1");
    expect([answer.status, answer.headers["retry-after"]]).toEqual([429, "18"]);
    expect(peer.requests).toEqual([]);
  });

  test("a server that sends too much is told so only once it is certain that it was that server", async () => {
    const { host } = new URL(peer.url);
    await another({ rateLimit: (kind, value) => (kind === "host" && value === host ? 60 : null) });
    expect((await say("1", { ...sanne, privateKey: newKeyPair().privateKey })).status).toBe(401);
    expect((await say("1")).status).toBe(429);
    expect(gate.stored).toEqual([]);
  });

  test("every method but POST is refused", async () => {
    const answer = await fetch(gate.inbox);
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"]);
  });
});

test("when nothing can be stored, the sender is asked to come again", async () => {
  const failure = new Error("no database");
  await another({ store: { add: () => Promise.reject(failure) } });
  const answer = await say("1");
  expect([answer.status, answer.headers["retry-after"], gate.errors]).toEqual([503, "60", [failure]]);
});

test("a request in web form meets the same gate", async () => {
  await another({ web: true });
  expect((await say("1")).status).toBe(202);
  const long = JSON.stringify({ ...noteBy(sanne.id), padding: "x".repeat(1_048_576) });
  expect((await post(gate.inbox, long, sanne, gate.now(), { chunked: true })).status).toBe(413);
  expect((await post(gate.inbox, "{", sanne, gate.now())).status).toBe(400);
  expect(gate.stored).toHaveLength(1);
});

/** Sends the head of a signed post and half of its body, and then nothing; resolves to what is answered until the end. */
const halfSent = (inbox: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port, host, pathname } = new URL(inbox);
    const socket = connect(Number(port), hostname);
    let answer = "";
    socket.on("data", (piece) => {
      answer += piece.toString();
    });
    socket.on("close", () => resolve(answer)).on("error", reject);
    const head = [
      `POST ${pathname} HTTP/1.1`,
      `Host: ${host}`,
      "Content-Type: application/activity+json",
      "Content-Length: 1000",
    ];
    socket.write(`${head.join("\r\n")}\r\n\r\n{"half":`);
  });

test.each([false, true])(
  "a body that stops half way holds no place: 408, and the connection ends (in web form: %s)",
  async (web) => {
    await another({ web, bodyTime: 50 });
    const answer = await halfSent(gate.inbox);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain("not received in time");
    expect((await say("1")).status).toBe(202);
  },
);
