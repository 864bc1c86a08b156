import EventEmitter from "node:events";
import type { WorkerEvents, WorkerPool } from "graphile-worker";

/**
 * Events of a pool of workers, with what the queue does not do by itself: the connection is named after the locks, and the
 * next job of a queue is found at once. `named` hears the name in the locks before there is any; `broken` that a job could
 * not be written off, after which the pool does nothing any more, and may never say so.
 */
export const watchedEvents = (given: {
  readonly named: (poolName: string) => void;
  readonly broken: () => void;
}): WorkerEvents => {
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:create", ({ workerPool }) => given.named(workerPool.id));
  events.on("pool:fatalError", given.broken);
  nameConnectionAfterLocks(events);
  lookAgainAfterQueuedJobs(events);
  return events;
};

/** A pool of workers names its connection after the name in its locks, so that others can tell when it is gone. */
const nameConnectionAfterLocks = (events: WorkerEvents): void => {
  events.on("pool:listen:success", ({ workerPool, client }) => {
    client.once("drain", () => {
      client.query("select set_config('application_name', $1, false)", [workerPool.id]).catch(() => {});
    });
  });
};

const looks = [8, 30, 120, 500];

/**
 * The next job of a queue comes free when the one before it is written off, a moment after it ended, and nothing tells
 * the workers: without this they find it at their next poll, two seconds later. Milliseconds. Jobs still end while a pool
 * shuts down; who nudges it then ends the process.
 */
const lookAgainAfterQueuedJobs = (events: WorkerEvents): void => {
  let over = false;
  let look = looks.length;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const lookLater = (pool: WorkerPool): void => {
    const wait = looks[look];
    if (over || timer !== undefined || wait === undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      look += 1;
      pool.nudge(1);
      lookLater(pool);
    }, wait);
  };
  events.on("job:complete", ({ job, worker }) => {
    if (job.job_queue_id === null) return;
    look = 0;
    lookLater(worker.workerPool);
  });
  events.on("pool:gracefulShutdown", () => {
    over = true;
    clearTimeout(timer);
  });
};
