import { leavePlace } from "../agenda/places.ts";
import type { WritingToRegistrants } from "../agenda/write-to-registrant.ts";
import { leaveDesk } from "../guidance/desk.ts";
import { type Clock, later } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { residentKey } from "../messages/seat.ts";
import { stopOpinionsAbout } from "../moderation/second-opinions/ask-ring.ts";
import type { LeftBehind } from "../questions/leave-question.ts";
import { forgetAsker } from "../questions/nameless/forget-asker.ts";
import type { Chance } from "../questions/nameless/wait.ts";
import type { LetterWords } from "../residents/letter-content.ts";
import type { LetterKind } from "../residents/letter-kinds.ts";
import { writeLetter } from "../residents/letters.ts";
import type { Resident } from "../residents/resident.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { leaveWriting } from "./leave-writing.ts";
import {
  type LeaveForm,
  type Leaving,
  type LeavingTransaction,
  lastAdministrator,
  readLeaveForm,
  regretLasts,
  type WordsThatStay,
} from "./leaving.ts";

/** The words of the letters about leaving. */
export type LeavingLetters = {
  /** They leave at `dueAt`; until then `link` is where they say that they stay after all. */
  planned(given: {
    readonly wijk: string;
    readonly name: string;
    readonly dueAt: Date;
    readonly link: string;
  }): LetterWords;
  /** They left; nobody writes to them any more. */
  left(given: { readonly wijk: string; readonly name: string }): LetterWords;
};

type Dependencies = Chance & {
  readonly unitOfWork: UnitOfWork<LeavingTransaction>;
  readonly clock: Clock;
  readonly origin: string;
  readonly letters: LeavingLetters;
  readonly leftBehind: LeftBehind;
  readonly toRegistrants: WritingToRegistrants;
};

/** Leaving the wijk, by whoever leaves. Whether they signed in just now is asked before. */
export type Leave = {
  /** What somebody asked before, and whether they may leave: the last administrator may not. */
  standing(residentId: ResidentId): Promise<{ readonly planned: Leaving | null; readonly isLast: boolean }>;
  /** Leaves, now or in a week. */
  ask(residentId: ResidentId, form: LeaveForm): Promise<Result<"left" | "planned">>;
  /** Stays after all; nothing when they had not said that they leave. */
  stay(residentId: ResidentId): Promise<void>;
  /** Leaves now. Everything that is theirs goes out of view in one transaction, and out of the tables as told in `leaving.ts`. */
  now(residentId: ResidentId, words: WordsThatStay): Promise<Result<null>>;
  /** The same for somebody who left before and whom a backup brought back: without a letter, they know. */
  again(residentId: ResidentId, words: WordsThatStay): Promise<Result<null>>;
  /**
   * The same within a transaction of somebody else's. With a `farewell` of its own the letter is that one, and the log is theirs to
   * write; with `null` there is no letter.
   */
  depart(
    transaction: LeavingTransaction,
    given: {
      readonly residentId: ResidentId;
      readonly words: WordsThatStay;
      readonly farewell?: { readonly kind: LetterKind; readonly words: LetterWords } | null;
    },
  ): Promise<Result<null>>;
  /** Lets those leave whose time has come, one transaction each. Resolves to how many. */
  due(): Promise<number>;
};

const isLastAdministrator = async ({ residents }: LeavingTransaction, { id, roles }: Resident): Promise<boolean> =>
  (await residents.administratorsLocked()).every((each) => each.id === id) && roles.includes("administrator");

/** The questions that a wijkwijzer has in hand go back to the other wijkwijzers. */
export const giveBackQuestions = async (
  transaction: LeavingTransaction,
  residentId: ResidentId,
  at: Date,
): Promise<void> => {
  for (const id of await transaction.erasures.inHand(residentId)) {
    const question = await transaction.questions.byId(id);
    if (question !== null) await leaveDesk(transaction, question, residentId, at);
  }
};

export const leave = (dependencies: Dependencies): Leave => {
  const { unitOfWork, clock, letters } = dependencies;
  const wijkName = async ({ wijk }: LeavingTransaction) => (await wijk.read())?.name ?? "";

  const depart: Leave["depart"] = async (transaction, { residentId, words, farewell }) => {
    const { residents, leavings, erasures } = transaction;
    const resident = await residents.byIdLocked(residentId);
    if (resident === null) return refuse({ kind: "absent" });
    if (await isLastAdministrator(transaction, resident)) return lastAdministrator;
    const at = clock();
    const goodbye = letters.left({ wijk: await wijkName(transaction), name: resident.name });
    if (farewell !== null)
      await writeLetter(transaction, { ...(farewell ?? { words: goodbye, kind: "left" }), to: residentId }, at);
    const actorId = await erasures.ownActor(residentId);
    const emptied = await leaveWriting(transaction, { residentId, words, leftBehind: dependencies.leftBehind }, at);
    const questions = words === "answers" ? "stay" : "withdraw";
    await forgetAsker(dependencies)(transaction, { askerId: residentId, questions });
    await giveBackQuestions(transaction, residentId, at);
    await leaveTasks(transaction, residentId);
    await leaveOthers(transaction, residentId, at);
    await residents.leave(residentId, at);
    await leaveDoor(transaction, residentId);
    await erasures.sweep(residentId, emptied, at);
    if (actorId !== null) await transaction.happened({ kind: "ResidentLeft", actorId });
    const id = (await leavings.of(residentId))?.id ?? crypto.randomUUID();
    await leavings.left({ id, residentId, words, leftAt: at, actorId, emptied });
    if (!farewell) await transaction.log.add({ at, by: null, deed: "resident-left" });
    return ok(null);
  };

  /** What they wrote down for others. */
  const leaveTasks = async (transaction: LeavingTransaction, residentId: ResidentId): Promise<void> => {
    for (const { id } of await transaction.spokenQuestions.ofResident(residentId))
      await transaction.spokenQuestions.erase(id);
  };

  /** What they had with others: a place, a mark, a vote, a conversation, a report. */
  const leaveOthers = async (transaction: LeavingTransaction, residentId: ResidentId, at: Date): Promise<void> => {
    const { ownData, meToo, ballots, privateThreads, letters: box } = transaction;
    for (const id of await transaction.erasures.registrations(residentId)) {
      const registration = await transaction.registrations.byId(id);
      const item = registration === null ? null : await transaction.agenda.byId(registration.itemId);
      if (registration !== null && item !== null)
        await leavePlace(transaction, item, registration, at, dependencies.toRegistrants);
    }
    for (const place of await ownData.marked()) await meToo.remove(place.id, residentId);
    for (const place of await ownData.voted()) await ballots.remove(place.id, residentId);
    for (const message of await privateThreads.forget(residentKey(residentId))) await box.erase(message);
    await transaction.postReports.forgetReporterOf(residentId);
    await transaction.introductionReports.forgetReporter(residentId);
    await stopOpinionsAbout(transaction, residentId, at);
    await transaction.decisions.forget(residentId);
    await transaction.dataLooks.forgetOf(residentId);
  };

  const leaveDoor = async (
    { sessions, passkeys, addresses }: LeavingTransaction,
    residentId: ResidentId,
  ): Promise<void> => {
    await sessions.endAllOf(residentId);
    await passkeys.removeAllOf(residentId);
    await addresses.forget(residentId);
  };

  return {
    standing: (residentId) =>
      unitOfWork(async (transaction) => {
        const administrators = await transaction.residents.withRole("administrator");
        const isLast = administrators.length === 1 && administrators[0]?.id === residentId;
        return { planned: await transaction.leavings.of(residentId), isLast };
      }),
    ask: (residentId, form) =>
      unitOfWork(async (transaction): Promise<Result<"left" | "planned">> => {
        const read = readLeaveForm(form);
        if (!read.ok) return read;
        const { words, now } = read.value;
        if (now) {
          const departed = await depart(transaction, { residentId, words });
          return departed.ok ? ok("left") : departed;
        }
        const resident = await transaction.residents.byIdLocked(residentId);
        if (resident === null) return refuse({ kind: "absent" });
        if (await isLastAdministrator(transaction, resident)) return lastAdministrator;
        const at = clock();
        const dueAt = later(at, regretLasts);
        await transaction.leavings.plan({ id: crypto.randomUUID(), residentId, words, askedAt: at, dueAt });
        const link = `${dependencies.origin}/ik/weggaan`;
        const planned = letters.planned({ wijk: await wijkName(transaction), name: resident.name, dueAt, link });
        await writeLetter(transaction, { words: planned, to: residentId, kind: "leaving" }, at);
        return ok("planned");
      }),
    stay: (residentId) => unitOfWork(({ leavings }) => leavings.cancel(residentId)),
    now: (residentId, words) => unitOfWork((transaction) => depart(transaction, { residentId, words })),
    again: (residentId, words) =>
      unitOfWork((transaction) => depart(transaction, { residentId, words, farewell: null })),
    depart,
    due: async () => {
      for (let done = 0; ; done++) {
        const one = await unitOfWork(async (transaction) => {
          const [next] = await transaction.leavings.due(clock(), 1);
          if (next === undefined) return false;
          const departed = await depart(transaction, next);
          // Who became the last administrator meanwhile stays, and says it again when there is another one.
          if (!departed.ok) await transaction.leavings.cancel(next.residentId);
          return true;
        });
        if (!one) return done;
      }
    },
  };
};
