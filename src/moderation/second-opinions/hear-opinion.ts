import { type Clock, later } from "../../kernel/clock.ts";
import type { BroughtAppealId, DecisionId, SecondOpinionId } from "../../kernel/ids.ts";
import type { LetterWords } from "../../residents/letter-content.ts";
import { writeLetter } from "../../residents/letters.ts";
import type { UnitOfWork } from "../../unit-of-work.ts";
import { type AppealLetters, settleAppeal, type UndoDecision } from "../appeal.ts";
import { endBrought } from "./brought-appeal.ts";
import { keptFor, type OpinionState, type OpinionsTransaction, stopAsking } from "./second-opinion.ts";

/** The words of the letters about what a wijk of the ring looks at. */
export type OpinionLetters = {
  /** To whoever did not agree: that wijk does not look at it, and what they can do now. */
  noOpinion(given: {
    readonly wijk: string;
    readonly name: string;
    readonly other: string;
    readonly why: Exclude<OpinionState, "asked" | "answered" | "taken-back">;
    readonly answer: string;
    readonly link: string;
  }): LetterWords;
};

type Dependencies = {
  readonly unitOfWork: UnitOfWork<OpinionsTransaction>;
  readonly clock: Clock;
  readonly letters: OpinionLetters & AppealLetters;
  readonly linkOf: (id: DecisionId) => string;
  readonly origin: string;
  readonly undo: UndoDecision;
  readonly idFor: (eventId: string, purpose: string) => Promise<string>;
};

export type HearOpinions = ReturnType<typeof hearOpinions>;

/** What follows at the door from what wijken of the ring say, and from their silence. Doing it again changes nothing. */
export const hearOpinions = (dependencies: Dependencies) => {
  const { unitOfWork, clock, letters, linkOf } = dependencies;

  /** Tells whoever did not agree that a wijk does not look at it. Who has no name here finds it on their own page. */
  const tellNone = async (transaction: OpinionsTransaction, id: SecondOpinionId): Promise<void> => {
    const decisionId = await transaction.appealOpinions.decisionOf(id);
    const opinion = await transaction.secondOpinions.byId(id);
    if (opinion === null || decisionId === null) return;
    await transaction.appealOpinions.close(id);
    const { state: why, answer } = opinion;
    if (why === "asked" || why === "answered" || why === "taken-back") return;
    const appeal = await transaction.appeals.of(decisionId);
    const about = appeal?.about ?? null;
    const resident = about === null ? null : await transaction.residents.byId(about);
    if (appeal === null || appeal.decided !== null || resident === null) return;
    const words = letters.noOpinion({
      ...{ wijk: (await transaction.wijk.read())?.name ?? "", name: resident.name, other: opinion.wijk.name },
      ...{ why, answer, link: linkOf(decisionId) },
    });
    await writeLetter(transaction, { words, to: resident.id, kind: "opinion-none", id }, clock());
  };

  return {
    /** A wijk that was asked said what it found: it counts as what a second person here decides. Or that it cannot look. */
    heard: (id: SecondOpinionId): Promise<void> =>
      unitOfWork(async (transaction) => {
        // The appeal first, as everywhere, so that nobody waits for each other.
        const decisionId = await transaction.appealOpinions.decisionOf(id);
        const appeal = decisionId === null ? null : await transaction.appeals.ofLocked(decisionId);
        const decision = decisionId === null ? null : await transaction.decisions.byIdLocked(decisionId);
        const opinion = await transaction.secondOpinions.byId(id);
        if (opinion === null || opinion.state === "asked") return;
        if (opinion.state !== "answered" || opinion.outcome === null) {
          await tellNone(transaction, id);
          return;
        }
        await transaction.appealOpinions.close(id);
        if (appeal === null || decision === null || appeal.decided !== null || decision.endedAt !== null) return;
        const { outcome, answer, wijk } = opinion;
        await settleAppeal(
          transaction,
          {
            appeal,
            decision,
            outcome,
            answer,
            decider: { by: null, byWijk: wijk.id },
            wijkName: wijk.name,
            at: clock(),
          },
          dependencies,
        );
      }),
    /** A wijk does not look at it any more, for another reason than that somebody wanted it back. */
    stopped: (id: SecondOpinionId): Promise<void> => unitOfWork((transaction) => tellNone(transaction, id)),
    /** Nothing came in time, or the decision holds no more. For the hourly work. */
    endSilent: (): Promise<void> =>
      unitOfWork(async (transaction) => {
        const at = clock();
        for (const opinion of await transaction.secondOpinions.late(at))
          await stopAsking(transaction, opinion, "silent", at);
        for (const id of await transaction.appealOpinions.pointless()) {
          const opinion = await transaction.secondOpinions.byId(id);
          if (opinion !== null) await stopAsking(transaction, opinion, "taken-back", at);
          await transaction.appealOpinions.close(id);
        }
        await transaction.secondOpinions.forget(later(at, -keptFor));
      }),
    /** A wijk is in our ring no longer: it is not asked any more, and what it asked is gone here. */
    ringLeft: (wijkUri: string): Promise<void> =>
      unitOfWork(async (transaction) => {
        const at = clock();
        const theirs = await transaction.actors.byUri(wijkUri);
        if (theirs === null || (await transaction.memberships.of(theirs.id))?.state === "member") return;
        for (const opinion of await transaction.secondOpinions.askedOf(theirs.id))
          await stopAsking(transaction, opinion, "left", at);
        for (const appeal of await transaction.broughtAppeals.waitingOf(theirs.id))
          await endBrought(transaction, appeal, { state: "left", at });
      }),
    /** A wijk of the ring asks ours: tells moderators and administrators, once. */
    tellModerators: (eventId: string, id: BroughtAppealId): Promise<void> =>
      unitOfWork(async (transaction) => {
        const appeal = await transaction.broughtAppeals.byId(id);
        if (appeal?.state !== "waits") return;
        const wijk = (await transaction.wijk.read())?.name ?? "";
        const { residents } = transaction;
        const all = [...(await residents.withRole("moderator")), ...(await residents.withRole("administrator"))];
        for (const [to, { name }] of new Map(all.map((each) => [each.id, each]))) {
          const waits = letters.waits({ wijk, name, link: `${dependencies.origin}/moderatie/bezwaren` });
          const letter = await dependencies.idFor(eventId, `appeal brought ${to}`);
          await writeLetter(transaction, { words: waits, to, kind: "appeal-waits", id: letter }, clock());
        }
      }),
  };
};
