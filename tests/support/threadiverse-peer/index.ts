import type { SignedParts } from "../mastodon-peer/http-signature.ts";
import { newKey, personAccount } from "../mastodon-peer/own-accounts.ts";
import { personDocument, webFingerDocument } from "../mastodon-peer/own-documents.ts";
import { isJson } from "../mastodon-peer/reading.ts";
import type { Json, LocalAccount, PeerClock } from "../mastodon-peer/records.ts";
import { listenOnLoopback, type Reply } from "../mastodon-peer/server.ts";
import { readActivity, signerOf } from "./inbox.ts";
import { createPerson, type PeerPerson } from "./person.ts";
import { type PeerPost, recording, type World } from "./records.ts";
import type { RefusalRecord } from "./refusals.ts";
import { type FamilyName, families } from "./rules.ts";

export type { Answered, PeerPerson } from "./person.ts";
export type { KnownGroup, PeerPost } from "./records.ts";
export type { FamilyName } from "./rules.ts";

/** A server that reads and writes as a family of forums does, as far as federation.md tells. */
export type ThreadiversePeer = {
  readonly origin: string;
  readonly host: string;
  /** The person with this name; made, with a key of their own, when first asked for. */
  person(name: string): Promise<PeerPerson>;
  post(uri: string): PeerPost | undefined;
  readonly posts: ReadonlyMap<string, PeerPost>;
  /** What it refused, with the rule of federation.md behind each. */
  readonly refusals: readonly RefusalRecord[];
  readonly received: readonly { readonly activity: Json; readonly sender: string }[];
  readonly sent: readonly { readonly activity: Json; readonly status: number }[];
  /** Requests that came, such as `GET /nodeinfo/2.0`. */
  readonly requests: readonly string[];
  /** Throws what went wrong inside the peer itself. */
  close(): Promise<void>;
};

const json = (document: unknown, contentType = "application/activity+json"): Reply => ({
  status: 200,
  contentType,
  body: JSON.stringify(document),
});

/** Starts a peer on a free port of 127.0.0.1, under the name `localhost`. */
export const createThreadiversePeer = async (options: {
  readonly clock: PeerClock;
  readonly family: FamilyName;
}): Promise<ThreadiversePeer> => {
  const rules = families[options.family];
  const requests: string[] = [];
  const errors: unknown[] = [];
  let handle: (parts: SignedParts, body: Buffer) => Promise<Reply> = async () => ({ status: 503 });
  const server = await listenOnLoopback(
    (parts, body) => handle(parts, body),
    (error) => void errors.push(error),
  );
  const host = `localhost:${server.port}`;
  const origin = `http://${host}`;
  let counter = 0;
  const people = new Map<string, LocalAccount>();
  const newPerson = async (name: string): Promise<LocalAccount> => {
    const id = `${origin}${rules.people}${name}`;
    const account = personAccount(name, await newKey(), { origin, host, now: options.clock() });
    const own = {
      id,
      inbox: `${id}/inbox`,
      followers: `${id}/followers`,
      keyId: `${id}#main-key`,
      url: id,
      featured: null,
    };
    const made = { ...account, ...own };
    people.set(name, made);
    return made;
  };
  const reader = await newPerson("reader");
  const world: World = {
    origin,
    host,
    clock: options.clock,
    rules,
    people,
    groups: new Map(),
    follows: new Map(),
    posts: new Map(),
    actors: new Map(),
    served: new Map(),
    received: [],
    sent: [],
    refusals: [],
    errors,
    reader: () => reader,
    nextId: () => `${++counter}`,
  };

  const receive = async (parts: SignedParts, body: Buffer): Promise<Reply> => {
    const sender = await recording(world, () => signerOf(world, parts, body));
    if (sender === null) return { status: 401 };
    const activity: unknown = JSON.parse(body.toString("utf8"));
    if (!isJson(activity)) return { status: 400 };
    world.received.push({ activity, sender });
    const done = await recording(world, async () => {
      await readActivity(world, activity, sender);
      return true;
    });
    return { status: done === null ? rules.refusedWith : 200 };
  };

  const page = (path: string): Reply => {
    const { pathname, searchParams } = new URL(path, origin);
    if (pathname === "/.well-known/nodeinfo") {
      const rel = "http://nodeinfo.diaspora.software/ns/schema/2.0";
      return json({ links: [{ rel, href: `${origin}/nodeinfo/2.0` }] }, "application/json");
    }
    if (pathname === "/nodeinfo/2.0")
      return json({ version: "2.0", software: rules.software, protocols: ["activitypub"] }, "application/json");
    if (pathname === "/.well-known/webfinger") {
      const name = /^acct:([^@]+)@/.exec(searchParams.get("resource") ?? "")?.[1] ?? "";
      const found = people.get(name);
      return found === undefined ? { status: 404 } : json(webFingerDocument(found, origin), "application/jrd+json");
    }
    const somebody = [...people.values()].find(({ id }) => id === `${origin}${pathname}`);
    if (somebody !== undefined) return json(personDocument(somebody, origin));
    const document = world.served.get(`${origin}${pathname}`);
    return document === undefined
      ? { status: 404 }
      : json({ "@context": "https://www.w3.org/ns/activitystreams", ...document });
  };

  handle = async (parts, body) => {
    requests.push(`${parts.method} ${parts.path}`);
    if (parts.method === "GET") return page(parts.path);
    return parts.path.endsWith("/inbox") ? receive(parts, body) : { status: 405 };
  };

  return {
    origin,
    host,
    person: async (name) => createPerson(world, people.get(name) ?? (await newPerson(name))),
    post: (uri) => world.posts.get(uri),
    posts: world.posts,
    refusals: world.refusals,
    received: world.received,
    sent: world.sent,
    requests,
    close: async () => {
      await server.close();
      if (errors.length > 0) throw errors[0];
    },
  };
};
