import type { Log } from "./logging.ts";

/** One kind of work: does what there is to do and resolves to how much that was. */
export type BackgroundStep = {
  readonly name: string;
  readonly run: () => Promise<number>;
  /** It looks for what time has made due; what the others do rarely gives it something to do. */
  readonly timed?: boolean;
};

export type Background = {
  /** Runs every step in a loop of its own: at once, when woken, and every so often. */
  start(): void;
  /** Begins nothing new and waits for the steps that are running. */
  stop(): Promise<void>;
  /** Runs all steps, round and round, until in one round none had anything to do. Throws what a step throws. */
  settle(): Promise<void>;
};

const longestPause = 10_000;

/**
 * The loop behind the pages. A step that throws is logged and tried again after a pause that doubles up to 10 s; it
 * never ends the loop and never holds up the other steps. `listen` calls `wake` when there may be work, for one step or
 * for all, and resolves to what ends that; when it fails it is tried again, and until then the steps look every `everyMilliseconds`.
 */
export const createBackground = (dependencies: {
  readonly steps: readonly BackgroundStep[];
  readonly listen: (wake: (step?: string) => void) => Promise<() => Promise<void>>;
  readonly log: Log;
  readonly everyMilliseconds: number;
}): Background => {
  const { log, everyMilliseconds } = dependencies;
  const steps = dependencies.steps.map(oneAtATime);
  const resting = new Set<{ readonly lightly: string | null; readonly getUp: () => void }>();
  const wakes = new Map<string, number>(steps.map(({ name }) => [name, 0]));
  let stopped = false;
  let loops: Promise<unknown> | null = null;
  let unlisten: (() => Promise<void>) | null = null;

  const wake = (step?: string): void => {
    for (const [name, count] of wakes) if (step === undefined || step === name) wakes.set(name, count + 1);
    for (const rest of resting) {
      if (rest.lightly !== null && (step === undefined || rest.lightly === step)) rest.getUp();
    }
  };
  /** Waits, but no longer than until `stop`, and when `lightly` names a step no longer than until its wake. */
  const rest = (milliseconds: number, lightly: string | null): Promise<void> =>
    new Promise((resolve) => {
      if (stopped) return resolve();
      const getUp = () => {
        clearTimeout(timer);
        resting.delete(self);
        resolve();
      };
      const timer = setTimeout(getUp, milliseconds);
      const self = { lightly, getUp };
      resting.add(self);
    });
  const pauseAfter = (failures: number): number => Math.min(longestPause, everyMilliseconds * 2 ** failures);

  const loop = async (step: BackgroundStep): Promise<void> => {
    let failures = 0;
    while (!stopped) {
      const before = wakes.get(step.name);
      try {
        const done = await step.run();
        failures = 0;
        if (done === 0 && wakes.get(step.name) === before) await rest(everyMilliseconds, step.name);
      } catch (error) {
        failures += 1;
        log.error("a background step failed", { step: step.name, failures, error });
        await rest(pauseAfter(failures), null);
      }
    }
  };

  const listening = async (): Promise<void> => {
    for (let failures = 1; !stopped; failures++) {
      try {
        unlisten = await dependencies.listen(wake);
        return;
      } catch (error) {
        log.error("nothing wakes the background steps", { failures, error });
        await rest(pauseAfter(failures), null);
      }
    }
  };

  return {
    start: () => {
      loops ??= Promise.all([listening(), ...steps.map(loop)]);
    },
    stop: async () => {
      stopped = true;
      for (const sleeper of resting) sleeper.getUp();
      await loops;
      await unlisten?.().catch((error) => log.warn("listening did not end in order", { error }));
      unlisten = null;
    },
    settle: async () => {
      const [timed, others] = [steps.filter((step) => step.timed), steps.filter((step) => !step.timed)];
      for (let done = 1; done > 0; ) {
        // Until all of them in a row, from whichever did something last, had nothing to do.
        for (let turn = 0, idle = 0; idle < others.length; turn++)
          idle = ((await others[turn % others.length]?.run()) ?? 0) > 0 ? 0 : idle + 1;
        done = 0;
        for (const step of timed) done += await step.run();
      }
    },
  };
};

/** The loop and `settle` never run one step at the same time. */
const oneAtATime = ({ run, ...step }: BackgroundStep): BackgroundStep => {
  let last: Promise<unknown> = Promise.resolve();
  return {
    ...step,
    run: () => {
      const mine = last.then(run, run);
      last = mine;
      return mine;
    },
  };
};
