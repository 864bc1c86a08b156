import { createPeerAccount, type PeerAccount } from "./account.ts";
import { type PostOptions, postActivity } from "./delivery.ts";
import { receivePost } from "./inbox.ts";
import { sendFlag } from "./moderation.ts";
import { instanceAccount, newKey, personAccount } from "./own-accounts.ts";
import {
  createRecords,
  type FlagRecord,
  type Json,
  type PeerClock,
  type ReceivedRecord,
  type RequestRecord,
  type SentRecord,
} from "./records.ts";
import type { RefusalRecord } from "./refusals.ts";
import { createRemoteActors } from "./remote-actors.ts";
import { createDocumentFetcher } from "./remote-documents.ts";
import { readPage } from "./served-pages.ts";
import { listenOnLoopback, type Reply } from "./server.ts";
import { createSettling } from "./settling.ts";
import { type StatusView, viewOf, viewTimeline } from "./status-view.ts";
import type { MastodonVersion, World } from "./world.ts";

export type { FollowRequest, PeerAccount } from "./account.ts";
export type { WriteOptions, Written } from "./account-statuses.ts";
export type { PostOptions } from "./delivery.ts";
export type { Actor, Json, LocalAccount, RequestRecord, SentRecord } from "./records.ts";
export { type RefusalName, type RefusalRecord, Refused } from "./refusals.ts";
export type { StatusView } from "./status-view.ts";

/** A server that behaves as Mastodon in secure mode does, as far as federation.md tells. */
export type MastodonPeer = {
  /** For example `http://127.0.0.1:40123`. */
  readonly origin: string;
  /** Host with port, as it stands in handles. */
  readonly host: string;
  /** The account with this name; made, with a key of its own, when it is first asked for. */
  account(name: string): Promise<PeerAccount>;
  /** The home timeline of an account, newest first. */
  timeline(name: string): readonly StatusView[];
  /** A status the peer keeps, by its id. */
  status(uri: string): StatusView | undefined;
  /** Everybody who likes a status, as far as the peer keeps it. */
  likes(statusUri: string): readonly string[];
  /** Where an account moved, as far as the peer was told and believes. */
  movedTo(actor: string): string | undefined;
  /** Reports that came from other servers. */
  readonly flags: readonly FlagRecord[];
  /** Its moderators report an account elsewhere, with statuses of it, by the instance actor. */
  flag(given: {
    readonly account: string;
    readonly statuses: readonly string[];
    readonly comment: string;
  }): Promise<SentRecord>;
  /** What it refused, with the rule of federation.md behind each. */
  readonly refusals: readonly RefusalRecord[];
  readonly requests: readonly RequestRecord[];
  /** Activities that arrived with a right signature. */
  readonly received: readonly ReceivedRecord[];
  /** Activities that it sent, with the status that came back. */
  readonly sent: readonly SentRecord[];
  /** Resolves when everything that arrived has been processed; throws what went wrong inside the peer itself. */
  settled(): Promise<void>;
  /** Resolves as soon as `isTrue` holds; looked at after each activity that was processed. */
  when(isTrue: () => boolean): Promise<void>;
  close(): Promise<void>;
};

/**
 * Starts a peer on a free port of 127.0.0.1. `host` is the name in its addresses, such as `localhost`; it is a 4.5 unless
 * told otherwise.
 */
export const createMastodonPeer = async (options: {
  readonly clock: PeerClock;
  readonly host?: "127.0.0.1" | "localhost";
  readonly version?: MastodonVersion;
  /** What its NodeInfo calls it: a fork may have a name of its own. */
  readonly software?: string;
}): Promise<MastodonPeer> => {
  const { clock, host: hostname = "127.0.0.1", version = "4.5", software = "mastodon" } = options;
  const records = createRecords();
  const settling = createSettling();
  const instanceKey = await newKey();
  let handle: (parts: Parameters<typeof readPage>[1], body: Buffer) => Promise<Reply> = async () => ({ status: 503 });
  const server = await listenOnLoopback((parts, body) => handle(parts, body), settling.failed);
  const host = `${hostname}:${server.port}`;
  const origin = `http://${host}`;
  const instance = instanceAccount(instanceKey, { origin, host, now: clock() });

  const post = async (inbox: string, activity: Json | string, how: PostOptions): Promise<SentRecord> => {
    const sent = await postActivity(inbox, activity, clock, { signAs: null, ...how });
    records.sent.push(sent);
    return sent;
  };
  const documents = createDocumentFetcher(clock);
  let counter = 0n;
  const nextNumber = (): string => {
    counter += 1n;
    return String((BigInt(clock().getTime()) << 16n) + counter);
  };
  const world: World = {
    origin,
    host,
    clock,
    version,
    software,
    records,
    documents,
    actors: createRemoteActors(records, documents, () => instance, clock),
    instance: () => instance,
    nextNumber,
    deliver: (activity, inbox, signAs) => post(inbox, activity, { signAs }),
  };

  handle = async (parts, body) => {
    const isInbox = parts.method === "POST" && /^\/(inbox|actor\/inbox|users\/[^/]+\/inbox)$/.test(parts.path);
    const unknown: Reply = { status: parts.method === "GET" ? 404 : 405 };
    const reply: Reply = isInbox
      ? await receivePost(world, settling, parts, body)
      : parts.method === "GET"
        ? await readPage(world, parts)
        : unknown;
    const { method, path } = parts;
    records.requests.push({ method, path, signedBy: reply.signedBy ?? null, status: reply.status });
    return reply;
  };

  const accounts = new Map<string, PeerAccount>();
  return {
    origin,
    host,
    async account(name) {
      const known = accounts.get(name);
      if (known !== undefined) return known;
      const local = personAccount(name, await newKey(), { origin, host, now: clock() });
      const account = createPeerAccount({ world, post, when: settling.when }, local);
      records.accounts.set(name, local);
      accounts.set(name, account);
      return account;
    },
    timeline: (name) => viewTimeline(records, name),
    status: (uri) => viewOf(records, uri, null),
    likes: (uri) => records.likes.filter((like) => like.status === uri).map((like) => like.by),
    movedTo: (actor) => records.moved.get(actor),
    flags: records.flags,
    flag: (given) => sendFlag(world, given),
    refusals: records.refusals,
    requests: records.requests,
    received: records.received,
    sent: records.sent,
    settled: settling.settled,
    when: settling.when,
    close: server.close,
  };
};
