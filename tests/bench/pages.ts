import { once } from "node:events";
import { connect } from "node:net";
import { createMessageReader } from "./http-messages.ts";
import type { Profiler } from "./profiler.ts";
import { fillUpTo } from "./seeded-posts.ts";
import { percentile, rounded } from "./statistics.ts";
import { costBetween, type WijkUnderTest } from "./wijk-under-test.ts";

/** How long one page takes with few and with many stored posts. Milliseconds; `growth` is the ratio of the medians. */
export type PageFigures = {
  readonly p50MsAt10k: number;
  readonly p95MsAt10k: number;
  readonly p50MsAt1m: number;
  readonly p95MsAt1m: number;
  readonly growth: number;
  /** Node and PostgreSQL, per request. */
  readonly cpuMsAt10k: number;
  readonly cpuMsAt1m: number;
  /** The ratio of those, which hardly depends on what else this machine does. */
  readonly cpuGrowth: number;
};

export type Reading = { readonly p50: number; readonly p95: number; readonly cpu: number };
export type Asked = { readonly accept: string; readonly cookie?: string; path(number: number): string };

/** Requests, and for how long at most (milliseconds): a page that takes a second is slow enough after a few. */
const warmUp = { requests: 100, time: 5_000 };
const counted = { requests: 500, time: 20_000 };
const smallPart = 100;

/** Asks one thing after the other over one kept connection; the time is from the request to the end of its answer. */
export const ask = async (wijk: WijkUnderTest, asked: Asked, most = counted): Promise<Reading> => {
  const { host, port } = new URL(wijk.origin);
  const socket = connect({ host: "127.0.0.1", port: Number(port), noDelay: true });
  await once(socket, "connect");
  let answered: (head: string) => void = () => {};
  socket.on(
    "data",
    createMessageReader((head) => answered(head)),
  );
  const lost = once(socket, "close").then(() => Promise.reject(new Error("The connection was closed.")));
  lost.catch(() => {});
  const request = async (number: number): Promise<number> => {
    const start = performance.now();
    const answer = new Promise<string>((resolve) => {
      answered = resolve;
    });
    const cookie = asked.cookie === undefined ? "" : `cookie: ${asked.cookie}\r\n`;
    socket.write(`GET ${asked.path(number)} HTTP/1.1\r\nhost: ${host}\r\naccept: ${asked.accept}\r\n${cookie}\r\n`);
    const head = await Promise.race([answer, lost]);
    if (!head.startsWith("HTTP/1.1 200 ")) throw new Error(`${asked.path(number)} answered ${head.split("\r\n")[0]}`);
    return performance.now() - start;
  };
  try {
    const several = async (limit: typeof counted): Promise<readonly number[]> => {
      const times: number[] = [];
      const end = performance.now() + limit.time;
      while (times.length < limit.requests && performance.now() < end) times.push(await request(times.length));
      return times;
    };
    await several(most.requests < warmUp.requests ? most : warmUp);
    const before = await wijk.cost();
    const times = await several(most);
    const { node, postgres } = costBetween(before, await wijk.cost());
    return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), cpu: (node + postgres) / times.length };
  } finally {
    socket.destroy();
  }
};

const pagesOf = (wijk: WijkUnderTest, questions: readonly string[]) => {
  const { origin, administrator } = wijk;
  const accept = "text/html";
  const cookie = [...administrator.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const question = (number: number): string => questions[number % questions.length] ?? "";
  const finger = encodeURIComponent(`acct:holtveen@${new URL(origin).host}`);
  return {
    question: { accept, path: (number: number) => `/vragen/${question(number)}` },
    questionForResident: { accept, cookie, path: (number: number) => `/vragen/${question(number)}` },
    front: { accept, path: () => "/" },
    frontForResident: { accept, cookie, path: () => "/" },
    list: { accept, path: () => "/vragen" },
    object: { accept: "application/activity+json", path: (number: number) => `/ap/o/${question(number)}` },
    webfinger: { accept: "application/jrd+json", path: () => `/.well-known/webfinger?resource=${finger}` },
  } satisfies Readonly<Record<string, Asked>>;
};

export type PageName = keyof ReturnType<typeof pagesOf>;

/** Measures every page with a hundredth of `posts` stored, and again with all of them. */
export const measurePages = async (given: {
  readonly wijk: WijkUnderTest;
  readonly posts: number;
  readonly profiler: Profiler;
  readonly tell: (line: string) => void;
}): Promise<Readonly<Record<PageName, PageFigures>>> => {
  const { wijk, tell } = given;
  const readings: Record<string, Reading[]> = {};
  for (const posts of [given.posts / smallPart, given.posts]) {
    const began = performance.now();
    const questions = await fillUpTo(wijk, posts);
    tell(`pages: filled up to ${posts} posts in ${((performance.now() - began) / 1_000).toFixed(0)} s`);
    for (const [name, asked] of Object.entries(pagesOf(wijk, questions))) {
      // With few posts every page is asked for as often as it should be, so that times per request come out right.
      const title = posts < given.posts ? `page ${name}` : null;
      const reading = await given.profiler.watch(title, warmUp.requests + counted.requests, () => ask(wijk, asked));
      readings[name] = [...(readings[name] ?? []), reading];
      tell(
        `${name} with ${posts} posts: p50 ${reading.p50.toFixed(2)} ms, p95 ${reading.p95.toFixed(2)} ms, ` +
          `${reading.cpu.toFixed(2)} ms of processor time`,
      );
    }
  }
  return Object.fromEntries(
    Object.entries(readings).map(([name, [few, many]]) => [name, figuresOf(few as Reading, many as Reading)]),
  ) as Record<PageName, PageFigures>;
};

const figuresOf = (few: Reading, many: Reading): PageFigures => ({
  p50MsAt10k: rounded(few.p50),
  p95MsAt10k: rounded(few.p95),
  p50MsAt1m: rounded(many.p50),
  p95MsAt1m: rounded(many.p95),
  growth: rounded(many.p50 / few.p50),
  cpuMsAt10k: rounded(few.cpu),
  cpuMsAt1m: rounded(many.cpu),
  cpuGrowth: rounded(many.cpu / few.cpu),
});
