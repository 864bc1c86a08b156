import { createBackground } from "../platform/background.ts";
import type { createEventListener } from "../platform/event-listener.ts";
import type { Jobs } from "../platform/jobs.ts";
import type { Log } from "../platform/logging.ts";

type Work = { readonly lookAgain: () => void };

const everyMilliseconds = 1_000;

/** The work behind the pages: the steps, run when something happens and every second, and the jobs beside them. */
export const composeBackground = (parts: {
  readonly steps: Parameters<typeof createBackground>[0]["steps"];
  readonly log: Log;
  readonly listener: ReturnType<typeof createEventListener>;
  readonly federation: { readonly inboxWorker: Work; readonly delivery: Work };
  readonly jobs: Jobs;
}) => {
  const { steps, log, listener, federation, jobs } = parts;
  const listen = async (wake: (step?: string) => void): Promise<() => Promise<void>> => {
    const stops = [
      listener.onEvent(() => wake("relay")),
      listener.onWork("inbox_activity", () => {
        federation.inboxWorker.lookAgain();
        wake("inbox");
      }),
      listener.onWork("delivery", () => {
        federation.delivery.lookAgain();
        wake("delivery");
      }),
    ];
    await listener.start();
    return async () => {
      for (const stop of stops) stop();
    };
  };
  const background = createBackground({ steps, log, everyMilliseconds, listen });
  // A process that only serves pages hears of changes too: threads are shown live.
  const listening = createBackground({ steps: [], log, everyMilliseconds, listen });
  // For tests and the seed: the same steps with the jobs among them, round and round until nothing is left.
  const toTheEnd = createBackground({
    steps: [...steps, { name: "jobs", run: jobs.runUntilEmpty }],
    log,
    everyMilliseconds,
    listen: async () => async () => {},
  });
  return {
    /** Begins to hear what happens, and as a worker also the work itself. */
    start: async (as: { readonly worker: boolean }): Promise<void> => {
      if (!as.worker) return listening.start();
      background.start();
      await jobs.start();
    },
    /** Does everything that is due, and what follows from it, until nothing is left. Only while not started. */
    settle: toTheEnd.settle,
    /** Ends the steps; the jobs are stopped by whoever made them. */
    stop: async (): Promise<void> => {
      await Promise.all([background.stop(), listening.stop()]);
    },
  };
};
