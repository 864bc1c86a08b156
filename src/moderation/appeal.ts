import { type Clock, day, later } from "../kernel/clock.ts";
import { type ActorId, type DecisionId, newId, type PostId, type ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { tidy } from "../kernel/text.ts";
import type { Post } from "../posts/post.ts";
import type { NamelessTransaction } from "../questions/nameless/nameless.ts";
import { type Chance, waitWith } from "../questions/nameless/wait.ts";
import type { LetterWords } from "../residents/letter-content.ts";
import { writeLetter } from "../residents/letters.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { Decision, DecisionsTransaction } from "./decision.ts";

/** How an appeal ended: the decision stands, or it goes back. */
export const appealOutcomes = ["upheld", "overturned"] as const;
export type AppealOutcome = (typeof appealOutcomes)[number];

/** Who decided about an appeal: a second person here, or a wijk of the ring. */
export type Decider = { readonly by: ResidentId | null; readonly byWijk: ActorId | null };

/** Somebody does not agree with a decision about them. A second person looks at it, once. */
export type Appeal = {
  readonly decision: DecisionId;
  /** Who decided first, and whom it is about: neither of them decides about the appeal. */
  readonly firstBy: ResidentId;
  /** `null` for whoever has no name here. */
  readonly about: ResidentId | null;
  readonly words: string;
  readonly at: Date;
  readonly decided: (Decider & { readonly at: Date; readonly outcome: AppealOutcome; readonly answer: string }) | null;
};

export type AppealStore = {
  add(appeal: Appeal): Promise<void>;
  of(decision: DecisionId): Promise<Appeal | null>;
  /** The same, locked until the end of the transaction. */
  ofLocked(decision: DecisionId): Promise<Appeal | null>;
  /** Those that wait, of decisions that hold, the oldest first. */
  waiting(): Promise<readonly Appeal[]>;
  decide(decision: DecisionId, decided: NonNullable<Appeal["decided"]>): Promise<void>;
};

export type AppealsTransaction = DecisionsTransaction &
  Pick<NamelessTransaction, "nameless"> & { readonly appeals: AppealStore };

/** Takes back what was decided. `by` is `null` when a wijk of the ring found that it does not stand. */
export type UndoDecision = (
  transaction: AppealsTransaction,
  decision: Decision,
  by: ResidentId | null,
  at: Date,
) => Promise<Result<null>>;

/** So long after a decision somebody can say that they do not agree: six months, as article 20 of the DSA has it. */
export const appealWithin = 183 * day;

/** Whether this person may decide about an appeal: never who decided first, and never whom it is about. */
export const mayDecideAppeal = ({ firstBy, about }: Pick<Appeal, "firstBy" | "about">, by: ResidentId): boolean =>
  by !== firstBy && by !== about;

/** The words of the letters about appeals. */
export type AppealLetters = {
  /** To those who may decide. It does not say about whom it is. */
  waits(given: { readonly wijk: string; readonly name: string; readonly link: string }): LetterWords;
  /** To whoever did not agree. */
  decided(given: {
    readonly wijk: string;
    readonly name: string;
    /** The wijk of the ring that looked; `null` when it was a second person here. */
    readonly other: string | null;
    readonly outcome: AppealOutcome;
    readonly answer: string;
    readonly link: string;
  }): LetterWords;
};

/** An appeal as a moderator sees it. */
export type WaitingAppeal = {
  readonly appeal: Appeal;
  readonly decision: Decision;
  readonly name: string | null;
  readonly firstByName: string | null;
  readonly post: Post | null;
  /** The reader decided first: a second person decides now. */
  readonly mine: boolean;
};

export type HandleAppeals = {
  /** Refuses with `conflict` when it was said before, is over, or it is too long ago. */
  appeal(id: DecisionId, words: string): Promise<Result<null>>;
  /** What waits; what is about the reader themselves is not there. */
  waiting(reader: ResidentId): Promise<readonly WaitingAppeal[]>;
  decide(
    by: ResidentId,
    id: DecisionId,
    form: { readonly outcome: string; readonly answer: string },
  ): Promise<Result<null>>;
};

const longestWords = 1_000;
const longestAnswer = 200;

/** Whether somebody can still say that they do not agree. */
export const canAppeal = (decision: Pick<Decision, "at" | "endedAt">, appeal: Appeal | null, now: Date): boolean =>
  appeal === null && decision.endedAt === null && now < later(decision.at, appealWithin);

/**
 * Whom it is about, also when that stands behind a seal: it is compared, and shown to nobody. So whoever asked without a name does not
 * decide about themselves.
 */
const isAbout = async (transaction: AppealsTransaction, decision: Decision, by: ResidentId): Promise<boolean> =>
  decision.about === by || (await namelessThreadOf(transaction, decision))?.askerId === by;

/** Moderators and administrators who may decide, each once. */
const decidersOf = async ({ residents }: AppealsTransaction, parties: Pick<Appeal, "firstBy" | "about">) => {
  const all = [...(await residents.withRole("moderator")), ...(await residents.withRole("administrator"))];
  return [...new Map(all.map((each) => [each.id, each])).values()].filter(({ id }) => mayDecideAppeal(parties, id));
};

/** The thread without a name in which the text stands that a decision is about; `null` for every other, or when nothing leads to it. */
const namelessThreadOf = async (transaction: AppealsTransaction, { about, post: id }: Decision) => {
  const post = about !== null || id === null ? null : await transaction.posts.byId(id);
  return post === null ? null : transaction.nameless.ofThread(post.threadId);
};

/** Whether an appeal against it waits for a batch. */
const isPending = async ({ nameless }: AppealsTransaction, thread: PostId, id: DecisionId): Promise<boolean> =>
  (await nameless.waitingIn(thread)).some(({ act }) => act.kind === "appeal" && act.decision === id);

type Making = { readonly origin: string; readonly letters: Pick<AppealLetters, "waits"> };

/** Puts an appeal before those who may decide, and tells them. */
const makeAppeal = async (
  transaction: AppealsTransaction,
  { decision, words, at }: { readonly decision: Decision; readonly words: string; readonly at: Date },
  { origin, letters }: Making,
): Promise<void> => {
  const appeal: Appeal = {
    decision: decision.id,
    firstBy: decision.by,
    about: decision.about,
    words,
    at,
    decided: null,
  };
  await transaction.appeals.add(appeal);
  await transaction.log.add({ at, by: null, deed: "appeal-made" });
  const wijk = (await transaction.wijk.read())?.name ?? "";
  for (const { id: to, name } of await decidersOf(transaction, appeal)) {
    const waits = letters.waits({ wijk, name, link: `${origin}/moderatie/bezwaren` });
    await writeLetter(transaction, { words: waits, to, kind: "appeal-waits", id: newId() }, at);
  }
};

/** The same for what waited without a name; nothing when it became pointless meanwhile. */
export const makeWaitingAppeal =
  (making: Making) =>
  async (transaction: AppealsTransaction, id: DecisionId, words: string, at: Date): Promise<void> => {
    const decision = await transaction.decisions.byIdLocked(id);
    if (decision === null || !canAppeal(decision, await transaction.appeals.of(id), at)) return;
    await makeAppeal(transaction, { decision, words, at }, making);
  };

/** Settles an appeal that waits: takes back what was decided if it does not stand, keeps why, and tells whoever did not agree. */
export const settleAppeal = async (
  transaction: AppealsTransaction,
  given: {
    readonly appeal: Appeal;
    readonly decision: Decision;
    readonly outcome: AppealOutcome;
    readonly answer: string;
    readonly decider: Decider;
    /** Of the wijk of the ring that decided. */
    readonly wijkName: string | null;
    readonly at: Date;
  },
  dependencies: {
    readonly undo: UndoDecision;
    readonly letters: Pick<AppealLetters, "decided">;
    readonly linkOf: (id: DecisionId) => string;
  },
): Promise<Result<null>> => {
  const { appeal, decision, outcome, answer, decider, at } = given;
  const { id } = decision;
  if (outcome === "overturned") {
    const undone = await dependencies.undo(transaction, decision, decider.by, at);
    // What a person may not undo another does; what a wijk of the ring found holds, and the rest waits for a moderator.
    if (!undone.ok && decider.byWijk === null) return undone;
    await transaction.decisions.end(id, at, decider.by);
  }
  await transaction.appeals.decide(id, { ...decider, at, outcome, answer });
  await transaction.log.add({ at, by: decider.by, deed: `appeal-${outcome}`, detail: given.wijkName ?? "" });
  const resident = appeal.about === null ? null : await transaction.residents.byId(appeal.about);
  if (resident === null) return ok(null);
  const words = dependencies.letters.decided({
    ...{ wijk: (await transaction.wijk.read())?.name ?? "", name: resident.name, other: given.wijkName },
    ...{ outcome, answer, link: dependencies.linkOf(id) },
  });
  await writeLetter(transaction, { words, to: resident.id, kind: "appeal-decided" }, at);
  return ok(null);
};

export const handleAppeals = <Transaction extends AppealsTransaction>(
  dependencies: Chance & {
    readonly unitOfWork: UnitOfWork<Transaction>;
    readonly origin: string;
    readonly letters: AppealLetters;
    readonly linkOf: (id: DecisionId) => string;
    readonly undo: UndoDecision;
    /** A wijk of the ring that looks at it need not any more. */
    readonly stopOpinions: (transaction: Transaction, id: DecisionId, at: Date) => Promise<void>;
  },
): HandleAppeals => {
  const { unitOfWork, clock } = dependencies;

  return {
    appeal: (id, typed) =>
      unitOfWork(async (transaction) => {
        const at = clock();
        const decision = await transaction.decisions.byIdLocked(id);
        if (decision === null) return refuse({ kind: "absent" });
        const thread = await namelessThreadOf(transaction, decision);
        const pending = thread !== null && (await isPending(transaction, thread.threadId, id));
        if (pending || !canAppeal(decision, await transaction.appeals.of(id), at))
          return refuse({ kind: "conflict", reason: "changed-meanwhile" });
        const words = tidy(typed);
        if (words === "") return refuse(invalid("words", "appeal-empty"));
        if (words.length > longestWords) return refuse(invalid("words", "words-too-long"));
        // Without a name it waits for a batch, like everything that its asker does: nobody sees when they were here.
        if (thread !== null)
          await waitWith(transaction, thread.threadId, { kind: "appeal", decision: id, words }, dependencies);
        else await makeAppeal(transaction, { decision, words, at }, dependencies);
        return ok(null);
      }),
    waiting: (reader) =>
      unitOfWork(async (transaction) => {
        const { appeals, decisions, residents, posts } = transaction;
        const found: WaitingAppeal[] = [];
        for (const appeal of await appeals.waiting()) {
          const decision = await decisions.byId(appeal.decision);
          if (decision === null || (await isAbout(transaction, decision, reader))) continue;
          found.push({
            appeal,
            decision,
            name: appeal.about === null ? null : ((await residents.byId(appeal.about))?.name ?? null),
            firstByName: (await residents.byId(appeal.firstBy))?.name ?? null,
            post: decision.post === null ? null : await posts.byId(decision.post),
            mine: !mayDecideAppeal(appeal, reader),
          });
        }
        return found;
      }),
    decide: (by, id, form) =>
      unitOfWork(async (transaction) => {
        const appeal = await transaction.appeals.ofLocked(id);
        const decision = await transaction.decisions.byIdLocked(id);
        if (appeal === null || decision === null || !mayDecideAppeal(appeal, by)) return refuse({ kind: "absent" });
        if (await isAbout(transaction, decision, by)) return refuse({ kind: "absent" });
        if (appeal.decided !== null || decision.endedAt !== null)
          return refuse({ kind: "conflict", reason: "changed-meanwhile" });
        const outcome = appealOutcomes.find((each) => each === form.outcome);
        const answer = tidy(form.answer);
        if (outcome === undefined) return refuse(invalid("answer", "appeal-outcome-missing"));
        if (answer === "") return refuse(invalid("answer", "reason-missing"));
        if (answer.length > longestAnswer) return refuse(invalid("answer", "reason-too-long"));
        const at = clock();
        const decider = { by, byWijk: null };
        const settled = await settleAppeal(
          transaction,
          { appeal, decision, outcome, answer, decider, wijkName: null, at },
          dependencies,
        );
        if (settled.ok) await dependencies.stopOpinions(transaction, id, at);
        return settled;
      }),
  };
};

/** A decision as whoever it is about reads it. */
export type ReadDecision = (id: DecisionId) => Promise<{
  readonly decision: Decision;
  readonly post: Post | null;
  readonly appeal: Appeal | null;
  /** They can say that they do not agree. */
  readonly open: boolean;
  /** Somebody is there who may decide about an appeal. */
  readonly hasSecond: boolean;
  /** An appeal waits for a batch. */
  readonly pending: boolean;
} | null>;

export const readDecision =
  (dependencies: { readonly unitOfWork: UnitOfWork<AppealsTransaction>; readonly clock: Clock }): ReadDecision =>
  (id) =>
    dependencies.unitOfWork(async (transaction) => {
      const decision = await transaction.decisions.byId(id);
      if (decision === null) return null;
      const appeal = await transaction.appeals.of(id);
      const parties = { firstBy: decision.by, about: decision.about };
      const thread = await namelessThreadOf(transaction, decision);
      return {
        pending: thread !== null && (await isPending(transaction, thread.threadId, id)),
        decision,
        appeal,
        post: decision.post === null ? null : await transaction.posts.byId(decision.post),
        open: canAppeal(decision, appeal, dependencies.clock()),
        hasSecond: (await decidersOf(transaction, parties)).length > 0,
      };
    });
