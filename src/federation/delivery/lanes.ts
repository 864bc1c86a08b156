/** Work that waits and work under way, per host, within limits per host and in total. */
export type Lanes<Work> = {
  add(work: Work): void;
  /** Starts what fits, and the next as soon as one ends. `run` must not throw. */
  start(run: (work: Work) => Promise<void>): void;
  /** Takes out and returns everything that waits, or what waits for one host. */
  empty(host?: string): Work[];
  readonly waiting: number;
  readonly underWay: number;
  /** Nothing more would start now, whatever its host. */
  readonly full: boolean;
  /** Hosts that have `count` or more, waiting and under way. */
  hostsWith(count: number): string[];
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
};

/**
 * Makes empty lanes. `perHost` bounds what is under way for one host. `quick` bounds what is under way in all, not
 * counting what takes longer than `quickFor` milliseconds: hosts that hang must not take the places of those that answer.
 * `total` bounds everything. `onEnd` is called whenever one has ended.
 */
export const createLanes = <Work extends { readonly host: string }>(
  limits: {
    readonly perHost: number;
    readonly quick: number;
    readonly quickFor: number;
    readonly total: number;
  },
  onEnd: () => void,
): Lanes<Work> => {
  const lanes = new Map<string, { readonly queue: Work[]; running: number }>();
  const flights = new Set<Promise<void>>();
  let waiting = 0;
  let quick = 0;

  const start = (run: (work: Work) => Promise<void>): void => {
    for (const [host, lane] of lanes) {
      if (quick >= limits.quick || flights.size >= limits.total) return;
      while (
        lane.queue.length > 0 &&
        lane.running < limits.perHost &&
        quick < limits.quick &&
        flights.size < limits.total
      ) {
        const work = lane.queue.shift() as Work;
        waiting -= 1;
        lane.running += 1;
        quick += 1;
        let isQuick = true;
        const slowDown = () => {
          if (isQuick) quick -= 1;
          isQuick = false;
        };
        const late = setTimeout(() => {
          slowDown();
          start(run);
        }, limits.quickFor);
        const flight = run(work).then(() => {
          clearTimeout(late);
          slowDown();
          flights.delete(flight);
          lane.running -= 1;
          if (lane.queue.length === 0 && lane.running === 0) lanes.delete(host);
          start(run);
          onEnd();
        });
        flights.add(flight);
      }
    }
  };

  return {
    add: (work) => {
      const lane = lanes.get(work.host) ?? { queue: [], running: 0 };
      lane.queue.push(work);
      lanes.set(work.host, lane);
      waiting += 1;
    },
    start,
    empty: (only) => {
      const taken: Work[] = [];
      for (const [host, lane] of lanes) {
        if (only !== undefined && host !== only) continue;
        taken.push(...lane.queue.splice(0));
        if (lane.running === 0) lanes.delete(host);
      }
      waiting -= taken.length;
      return taken;
    },
    get waiting() {
      return waiting;
    },
    get underWay() {
      return flights.size;
    },
    get full() {
      return quick >= limits.quick || flights.size >= limits.total;
    },
    hostsWith: (count) =>
      [...lanes].filter(([, lane]) => lane.queue.length + lane.running >= count).map(([host]) => host),
    idle: async () => {
      while (flights.size > 0) await Promise.all(flights);
    },
  };
};
