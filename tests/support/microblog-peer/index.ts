import { createPublicKey } from "node:crypto";
import type { SignedParts } from "../mastodon-peer/http-signature.ts";
import { newKey } from "../mastodon-peer/own-accounts.ts";
import { isJson } from "../mastodon-peer/reading.ts";
import { parsedJson } from "../mastodon-peer/remote-documents.ts";
import { listenOnLoopback, type Reply } from "../mastodon-peer/server.ts";
import { createSettling } from "../mastodon-peer/settling.ts";
import { createPeerAccount, type PeerAccount } from "./account.ts";
import { type Account, type Family, type Json, type Refusal, Refused, Skipped, type Status } from "./family.ts";
import { processActivity } from "./processing.ts";
import {
  createActors,
  createFetching,
  isActivityStreams,
  postSigned,
  type Request,
  type Sent,
  signerOf,
  type World,
} from "./world.ts";

export type { PeerAccount } from "./account.ts";
export type { Family, Json, Refusal } from "./family.ts";
export { goToSocial } from "./gotosocial.ts";
export { misskey } from "./misskey.ts";

/** A microblog server of another kind than Mastodon, which says no to what its software says no to. */
export type MicroblogPeer = {
  readonly origin: string;
  readonly host: string;
  account(name: string): Promise<PeerAccount>;
  status(uri: string): Status | undefined;
  /** Puts a document at its id, for others to fetch. */
  publish(document: Json): void;
  /** What the followers of an actor see of what it shares. */
  boosts(by: string): readonly string[];
  readonly refusals: readonly Refusal[];
  readonly skipped: readonly Refusal[];
  readonly requests: readonly Request[];
  /** Activities with a right signature. */
  readonly received: readonly Json[];
  readonly sent: readonly Sent[];
  settled(): Promise<void>;
  close(): Promise<void>;
};

const accountOf = async (family: Family, name: string, origin: string): Promise<Account> => {
  const privateKey = await newKey();
  const id = family.idOf(origin, name);
  return {
    id,
    name,
    inbox: `${id}/inbox`,
    keyId: family.keyIdOf(id),
    privateKey,
    publicKeyPem: createPublicKey(privateKey).export({ type: "spki", format: "pem" }).toString(),
  };
};

const json = (document: Json, contentType = "application/activity+json"): Reply => ({
  status: 200,
  contentType,
  body: JSON.stringify(document),
});

/** Starts a peer of a family on a free port of 127.0.0.1, under the name `localhost`. */
export const createMicroblogPeer = async (family: Family, clock: () => Date): Promise<MicroblogPeer> => {
  const settling = createSettling();
  let handle: (parts: SignedParts, body: Buffer) => Promise<Reply> = async () => ({ status: 503 });
  const server = await listenOnLoopback((parts, body) => handle(parts, body), settling.failed);
  const host = `localhost:${server.port}`;
  const origin = `http://${host}`;
  const instance = await accountOf(family, "instance", origin);
  const software = `${family.software.name}/${family.software.version}`;
  const fetching = createFetching(instance, clock, software);
  let number = 0;
  const sent: Sent[] = [];
  const published = new Map<string, Json>();
  const world: World = {
    ...createActors(fetching),
    family,
    origin,
    host,
    clock,
    instance,
    fetchDocument: fetching.fetchDocument,
    accounts: new Map(),
    statuses: new Map(),
    follows: [],
    boosts: [],
    likes: [],
    deleted: new Set(),
    refusals: [],
    skipped: [],
    requests: [],
    received: [],
    sent,
    nextNumber: () => {
      number += 1;
      return number;
    },
    post: async (account, inbox, activity) => {
      const done = await postSigned(account, inbox, activity, clock, software);
      sent.push(done);
      return done;
    },
  };

  /** Runs `work`; what the software says no to is written down, with its rule. */
  const orRefused = async <T>(work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const because = family.rules[error.rule];
      if (because === undefined) throw error;
      (error instanceof Skipped ? world.skipped : world.refusals).push({
        rule: error.rule,
        because,
        about: error.about,
      });
      return null;
    }
  };

  const receive = async (parts: SignedParts, body: Buffer): Promise<Reply> => {
    const sender = await orRefused(async () => {
      if (!isActivityStreams(parts.headers["content-type"] ?? ""))
        throw new Refused("content type", parts.headers["content-type"] ?? "none");
      return signerOf(world, parts, body);
    });
    if (sender === null) return { status: 401 };
    const activity = parsedJson(body.toString("utf8"));
    if (activity === null) return { status: 400 };
    world.received.push(activity);
    settling.add(async () => {
      await orRefused(() => processActivity(world, activity, sender));
    });
    return { status: 202, signedBy: sender.keyId };
  };

  const document = (path: string): Json | null => {
    const accounts = [instance, ...world.accounts.values()];
    const account = accounts.find(({ id }) => new URL(id).pathname === path);
    if (account !== undefined) return family.actorDocument(account, origin);
    return published.get(`${origin}${path}`) ?? world.statuses.get(`${origin}${path}`)?.document ?? null;
  };

  const read = async (parts: SignedParts): Promise<Reply> => {
    const url = new URL(parts.path, origin);
    if (url.pathname === "/.well-known/webfinger") {
      const name = /^acct:([^@]+)@/.exec(url.searchParams.get("resource") ?? "")?.[1] ?? "";
      const account = world.accounts.get(name);
      if (account === undefined) return { status: 404 };
      const links = [{ rel: "self", type: "application/activity+json", href: account.id }];
      return json({ subject: `acct:${name}@${host}`, links }, "application/jrd+json");
    }
    if (url.pathname === "/.well-known/nodeinfo")
      return json(
        { links: [{ rel: "http://nodeinfo.diaspora.software/ns/schema/2.0", href: `${origin}/nodeinfo/2.0` }] },
        "application/json",
      );
    if (url.pathname === "/nodeinfo/2.0")
      return json({ version: "2.0", software: family.software, protocols: ["activitypub"] }, "application/json");
    const withKey = [instance, ...world.accounts.values()].find((account) => account.keyId === url.href);
    if (withKey !== undefined && family.keyDocument !== undefined) return json(family.keyDocument(withKey));
    if (family.signedGets) {
      const signer = await orRefused(() => signerOf(world, parts, null));
      if (signer === null) return { status: 401 };
    }
    const found = document(url.pathname);
    if (found !== null) return json(found);
    return { status: world.deleted.has(url.href) ? 410 : 404 };
  };

  handle = async (parts, body) => {
    const isPost = parts.method === "POST" && /inbox$/.test(parts.path);
    const reply = isPost ? await receive(parts, body) : await read(parts);
    world.requests.push({
      method: parts.method,
      path: parts.path,
      status: reply.status,
      signedBy: reply.signedBy ?? null,
    });
    return reply;
  };

  return {
    origin,
    host,
    async account(name) {
      const account = await accountOf(family, name, origin);
      world.accounts.set(name, account);
      return createPeerAccount(world, account);
    },
    status: (uri) => world.statuses.get(uri),
    publish: (document) => void published.set(String(document.id), document),
    boosts: (by) => world.boosts.filter((boost) => boost.by === by).map((boost) => boost.status),
    refusals: world.refusals,
    skipped: world.skipped,
    requests: world.requests,
    received: world.received,
    sent: world.sent,
    settled: settling.settled,
    close: server.close,
  };
};

/** The embedded object of an activity, when it has one. */
export const objectIn = (activity: Json | undefined): Json => (isJson(activity?.object) ? activity.object : {});
