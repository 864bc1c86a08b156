import { exchange } from "../mastodon-peer/http-exchange.ts";
import {
  digestOf,
  matchesKey,
  readSignature,
  type SignedParts,
  signatureHeader,
} from "../mastodon-peer/http-signature.ts";
import { Refused as SignatureRefused } from "../mastodon-peer/index.ts";
import { idOf, isJson, list, originOf, textOf } from "../mastodon-peer/reading.ts";
import { parsedJson } from "../mastodon-peer/remote-documents.ts";
import {
  type Account,
  type Family,
  type Json,
  type Refusal,
  Refused,
  type Status,
  type Surroundings,
} from "./family.ts";

/** Someone elsewhere, as far as a microblog has to know them. */
export type RemoteActor = {
  readonly id: string;
  readonly type: string;
  readonly handle: string;
  readonly url: string;
  readonly inbox: string;
  readonly sharedInbox: string | null;
  readonly keyId: string;
  readonly publicKeyPem: string;
};

export type Follow = { readonly id: string; readonly by: string; readonly of: string; state: "requested" | "accepted" };
export type Boost = { readonly id: string; readonly by: string; readonly status: string };
export type Request = {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly signedBy: string | null;
};
export type Sent = {
  readonly activity: Json;
  readonly inbox: string;
  readonly status: number;
  readonly answer: string;
};

/** All that a peer knows and can do; one per server. */
export type World = Surroundings & {
  readonly family: Family;
  readonly host: string;
  readonly clock: () => Date;
  readonly instance: Account;
  readonly accounts: Map<string, Account>;
  readonly statuses: Map<string, Status>;
  readonly actors: Map<string, RemoteActor>;
  readonly follows: Follow[];
  readonly boosts: Boost[];
  readonly likes: { readonly id: string; readonly by: string; readonly status: string }[];
  readonly deleted: Set<string>;
  readonly refusals: Refusal[];
  /** What it passed over by design. */
  readonly skipped: Refusal[];
  readonly requests: Request[];
  readonly received: Json[];
  readonly sent: Sent[];
  readonly actor: (id: string) => Promise<RemoteActor>;
  /** Whoever owns a key, which may stand at an address of its own. */
  readonly keyOwner: (keyId: string) => Promise<RemoteActor>;
  readonly post: (account: Account, inbox: string, activity: Json) => Promise<Sent>;
  readonly nextNumber: () => number;
};

const accept = 'application/activity+json, application/ld+json; profile="https://www.w3.org/ns/activitystreams"';

/** Whether a content type is one of those that carry ActivityStreams. */
export const isActivityStreams = (contentType: string): boolean =>
  /^application\/activity\+json\s*(;|$)/.test(contentType) ||
  /^application\/ld\+json\s*;\s*profile="?https:\/\/www\.w3\.org\/ns\/activitystreams"?/.test(contentType);

/** A GET signed by the peer's own actor. */
export const createFetching = (instance: Account, clock: () => Date, software: string) => {
  const get = async (address: string): Promise<Json> => {
    if (!URL.canParse(address)) throw new Refused("not fetched", address);
    const url = new URL(address);
    const headers: Record<string, string> = {
      host: url.host,
      date: clock().toUTCString(),
      accept,
      "user-agent": software,
    };
    const parts = { method: "GET", path: `${url.pathname}${url.search}`, headers };
    headers.signature = signatureHeader(parts, instance.keyId, instance.privateKey, [
      "(request-target)",
      "host",
      "date",
    ]);
    const answer = await exchange("GET", address, headers).catch((error: unknown) => {
      throw new Refused("not fetched", `${address}: ${String(error)}`);
    });
    if (answer.status !== 200) throw new Refused("not fetched", `${answer.status} ${address}`);
    if (!isActivityStreams(answer.headers["content-type"] ?? "")) throw new Refused("content type", address);
    return parsedJson(answer.body) ?? {};
  };
  return {
    get,
    fetchDocument: async (address: string): Promise<Json> => {
      const document = await get(address);
      if (idOf(document) !== address) throw new Refused("document id", `${idOf(document)} at ${address}`);
      return document;
    },
  };
};

const actorOf = (document: Json): RemoteActor => {
  const key = list(document.publicKey).find(isJson);
  const endpoints = isJson(document.endpoints) ? document.endpoints : {};
  const id = idOf(document) ?? "";
  const inbox = textOf(document.inbox);
  const name = textOf(document.preferredUsername);
  if (inbox === null || name === null || key === undefined) throw new Refused("not fetched", `no actor: ${id}`);
  return {
    id,
    type: String(document.type),
    handle: `@${name}@${new URL(id).host}`,
    url: textOf(document.url) ?? id,
    inbox,
    sharedInbox: textOf(endpoints.sharedInbox),
    keyId: String(key.id),
    publicKeyPem: String(key.publicKeyPem),
  };
};

/** Finds actors elsewhere, and keeps them. */
export const createActors = ({ get, fetchDocument }: ReturnType<typeof createFetching>) => {
  const actors = new Map<string, RemoteActor>();
  const fresh = async (id: string): Promise<RemoteActor> => {
    const actor = actorOf(await fetchDocument(id));
    actors.set(actor.id, actor);
    return actor;
  };
  const actor = async (id: string): Promise<RemoteActor> => actors.get(id) ?? (await fresh(id));
  const keyOwner = async (keyId: string): Promise<RemoteActor> => {
    const known = [...actors.values()].find((one) => one.keyId === keyId);
    if (known !== undefined) return known;
    const document = await get(keyId.split("#")[0] ?? "");
    const key = list(document.publicKey).find(isJson);
    return actor(idOf(key?.owner) ?? idOf(document) ?? "");
  };
  return { actors, actor, keyOwner };
};

/** Who lives behind `@name@host`, by WebFinger. */
export const finger = async (handle: string): Promise<string> => {
  const [, name = "", host = ""] = handle.split("@");
  const address = `${originOf(host)}/.well-known/webfinger?resource=acct:${name}@${host}`;
  const answer = await exchange("GET", address, { host, accept: "application/jrd+json" });
  const links = list(parsedJson(answer.body)?.links).filter(isJson);
  const self = links.find((link) => link.rel === "self" && /activity\+json|ld\+json/.test(String(link.type)));
  if (self === undefined) throw new Refused("not fetched", `${answer.status} ${address}`);
  return String(self.href);
};

/** A POST signed by an account, over draft-cavage. */
export const postSigned = async (
  account: Account,
  inbox: string,
  activity: Json,
  clock: () => Date,
  software: string,
): Promise<Sent> => {
  const body = JSON.stringify(activity);
  const url = new URL(inbox);
  const headers: Record<string, string> = {
    host: url.host,
    date: clock().toUTCString(),
    digest: digestOf(body),
    "content-type": "application/activity+json",
    "user-agent": software,
  };
  const parts = { method: "POST", path: url.pathname, headers };
  headers.signature = signatureHeader(parts, account.keyId, account.privateKey, [
    "(request-target)",
    "host",
    "date",
    "digest",
  ]);
  const answer = await exchange("POST", inbox, headers, body);
  return { activity, inbox, status: answer.status, answer: answer.body };
};

/** Whoever signed a request; refused when it is not signed as this software wants it. */
export const signerOf = async (world: World, parts: SignedParts, body: Buffer | null): Promise<RemoteActor> => {
  try {
    const signature = readSignature(parts, body, world.clock());
    const owner = await world.keyOwner(signature.keyId);
    if (owner.keyId !== signature.keyId || !matchesKey(parts, signature, owner.publicKeyPem)) {
      throw new Refused("signature form", signature.keyId);
    }
    return owner;
  } catch (error) {
    if (!(error instanceof SignatureRefused)) throw error;
    throw new Refused(error.record.refused === "unsigned" ? "unsigned" : "signature form", error.message);
  }
};
