import { createMastodonPeer, type MastodonPeer, type PeerAccount } from "../support/mastodon-peer/index.ts";
import { announceTo } from "../support/running-gemeente.ts";
import type { Workshop } from "../support/wijk-process.ts";
import { type Child, sharedClock, startChild } from "./child.ts";
import type { WijkenOrder, WijkenReport } from "./many-wijken.ts";
import { processorTimeOf, processorTimeOfTree } from "./processor-time.ts";
import { startWijkUnderTest, type WijkUnderTest } from "./wijk-under-test.ts";

/**
 * One thing that a gemeente said, at all wijken. Seconds are from when it was said until the last wijk showed it so. Processor time
 * in milliseconds, for each wijk; requests are those of both sides for each wijk, whoever made them.
 */
export type Said = {
  readonly seconds: number;
  readonly gemeenteCpuMs: number;
  readonly wijkCpuMs: number;
  readonly requests: number;
};

/** What a gemeente said, corrected and withdrew; `answersSeconds` until the answers of three wijken and of Mastodon were back. */
export type GemeenteFigures = {
  readonly announced: Said;
  readonly corrected: Said;
  readonly withdrawn: Said;
  readonly answersSeconds: number;
};

/** `mode`: in gemeente mode. `mastodon`: with an account on a scripted Mastodon, whose own processor time is not measured. */
export type ManyWijkenFigures = {
  readonly wijken: number;
  readonly mode: GemeenteFigures;
  readonly mastodon: GemeenteFigures;
};

/** A gemeente as the bench knows it: what it can say, and what came back to it. */
type Gemeente = {
  readonly handle: string;
  say(title: string): Promise<string>;
  correct(uri: string, title: string): Promise<void>;
  withdraw(uri: string): Promise<void>;
  /** Which of these texts are answers that it has. */
  has(uri: string, texts: readonly string[]): Promise<boolean>;
  cpuMs(): Promise<number>;
};

type Wijken = Child<WijkenOrder, WijkenReport> & { readonly postmaster: number; readonly count: number };

const patience = 900_000;
const answeringWijken = 3;
const text = "Van maandag tot en met woensdag vernieuwen we de riolering. Fietsers kunnen erlangs.";

/** In gemeente mode, as its officer uses it. */
const inMode = async (gemeente: WijkUnderTest): Promise<Gemeente> => {
  const pathOf = (uri: string): string => `/mededelingen/${uri.split("/").at(-1)}`;
  const { administrator } = gemeente;
  const press = async (path: string, fields: Readonly<Record<string, string>>): Promise<void> => {
    const page = await administrator.post(path, fields);
    if (page.status !== 200) throw new Error(`${path} answered ${page.status}: ${page.html}`);
  };
  return {
    handle: `@gemeente@${new URL(gemeente.origin).host}`,
    say: async (title) => (await announceTo(gemeente, administrator, { title, text, everyone: "ja" })).uri,
    correct: (uri, title) =>
      press(`${pathOf(uri)}/veranderen`, { title, text, lastDay: "", correction: "Er stond een verkeerde straat" }),
    withdraw: (uri) => press(`${pathOf(uri)}/intrekken`, { farewell: "Het gaat niet door" }),
    has: async (uri, texts) => {
      const { html } = await administrator.get(pathOf(uri));
      return texts.every((each) => html.includes(each));
    },
    cpuMs: async () => {
      const { node, postgres } = await gemeente.cost();
      return node + postgres;
    },
  };
};

/** With an account on Mastodon, where the first line is the title. */
const onMastodon = (town: MastodonPeer, account: PeerAccount): Gemeente => ({
  handle: account.handle,
  say: async (title) => (await account.publish(`${title}\n\n${text}`)).uri,
  correct: async (uri, title) => void (await account.edit(uri, `${title}\n\n${text}`)),
  withdraw: async (uri) => void (await account.delete(uri)),
  has: async (uri, texts) => {
    await town.settled();
    const answers = town.received.map(({ activity }) => JSON.stringify(activity)).filter((each) => each.includes(uri));
    return texts.every((each) => answers.some((answer) => answer.includes(each)));
  },
  cpuMs: async () => 0,
});

const measureGemeente = async (given: {
  readonly gemeente: Gemeente;
  readonly wijken: Wijken;
  readonly sanne: PeerAccount;
  readonly name: string;
  readonly tell: (line: string) => void;
}): Promise<GemeenteFigures> => {
  const { gemeente, wijken, sanne, name, tell } = given;
  const wijkenCpu = async (): Promise<number> =>
    (await processorTimeOf(wijken.pid)) + (await processorTimeOfTree(wijken.postmaster));
  const counted = async (): Promise<number> => {
    wijken.order({ kind: "count" });
    const { came, made } = await wijken.report("counted", patience);
    return came + made;
  };

  /** Does something, and waits until every wijk shows `title` so many times; fails when one shows it otherwise. */
  const untilSeen = async <T>(what: string, title: string, times: 0 | 1, act: () => Promise<T>): Promise<[Said, T]> => {
    await counted();
    const [gemeenteBefore, wijkenBefore] = [await gemeente.cpuMs(), await wijkenCpu()];
    const seen = wijken.report("seen", patience);
    const began = sharedClock();
    wijken.order({ kind: "watch", title, times });
    const outcome = await act();
    const { last, wrong } = await seen;
    if (wrong.length > 0) throw new Error(`${name}, ${what}: ${wrong.join("; ")}`);
    const each = (total: number): number => total / wijken.count;
    const said = {
      seconds: (last - began) / 1_000_000,
      gemeenteCpuMs: each((await gemeente.cpuMs()) - gemeenteBefore),
      wijkCpuMs: each((await wijkenCpu()) - wijkenBefore),
      requests: each(await counted()),
    };
    tell(
      `${name}, ${what}: at all ${wijken.count} after ${said.seconds.toFixed(1)} s; for each ${said.requests.toFixed(1)} requests, ` +
        `${said.gemeenteCpuMs.toFixed(1)} ms of the gemeente and ${said.wijkCpuMs.toFixed(1)} ms of the wijk`,
    );
    return [said, outcome];
  };

  wijken.order({ kind: "name", handle: gemeente.handle });
  await wijken.report("named", patience);
  const [first, second] = [`De Molenweg is dicht (${name})`, `De Dorpsweg is dicht (${name})`];
  const [announced, uri] = await untilSeen("announced", first, 1, () => gemeente.say(first));

  const began = sharedClock();
  const answers = `Dank voor het bericht, bewoner`;
  const fromMastodon = `Ook hier gelezen, zegt ${name}`;
  wijken.order({ kind: "answer", title: first, wijken: answeringWijken, text: answers });
  await wijken.report("answered", patience);
  await sanne.reply(uri, fromMastodon);
  const texts = [fromMastodon, ...Array.from({ length: answeringWijken }, (_, index) => `${answers} ${index + 1}`)];
  while (!(await gemeente.has(uri, texts))) {
    if (sharedClock() - began > patience * 1_000) throw new Error(`${name}: the answers did not come back.`);
  }
  const answersSeconds = (sharedClock() - began) / 1_000_000;
  tell(`${name}: ${texts.length} answers were back after ${answersSeconds.toFixed(1)} s`);

  const [corrected] = await untilSeen("corrected", second, 1, () => gemeente.correct(uri, second));
  const [withdrawn] = await untilSeen("withdrawn", second, 0, () => gemeente.withdraw(uri));
  return { announced, corrected, withdrawn, answersSeconds };
};

/**
 * One gemeente announces to very many wijken, once in gemeente mode and once with an account on Mastodon; residents of three
 * wijken and somebody on another Mastodon answer; it corrects and withdraws. Fails when a wijk shows anything not exactly once.
 */
export const measureManyWijken = async (given: {
  readonly workshop: Workshop;
  readonly wijken: number;
  readonly tell: (line: string) => void;
}): Promise<ManyWijkenFigures> => {
  const { tell } = given;
  const child: Child<WijkenOrder, WijkenReport> = startChild("many-wijken.ts");
  const clock = () => new Date();
  const [town, tower] = [await createMastodonPeer({ clock }), await createMastodonPeer({ clock, host: "localhost" })];
  const gemeente = await startWijkUnderTest(given.workshop, { mode: "gemeente" });
  try {
    child.order({ kind: "open", count: given.wijken, directory: await given.workshop.dataDirectory() });
    const { postmaster, millisecondsEach } = await child.report("opened", patience);
    tell(`${given.wijken} wijken are open and set up, ${millisecondsEach.toFixed(0)} ms each`);
    const wijken: Wijken = { ...child, postmaster, count: given.wijken };
    const sanne = await tower.account("sanne");
    const shared = { wijken, sanne, tell };
    const mode = await measureGemeente({ ...shared, name: "gemeente mode", gemeente: await inMode(gemeente) });
    const account = await town.account("stadhuis");
    const mastodon = await measureGemeente({ ...shared, name: "Mastodon", gemeente: onMastodon(town, account) });
    return { wijken: given.wijken, mode, mastodon };
  } finally {
    await child.end();
    await gemeente.stop();
    await Promise.all([town.close(), tower.close()]);
  }
};
