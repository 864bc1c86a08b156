import type { ResidentId } from "../kernel/ids.ts";
import type { Result } from "../kernel/result.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { type LeavingTransaction, type WordsThatStay, wordsThatStay } from "./leaving.ts";

/**
 * Who left, kept outside the database and so outside its backups: an id that leads to no name, and what they let stay. One line each.
 */
export type WhoLeftJournal = {
  read(): Promise<readonly string[]>;
  /** Resolves once it is sure to be there after a power cut. */
  add(lines: readonly string[]): Promise<void>;
};

type Noted = { readonly residentId: ResidentId; readonly words: WordsThatStay };

const notedIn = (line: string): Noted | null => {
  const [, residentId, word] = line.split(" ");
  const words = wordsThatStay.find((each) => each === word);
  return residentId === undefined || words === undefined ? null : { residentId: residentId as ResidentId, words };
};

type Dependencies = {
  readonly unitOfWork: UnitOfWork<LeavingTransaction>;
  readonly journal: WhoLeftJournal;
};

/**
 * Writes down who left and is not written down yet. Before that they can be brought back by a backup of the moments in between, so
 * it is done again and again; it counts as nothing to do.
 */
export const noteWhoLeft = ({ unitOfWork, journal }: Dependencies): (() => Promise<number>) => {
  let noted: Set<string> | null = null;
  return async () => {
    const left = await unitOfWork(({ leavings }) => leavings.allLeft());
    if (left.length === 0) return 0;
    noted ??= new Set((await journal.read()).map((line) => notedIn(line)?.residentId ?? ""));
    const missing = left.filter(({ residentId }) => !noted?.has(residentId));
    await journal.add(missing.map(({ leftAt, residentId, words }) => `${leftAt.toISOString()} ${residentId} ${words}`));
    for (const { residentId } of missing) noted.add(residentId);
    return 0;
  };
};

/**
 * Lets everybody leave again who left and is back, because a backup was put in place of the database. As they chose then, and without
 * a letter. Resolves to how many left, and how many had to stay because nobody else looks after the wijk in that backup.
 */
export const letLeaveAgain =
  (
    dependencies: Dependencies & {
      readonly leaveAgain: (residentId: ResidentId, words: WordsThatStay) => Promise<Result<null>>;
    },
  ): (() => Promise<{ readonly left: number; readonly stayed: number }>) =>
  async () => {
    const noted = (await dependencies.journal.read()).flatMap((line) => notedIn(line) ?? []);
    const ids = [...new Set(noted.map(({ residentId }) => residentId))];
    if (ids.length === 0) return { left: 0, stayed: 0 };
    const back = await dependencies.unitOfWork(({ erasures }) => erasures.stillHere(ids));
    let left = 0;
    for (const residentId of back) {
      const words = noted.findLast((each) => each.residentId === residentId)?.words ?? "nothing";
      if ((await dependencies.leaveAgain(residentId, words)).ok) left += 1;
    }
    return { left, stayed: back.length - left };
  };
