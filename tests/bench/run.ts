import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { setup as buildWhatIsStale } from "../support/built-web.ts";
import { createWorkshop, type Workshop } from "../support/wijk-process.ts";
import { makeCertificate } from "./certificate.ts";
import { measureFanOut, sinkAddresses } from "./fan-out.ts";
import { type Figures, fanOutFigures, inboxFigures, limitFigures } from "./figures.ts";
import { measureManyWijken } from "./gemeente.ts";
import { measureHostile } from "./hostile.ts";
import { measureInbox } from "./inbox.ts";
import { type Options, readOptions } from "./options.ts";
import { measurePages } from "./pages.ts";
import { memoryOf, sharedMemoryOfTree } from "./processor-time.ts";
import { noProfiler, openProfiler } from "./profiler.ts";
import { measureLimits } from "./raw-limits.ts";
import { measureSearch } from "./search.ts";
import { measureSimilar } from "./similar.ts";
import { measureStart } from "./start-up.ts";
import { asTable } from "./table.ts";
import { startWijkUnderTest } from "./wijk-under-test.ts";

const tell = (line: string): void => void process.stderr.write(`${line}\n`);
const restSeconds = 30;

/** Everything that is measured on one wijk that runs throughout: at rest, then the inbox, then the fan-out. */
const measureOneWijk = async (workshop: Workshop, options: Options): Promise<Figures> => {
  const { only, rounds, replies } = options;
  const certificate = makeCertificate(sinkAddresses);
  const trust = join(await workshop.dataDirectory(), "bench.pem");
  await writeFile(trust, certificate.certificate);
  const wijk = await startWijkUnderTest(workshop, { trust, inspect: options.profile });
  const profiler = options.profile ? await openProfiler(wijk) : noProfiler;
  const figures: { -readonly [Name in keyof Figures]: Figures[Name] } = {};
  try {
    await wijk.administrator.get("/");
    let restMb = 0;
    if (only.has("memory")) {
      tell(`at rest for ${restSeconds} seconds`);
      await pause(restSeconds * 1_000);
      restMb = (await memoryOf(wijk.pid)).nowMb;
    }
    const limits = [await measureLimits(wijk)];
    if (only.has("inbox")) {
      const measured = await measureInbox({ wijk, rounds, replies, profiler, tell });
      figures.inbox = inboxFigures(measured);
      limits.push(...measured.limits);
    }
    if (only.has("fanout")) {
      const measured = await measureFanOut({ wijk, certificate, rounds, profiler, tell });
      figures.fanout = fanOutFigures(measured);
      limits.push(...measured.limits);
    }
    if (only.has("memory")) {
      const { peakMb } = await memoryOf(wijk.pid);
      figures.memory = { restMb, peakMb, postgresMb: await sharedMemoryOfTree(wijk.postmaster) };
    }
    figures.limits = limitFigures(limits);
    if (options.profile) figures.profile = profiler.found();
    return figures;
  } finally {
    await profiler.close();
    await wijk.stop();
  }
};

/** The pages, on a wijk of their own with very many posts. */
const measureFullWijk = async (workshop: Workshop, { posts, profile }: Options): Promise<Figures> => {
  const wijk = await startWijkUnderTest(workshop, { inspect: profile });
  const profiler = profile ? await openProfiler(wijk) : noProfiler;
  try {
    const pages = await measurePages({ wijk, posts, profiler, tell });
    const found = profile ? { profile: profiler.found() } : {};
    return { pages: { ...pages.question, ...pages }, ...found };
  } finally {
    await profiler.close();
    await wijk.stop();
  }
};

/** Similar questions, on a wijk of their own with a tenth as many questions as the pages have posts. */
const measureAskingWijk = async (workshop: Workshop, { posts }: Options): Promise<Figures> => {
  const wijk = await startWijkUnderTest(workshop);
  try {
    return { similar: await measureSimilar({ wijk, questions: posts / 10, tell }) };
  } finally {
    await wijk.stop();
  }
};

/** Searching, on a wijk of its own with as many questions, and an answer under each. */
const measureSearchedWijk = async (workshop: Workshop, { posts }: Options): Promise<Figures> => {
  const wijk = await startWijkUnderTest(workshop);
  try {
    return { search: await measureSearch({ wijk, questions: posts / 10, tell }) };
  } finally {
    await wijk.stop();
  }
};

/** One host that sends nothing but garbage, on a wijk of its own: nobody else is counted with it. */
const measureHostileHost = async (workshop: Workshop): Promise<Figures> => {
  const wijk = await startWijkUnderTest(workshop);
  try {
    return { hostile: await measureHostile(wijk, tell) };
  } finally {
    await wijk.stop();
  }
};

const run = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2));
  const workshop = createWorkshop();
  let cleared: Promise<void> | null = null;
  const clear = (): Promise<void> => {
    cleared ??= workshop.clear();
    return cleared;
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => void clear().finally(() => process.exit(130)));
  // Whoever reads along may stop, as in `npm run bench | head`; what was started has to be ended all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  try {
    await buildWhatIsStale();
    const one = await measureOneWijk(workshop, options);
    const full = options.only.has("pages") ? await measureFullWijk(workshop, options) : {};
    const asking = options.only.has("similar") ? await measureAskingWijk(workshop, options) : {};
    const searched = options.only.has("search") ? await measureSearchedWijk(workshop, options) : {};
    const hostile = options.only.has("hostile") ? await measureHostileHost(workshop) : {};
    const start = options.only.has("start") ? { start: await measureStart(workshop, tell) } : {};
    const gemeente = options.only.has("gemeente")
      ? { gemeente: await measureManyWijken({ workshop, wijken: options.wijken, tell }) }
      : {};
    const profile = options.profile ? { profile: { ...one.profile, ...full.profile } } : {};
    const figures: Figures = { ...one, ...full, ...asking, ...searched, ...hostile, ...start, ...gemeente, ...profile };
    process.stdout.write(`${options.json ? JSON.stringify(figures) : asTable(figures)}\n`);
  } finally {
    await clear();
  }
};

await run();
