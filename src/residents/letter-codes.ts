import { type Clock, day, later } from "../kernel/clock.ts";
import { type LetterBatchId, newId, type ResidentId } from "../kernel/ids.ts";
import type { Problem } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { type AddressBlock, readAddressList } from "./address-list.ts";
import type { DoorTransaction } from "./identity.ts";
import { type LetterBatch, type LetterBatchState, stateOfBatch } from "./letter-batch.ts";
import { newPaperCode } from "./secrets.ts";

type Dependencies = { readonly unitOfWork: UnitOfWork<DoorTransaction>; readonly clock: Clock };

/** More pages than this make a browser slow to print. */
export const mostLetters = 3_000;

const mostDays = 365;
const codeLength = 12;

/** A letter to print: the address as it stands on the envelope, and a code as it is compared. */
export type PrintedLetter = { readonly address: AddressBlock; readonly code: string };

export type PrintedBatch = {
  readonly id: LetterBatchId;
  readonly letters: readonly PrintedLetter[];
  readonly expiresAt: Date;
};

/**
 * An administrator has letters made, one with a code for each address of a list, for 1 to 365 days. The letters are given
 * back and kept nowhere: of the list nothing stays, of a code only its keyed hash. Which code went to which address, nobody
 * can tell afterwards, not even by the order in which codes are stored.
 */
export type MakeLetters = (command: {
  readonly by: ResidentId;
  readonly list: string;
  readonly days: string;
}) => Promise<Result<PrintedBatch>>;

export const makeLetters =
  (dependencies: Dependencies): MakeLetters =>
  async (command) => {
    const { addresses, unread } = readAddressList(command.list);
    const days = /^\d{1,3}$/.test(command.days.trim()) ? Number(command.days) : 0;
    const problems: Problem[] = [];
    if (unread.length > 0) problems.push({ field: "list", reason: "list-unread" });
    else if (addresses.length === 0) problems.push({ field: "list", reason: "list-missing" });
    if (addresses.length > mostLetters) problems.push({ field: "list", reason: "list-too-long" });
    if (days < 1 || days > mostDays) problems.push({ field: "days", reason: "days-invalid" });
    if (problems.length > 0) return refuse({ kind: "invalid", problems });
    const at = dependencies.clock();
    const batch: LetterBatch = {
      id: newId<LetterBatchId>(),
      madeBy: command.by,
      madeAt: at,
      letters: addresses.length,
      expiresAt: later(at, days * day),
      withdrawnAt: null,
    };
    const letters = addresses.map((address) => ({ address, code: newPaperCode(codeLength) }));
    return dependencies.unitOfWork(async ({ letterCodes, log }) => {
      await letterCodes.addBatch(batch, letters.map(({ code }) => code).sort());
      await log.add({ at, by: command.by, deed: "letters-made", detail: String(letters.length) });
      return ok({
        id: batch.id,
        letters,
        expiresAt: batch.expiresAt,
      });
    });
  };

/** An administrator ends a batch: the codes of it that were not used work no more. */
export type WithdrawLetters = (id: LetterBatchId, by: ResidentId) => Promise<Result<null>>;

export const withdrawLetters =
  (dependencies: Dependencies): WithdrawLetters =>
  (id, by) =>
    dependencies.unitOfWork(async ({ letterCodes, log }) => {
      const at = dependencies.clock();
      const withdrawn = await letterCodes.withdrawBatch(id, at);
      if (withdrawn === null) return refuse({ kind: "absent" });
      await log.add({ at, by, deed: "letters-withdrawn", detail: String(withdrawn.letters) });
      return ok(null);
    });

/** Every batch, newest first. */
export type ReadBatches = () => Promise<
  readonly (LetterBatch & { readonly used: number; readonly state: LetterBatchState })[]
>;

export const readBatches =
  (dependencies: Dependencies): ReadBatches =>
  () =>
    dependencies.unitOfWork(async ({ letterCodes }) => {
      const at = dependencies.clock();
      return (await letterCodes.batches()).map((batch) => ({ ...batch, state: stateOfBatch(batch, at) }));
    });
