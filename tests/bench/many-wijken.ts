import { randomBytes } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startEmbeddedPostgres } from "../../src/platform/embedded-postgres.ts";
import { migrate } from "../../src/platform/migrate.ts";
import { openDatabase } from "../../src/platform/postgres.ts";
import { nameSource } from "../support/official-source.ts";
import { openWijkOn, type RunningWijk, setUpWijk } from "../support/open-wijk.ts";
import { serverPid } from "../support/running-postgres.ts";
import type { TestDatabase } from "../support/test-database.ts";
import { hearOrders, sharedClock } from "./child.ts";

/** What the bench asks of the wijken, all of which run in this process, each on an address of its own. */
export type WijkenOrder =
  /** `directory` is for the data of all; whoever made it clears it away, with the PostgreSQL that runs there. */
  | { readonly kind: "open"; readonly count: number; readonly directory: string }
  /** Every wijk names this account as its gemeente, and follows it. */
  | { readonly kind: "name"; readonly handle: string }
  /** Waits until `title` hangs on every board `times` times, and looks once more at all of them. */
  | { readonly kind: "watch"; readonly title: string; readonly times: 0 | 1 }
  /** In so many wijken a resident answers what hangs there under `title`. */
  | { readonly kind: "answer"; readonly title: string; readonly wijken: number; readonly text: string }
  | { readonly kind: "count" };

/** Times are of `sharedClock`. */
export type WijkenReport =
  | { readonly kind: "opened"; readonly postmaster: number; readonly millisecondsEach: number }
  | { readonly kind: "named" }
  | { readonly kind: "seen"; readonly last: number; readonly wrong: readonly string[] }
  | { readonly kind: "answered" }
  /** Requests since the last time: those that came, and those that the wijken made, by what they were for. */
  | { readonly kind: "counted"; readonly came: number; readonly made: number };

type Place = {
  readonly wijk: RunningWijk;
  readonly address: string;
  /** Something came in since it was last at work. */
  hasNews: boolean;
};

/** So many are at work at a time. */
const atATime = 4;
const template = "migrated";
/** What may wait for something else than news is looked at again after so many milliseconds. */
const lookAgain = 2_000;
const federated = /^\/(ap|users|\.well-known|nodeinfo)\/|^\/(inbox|actor)$/;

const places: Place[] = [];
const requests = { came: 0, made: 0 };
let drift = 0;
const clock = Object.assign(() => new Date(Date.now() + drift), {
  move: (milliseconds: number) => {
    drift += milliseconds;
  },
});

subscribe("http.server.request.start", (message) => {
  const { url = "", method, socket } = (message as { readonly request: IncomingMessage }).request;
  if (!federated.test(url)) return;
  requests.came += 1;
  const place = places.find(({ address }) => address === socket.localAddress);
  if (method === "POST" && place !== undefined) place.hasNews = true;
});
subscribe("undici:request:create", (message) => {
  const { path } = (message as { readonly request: { readonly path: string } }).request;
  if (federated.test(path)) requests.made += 1;
});

/** Does `work` for all of `many`, a few at a time. */
const forAll = async <T>(many: readonly T[], work: (one: T, index: number) => Promise<void>): Promise<void> => {
  const waiting = many.map((one, index) => ({ one, index }));
  const next = async (): Promise<void> => {
    for (let each = waiting.shift(); each !== undefined; each = waiting.shift()) await work(each.one, each.index);
  };
  await Promise.all(Array.from({ length: atATime }, next));
};

/** Starts PostgreSQL as it comes along, at full durability, with room for all; gives a way to make databases in it. */
const startPostgres = async (place: string, wijken: number) => {
  const directory = join(place, "postgresql");
  const settings = { max_connections: String(100 + 15 * wijken) };
  const server = await startEmbeddedPostgres({ directory, settings, log: () => {} });
  const addressOf = (database: string) => ({
    socketDirectory: server.socketDirectory,
    user: server.superuser,
    database,
  });
  const { sql } = openDatabase(addressOf("postgres"), "owner", 1, { lasting: true, unhurried: true });
  await sql.text(`create database ${template}`);
  await migrate(addressOf(template));
  return {
    postmaster: await serverPid(directory),
    create: async (): Promise<TestDatabase> => {
      const name = `wijk_${randomBytes(6).toString("hex")}`;
      await sql.text(`create database ${name} strategy file_copy template ${template}`);
      return {
        name,
        address: addressOf(name),
        url: "",
        drop: async () => void (await sql.text(`drop database ${name} with (force)`)),
      };
    },
  };
};

const open = async (place: string, count: number): Promise<WijkenReport> => {
  const postgres = await startPostgres(place, count);
  const began = performance.now();
  await forAll(Array.from({ length: count }), async (_, index) => {
    const address = `127.0.${2 + Math.floor(index / 250)}.${1 + (index % 250)}`;
    const opened = await openWijkOn(await postgres.create(), { clock, hostname: address });
    const wijk = await setUpWijk(opened, { clock, name: `Wijk${index + 1}` });
    places.push({ wijk, address, hasNews: false });
  });
  return {
    kind: "opened",
    postmaster: postgres.postmaster,
    millisecondsEach: (performance.now() - began) / count,
  };
};

const pathsOf = async ({ wijk }: Place, title: string): Promise<readonly string[]> => {
  const { html } = await wijk.administrator.get("/mededelingen");
  const found = [...html.matchAll(/<h3><a href="([^"]+)"[^>]*>([^<]*)<\/a>/g)];
  return found.filter(([, , words = ""]) => words === title).map(([, path = ""]) => path);
};

const settle = async (place: Place): Promise<void> => {
  place.hasNews = false;
  await place.wijk.settle();
};

/** What hangs there is looked at as its residents see it. */
const watch = async (title: string, times: 0 | 1): Promise<WijkenReport> => {
  const waiting = new Set(places);
  let last = 0;
  for (let lookedAt = 0; waiting.size > 0; ) {
    const again = performance.now() - lookedAt > lookAgain;
    if (again) lookedAt = performance.now();
    const due = [...waiting].filter(({ hasNews }) => hasNews || again);
    await forAll(due, async (place) => {
      await settle(place);
      if ((await pathsOf(place, title)).length !== times) return;
      waiting.delete(place);
      last = sharedClock();
    });
    if (due.length === 0) await pause(5);
  }
  const wrong: string[] = [];
  await forAll(places, async (place) => {
    await settle(place);
    const { length } = await pathsOf(place, title);
    if (length !== times) wrong.push(`${place.wijk.host} shows it ${length} times`);
  });
  return { kind: "seen", last, wrong };
};

const name = async (handle: string): Promise<WijkenReport> => {
  await forAll(places, async (place) => {
    await nameSource(place.wijk.administrator, handle);
    await settle(place);
  });
  return { kind: "named" };
};

const answer = async (title: string, wijken: number, text: string): Promise<WijkenReport> => {
  await forAll(places.slice(0, wijken), async (place, index) => {
    const resident = await place.wijk.neighbour(`Bewoner${requests.came}${index}`);
    const [path = "/not-there"] = await pathsOf(place, title);
    const page = await resident.post(`${path}/antwoorden`, { text: `${text} ${index + 1}`, outside: "stand-in" });
    if (page.status !== 200) throw new Error(`Answering was answered with ${page.status}: ${page.html}`);
    await settle(place);
  });
  return { kind: "answered" };
};

hearOrders<WijkenOrder, WijkenReport>(async (order, report) => {
  if (order.kind === "open") report(await open(order.directory, order.count));
  else if (order.kind === "name") report(await name(order.handle));
  else if (order.kind === "watch") report(await watch(order.title, order.times));
  else if (order.kind === "answer") report(await answer(order.title, order.wijken, order.text));
  else {
    report({ kind: "counted", ...requests });
    Object.assign(requests, { came: 0, made: 0 });
  }
});
