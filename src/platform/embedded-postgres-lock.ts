import { link, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { orNull, type ProcessIdentity, processOf } from "./embedded-postgres-system.ts";

const fileName = "wijk.lock";
const patience = { rounds: 30, milliseconds: 100 };

/** The live process that holds `directory`, or `null`. What a killed process left behind holds nothing. */
export const lockHolder = async (directory: string): Promise<ProcessIdentity | null> => {
  const noted = parse(await orNull(readFile(join(directory, fileName), "utf8")));
  const found = noted === null ? null : await processOf(noted.pid);
  return found !== null && found.startTime === noted?.startTime ? found : null;
};

/**
 * Takes `directory` for this process until `release()`. A process that is just ending gets three seconds for that;
 * after them a holder that still lives is an EmbeddedPostgresError.
 */
export const lockDirectory = async (directory: string): Promise<{ release(): Promise<void> }> => {
  const self = await processOf("self");
  if (self === null) throw new EmbeddedPostgresError("This system has no /proc, which this program needs.");
  const lock = join(directory, fileName);
  const room = await mkdtemp(join(directory, "wijk.lock-"));
  try {
    const mine = join(room, "mine");
    await writeFile(mine, JSON.stringify(self));
    for (let round = 0; round < patience.rounds; round++) {
      if (await linked(mine, lock)) return { release: () => rm(lock, { force: true }) };
      if ((await lockHolder(directory)) === null) await removeStale(directory, lock, join(room, "stale"));
      else await delay(patience.milliseconds);
    }
  } finally {
    await rm(room, { recursive: true, force: true });
  }
  const holder = await lockHolder(directory);
  throw new EmbeddedPostgresError(
    `The data in ${directory} is in use by another wijk process (number ${holder?.pid ?? "unknown"}). ` +
      "Stop that one first, or choose another DATA_DIR.",
  );
};

const parse = (text: string | null): ProcessIdentity | null => {
  try {
    const value = JSON.parse(text ?? "null") as Partial<ProcessIdentity> | null;
    return typeof value?.pid === "number" && typeof value.startTime === "string"
      ? { pid: value.pid, startTime: value.startTime }
      : null;
  } catch {
    return null;
  }
};

const linked = async (from: string, to: string): Promise<boolean> => {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
};

/** Moves the lock aside before looking again, so that of two processes that both saw it stale one cannot remove the other's. */
const removeStale = async (directory: string, lock: string, aside: string): Promise<void> => {
  if ((await orNull(rename(lock, aside).then(() => true))) === null) return;
  const noted = parse(await readFile(aside, "utf8"));
  const found = noted === null ? null : await processOf(noted.pid);
  if (found !== null && found.startTime === noted?.startTime) await linked(aside, join(directory, fileName));
};
