import type { Config } from "../config.ts";
import { exposition } from "../health/exposition.ts";
import { readLetters, readQueues } from "../health/figures.postgres.ts";
import { healthRoutes, type Readiness } from "../health/health.http.ts";
import { readJobs } from "../health/job-figures.postgres.ts";
import { metricsOf, type ProcessFigures } from "../health/metrics.ts";
import { isStuck, type ReadWork } from "../health/queues.ts";
import { hasSchema } from "../health/readiness.postgres.ts";
import { createTally } from "../health/tally.ts";
import { watchQueues } from "../health/watch-queues.ts";
import { type Clock, later, second } from "../kernel/clock.ts";
import { createBearerCheck } from "../platform/http/bearer-token.ts";
import { createReadConnection } from "../platform/http/client-address.ts";
import type { Log } from "../platform/logging.ts";
import type { PostgresAddress } from "../platform/postgres.ts";
import { createProbe } from "../platform/probe.ts";
import type { Sql } from "../platform/sql.ts";
import { mountForCaretakers, type SocketAddress } from "../routes.ts";

const readyWithin = 2_000;
/** Figures may take longer than readiness, but a scrape gives up after ten seconds. Milliseconds. */
const figuresWithin = 5_000;

/** How the wijk is doing: for who looks after the process, for the administrator, and for the log. */
export const composeHealth = (parts: {
  readonly config: Config;
  readonly database: PostgresAddress;
  /** The pool that pages wait for. */
  readonly pagesPool: Sql;
  readonly clock: Clock;
  readonly log: Log;
  readonly socketAddress: SocketAddress;
  readonly measureProcess: () => ProcessFigures | null;
}) => {
  const { config, clock, log } = parts;
  const readinessProbe = createProbe({ address: parts.database, within: readyWithin });
  const figuresProbe = createProbe({ address: parts.database, within: figuresWithin });
  const deliveries = createTally(["delivered", "retry", "given-up"]);
  const inboxRequests = createTally(["202", "401"]);

  const ask = async (): Promise<Readiness> => {
    try {
      // With a way of its own it tells what is wrong; that pages get through is what it means to be ready.
      if (!(await readinessProbe.ask(hasSchema))) return "schema";
      await readinessProbe.ask(() => parts.pagesPool`select 1`);
      return "ready";
    } catch {
      return "database";
    }
  };
  /** However many ask at once, the database is asked once. */
  const readiness = joined(ask);

  const readWork: ReadWork = joined(async () => {
    const now = clock();
    try {
      return await figuresProbe.ask(async (sql) => {
        const [{ queues, deadLetters, ...rest }, { jobs, dead }, letters] = await Promise.all([
          readQueues(sql, now),
          readJobs(sql),
          readLetters(sql, now),
        ]);
        return { ...rest, queues: [...queues, jobs, letters], deadLetters: { ...deadLetters, jobs: dead } };
      });
    } catch (error) {
      log.warn("how the work stands could not be read", { error });
      return null;
    }
  });

  const routes = healthRoutes({
    readiness,
    metrics: async () => exposition(metricsOf(await readWork(), { deliveries, inboxRequests }, parts.measureProcess())),
  });
  const hasToken = createBearerCheck(config.metricsToken);

  return {
    routes,
    hasToken,
    /** What waits too long at this moment; nothing when that cannot be told. */
    stuckWork: async () => {
      const now = clock();
      const { queues = [] } = (await readWork()) ?? {};
      return queues.filter(isStuck).map(({ queue, oldestSeconds }) => ({
        queue,
        since: later(now, -oldestSeconds * second),
      }));
    },
    watch: watchQueues({ readWork, clock, log }),
    countDelivery: deliveries.add,
    countInboxRequest: (status: number) => inboxRequests.add(String(status)),
    /** The same routes for a process without pages, at `config.health`. */
    fetch: mountForCaretakers({
      routes,
      hasToken,
      socketAddress: parts.socketAddress,
      readConnection: createReadConnection({ trustedProxies: [], hosts: namesOfLoopback(config.health?.port) }),
    }).fetch,
    close: async () => {
      await Promise.all([readinessProbe.close(), figuresProbe.close()]);
    },
  };
};

const namesOfLoopback = (port: number | undefined): readonly string[] =>
  ["localhost", "127.0.0.1", "[::1]"].map((name) => `${name}:${port}`);

/** A call while another is under way gets what that one finds. */
const joined = <T>(work: () => Promise<T>): (() => Promise<T>) => {
  let current: Promise<T> | null = null;
  return () => {
    current ??= work().finally(() => {
      current = null;
    });
    return current;
  };
};
