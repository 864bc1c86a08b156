import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import type { HttpBindings } from "@hono/node-server";
import { type ComposedWijk, compose } from "../../src/compose.ts";
import { type Config, readConfig } from "../../src/config.ts";
import type { WijkContext } from "../../src/platform/http/route.ts";
import { createWijkServer, type Patience } from "../../src/platform/http/server.ts";
import { createLog } from "../../src/platform/logging.ts";
import type { PostgresAddress } from "../../src/platform/postgres.ts";
import type { SealingKeys } from "../../src/platform/sealing.ts";
import type { MovedClock } from "./moved-clock.ts";
import { createPerson, type Person } from "./person.ts";
import type { TestDatabase } from "./test-database.ts";
import { newWhoLeftFile } from "./who-left-file.ts";

/** A wijk that runs in this process, with a database of its own and a real port. Nothing happens in its background until `settle`. */
export type RunningWijk = {
  readonly origin: string;
  readonly host: string;
  /** `@holtveen@localhost:12345`. */
  readonly handle: string;
  readonly wijk: ComposedWijk;
  readonly databaseUrl: string;
  readonly log: readonly string[];
  readonly administrator: Person;
  /** A neighbour who joined with a code and is signed in. */
  neighbour(name: string): Promise<Person>;
  visitor(): Person;
  /** Does everything that is due and what follows from it. */
  settle(): Promise<void>;
  /** The newest letter with these words in it, as /dev/mail shows it; empty when there is none among the last forty. */
  letterWith(words: string): Promise<string>;
  /** The newest letter to an address, as /dev/mail shows it to this machine. */
  lastLetter(): Promise<string>;
  close(): Promise<void>;
};

const socketAddress = (context: WijkContext): string | undefined =>
  (context.env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress;

/** How a wijk of a test is opened. */
export type Opening = {
  readonly clock: MovedClock;
  readonly environment?: Record<string, string>;
  /** A key of the test's own; without it a random one. */
  readonly sealingKey?: Uint8Array | (() => SealingKeys);
  /** Leads it to its database another way. */
  readonly reach?: (database: TestDatabase) => PostgresAddress;
  /** A name or an address of this machine; without it `localhost`. */
  readonly hostname?: string;
  /** How long connections may take; without it as in production. */
  readonly patience?: Patience;
  /** What stands between this wijk and whoever calls it: it lets a request through, or does something else with it. */
  readonly between?: (request: Request, through: (request: Request) => Promise<Response>) => Promise<Response>;
};

/** Opens a wijk on `database`, which goes when the wijk is closed. It is not set up yet; `prepare` on it gives the code. */
export const openWijkOn = async (database: TestDatabase, given: Opening) => {
  let answer: ComposedWijk["fetch"] | null = null;
  const server = createWijkServer(
    (request, bindings) => (answer as NonNullable<typeof answer>)(request, bindings),
    given.patience,
  );
  const hostname = given.hostname ?? "localhost";
  const address = hostname === "localhost" ? "127.0.0.1" : hostname;
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const origin = `http://${hostname}:${(server.address() as AddressInfo).port}`;
  const read = readConfig(
    {
      ORIGIN: origin,
      ALLOW_PRIVATE_PEERS: "true",
      RATE_LIMIT_JOIN_PER_ADDRESS: "1000",
      RATE_LIMIT_MISSES_PER_ADDRESS: "1000000",
      RATE_LIMIT_REGISTER_PER_ADDRESS: "1000",
      RATE_LIMIT_REPORT_PER_ADDRESS: "1000",
      RATE_LIMIT_SIGN_IN_PER_ADDRESS: "1000",
      RATE_LIMIT_CODE_PER_ADDRESS: "1000",
      RATE_LIMIT_PASSKEY_PER_ADDRESS: "1000",
      ...given.environment,
    },
    { asRoot: false },
  );
  if (!read.ok) throw new Error(read.problems.join("\n"));
  const config: Config = read.config;
  const log: string[] = [];
  const whoLeft = newWhoLeftFile();
  const wijk = await compose(config, {
    database: given.reach?.(database) ?? database.address,
    clock: given.clock,
    log: createLog({ write: (line) => void log.push(line), clock: given.clock }),
    sealingKey: given.sealingKey ?? randomBytes(32),
    whoLeft,
    socketAddress,
  });
  const { between } = given;
  answer =
    between === undefined
      ? wijk.fetch
      : (request, bindings) =>
          // Of a copy there is no connection: Node's own request has been read already.
          between(request, async (copy) => wijk.fetch(copy, copy === request ? bindings : undefined));
  return {
    origin,
    wijk,
    log,
    databaseUrl: database.url,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await wijk.close();
      await database.drop();
      await whoLeft.remove();
    },
  };
};

/** How it is set up. */
export type Settling = {
  readonly name?: string;
  /** Of how many texts of a newcomer a moderator looks first; without it of none, so that neighbours write at once. */
  readonly heldPosts?: number;
};

/** Sets an open wijk up through its front door. */
export const setUpWijk = async (
  opened: Awaited<ReturnType<typeof openWijkOn>>,
  given: Settling & Pick<Opening, "clock">,
): Promise<RunningWijk> => {
  const name = given.name ?? "Holtveen";
  const { origin, wijk } = opened;
  const prepared = await wijk.prepare();
  if (!prepared.ok || prepared.value === null) throw new Error("A new wijk has no set-up code.");
  const administrator = createPerson(origin);
  const done = await administrator.post("/inrichten", {
    code: prepared.value,
    name,
    place: "Veldermeer",
    handle: name.toLowerCase(),
    door: "standgroen",
    administratorName: "Beheerder",
    email: `beheer@${name.toLowerCase()}.example`,
  });
  if (done.status !== 200) throw new Error(`Set-up answered ${done.status}: ${done.html}`);

  const saved = await administrator.post("/beheer/toelating", { vouchers: "1", held: String(given.heldPosts ?? 0) });
  if (saved.status !== 200) throw new Error(`How people come in was not saved: ${saved.status} ${saved.html}`);
  const made = await administrator.post("/beheer/codes", { uses: "100", days: "30" });
  const code = /meedoen\/([a-z0-9-]{8,})/.exec(made.html)?.[1];
  if (code === undefined) throw new Error(`No code on the page: ${made.html}`);

  const lastLetter = async (): Promise<string> => {
    const visitor = createPerson(origin);
    const box = await visitor.get("/dev/mail");
    const address = /href="(\/dev\/mail\/[^"]+)"/.exec(box.html)?.[1];
    return address === undefined ? "" : (await visitor.get(address)).html;
  };

  const letterWith = async (words: string): Promise<string> => {
    const visitor = createPerson(origin);
    const box = await visitor.get("/dev/mail");
    for (const [, address = ""] of [...box.html.matchAll(/href="(\/dev\/mail\/[^"]+)"/g)].slice(0, 40)) {
      const { html } = await visitor.get(address);
      if (html.includes(words)) return html;
    }
    return "";
  };

  return {
    ...opened,
    letterWith,
    host: new URL(origin).host,
    handle: `@${name.toLowerCase()}@${new URL(origin).host}`,
    administrator,
    visitor: () => createPerson(origin),
    settle: async () => {
      await wijk.settle();
      const failed = await wijk.failedJobs();
      if (failed.length > 0) throw new Error(`Work in the background failed: ${JSON.stringify(failed)}`);
    },
    lastLetter,
    neighbour: async (neighbourName) => {
      // Letters are in order of time: each neighbour's is the newest.
      given.clock.move(1_000);
      const person = createPerson(origin);
      const joined = await person.post("/meedoen", {
        code,
        name: neighbourName,
        email: `${neighbourName.toLowerCase()}@post.example`,
      });
      if (joined.status !== 200) throw new Error(`Joining answered ${joined.status}: ${joined.html}`);
      const link = /\/inloggen\/link\/[\w-]+/.exec(await lastLetter())?.[0];
      const inside = await person.get(link ?? "/no-link");
      if (inside.status !== 200) throw new Error(`Signing in answered ${inside.status}: ${inside.html}`);
      return person;
    },
  };
};
