import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createGate, type Gate } from "./gate.ts";
import { createOrigin, noteBy, type Origin, type Person, post, settle } from "./origins.ts";

let victimHost: Origin;
let attackerHost: Origin;
let gate: Gate;
let victim: Person;
let attacker: Person;

beforeEach(async () => {
  [victimHost, attackerHost, gate] = await Promise.all([
    createOrigin(),
    createOrigin(),
    createGate({ limits: { getTime: 400 } }),
  ]);
  victim = settle(victimHost, "sanne");
  attacker = settle(attackerHost, "mallory");
});

afterEach(async () => {
  expect(victimHost.requests.length + attackerHost.requests.length).toBeLessThanOrEqual(5);
  expect(gate.errors).toEqual([]);
  await Promise.all([gate.close(), victimHost.close(), attackerHost.close()]);
});

const refused = async (sent: ReturnType<typeof post>, status: number, problem: string) => {
  const answer = await sent;
  expect({ status: answer.status, ...JSON.parse(answer.text) }).toEqual({ status, error: problem });
  expect(gate.stored).toEqual([]);
};

const unowned = "key does not belong to its owner";
const elsewhere = "key of another server than the actor's";
const forge = (keyId: string, changes: { activity?: object; object?: object } = {}, author = victim.id) =>
  post(gate.inbox, noteBy(author, "1", changes), { keyId, privateKey: attacker.privateKey }, gate.now());

test("what the victim really says is stored exactly as it was received, once", async () => {
  const raw = `${JSON.stringify(noteBy(victim.id), null, 1)}\n`;
  expect((await post(gate.inbox, raw, victim, gate.now())).status).toBe(202);
  expect((await post(gate.inbox, raw, victim, gate.now())).status).toBe(202);
  expect(gate.stored).toEqual([
    {
      activityId: `${victim.id}/statuses/1/activity`,
      activityType: "Create",
      actorUri: victim.id,
      objectUri: `${victim.id}/statuses/1`,
      subjectUri: `${victim.id}/statuses/1`,
      raw,
      receivedAt: gate.now(),
    },
  ]);
  expect(victimHost.requests).toEqual(["GET /users/sanne"]);
});

describe("a key that says it is the victim's", () => {
  test("as a document of its own on the attacker's server is not even fetched", async () => {
    const key = {
      id: `${attackerHost.url}/key`,
      type: "CryptographicKey",
      owner: victim.id,
      publicKeyPem: attacker.publicPem,
    };
    attackerHost.pages.set("/key", key);
    await refused(forge(key.id), 401, elsewhere);
    expect(attackerHost.requests).toEqual([]);
  });

  test("as a document of its own is refused for an actor of the attacker's too, when the owner is the victim", async () => {
    const key = {
      id: `${attackerHost.url}/key`,
      type: "CryptographicKey",
      owner: victim.id,
      publicKeyPem: attacker.publicPem,
    };
    attackerHost.pages.set("/key", key);
    await refused(forge(key.id, {}, attacker.id), 401, unowned);
  });

  test("inside the attacker's own actor document is refused", async () => {
    attackerHost.pages.set("/users/mallory", {
      ...attacker.document,
      publicKey: { id: attacker.keyId, owner: victim.id, publicKeyPem: attacker.publicPem },
    });
    await refused(forge(attacker.keyId), 401, elsewhere);
    await refused(forge(attacker.keyId, {}, attacker.id), 401, unowned);
  });

  test("with a forged owner embedded is refused: only the owner's own document counts", async () => {
    const id = `${victimHost.url}/uploads/key`;
    victimHost.pages.set("/uploads/key", {
      id,
      type: "CryptographicKey",
      owner: { ...victim.document, publicKey: { id, owner: victim.id, publicKeyPem: attacker.publicPem } },
      publicKeyPem: attacker.publicPem,
    });
    await refused(forge(id), 401, unowned);
  });

  test("on the victim's own server, but not named by the victim, is refused", async () => {
    const id = `${victimHost.url}/uploads/key`;
    victimHost.pages.set("/uploads/key", { id, type: "Key", owner: victim.id, publicKeyPem: attacker.publicPem });
    await refused(forge(id), 401, unowned);
  });

  test("under the id of the victim's key, with other text, is refused", async () => {
    const id = `${victimHost.url}/key`;
    victimHost.pages.set("/users/sanne", {
      ...victim.document,
      publicKey: { id, owner: victim.id, publicKeyPem: victim.publicPem },
    });
    victimHost.pages.set("/key", { id, type: "Key", owner: victim.id, publicKeyPem: attacker.publicPem });
    await refused(forge(id), 401, unowned);
  });
});

describe("someone else's name", () => {
  test("an actor document on the attacker's server with the victim's id is refused", async () => {
    attackerHost.pages.set("/users/mallory", {
      ...victim.document,
      publicKey: { id: attacker.keyId, owner: victim.id, publicKeyPem: attacker.publicPem },
    });
    await refused(forge(attacker.keyId), 401, elsewhere);
    await refused(forge(attacker.keyId, {}, attacker.id), 401, "key cannot be fetched");
  });

  test("a redirect on the victim's server to the attacker's document is refused", async () => {
    const keyId = `${victimHost.url}/go#main-key`;
    victimHost.pages.set("/go", (_, response) => {
      response.writeHead(302, { location: `${attackerHost.url}/forged` }).end();
    });
    attackerHost.pages.set("/forged", {
      ...victim.document,
      publicKey: { id: keyId, owner: victim.id, publicKeyPem: attacker.publicPem },
    });
    await refused(forge(keyId), 401, "key cannot be fetched");
  });

  test("a redirect on the victim's server to a document with the attacker's id is refused", async () => {
    const keyId = `${victimHost.url}/go#main-key`;
    victimHost.pages.set("/go", (_, response) => {
      response.writeHead(302, { location: `${attackerHost.url}/forged` }).end();
    });
    attackerHost.pages.set("/forged", {
      ...victim.document,
      id: `${attackerHost.url}/forged`,
      publicKey: { id: keyId, owner: `${attackerHost.url}/forged`, publicKeyPem: attacker.publicPem },
    });
    await refused(forge(keyId), 401, unowned);
  });

  test("the victim's key id with the attacker's signature is refused", async () => {
    await refused(forge(victim.keyId), 401, "signature of another key");
  });

  test("a neighbour on the victim's own server cannot sign for the victim", async () => {
    const neighbour = settle(victimHost, "joost");
    await refused(post(gate.inbox, noteBy(victim.id), neighbour, gate.now()), 401, "key of another actor");
  });

  test("a list of actors is refused, whoever comes first", async () => {
    const list = (...actor: string[]) => noteBy(attacker.id, "1", { activity: { actor } });
    await refused(post(gate.inbox, list(victim.id, attacker.id), attacker, gate.now()), 400, "actor is not one id");
    await refused(post(gate.inbox, list(attacker.id, victim.id), attacker, gate.now()), 400, "actor is not one id");
    expect(attackerHost.requests).toEqual([]);
  });
});

describe("what belongs to someone else", () => {
  const byAttacker = (changes: { activity?: object; object?: object }) =>
    post(gate.inbox, noteBy(attacker.id, "1", changes), attacker, gate.now());

  test("an activity id on the victim's server is refused, and the real one still gets through afterwards", async () => {
    const genuine = noteBy(victim.id);
    const activity = { id: genuine.id };
    const object = { id: genuine.object.id, attributedTo: victim.id };
    await refused(byAttacker({ activity, object }), 403, "the activity's id is not on the actor's server");
    expect((await post(gate.inbox, genuine, victim, gate.now())).status).toBe(202);
    expect(gate.stored.map(({ activityId }) => activityId)).toEqual([genuine.id]);
  });

  test("an activity without id is refused", async () => {
    await refused(byAttacker({ activity: { id: undefined } }), 400, "id missing or not an id");
    await refused(byAttacker({ activity: { id: "" } }), 400, "id missing or not an id");
    await refused(byAttacker({ activity: { id: [attacker.id] } }), 400, "id missing or not an id");
  });

  test.each(["Create", "Update"])("a %s of an object on the victim's server is refused", async (type) => {
    const object = { id: `${victim.id}/statuses/1`, attributedTo: victim.id };
    await refused(byAttacker({ activity: { type }, object }), 403, "the object is not on the actor's server");
  });

  test.each(["Create", "Update"])("a %s of an own object attributed to the victim is refused", async (type) => {
    const problem = "the object is not attributed to the actor";
    await refused(byAttacker({ activity: { type }, object: { attributedTo: victim.id } }), 403, problem);
    await refused(byAttacker({ activity: { type }, object: { attributedTo: [attacker.id, victim.id] } }), 403, problem);
    await refused(byAttacker({ activity: { type }, object: { attributedTo: undefined } }), 403, problem);
  });

  test("an object without id, attributed to the victim, is refused", async () => {
    await refused(byAttacker({ object: { id: undefined, attributedTo: victim.id } }), 400, "the object has no id");
  });

  test("a Delete of the victim's post is refused, by id and with a tombstone", async () => {
    const id = `${victim.id}/statuses/1`;
    const problem = "the object is not on the actor's server";
    await refused(byAttacker({ activity: { type: "Delete", object: id } }), 403, problem);
    await refused(byAttacker({ activity: { type: "Delete", object: { id, type: "Tombstone" } } }), 403, problem);
  });

  test("an Undo of what the victim did is refused", async () => {
    const undo = (object: unknown) => byAttacker({ activity: { type: "Undo", object } });
    await refused(
      undo({ id: `${victim.id}/likes/1`, actor: attacker.id }),
      403,
      "what is undone is not on the actor's server",
    );
    await refused(undo({ id: `${attacker.id}/likes/1`, actor: victim.id }), 403, "what is undone is of another");
    await refused(undo({ type: "Like" }), 400, "what is undone has neither id nor actor");
  });

  test("a share of the victim's post is stored, for the post to be fetched from the victim", async () => {
    const object = { id: `${victim.id}/statuses/1`, attributedTo: victim.id };
    expect((await byAttacker({ activity: { type: "Announce" }, object })).status).toBe(202);
    expect(gate.stored[0]?.objectUri).toBe(object.id);
  });

  test("an actor on our own server cannot come in from outside", async () => {
    const activity = noteBy(`${gate.origin}/ap/a/1`);
    await refused(post(gate.inbox, activity, attacker, gate.now()), 403, "our own actors do not post here");
  });

  test("a linked-data signature of the victim opens nothing", async () => {
    const activity = { signature: { type: "RsaSignature2017", creator: victim.keyId, signatureValue: "AAAA" } };
    const forwarded = noteBy(victim.id, "1", { activity });
    await refused(post(gate.inbox, forwarded, attacker, gate.now()), 401, elsewhere);
  });

  test("JSON-LD keywords that change what the text means are refused", async () => {
    const problem = "JSON-LD keywords in the activity";
    await refused(byAttacker({ activity: { "@graph": [{ actor: victim.id }] } }), 400, problem);
    await refused(byAttacker({ activity: { "@id": `${victim.id}/1` } }), 400, problem);
  });
});

describe("a signature that does not hold", () => {
  const tampered = (tampering: Parameters<typeof post>[4]) =>
    post(gate.inbox, noteBy(attacker.id), attacker, gate.now(), tampering);
  const without = (name: string) =>
    ["(request-target)", "host", "date", "digest"].filter((candidate) => candidate !== name);

  afterEach(() => expect(attackerHost.requests).toEqual([]));

  test("without digest is refused", () => refused(tampered({ headers: { digest: null } }), 401, "digest missing"));
  test("with a digest that is not signed is refused", () =>
    refused(tampered({ signedHeaders: without("digest") }), 401, "digest missing"));
  test("with the digest of another body is refused", () =>
    refused(tampered({ digestOf: "{}" }), 401, "digest of another body"));
  test("of two hours ago is refused", () =>
    refused(
      tampered({ headers: { date: new Date(gate.now().getTime() - 7_200_000).toUTCString() } }),
      401,
      "signature outside its time",
    ));
  test("of two hours ahead is refused", () =>
    refused(
      tampered({ headers: { date: new Date(gate.now().getTime() + 7_200_000).toUTCString() } }),
      401,
      "signature outside its time",
    ));
  test("that leaves the host unsigned is refused", () =>
    refused(tampered({ signedHeaders: without("host") }), 401, "signature covers too little"));
  test("that leaves the target unsigned is refused", () =>
    refused(tampered({ signedHeaders: without("(request-target)") }), 401, "signature covers too little"));
  test("that leaves the date unsigned is refused", () =>
    refused(tampered({ signedHeaders: without("date") }), 401, "signature covers too little"));
  test("with a malformed date is refused", () =>
    refused(tampered({ headers: { date: "gisteren" } }), 401, "signature date malformed"));
  test("that is no base64 is refused", () => refused(tampered({ signature: "!!" }), 401, "signature malformed"));
  test("that is missing is refused", () =>
    refused(tampered({ headers: { signature: "" }, signature: "" }), 401, "signature malformed"));
});

test("a request signed for another host is refused", async () => {
  const sent = post(gate.inbox, noteBy(attacker.id), attacker, gate.now(), { signedFor: "elders.example" });
  await refused(sent, 401, "signature of another key");
});

describe("a body that is made to hurt", () => {
  test("100,000 nested arrays are refused without recursion", async () => {
    const raw = `{"object":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    await refused(post(gate.inbox, raw, attacker, gate.now()), 400, "nested too deep");
  });

  test.each(["[]", "null", '"x"', "{", "{}{}", "\ufeff{}"])("%j instead of an object is refused", async (raw) => {
    await refused(post(gate.inbox, raw, attacker, gate.now()), 400, "not a JSON object");
  });

  test("one byte over 1 MiB is refused, with a length, without, and with a false one", async () => {
    const raw = JSON.stringify({ ...noteBy(attacker.id), padding: "" });
    const padded = (length: number) => raw.replace('"padding":""', `"padding":"${"x".repeat(length - raw.length)}"`);
    await refused(post(gate.inbox, padded(1_048_577), attacker, gate.now()), 413, "too large");
    await refused(post(gate.inbox, padded(1_048_577), attacker, gate.now(), { chunked: true }), 413, "too large");
    expect((await post(gate.inbox, padded(1_048_576), attacker, gate.now())).status).toBe(202);
  });

  test("20 MB are refused before they are read", async () => {
    await refused(post(gate.inbox, " ".repeat(20_000_000), attacker, gate.now(), { chunked: true }), 413, "too large");
  });

  test("a compressed body or one of another type is refused", async () => {
    const headers = (changes: Record<string, string>) =>
      post(gate.inbox, noteBy(attacker.id), attacker, gate.now(), { headers: changes });
    await refused(headers({ "content-encoding": "gzip" }), 415, "no content encoding");
    const onlyOurs = "only application/activity+json, or application/ld+json with the ActivityStreams profile";
    await refused(headers({ "content-type": "application/json" }), 415, onlyOurs);
    await refused(headers({ "content-type": "text/html" }), 415, onlyOurs);
  });

  test("a context on a server that never answers is not asked for", async () => {
    attackerHost.pages.set("/context", () => {});
    const activity = { "@context": `${attackerHost.url}/context` };
    expect((await post(gate.inbox, noteBy(attacker.id, "1", { activity }), attacker, gate.now())).status).toBe(202);
    expect(attackerHost.requests).toEqual(["GET /users/mallory"]);
  });
});
