import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { findEmbeddedPostgres } from "../../src/platform/embedded-postgres.ts";
import { type Database, openDatabase } from "../../src/platform/postgres.ts";
import { createPerson, type Person } from "../support/person.ts";
import { freePort, type WijkProcess, type Workshop } from "../support/wijk-process.ts";
import { processorTimeOf, processorTimeOfTree } from "./processor-time.ts";

/** Milliseconds of processor time: of the wijk's own process, and of PostgreSQL without the bench's own looking. */
export type Cost = { readonly node: number; readonly postgres: number };

/** A wijk that runs as an operator runs it, in a process of its own, set up and with nothing in it. */
export type WijkUnderTest = {
  readonly origin: string;
  readonly pid: number;
  readonly postmaster: number;
  readonly wijk: WijkProcess;
  readonly administrator: Person;
  /** For what belongs to the work that is measured: its cost counts. */
  readonly database: Database;
  /** For looking on and preparing: what this costs PostgreSQL is not counted. */
  readonly watch: Database;
  /** What was used so far. */
  cost(): Promise<Cost>;
  /** Looks until `ready` finds what it waits for; throws after `patience` milliseconds, with what the wijk complained about. */
  until(what: string, patience: number, ready: () => Promise<boolean>): Promise<void>;
  stop(): Promise<void>;
};

const repository = new URL("../../", import.meta.url);

/** The flags that `npm start` gives to Node. */
const nodeFlags = async (): Promise<string> => {
  const manifest = JSON.parse(await readFile(new URL("package.json", repository), "utf8")) as {
    readonly scripts: { readonly start: string };
  };
  return manifest.scripts.start
    .split(" ")
    .filter((word) => word.startsWith("--"))
    .join(" ");
};

/** What the bench changes about a wijk: peers of this machine are let in, and none of them is too quick. */
export const benchEnvironment = (port: number, dataDirectory: string): Record<string, string> => ({
  PORT: String(port),
  ORIGIN: `http://localhost:${port}`,
  DATA_DIR: dataDirectory,
  ALLOW_PRIVATE_PEERS: "true",
  RATE_LIMIT_INBOX_PER_HOST: "9999999",
  RATE_LIMIT_SIMILAR_PER_RESIDENT: "9999999",
  RATE_LIMIT_SEARCHES_PER_RESIDENT: "9999999",
});

const setUpForms = {
  wijk: {
    name: "Holtveen",
    place: "Veldermeer",
    handle: "holtveen",
    door: "standgroen",
    administratorName: "Beheerder",
    email: "beheer@holtveen.example",
  },
  gemeente: {
    mode: "gemeente",
    name: "Gemeente Veldermeer",
    place: "Veldermeer",
    handle: "gemeente",
    administratorName: "Ineke",
    email: "ineke@veldermeer.example",
  },
} as const;

/** Starts a wijk, or a gemeente, on a new data directory and sets it up through its front door. */
export const startWijkUnderTest = async (
  workshop: Workshop,
  options: { readonly trust?: string; readonly inspect?: boolean; readonly mode?: "wijk" | "gemeente" } = {},
): Promise<WijkUnderTest> => {
  const dataDirectory = await workshop.dataDirectory();
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const wijk = workshop.run(["start"], {
    ...benchEnvironment(port, dataDirectory),
    NODE_OPTIONS: `${await nodeFlags()}${options.inspect ? " --inspect=127.0.0.1:0" : ""}`,
    ...(options.trust === undefined ? {} : { NODE_EXTRA_CA_CERTS: options.trust }),
  });
  const [, code = ""] = await wijk.printed(/inrichten with this code: (\S+)/);
  const administrator = createPerson(origin);
  const done = await administrator.post("/inrichten", { code, ...setUpForms[options.mode ?? "wijk"] });
  if (done.status !== 200) throw new Error(`Set-up answered ${done.status}.`);

  const place = join(dataDirectory, "postgresql");
  const found = await findEmbeddedPostgres(place);
  if (found === null) throw new Error("The wijk runs without its PostgreSQL.");
  const address = { socketDirectory: found.socketDirectory, user: found.superuser, database: "postgres" };
  const postmaster = Number((await readFile(join(place, "data", "postmaster.pid"), "utf8")).split("\n")[0]);
  const [database, watch] = [openDatabase(address, "owner", 1), openDatabase(address, "owner", 1)];
  const [backend] = await watch.sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const watchPid = backend?.pid ?? 0;

  return {
    origin,
    pid: wijk.pid,
    postmaster,
    wijk,
    administrator,
    database,
    watch,
    cost: async () => ({
      node: await processorTimeOf(wijk.pid),
      postgres: (await processorTimeOfTree(postmaster)) - (await processorTimeOf(watchPid)),
    }),
    until: async (what, patience, ready) => {
      const end = performance.now() + patience;
      while (!(await ready())) {
        if (performance.now() > end) throw new Error(`${what} took too long. ${wijk.complaints().slice(-2_000)}`);
        await pause(20);
      }
    },
    stop: async () => {
      await Promise.all([database.close(), watch.close()]);
      wijk.send("SIGTERM");
      await wijk.ended;
    },
  };
};

/** What was used between two readings. */
export const costBetween = (before: Cost, after: Cost): Cost => ({
  node: after.node - before.node,
  postgres: after.postgres - before.postgres,
});
