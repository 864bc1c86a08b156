import { verify } from "node:crypto";
import { verifyJsonLd, verifyObject, verifyProof } from "@fedify/fedify";
import { Activity } from "@fedify/vocab";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contextLoader, createFedifyDocumentLoader } from "../../src/federation/fedify-loaders.ts";
import { canonicalJson } from "../../src/federation/integrity-proof.ts";
import { publicKeyFromMultibase } from "../../src/federation/signatures/keys.ts";
import { bytesOf } from "../../src/federation/signatures/multibase.ts";
import { hashOf } from "../hostile/proofs.ts";
import { createMastodonPeer, type MastodonPeer } from "../support/mastodon-peer/index.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

/** Proofs of who made an activity (FEP-8b32), by keys that actors name (FEP-521a). Fedify is the one who judges. */
const clock = createMovedClock();
let wijk: RunningWijk;
let peer: MastodonPeer;
let anneke: Person;
let wijkUri: string;
type Json = Record<string, unknown>;

beforeAll(async () => {
  wijk = await startWijk({ clock });
  anneke = await wijk.neighbour("Anneke");
  peer = await createMastodonPeer({ clock, host: "localhost" });
  const sanne = await peer.account("sanne");
  wijkUri = (await sanne.lookup(wijk.handle)).id;
  await sanne.follow(wijkUri);
  await wijk.settle();
});
afterAll(async () => {
  await peer.close();
  await wijk.close();
});

const read = async (address: string): Promise<Json> => {
  const answer = await fetch(address, { headers: { accept: "application/activity+json" } });
  return (await answer.json()) as Json;
};

const documentLoader = createFedifyDocumentLoader({
  load: async (url) => ({ ok: true, document: await read(url), url }),
  loadFresh: async (url) => ({ ok: true, document: await read(url), url }),
});
const loaders = { documentLoader, contextLoader };

const unsigned = ({ signature: _signature, ...rest }: Json): Json => rest;

const ask = async (title: string): Promise<Json> => {
  const before = peer.received.length;
  await anneke.post("/vragen", { title, text: "Ja?", theme: "lenen", audience: "everyone", outside: "standin" });
  for (let round = 0; round < 3; round++) {
    await wijk.settle();
    await peer.settled();
    clock.move(5_000);
  }
  const announce = peer.received.slice(before).find(({ activity }) => typeof activity.object === "object");
  return announce?.activity ?? {};
};

/** What Fedify's own `verifyProof` says of the only proof in an activity. */
const proofHolds = async (activity: Json, changed: Json = {}): Promise<boolean> => {
  const found = await Activity.fromJsonLd(unsigned(activity), loaders);
  const proofs = await Array.fromAsync(found.getProofs(loaders));
  expect(proofs).toHaveLength(1);
  return (await verifyProof({ ...unsigned(activity), ...changed }, proofs[0] as never, loaders)) !== null;
};

/** Whether the proof holds by the letter of `eddsa-jcs-2022`: everything about it, its context too, is taken from itself. */
const holdsByTheLetter = async (activity: Json): Promise<boolean> => {
  const { proof, ...document } = unsigned(activity);
  const { proofValue, ...options } = proof as Json;
  const { assertionMethod } = await read(String(activity.actor));
  const [key] = (assertionMethod as Json[]).filter(({ id }) => id === options.verificationMethod);
  const publicKey = publicKeyFromMultibase(String(key?.publicKeyMultibase));
  const signed = Buffer.concat([hashOf(options), hashOf(document)]);
  return publicKey !== null && verify(null, signed, publicKey, bytesOf(String(proofValue).slice(1), 64));
};

test("What the wijk shares, and the Create inside it, carry a proof that Fedify finds right, and a linked-data signature", async () => {
  const announce = await ask("Met een bewijs?");
  const create = announce.object as Json;
  expect(announce.proof).toMatchObject({ cryptosuite: "eddsa-jcs-2022", verificationMethod: `${wijkUri}#proof-key` });
  for (const activity of [announce, create]) {
    expect(await proofHolds(activity)).toBe(true);
    expect(await holdsByTheLetter(activity)).toBe(true);
    expect(await proofHolds(activity, { published: "2026-11-23T00:00:00Z" })).toBe(false);
    expect(await proofHolds(activity, { to: [] })).toBe(false);
    expect(await verifyObject(Activity, unsigned(activity), loaders)).toBeInstanceOf(Activity);
    expect(await verifyJsonLd(activity, loaders)).toBe(true);
  }
  expect(await read(String(create.id))).toEqual(create);
});

test("After an edit the old Create is served without the proof of its old words", async () => {
  const announce = await ask("Straks anders?");
  const create = announce.object as Json;
  const path = `/vragen/${String((create.object as Json).id)
    .split("/")
    .at(-1)}`;
  clock.move(60_000);
  await anneke.post(`${path}/veranderen`, { title: "Nu anders", text: "", theme: "lenen" });
  await wijk.settle();
  expect(await read(String(create.id))).not.toHaveProperty("proof");
});

test("Stand-ins share one key for proofs, which is not the wijk's, as they share the other", async () => {
  const keyOf = async (uri: unknown) => {
    const { assertionMethod } = (await read(String(uri))) as { assertionMethod: { publicKeyMultibase: string }[] };
    expect(assertionMethod).toHaveLength(1);
    return assertionMethod[0]?.publicKeyMultibase;
  };
  const [one, other] = [await ask("Een?"), await ask("Twee?")].map(({ object }) => (object as Json).actor);
  expect(one).not.toBe(other);
  expect(await keyOf(one)).toBe(await keyOf(other));
  expect(await keyOf(one)).not.toBe(await keyOf(wijkUri));
});

test("A wijk from before there were proofs gets its keys at the next start, and keeps them", async () => {
  const sql = postgres(wijk.databaseUrl, { max: 1 });
  const keys = () => sql`select id, public_pem, proof_multikey from signing_key order by id`;
  const before = await keys();
  await sql`update signing_key set proof_multikey = null, proof_private_sealed = null`;
  expect(await read(wijkUri)).not.toHaveProperty("assertionMethod");
  expect(await ask("Nog zonder?")).not.toHaveProperty("proof");
  await wijk.wijk.start({ worker: false });
  const first = await keys();
  await wijk.wijk.start({ worker: false });
  expect(await keys()).toEqual(first);
  expect(first.map(({ public_pem }) => public_pem)).toEqual(before.map(({ public_pem }) => public_pem));
  expect(new Set(first.map(({ proof_multikey }) => proof_multikey)).size).toBe(before.length);
  expect(await proofHolds(await ask("Weer met?"))).toBe(true);
  await sql.end();
});

test("JSON has one form, whatever the order in which it was written (RFC 8785)", () => {
  expect(canonicalJson({ b: [1, "é", null, { z: true, a: 1e21 }], a: '"\u0007', "\ud83d\ude00": 0, "\ufb33": 1 })).toBe(
    '{"a":"\\"\\u0007","b":[1,"é",null,{"a":1e+21,"z":true}],"\ud83d\ude00":0,"\ufb33":1}',
  );
});
