import { randomUUID } from "node:crypto";
import { outgoingIn } from "../../src/federation/delivery/outgoing.postgres.ts";
import { type Child, sharedClock, startChild } from "./child.ts";
import type { Profiler } from "./profiler.ts";
import { type Limits, measureLimits } from "./raw-limits.ts";
import type { SinkOrder, SinkReport } from "./sink.ts";
import { costBetween, type WijkUnderTest } from "./wijk-under-test.ts";
import { readWritten, writtenBetween } from "./written.ts";

/** One announcement to everyone, measured. Costs in milliseconds of processor time for all deliveries together. */
export type FanOutRound = {
  readonly deliveriesPerSecond: number;
  readonly cpuOverSign: number;
  /** To a signature that is made while both sides of a core are at work, as they are during a fan-out. */
  readonly cpuOverSignInThreads: number;
  readonly nodeCpuMs: number;
  readonly postgresCpuMs: number;
  readonly cpuMsPerDelivery: number;
  /** From the commit of the announcement to the first request. */
  readonly firstRequestMs: number;
  readonly rowsWritten: number;
  readonly bytesWritten: number;
  readonly transactions: number;
  readonly newConnections: number;
};

type Scheme = "http" | "https";
type Sink = Child<SinkOrder, SinkReport>;

const hosts = 50;
const inboxesPerHost = 68;
export const inboxes = hosts * inboxesPerHost;
const patience = 120_000;

export const sinkAddresses = Array.from({ length: hosts }, (_, index) => `127.0.1.${index + 1}`);

/** Remote actors with an inbox each at the sink, by `scheme`: followers of the wijk from the round in which they are chosen. */
const addActors = async (wijk: WijkUnderTest, scheme: Scheme, port: number): Promise<void> => {
  await wijk.watch.sql`
    insert into actor (id, kind, uri, type, handle, host, name, inbox, made_at, fetched_at)
    select gen_random_uuid(), 'remote', origin || '/users/' || place || '-' || number, 'Person', 'buur' || number, host, 'Buur',
      origin || '/users/' || place || '-' || number || '/inbox', ${new Date().toISOString()}, ${new Date().toISOString()}
    from generate_series(1, ${hosts}::int) place, generate_series(1, ${inboxesPerHost}::int) number,
      lateral (select '127.0.1.' || place || ':' || ${port}::int as host) as named,
      lateral (select ${scheme} || '://' || host as origin) as addressed`;
  await wijk.watch.sql`analyze actor`;
};

const chooseFollowers = async (wijk: WijkUnderTest, scheme: Scheme): Promise<void> => {
  const { sql } = wijk.watch;
  await sql`delete from follower`;
  await sql`
    insert into follower (actor_id, follower_id, follow_uri, since)
    select wijk.id, remote.id, remote.uri || '/follow', ${new Date().toISOString()} from actor wijk, actor remote
    where wijk.kind = 'wijk' and remote.kind = 'remote' and remote.uri like ${`${scheme}://127.0.1.%`}`;
  await sql`analyze follower`;
};

/** An announcement of about 900 bytes, in the transaction of its own that also makes the deliveries. */
const announce = async ({ database, origin }: WijkUnderTest, wijkId: string): Promise<void> => {
  const [id, about] = [randomUUID(), randomUUID()];
  const actor = `${origin}/ap/a/${wijkId}`;
  const at = new Date();
  const body = {
    "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"],
    id: `${origin}/ap/v/${id}`,
    type: "Announce",
    actor,
    published: at.toISOString(),
    to: ["https://www.w3.org/ns/activitystreams#Public"],
    cc: [`${actor}/followers`],
    object: {
      id: `${origin}/meldingen/${about}`,
      type: "Note",
      attributedTo: actor,
      to: ["https://www.w3.org/ns/activitystreams#Public"],
      content: `<p>${"De sluis is donderdag van acht tot vier uur dicht voor onderhoud. ".repeat(5)}</p>`,
    },
  };
  await database.transaction((transaction) =>
    outgoingIn(transaction).add({
      id,
      uri: body.id,
      type: "Announce",
      signerId: wijkId,
      objectUri: body.object.id,
      postId: null,
      body: JSON.stringify(body),
      madeAt: at,
      recipients: { followersOf: wijkId },
    }),
  );
};

const runRound = async (wijk: WijkUnderTest, sink: Sink, wijkId: string, limits: Limits): Promise<FanOutRound> => {
  sink.order({ kind: "expect", count: inboxes });
  await sink.report("expecting", patience);
  const written = await readWritten(wijk);
  const before = await wijk.cost();
  const complete = sink.report("complete", patience);
  await announce(wijk, wijkId);
  const committed = sharedClock();
  const { first, last, requests, connections } = await complete;
  await wijk.until("Writing down what was delivered", patience, async () => {
    const rows = await wijk.watch.sql`select 1 from delivery where done_at is null limit 1`;
    return rows.length === 0;
  });
  const cost = costBetween(before, await wijk.cost());
  if (requests !== inboxes) throw new Error(`${requests} requests came for ${inboxes} inboxes.`);
  const wrote = writtenBetween(written, await readWritten(wijk));
  const cpuMsPerDelivery = (cost.node + cost.postgres) / inboxes;
  return {
    deliveriesPerSecond: (inboxes / (last - first)) * 1_000_000,
    cpuOverSign: cpuMsPerDelivery / limits.signCpuMs,
    cpuOverSignInThreads: cpuMsPerDelivery / limits.signInThreadsCpuMs,
    nodeCpuMs: cost.node,
    postgresCpuMs: cost.postgres,
    cpuMsPerDelivery,
    firstRequestMs: (first - committed) / 1_000,
    rowsWritten: wrote.rows,
    bytesWritten: wrote.bytes,
    transactions: wrote.transactions,
    newConnections: connections,
  };
};

/** Sends one announcement to 3,400 inboxes on 50 hosts, once to warm up and then `rounds` times: over HTTP, then over TLS. */
export const measureFanOut = async (given: {
  readonly wijk: WijkUnderTest;
  readonly certificate: { readonly key: string; readonly certificate: string };
  readonly rounds: number;
  readonly profiler: Profiler;
  readonly tell: (line: string) => void;
}): Promise<{ readonly http: FanOutRound[]; readonly tls: FanOutRound[]; readonly limits: Limits[] }> => {
  const { wijk, tell } = given;
  const sink: Sink = startChild("sink.ts");
  try {
    sink.order({ kind: "open", addresses: sinkAddresses, ...given.certificate });
    const { httpPort, httpsPort } = await sink.report("opened", patience);
    await addActors(wijk, "http", httpPort);
    await addActors(wijk, "https", httpsPort);
    const [actor] = await wijk.watch.sql<{ id: string }[]>`select id from actor where kind = 'wijk'`;
    const measured: { [Each in Scheme]: FanOutRound[] } = { http: [], https: [] };
    const limits: Limits[] = [];
    for (const scheme of ["http", "https"] as const) {
      await chooseFollowers(wijk, scheme);
      for (let number = 0; number <= given.rounds; number++) {
        const now = await measureLimits(wijk);
        const round = await given.profiler.watch(number === 0 ? null : `fan-out over ${scheme}`, inboxes, () =>
          runRound(wijk, sink, actor?.id ?? "", now),
        );
        tell(
          `fan-out over ${scheme}, ${number === 0 ? "to warm up" : `round ${number}`}: ` +
            `${round.deliveriesPerSecond.toFixed(0)} deliveries/s, ${round.cpuMsPerDelivery.toFixed(3)} ms each, ` +
            `${round.cpuOverSign.toFixed(2)} × a sign of ${now.signCpuMs.toFixed(3)} ms`,
        );
        if (number === 0) continue;
        limits.push(now);
        measured[scheme].push(round);
      }
    }
    return { http: measured.http, tls: measured.https, limits };
  } finally {
    await sink.end();
  }
};
