import { addAskedQuestions } from "./asked-questions.ts";
import { type Child, startChild } from "./child.ts";
import type { Asked, PeersOrder, PeersReport } from "./peers.ts";
import type { Profiler } from "./profiler.ts";
import { type Limits, measureLimits } from "./raw-limits.ts";
import type { ReplyShape } from "./reply-bodies.ts";
import { costBetween, type WijkUnderTest } from "./wijk-under-test.ts";
import { readWritten, writtenBetween } from "./written.ts";

/** Many signed replies from elsewhere, measured. Costs in milliseconds of processor time per reply. */
export type InboxRound = {
  /** From the first request until the last reply was processed, while nothing of what follows is done. */
  readonly perSecond: number;
  /** From the first request until the last was answered 202. */
  readonly acceptedPerSecond: number;
  /** Node and PostgreSQL until the last reply was processed, while nothing of what follows is done. */
  readonly cpuMs: number;
  readonly cpuOverFloor: number;
  readonly nodeCpuMs: number;
  readonly postgresCpuMs: number;
  /** Until all that follows was done too: jobs, publishing, a letter to the asker. */
  readonly withReactionsCpuMs: number;
  readonly withReactionsNodeCpuMs: number;
  readonly withReactionsPerSecond: number;
  readonly bodyBytes: number;
  readonly rowsPerReply: number;
  readonly transactionsPerReply: number;
  readonly bytesWrittenPerReply: number;
};

type Peers = Child<PeersOrder, PeersReport>;

const addresses = ["127.0.2.1", "127.0.2.2", "127.0.2.3", "127.0.2.4", "127.0.2.5"];
const actors = 20;
const questions = 50;
const inFlight = 16;
const patience = 300_000;
/** The relay takes turns with this lock (`src/platform/event-relay.ts`): while we have it, no reaction begins. */
const relayLock = 7_236_002;

/** Looking costs PostgreSQL time that counts as the wijk's: it stops at the first row that is found. */
const everythingDone = (wijk: WijkUnderTest): Promise<void> =>
  wijk.until("The work that follows from the replies", patience, async () => {
    const [left] = await wijk.watch.sql<{ some: boolean }[]>`
      select exists (select from graphile_worker._private_jobs) or exists (select from event where relayed_at is null)
        or exists (select from inbox_activity where done_at is null) as some`;
    return left?.some === false;
  });

const runRound = async (
  wijk: WijkUnderTest,
  peers: Peers,
  given: {
    readonly shape: ReplyShape;
    readonly round: string;
    readonly count: number;
    readonly asked: readonly Asked[];
  },
  limits: Limits,
): Promise<InboxRound> => {
  const { count } = given;
  peers.order({ kind: "sign", inbox: `${wijk.origin}/ap/inbox`, ...given });
  const { bodyBytes } = await peers.report("signed", patience);
  const written = await readWritten(wijk);
  const { sql } = wijk.watch;
  await sql`select pg_advisory_lock(${relayLock})`;
  const before = await wijk.cost();
  const sent = peers.report("sent", patience);
  peers.order({ kind: "send", inFlight });
  const { first, last, answers } = await sent;
  if (answers["202"] !== count) throw new Error(`Of ${count} replies: ${JSON.stringify(answers)}`);
  const from = performance.now() - (Number(process.hrtime.bigint() / 1_000n) - first) / 1_000;
  await wijk.until("Processing", patience, async () => {
    const rows = await sql`select 1 from inbox_activity where done_at is null limit 1`;
    return rows.length === 0;
  });
  const processed = costBetween(before, await wijk.cost());
  const processedMs = performance.now() - from;
  const [counted] = await sql<{ events: number }[]>`
    select count(*)::int as events from event where relayed_at is null`;
  const events = counted?.events ?? 0;
  if (events < count) throw new Error(`The reactions to ${count - events} replies began too soon.`);
  await sql`select pg_advisory_unlock(${relayLock})`;
  await everythingDone(wijk);
  const everything = costBetween(before, await wijk.cost());
  const everythingMs = performance.now() - from;
  const wrote = writtenBetween(written, await readWritten(wijk));
  const cpuMs = (processed.node + processed.postgres) / count;
  return {
    perSecond: (count / processedMs) * 1_000,
    acceptedPerSecond: (count / (last - first)) * 1_000_000,
    cpuMs,
    cpuOverFloor: cpuMs / (limits.verifyCpuMs + limits.commitCpuMs),
    nodeCpuMs: processed.node / count,
    postgresCpuMs: processed.postgres / count,
    withReactionsCpuMs: (everything.node + everything.postgres) / count,
    withReactionsNodeCpuMs: everything.node / count,
    withReactionsPerSecond: (count / everythingMs) * 1_000,
    bodyBytes,
    rowsPerReply: wrote.rows / count,
    transactionsPerReply: wrote.transactions / count,
    bytesWrittenPerReply: wrote.bytes / count,
  };
};

/** Has 20 people on 5 servers answer 50 questions with `replies` signed replies, for each shape, `rounds` times. */
export const measureInbox = async (given: {
  readonly wijk: WijkUnderTest;
  readonly rounds: number;
  readonly replies: number;
  readonly profiler: Profiler;
  readonly tell: (line: string) => void;
}): Promise<{ readonly plain: InboxRound[]; readonly proof: InboxRound[]; readonly limits: Limits[] }> => {
  const { wijk, tell } = given;
  const peers: Peers = startChild("peers.ts");
  try {
    peers.order({ kind: "open", addresses, actors });
    await peers.report("opened", patience);
    const asked = await addAskedQuestions(wijk, questions);
    const measured: { [Each in ReplyShape]: InboxRound[] } = { plain: [], proof: [] };
    const limits: Limits[] = [];
    for (const shape of ["plain", "proof"] as const) {
      for (let number = 0; number <= given.rounds; number++) {
        const now = await measureLimits(wijk);
        // The first round brings every key and actor, and lets the compiler see the way once.
        const count = number === 0 ? Math.min(500, given.replies) : given.replies;
        const round = await given.profiler.watch(number === 0 ? null : `inbox, ${shape}`, count, () =>
          runRound(wijk, peers, { shape, round: `${shape}${number}`, count, asked }, now),
        );
        tell(
          `inbox, ${shape}, ${number === 0 ? "to warm up" : `round ${number}`}: ` +
            `${round.acceptedPerSecond.toFixed(0)} accepted/s, ${round.perSecond.toFixed(0)} processed/s, ` +
            `${round.cpuMs.toFixed(2)} ms each, ${round.cpuOverFloor.toFixed(1)} × verify and commit; ` +
            `with all that follows ${round.withReactionsCpuMs.toFixed(2)} ms`,
        );
        if (number === 0) continue;
        limits.push(now);
        measured[shape].push(round);
      }
    }
    await everyReplyIsThere(wijk, given.rounds * 2 * given.replies);
    return { ...measured, limits };
  } finally {
    await peers.end();
  }
};

/** A figure counts only when the work was done. */
const everyReplyIsThere = async ({ watch }: WijkUnderTest, atLeast: number): Promise<void> => {
  const [row] = await watch.sql<{ count: number }[]>`
    select count(*)::int as count from inbox_activity where outcome = 'answer received'`;
  if ((row?.count ?? 0) < atLeast) throw new Error(`Only ${row?.count} of ${atLeast} replies became an answer.`);
};
