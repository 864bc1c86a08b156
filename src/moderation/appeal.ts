import { type Clock, day, later } from "../kernel/clock.ts";
import { type DecisionId, newId, type ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { tidy } from "../kernel/text.ts";
import type { Post } from "../posts/post.ts";
import type { LetterWords } from "../residents/letter-content.ts";
import { writeLetter } from "../residents/letters.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { Decision, DecisionsTransaction } from "./decision.ts";

/** How an appeal ended: the decision stands, or it goes back. */
export const appealOutcomes = ["upheld", "overturned"] as const;
export type AppealOutcome = (typeof appealOutcomes)[number];

/** Somebody does not agree with a decision about them. A second person looks at it, once. */
export type Appeal = {
  readonly decision: DecisionId;
  /** Who decided first, and whom it is about: neither of them decides about the appeal. */
  readonly firstBy: ResidentId;
  readonly about: ResidentId;
  readonly words: string;
  readonly at: Date;
  readonly decided: {
    readonly by: ResidentId;
    readonly at: Date;
    readonly outcome: AppealOutcome;
    readonly answer: string;
  } | null;
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

export type AppealsTransaction = DecisionsTransaction & { readonly appeals: AppealStore };

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

/** Moderators and administrators who may decide, each once. */
const decidersOf = async ({ residents }: AppealsTransaction, parties: Pick<Appeal, "firstBy" | "about">) => {
  const all = [...(await residents.withRole("moderator")), ...(await residents.withRole("administrator"))];
  return [...new Map(all.map((each) => [each.id, each])).values()].filter(({ id }) => mayDecideAppeal(parties, id));
};

export const handleAppeals = (dependencies: {
  readonly unitOfWork: UnitOfWork<AppealsTransaction>;
  readonly clock: Clock;
  readonly origin: string;
  readonly letters: AppealLetters;
  readonly linkOf: (id: DecisionId) => string;
  /** Takes back what was decided. */
  readonly undo: (
    transaction: AppealsTransaction,
    decision: Decision,
    by: ResidentId,
    at: Date,
  ) => Promise<Result<null>>;
}): HandleAppeals => {
  const { unitOfWork, clock, letters, origin } = dependencies;
  const wijkName = async ({ wijk }: AppealsTransaction) => (await wijk.read())?.name ?? "";

  return {
    appeal: (id, typed) =>
      unitOfWork(async (transaction) => {
        const at = clock();
        const decision = await transaction.decisions.byIdLocked(id);
        if (decision === null) return refuse({ kind: "absent" });
        if (!canAppeal(decision, await transaction.appeals.of(id), at))
          return refuse({ kind: "conflict", reason: "changed-meanwhile" });
        const words = tidy(typed);
        if (words === "") return refuse(invalid("words", "appeal-empty"));
        if (words.length > longestWords) return refuse(invalid("words", "words-too-long"));
        const appeal = { decision: id, firstBy: decision.by, about: decision.about, words, at, decided: null };
        await transaction.appeals.add(appeal);
        await transaction.log.add({ at, by: null, deed: "appeal-made" });
        const wijk = await wijkName(transaction);
        for (const { id: to, name } of await decidersOf(transaction, appeal)) {
          const waits = letters.waits({ wijk, name, link: `${origin}/moderatie/bezwaren` });
          await writeLetter(transaction, { words: waits, to, kind: "appeal-waits", id: newId() }, at);
        }
        return ok(null);
      }),
    waiting: (reader) =>
      unitOfWork(async ({ appeals, decisions, residents, posts }) => {
        const found: WaitingAppeal[] = [];
        for (const appeal of await appeals.waiting()) {
          const decision = await decisions.byId(appeal.decision);
          if (decision === null || appeal.about === reader) continue;
          found.push({
            appeal,
            decision,
            name: (await residents.byId(appeal.about))?.name ?? null,
            firstByName: (await residents.byId(appeal.firstBy))?.name ?? null,
            post: decision.post === null ? null : await posts.byId(decision.post),
            mine: !mayDecideAppeal(appeal, reader),
          });
        }
        return found;
      }),
    decide: (by, id, form) =>
      unitOfWork(async (transaction) => {
        const { appeals, decisions, residents, log } = transaction;
        const appeal = await appeals.ofLocked(id);
        const decision = await decisions.byIdLocked(id);
        if (appeal === null || decision === null || !mayDecideAppeal(appeal, by)) return refuse({ kind: "absent" });
        if (appeal.decided !== null || decision.endedAt !== null)
          return refuse({ kind: "conflict", reason: "changed-meanwhile" });
        const outcome = appealOutcomes.find((each) => each === form.outcome);
        const answer = tidy(form.answer);
        if (outcome === undefined) return refuse(invalid("answer", "appeal-outcome-missing"));
        if (answer === "") return refuse(invalid("answer", "reason-missing"));
        if (answer.length > longestAnswer) return refuse(invalid("answer", "reason-too-long"));
        const at = clock();
        if (outcome === "overturned") {
          const undone = await dependencies.undo(transaction, decision, by, at);
          if (!undone.ok) return undone;
          await decisions.end(id, at, by);
        }
        await appeals.decide(id, { by, at, outcome, answer });
        await log.add({ at, by, deed: `appeal-${outcome}` });
        const resident = await residents.byId(appeal.about);
        if (resident === null) return ok(null);
        const words = letters.decided({
          ...{ wijk: await wijkName(transaction), name: resident.name, outcome, answer },
          link: dependencies.linkOf(id),
        });
        await writeLetter(transaction, { words, to: resident.id, kind: "appeal-decided" }, at);
        return ok(null);
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
} | null>;

export const readDecision =
  (dependencies: { readonly unitOfWork: UnitOfWork<AppealsTransaction>; readonly clock: Clock }): ReadDecision =>
  (id) =>
    dependencies.unitOfWork(async (transaction) => {
      const decision = await transaction.decisions.byId(id);
      if (decision === null) return null;
      const appeal = await transaction.appeals.of(id);
      const parties = { firstBy: decision.by, about: decision.about };
      return {
        decision,
        appeal,
        post: decision.post === null ? null : await transaction.posts.byId(decision.post),
        open: canAppeal(decision, appeal, dependencies.clock()),
        hasSecond: (await decidersOf(transaction, parties)).length > 0,
      };
    });
