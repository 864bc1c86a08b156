import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "../platform/postgres.ts";
import { indexKeyOf, resealed, type SealingKeys } from "../platform/sealing.ts";
import { followSealingKeys, newSealingKey, writeSealingKeys } from "../platform/sealing-key.ts";
import { openTransactions, resealAll } from "../privacy/reseal.postgres.ts";
import type { Terminal } from "./commands.ts";
import { CannotStart, configOf, openOwner, withPlainErrors } from "./open-wijk.ts";

const lookAgainAfter = 200;
/** Among advisory locks of this database: one of these commands at a time. */
const lockNumber = 7_209_443;

/**
 * Seals everything with a new key while the wijk runs. The old one still opens what is not done yet, so that it may be ended at any
 * moment and run again, which goes on with the same new key.
 */
export const rotateKeys = (terminal: Terminal): Promise<number> =>
  withKeys(terminal, async (owner, directory) => {
    const before = followSealingKeys(directory)();
    if (await isUnderWay(owner, before)) terminal.print("Going on with what was under way.");
    else {
      const keys = { current: newSealingKey(), older: [before.current, ...before.older], index: indexKeyOf(before) };
      await writeSealingKeys(directory, keys);
      terminal.print("There is a new key. Keep a copy of keys/wijk.key where you keep the old one.");
    }
    await sealAnew(terminal, owner, directory);
    terminal.print(
      "Everything is sealed with the new key. The old one still opens links in letters that were sent before: take it away with `keys retire`, at once when it leaked, or else after 60 days.",
    );
    return 0;
  });

/** Takes older keys away, after everything that they still opened is sealed with the newest. */
export const retireKeys = (terminal: Terminal): Promise<number> =>
  withKeys(terminal, async (owner, directory) => {
    await sealAnew(terminal, owner, directory);
    await writeSealingKeys(directory, { ...followSealingKeys(directory)(), older: [] });
    terminal.print(
      "Older keys are gone. What they sealed and was copied before can still be read by whoever has both.",
    );
    return 0;
  });

/** Whether something is left that only an older key opens. */
const isUnderWay = async (owner: Database, keys: SealingKeys): Promise<boolean> => {
  if (keys.older.length === 0) return false;
  let left = 0;
  const count = (purpose: string, sealed: Uint8Array) => {
    if (resealed(keys, purpose, sealed) !== null) left += 1;
    return null;
  };
  await resealAll(owner, count, () => {});
  return left > 0;
};

/** Again and again, until nothing is left and nobody can write any more what they sealed before. */
const sealAnew = async (terminal: Terminal, owner: Database, directory: string): Promise<void> => {
  const keys = followSealingKeys(directory)();
  const reseal = (purpose: string, sealed: Uint8Array) => resealed(keys, purpose, sealed);
  const tell = (names: { table: string; column: string }, changed: number) => {
    if (changed > 0) terminal.print(`${names.table}.${names.column}: ${changed}`);
  };
  const open = await openTransactions(owner);
  await resealAll(owner, reseal, tell);
  while ((await openTransactions(owner)).some((each) => open.includes(each))) await pause(lookAgainAfter);
  while ((await resealAll(owner, reseal, tell)) > 0) await pause(lookAgainAfter);
};

const withKeys = (terminal: Terminal, work: (owner: Database, directory: string) => Promise<number>): Promise<number> =>
  withPlainErrors(terminal, async () => {
    const config = configOf(terminal);
    if (config.sealingKey !== null) {
      throw new CannotStart(
        "SEALING_KEY is set, and what runs cannot follow it to another one. Put that key into keys/wijk.key in the DATA_DIR of every process, start without SEALING_KEY, and try again.",
      );
    }
    const { owner, close } = await openOwner(terminal);
    try {
      const [lock] = await owner.sql<{ mine: boolean }[]>`select pg_try_advisory_lock(${lockNumber}) as mine`;
      if (lock?.mine !== true) throw new CannotStart("This is being done already, by another process.");
      return await work(owner, config.dataDirectory);
    } finally {
      await close();
    }
  });
