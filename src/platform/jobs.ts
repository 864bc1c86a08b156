import EventEmitter from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import {
  Logger,
  type LogLevel,
  type Runner,
  type RunnerOptions,
  run,
  runOnce,
  type TaskList,
  type WorkerEvents,
} from "graphile-worker";
import pg from "pg";
import { watchedEvents } from "./job-events.ts";
import { freeDeadLocks, freeLostLocks, isWaitingInVain } from "./job-locks.ts";
import { itWaits, letFollow, waitsForAnother } from "./job-order.ts";
import { type Log, plainMessage } from "./logging.ts";
import { connectionOf, type PostgresAddress } from "./postgres.ts";
import { PreparingClient } from "./postgres-client.ts";

/** A job whose last run ended in an error. `attempts` counts its runs; it is tried again up to `mostAttempts`. */
export type FailedJob = {
  readonly id: string;
  readonly task: string;
  readonly error: string;
  readonly attempts: number;
  readonly mostAttempts: number;
  /** When it is tried again; `null` when it is not. */
  readonly next: Date | null;
};

export type Jobs = {
  /**
   * Runs every job that is due, also those that this adds, and resolves to how many runs there were, failed ones
   * included. A job that failed is due again only after its back-off (database time).
   */
  runUntilEmpty(): Promise<number>;
  /** Runs jobs as they come until `stop`. Resolves at once; goes on by itself when PostgreSQL went away and came back. */
  start(): Promise<void>;
  /** Waits for the jobs under way and closes the connections. */
  stop(): Promise<void>;
  /** Jobs that failed and were not yet done right, newest first, at most 200. */
  failed(): Promise<readonly FailedJob[]>;
  /** Has a job that failed run again at once, with all its attempts before it. `false` when there is no such job, or it runs. */
  retry(id: string): Promise<boolean>;
};

const concurrency = 4;
const housekeepingEvery = 5_000;
const longestPause = 10_000;
const stopPatience = 20_000;

/**
 * Jobs on graphile-worker: each task gets the id of the event that it reacts to, at least once. Two seconds is the
 * first back-off, then it grows by e. `lockGrace` (milliseconds) is how long a lock of a worker that shows no connection
 * is left alone; the locks of a killed process are taken away after it.
 */
export const createJobs = (dependencies: {
  readonly address: PostgresAddress;
  readonly tasks: Readonly<Record<string, (eventId: string) => Promise<void>>>;
  readonly log: Log;
  readonly lockGrace?: number;
}): Jobs => {
  const { log, lockGrace = 5_000 } = dependencies;
  const pool = new pg.Pool({
    ...connectionOf(dependencies.address),
    max: concurrency + 2,
    idleTimeoutMillis: 10_000,
    connectionTimeoutMillis: 10_000,
    Client: PreparingClient,
  });
  let stopped = false;
  // A pool ends before its last connections have gone, so PostgreSQL may be the first to end them.
  const lost = (error: Error): void => {
    if (!stopped) log.warn("a connection of the job queue was lost", { error });
  };
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));

  let runs = 0;
  const running = new Set<string>();
  const taskList: TaskList = Object.fromEntries(
    Object.entries(dependencies.tasks).map(([name, task]) => [
      name,
      async (payload, { job, query }) => {
        runs += 1;
        running.add(job.id);
        try {
          if (await waitsForAnother(job, query)) throw new Error(itWaits);
          await task((payload as { eventId: string }).eventId).catch((error: unknown) => {
            log.error("a job failed", { task: name, error });
            // What is thrown ends up in the job's row, where the values of a failed query have no business.
            throw new Error(plainMessage(error));
          });
          await letFollow(job, query);
        } finally {
          running.delete(job.id);
        }
      },
    ]),
  );
  const options = (events: WorkerEvents): RunnerOptions => ({
    pgPool: pool,
    taskList,
    noHandleSignals: true,
    logger: quietLogger(log),
    concurrency,
    events,
    parsedCronItems: [],
  });

  let runner: Runner | null = null;
  /** The names in the locks of all runners that this process had. */
  const names = new Set<string>();
  /** Has the supervisor leave a runner that does nothing any more, and begin with a new one. */
  let leave = () => {};
  let supervising: Promise<void> | null = null;
  const halt = new AbortController();
  const rest = (milliseconds: number) => pause(milliseconds, undefined, { signal: halt.signal }).catch(() => {});

  const supervise = async (): Promise<void> => {
    for (let failures = 0; !stopped; ) {
      const began = performance.now();
      try {
        runner = await run({
          ...options(watchedEvents({ named: (name) => names.add(name), broken: () => leave() })),
          // Not a queue of its own in memory: it ends the process when PostgreSQL goes away under it.
          preset: { worker: { completeJobBatchDelay: 5, failJobBatchDelay: 5 } },
        });
        if (stopped) await runner.stop();
        const stuck = Promise.withResolvers<void>();
        leave = stuck.resolve;
        await Promise.race([runner.promise, stuck.promise]);
        void runner.promise.catch(() => {});
        void runner.stop().catch(() => {});
      } catch (error) {
        log.error("the job queue stopped", { error });
      }
      if (stopped) return;
      failures = performance.now() - began > longestPause ? 1 : failures + 1;
      await rest(Math.min(longestPause, 250 * 2 ** failures));
    }
  };

  /**
   * After a crash of PostgreSQL the queue can wait for itself for ever. It shows in jobs that are due while nothing
   * runs, twice in a row.
   */
  const keepHouse = async (): Promise<void> => {
    let seen = -1;
    let idle = false;
    while (!stopped) {
      try {
        await freeDeadLocks(pool, lockGrace);
        await freeLostLocks(pool, [...names], [...running]);
        const before = runs;
        const idleBefore = idle;
        idle = running.size === 0 && before === seen && (await isWaitingInVain(pool, Object.keys(taskList)));
        seen = before;
        if (idle && idleBefore) {
          log.warn("the job queue is stuck and is begun anew");
          leave();
        }
      } catch (error) {
        log.warn("the job queue could not be looked after", { error });
      }
      await rest(housekeepingEvery);
    }
  };

  /** Whether a job is due, and whether one is held; a run ends a moment before its job is written off, and is held until then. */
  const look = async (): Promise<{ readonly due: boolean; readonly held: boolean }> => {
    const { rows } = await pool.query(
      `select coalesce(bool_or(locked_at is null and run_at <= now() and attempts < max_attempts), false) as due,
         coalesce(bool_or(locked_at is not null), false) as held
       from graphile_worker.jobs where task_identifier = any($1)`,
      [Object.keys(taskList)],
    );
    return rows[0];
  };
  const lookWhenWrittenOff = async (): Promise<Awaited<ReturnType<typeof look>>> => {
    let seen = await look();
    for (let looked = 0; looked < 200 && seen.held; looked++) {
      await pause(5);
      seen = await look();
    }
    return seen;
  };

  return {
    runUntilEmpty: async () => {
      const before = runs;
      let seen = await look();
      if (seen.held) {
        await freeDeadLocks(pool, lockGrace);
        seen = await look();
      }
      while (seen.due) {
        const round = runs;
        // One after the other: workers that find nothing more to take would each ask for it.
        await runOnce({ ...options(new EventEmitter()), concurrency: 1 });
        if (runs === round) break;
        seen = await lookWhenWrittenOff();
      }
      return runs - before;
    },
    start: async () => {
      supervising ??= Promise.all([supervise(), keepHouse()]).then(() => {});
    },
    stop: async () => {
      if (stopped) return;
      stopped = true;
      halt.abort();
      leave();
      await Promise.race([
        Promise.resolve(runner?.stop()).catch(() => {}),
        pause(stopPatience, undefined, { ref: false }),
      ]);
      await supervising;
      await pool.end();
    },
    failed: async () => {
      const { rows } = await pool.query<FailedJob>(
        `select id::text, task_identifier as task, last_error as error, attempts, max_attempts as "mostAttempts",
           case when attempts < max_attempts then run_at end as next
         from graphile_worker.jobs where last_error is not null and last_error <> $1
         order by updated_at desc, id desc limit 200`,
        [itWaits],
      );
      return rows;
    },
    retry: async (id) => {
      const { rows } = await pool.query(
        `select again.id from (select array_agg(id) as ids from graphile_worker.jobs
             where id = $1 and last_error is not null) as failed,
           graphile_worker.reschedule_jobs(failed.ids, run_at := now(), attempts := 0) as again`,
        [id],
      );
      return rows.length > 0;
    },
  };
};

const quietLogger = (log: Log): Logger =>
  new Logger(() => (level: LogLevel, message, fields) => {
    if (level === "error") log.warn(`job queue: ${message}`, { error: fields.error });
    if (level === "warning") log.warn(`job queue: ${message}`);
  });
