/** Work that waits and work under way, per host, within limits per host and in total. */
export type Lanes<Work> = {
  add(work: Work): void;
  /** Starts what fits, and the next as soon as one ends. `run` must not throw. */
  start(run: (work: Work) => Promise<void>): void;
  /** Takes out and returns everything that waits. */
  empty(): Work[];
  readonly waiting: number;
  readonly underWay: number;
  /** Hosts that have `count` or more, waiting and under way. */
  hostsWith(count: number): string[];
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
};

/** Makes empty lanes. `perHost` and `total` bound what is under way at one time. */
export const createLanes = <Work extends { readonly host: string }>(limits: {
  readonly perHost: number;
  readonly total: number;
}): Lanes<Work> => {
  const lanes = new Map<string, { readonly queue: Work[]; running: number }>();
  const flights = new Set<Promise<void>>();
  let waiting = 0;

  const start = (run: (work: Work) => Promise<void>): void => {
    for (const [host, lane] of lanes) {
      while (lane.queue.length > 0 && lane.running < limits.perHost && flights.size < limits.total) {
        const work = lane.queue.shift() as Work;
        waiting -= 1;
        lane.running += 1;
        const flight = run(work).then(() => {
          flights.delete(flight);
          lane.running -= 1;
          if (lane.queue.length === 0 && lane.running === 0) lanes.delete(host);
          start(run);
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
    empty: () => {
      const taken = [...lanes.values()].flatMap((lane) => lane.queue.splice(0));
      for (const [host, lane] of lanes) if (lane.running === 0) lanes.delete(host);
      waiting = 0;
      return taken;
    },
    get waiting() {
      return waiting;
    },
    get underWay() {
      return flights.size;
    },
    hostsWith: (count) =>
      [...lanes].filter(([, lane]) => lane.queue.length + lane.running >= count).map(([host]) => host),
    idle: async () => {
      while (flights.size > 0) await Promise.all(flights);
    },
  };
};
