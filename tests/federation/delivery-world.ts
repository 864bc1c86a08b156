import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { createDeliveryEngine } from "../../src/federation/delivery/delivery-engine.ts";
import { outgoingIn } from "../../src/federation/delivery/outgoing.postgres.ts";
import type { OutgoingActivity } from "../../src/federation/delivery/outgoing.ts";
import { createHttpClient, type HttpClient } from "../../src/federation/http-client.ts";
import { later } from "../../src/kernel/clock.ts";
import { createLog } from "../../src/platform/logging.ts";
import { type Database, openDatabase } from "../../src/platform/postgres.ts";
import { createPresence, type Presence } from "../../src/platform/presence.ts";
import { createTestDatabase } from "../support/test-database.ts";

/** A server elsewhere that keeps what it gets and answers as it is told. */
export type Peer = {
  readonly port: number;
  readonly received: { readonly url: string; readonly headers: IncomingHttpHeaders; readonly body: string }[];
  /** Names of the activities that came in, in order. */
  readonly names: () => string[];
  answer: (name: string) => PeerAnswer | Promise<PeerAnswer>;
  close(): Promise<void>;
};
type PeerAnswer = { readonly status: number; readonly headers?: Readonly<Record<string, string>> };

export const createPeer = async (): Promise<Peer> => {
  const received: Peer["received"] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const piece of request) body += piece;
    received.push({ url: request.url ?? "", headers: request.headers, body });
    const { status, headers = {} } = await peer.answer(nameIn(body));
    response.writeHead(status, headers).end();
  }).listen(0);
  await once(server, "listening");
  const peer: Peer = {
    port: (server.address() as AddressInfo).port,
    received,
    names: () => received.map(({ body }) => nameIn(body)),
    answer: () => ({ status: 202 }),
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return peer;
};

const nameIn = (body: string): string => (JSON.parse(body) as { name: string }).name;

/** A database with one actor of ours, a clock that tests move, and engines on it. */
export const createDeliveryWorld = async () => {
  const test = await createTestDatabase();
  const database = openDatabase(test.address, "square", 8);
  const http = createHttpClient({ allowPrivatePeers: true, userAgent: "tests" });
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  let now = new Date("2026-11-23T12:00:00Z");
  const clock = () => now;
  const log = createLog({ write: () => {}, clock });
  const workers: Presence[] = [];
  const worker = (): Presence => {
    const presence = createPresence({ address: test.address, log });
    workers.push(presence);
    return presence;
  };
  const ours = await addActor(database, now, { kind: "wijk", inbox: "http://own.test/inbox" });

  return {
    database,
    http,
    log,
    clock,
    ours,
    publicKey: keys.publicKey as KeyObject,
    drop: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
      await database.close();
      await http.close();
      await test.drop();
    },
    /** Time goes on by so many milliseconds. */
    pass: (milliseconds: number) => {
      now = later(now, milliseconds);
    },
    /** A worker's sign of life; ended when the world is dropped. */
    worker,
    /** An engine of a process of its own. */
    engine: (post: HttpClient["post"] = http.post, presence: Presence = worker()) =>
      createDeliveryEngine({
        database,
        presence,
        http: { post },
        signer: async () => ({ keyId: "http://own.test/wijk#key", privateKey: keys.privateKey }),
        clock,
        log,
      }),
    /** When the next delivery is due; `null` when nothing waits. */
    nextDueAt: async () => {
      const [row] = await database.sql<{ next: Date | null }[]>`
        select min(due_at) as next from delivery where done_at is null and leased_by is null`;
      return row?.next ?? null;
    },
    remote: (inbox: string, more: { readonly sharedInbox?: string; readonly gone?: boolean } = {}) =>
      addActor(database, now, { kind: "remote", inbox, ...more }),
    follow: (follower: string) =>
      database.sql`insert into follower (actor_id, follower_id, follow_uri, since)
        values (${ours}, ${follower}, 'http://elsewhere.test/follow', ${now.toISOString()})`,
    block: (host: string) =>
      database.sql`insert into blocked_server (host, reason, blocked_by, blocked_at)
        values (${host}, 'spam', ${crypto.randomUUID()}, ${now.toISOString()})`,
    post: async (audience: "wijk" | "everyone") => {
      const id = crypto.randomUUID();
      const outside = audience === "everyone";
      await database.sql`insert into post (id, kind, thread_id, audience, resident_id, actor_id, uri, body, html, published_at)
        values (${id}, 'question', ${id}, ${audience}, ${crypto.randomUUID()}, ${outside ? ours : null},
          ${outside ? `http://own.test/ap/o/${id}` : null}, 'hoi', '<p>hoi</p>', ${now.toISOString()})`;
      if (outside) {
        await database.sql`insert into consent (id, question_id, rung, answer, at, shown, recipients)
          values (${crypto.randomUUID()}, ${id}, 'outside', 'yes', ${now.toISOString()}, '', 'iedereen')`;
      }
      return id;
    },
    add: (name: string, recipients: OutgoingActivity["recipients"], more: Partial<OutgoingActivity> = {}) => {
      const id = crypto.randomUUID();
      const uri = `http://own.test/ap/v/${id}`;
      return database.transaction((transaction) =>
        outgoingIn(transaction).add({
          id,
          uri,
          type: "Update",
          signerId: ours,
          objectUri: "http://own.test/ap/o/one",
          postId: null,
          body: JSON.stringify({ id: uri, name }),
          madeAt: now,
          recipients,
          ...more,
        }),
      );
    },
    /** What is known of peers that are, or were, in trouble. */
    peers: () =>
      database.sql<{ host: string; failures: number; held_until: string | null; signature_style: string | null }[]>`
        select host, failures, held_until, signature_style from peer order by host`,
    /** What is known of every delivery, in the order in which they were added. */
    deliveries: () =>
      database.sql<{ inbox: string; outcome: string | null; error: string | null; attempts: number; due: string }[]>`
        select inbox, outcome, last_error as error, attempts, due_at as due from delivery order by id`,
  };
};

const addActor = async (
  database: Database,
  at: Date,
  given: { readonly kind: string; readonly inbox: string; readonly sharedInbox?: string; readonly gone?: boolean },
): Promise<string> => {
  const id = crypto.randomUUID();
  const time = at.toISOString();
  await database.sql`
    insert into actor (id, kind, uri, type, handle, host, name, inbox, shared_inbox, made_at, gone_at)
    values (${id}, ${given.kind}, ${`http://actors.test/${id}`}, 'Person', ${id}, ${new URL(given.inbox).host}, 'Naam',
      ${given.inbox}, ${given.sharedInbox ?? null}, ${time}, ${given.gone ? time : null})`;
  return id;
};
