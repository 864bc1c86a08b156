import { type Clock, minute } from "../kernel/clock.ts";
import { isStuck, type QueueName, type ReadWork } from "./queues.ts";

/** Where the watch says what it sees. */
type Say = (message: string, fields: Readonly<Record<string, unknown>>) => void;

/**
 * Looks once a minute whether work gets stuck: one `error` when the oldest that is due in a queue waits longer than five
 * minutes, one `info` when that is over. A step of the background that counts as nothing to do.
 */
export const watchQueues = (parts: {
  readonly readWork: ReadWork;
  readonly clock: Clock;
  readonly log: { readonly error: Say; readonly info: Say };
}): (() => Promise<number>) => {
  const stuck = new Set<QueueName>();
  let dueAt = 0;
  return async () => {
    const now = parts.clock().getTime();
    if (now < dueAt) return 0;
    dueAt = now + minute;
    for (const figures of (await parts.readWork())?.queues ?? []) {
      const { queue, depth, oldestSeconds } = figures;
      if (isStuck(figures) && !stuck.has(queue)) {
        stuck.add(queue);
        parts.log.error("Work is stuck", { queue, depth, oldestSeconds: Math.round(oldestSeconds) });
      } else if (!isStuck(figures) && stuck.delete(queue)) parts.log.info("Work goes on again", { queue, depth });
    }
    return 0;
  };
};
