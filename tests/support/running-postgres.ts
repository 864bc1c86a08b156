import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import type { EmbeddedPostgresAddress } from "../../src/platform/embedded-postgres.ts";

/** The number of the server process of an embedded PostgreSQL, from the file it keeps itself. */
export const serverPid = async (directory: string): Promise<number> =>
  Number((await readFile(join(directory, "data", "postmaster.pid"), "utf8")).split("\n")[0]);

/** Runs one statement on a connection of its own. */
export const query = async (address: EmbeddedPostgresAddress, statement: string): Promise<readonly postgres.Row[]> => {
  const sql = postgres({
    host: address.socketDirectory,
    user: address.superuser,
    database: "postgres",
    max: 1,
    onnotice: () => {},
  });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end({ timeout: 1 });
  }
};

/** A process of its own, in a process group of its own, that runs PostgreSQL on `directory`; resolves when that accepts connections. */
export const startInChild = async (
  directory: string,
  account: { uid?: number; gid?: number } = {},
): Promise<{ child: ChildProcess; address: EmbeddedPostgresAddress }> => {
  const program = fileURLToPath(new URL("embedded-postgres-child.ts", import.meta.url));
  const child = spawn(process.execPath, [program, directory], {
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
    cwd: "/",
    ...account,
  });
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([once(lines, "line"), once(child, "exit").then(() => [null])]);
  if (line === null) throw new Error("The child ended before PostgreSQL was ready.");
  return { child, address: JSON.parse(line) };
};

/** Kills a child without warning and waits until it is gone. */
export const killNow = async (child: ChildProcess): Promise<void> => {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
};
