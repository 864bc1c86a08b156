import { monitorEventLoopDelay } from "node:perf_hooks";

/** How often the loop is looked at; a look that comes late tells by how much. Milliseconds. */
const lookEvery = 50;

/**
 * Measures the process that is handed in: memory, computing time, and the longest that its loop was held up since the
 * last time. The loop is watched from the first call on.
 */
export const createProcessFigures = (of: Pick<NodeJS.Process, "memoryUsage" | "cpuUsage">) => {
  let loop: ReturnType<typeof monitorEventLoopDelay> | null = null;
  return () => {
    const { user, system } = of.cpuUsage();
    const longest = loop === null || loop.count === 0 ? 0 : loop.max / 1e9 - lookEvery / 1e3;
    if (loop === null) {
      loop = monitorEventLoopDelay({ resolution: lookEvery });
      loop.enable();
    } else loop.reset();
    return {
      residentBytes: of.memoryUsage.rss(),
      cpuSeconds: (user + system) / 1e6,
      longestDelaySeconds: Math.max(0, longest),
    };
  };
};
