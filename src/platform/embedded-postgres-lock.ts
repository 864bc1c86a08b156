import { randomUUID } from "node:crypto";
import { link, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { orNull, type ProcessIdentity, processOf } from "./embedded-postgres-system.ts";

const patience = { rounds: 30, milliseconds: 100 };
const free = "null";

/**
 * The lock is the file `wijk.lock-<number>` with the highest number; it names the process that holds the directory.
 * A new holder adds the next number, which only one of many can, and never removes a lock that might still be
 * taken for the highest: that is how two that find the same stale lock cannot both get in.
 */
const lockFile = (directory: string, number: number): string => join(directory, `wijk.lock-${number}`);

const lockNumbers = async (directory: string): Promise<number[]> =>
  (await readdir(directory)).flatMap((name) => /^wijk\.lock-(\d+)$/.exec(name)?.[1] ?? []).map(Number);

const highest = async (directory: string): Promise<number> => Math.max(0, ...(await lockNumbers(directory)));

/** The live process that holds `directory`, or `null`. What a killed process left behind holds nothing. */
export const lockHolder = async (directory: string): Promise<ProcessIdentity | null> =>
  holderNamedIn(lockFile(directory, await highest(directory)));

const holderNamedIn = async (file: string): Promise<ProcessIdentity | null> => {
  const [pid, startTime] = (await orNull(readFile(file, "utf8")))?.split(" ") ?? [];
  if (pid === undefined || startTime === undefined) return null;
  const found = await processOf(Number(pid));
  return found?.startTime === startTime ? found : null;
};

/**
 * Takes `directory` for this process until `release()`. A process that is just ending gets three seconds for that;
 * after them a holder that still lives is an EmbeddedPostgresError.
 */
export const lockDirectory = async (directory: string): Promise<{ release(): Promise<void> }> => {
  const self = await processOf("self");
  if (self === null) throw new EmbeddedPostgresError("This system has no /proc, which this program needs.");
  const mine = join(directory, `wijk.lock-new-${randomUUID()}`);
  await writeFile(mine, `${self.pid} ${self.startTime}`);
  let holder: ProcessIdentity | null = null;
  try {
    for (let round = 0; round < patience.rounds; ) {
      const number = await highest(directory);
      holder = await holderNamedIn(lockFile(directory, number));
      if (holder === null) {
        if (await takeNumber(directory, mine, number + 1)) return { release: () => release(directory, number + 1) };
      } else {
        round += 1;
        await delay(patience.milliseconds);
      }
    }
  } finally {
    await rm(mine, { force: true });
  }
  throw new EmbeddedPostgresError(
    `The data in ${directory} is in use by another wijk process (number ${holder?.pid}). ` +
      "Stop that one first, or choose another DATA_DIR.",
  );
};

/** A number that was free because a later holder had cleared it away already is given back. */
const takeNumber = async (directory: string, mine: string, number: number): Promise<boolean> => {
  if (!(await linked(mine, lockFile(directory, number)))) return false;
  const numbers = await lockNumbers(directory);
  const isHighest = numbers.every((other) => other <= number);
  const obsolete = isHighest ? numbers.filter((other) => other < number) : [number];
  for (const other of obsolete) await rm(lockFile(directory, other), { force: true });
  return isHighest;
};

const release = async (directory: string, number: number): Promise<void> => {
  const emptied = join(directory, `wijk.lock-new-${randomUUID()}`);
  await writeFile(emptied, free);
  await rename(emptied, lockFile(directory, number));
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
