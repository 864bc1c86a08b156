import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { WijkUnderTest } from "./wijk-under-test.ts";

/** Time in one function itself, without what it calls. */
export type SelfTime = { readonly name: string; readonly msPerOperation: number; readonly share: number };

/** Watches where the wijk's main thread spends its time. */
export type Profiler = {
  /** Runs `work` and, when `title` is given, adds what was seen to what was seen under that title. */
  watch<T>(title: string | null, operations: number, work: () => Promise<T>): Promise<T>;
  /** By title, the functions that took most. */
  found(): Readonly<Record<string, readonly SelfTime[]>>;
  close(): Promise<void>;
};

/** Watches nothing: a watched process is slower. */
export const noProfiler: Profiler = {
  watch: (_title, _operations, work) => work(),
  found: () => ({}),
  close: async () => {},
};

type Profile = {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
};

const repository = fileURLToPath(new URL("../../", import.meta.url));
const most = 40;
const idle = new Set(["(idle)", "(root)"]);

const placeOf = ({ functionName, url, lineNumber }: Profile["nodes"][number]["callFrame"]): string => {
  const file = url
    .replace(/^file:\/\//, "")
    .replace(repository, "")
    .replace(/^.*node_modules\//, "");
  return `${functionName || "(anonymous)"}${file === "" ? "" : ` ${file}:${lineNumber + 1}`}`;
};

/** Packages, folders of `src` and what has no file: coarse enough to see at a glance what costs most. */
const groupOf = ({ functionName, url }: Profile["nodes"][number]["callFrame"]): string => {
  if (url === "") return `all of ${functionName || "(anonymous)"}`;
  const library = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  const own = /\/((?:src|web)\/(?:[^/]+\/)?)/.exec(url)?.[1];
  return `all of ${library ?? own ?? /^node:[^/]+(\/[^/]+)?/.exec(url)?.[0] ?? url}`;
};

/** Milliseconds per function and per group, idle time left out. */
const selfTimes = ({ nodes, samples, timeDeltas }: Profile): Map<string, number> => {
  const places = new Map(nodes.map(({ id, callFrame }) => [id, [placeOf(callFrame), groupOf(callFrame)]]));
  const times = new Map<string, number>();
  samples.forEach((id, index) => {
    const [place = "?", group = "?"] = places.get(id) ?? [];
    if (idle.has(place)) return;
    for (const name of [place, group]) times.set(name, (times.get(name) ?? 0) + (timeDeltas[index] ?? 0) / 1_000);
  });
  return times;
};

/** Joins the inspector of a wijk that was started with it. */
export const openProfiler = async ({ wijk }: WijkUnderTest): Promise<Profiler> => {
  const address = /ws:\/\/127\.0\.0\.1:\d+\/\S+/.exec(wijk.complaints())?.[0];
  if (address === undefined) throw new Error("The wijk was started without an inspector.");
  const socket = new WebSocket(address);
  await once(socket, "open");
  let number = 0;
  const ask = (method: string, params: object = {}): Promise<unknown> =>
    new Promise((resolve) => {
      const id = ++number;
      const look = ({ data }: MessageEvent) => {
        const answer = JSON.parse(String(data)) as { readonly id?: number; readonly result?: unknown };
        if (answer.id !== id) return;
        socket.removeEventListener("message", look);
        resolve(answer.result);
      };
      socket.addEventListener("message", look);
      socket.send(JSON.stringify({ id, method, params }));
    });
  await ask("Profiler.enable");
  await ask("Profiler.setSamplingInterval", { interval: 500 });
  const seen = new Map<string, { operations: number; readonly times: Map<string, number> }>();

  return {
    watch: async (title, operations, work) => {
      if (title === null) return work();
      await ask("Profiler.start");
      const result = await work();
      const { profile } = (await ask("Profiler.stop")) as { readonly profile: Profile };
      const known = seen.get(title) ?? { operations: 0, times: new Map<string, number>() };
      known.operations += operations;
      for (const [place, time] of selfTimes(profile)) known.times.set(place, (known.times.get(place) ?? 0) + time);
      seen.set(title, known);
      return result;
    },
    found: () =>
      Object.fromEntries(
        [...seen].map(([title, { operations, times }]) => {
          // Everything stands there twice: under its own name and in its group.
          const whole = [...times.values()].reduce((sum, time) => sum + time, 0) / 2;
          const sorted = [...times].sort(([, one], [, other]) => other - one).slice(0, most);
          const rows = sorted.map(([name, time]) => ({
            name,
            msPerOperation: time / operations,
            share: time / whole,
          }));
          return [title, rows];
        }),
      ),
    close: async () => socket.close(),
  };
};
