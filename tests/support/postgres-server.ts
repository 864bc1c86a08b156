import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { type AddressInfo, connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import {
  type EmbeddedPostgres,
  findEmbeddedPostgres,
  startEmbeddedPostgres,
} from "../../src/platform/embedded-postgres.ts";
import { quickFolder } from "./quick-folder.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The server of this run, for test-database.ts. */
    postgresServer: { readonly socketDirectory: string; readonly superuser: string; readonly port: number };
  }
}

const prefix = "wijksgewijs-tests-";

/** Without durability, since the data is thrown away; without autovacuum, since every database lives for one file. */
const settings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  autovacuum: "off",
  max_connections: "300",
};

type Run = {
  readonly directory: string;
  readonly server: EmbeddedPostgres;
  readonly door: Server;
  readonly port: number;
};
type Shared = { users: number; run: Promise<Run> | null };

/** Each vitest project loads this file anew: what they share has to live outside the module. */
const everywhere = globalThis as { wijksgewijsTestServer?: Shared };
everywhere.wijksgewijsTestServer ??= { users: 0, run: null };
const shared = everywhere.wijksgewijsTestServer;

/** One PostgreSQL for all projects of a vitest run: started by the first, stopped and deleted by the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.users += 1;
  shared.run ??= start();
  const { server, port } = await shared.run;
  project.provide("postgresServer", { socketDirectory: server.socketDirectory, superuser: server.superuser, port });
  return teardown;
}

const start = async (): Promise<Run> => {
  const folder = await quickFolder();
  for (const each of new Set([folder, tmpdir()])) await removeLeftovers(each);
  const directory = await mkdtemp(join(folder, `${prefix}${process.pid}-`));
  const server = await startEmbeddedPostgres({ directory, settings, log: () => {} });
  const door = openDoor(server.socketDirectory);
  await once(door, "listening");
  return { directory, server, door, port: (door.address() as AddressInfo).port };
};

/** Lets tests of DATABASE_URL in: the server itself listens on its unix socket only. */
const openDoor = (socketDirectory: string): Server =>
  createServer((outside) => {
    const inside = connect({ path: join(socketDirectory, ".s.PGSQL.5432") });
    outside.on("error", () => inside.destroy()).pipe(inside);
    inside.on("error", () => outside.destroy()).pipe(outside);
  }).listen(0, "127.0.0.1");

const teardown = async (): Promise<void> => {
  shared.users -= 1;
  if (shared.users > 0 || shared.run === null) return;
  const { directory, server, door } = await shared.run;
  shared.run = null;
  door.close();
  await server.stop();
  await rm(directory, { recursive: true, force: true });
};

/** A run that was killed leaves its server running: taking its place over is what stops it. */
const removeLeftovers = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    const directory = join(folder, name);
    if (pid === undefined || existsSync(`/proc/${pid}`) || (await findEmbeddedPostgres(directory)) !== null) continue;
    try {
      await (await startEmbeddedPostgres({ directory, settings, log: () => {} })).stop();
      await rm(directory, { recursive: true, force: true });
    } catch {
      // Somebody else's, or being removed by another run at this moment: not ours to clear.
    }
  }
};
