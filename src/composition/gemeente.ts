import type { AnswersView } from "../../web/parts/answers.ts";
import type { AnnouncementReads } from "../announcements/announcement-reads.ts";
import { announceToWijken } from "../announcements/gemeente/announce-to-wijken.ts";
import { fillArea } from "../announcements/gemeente/fill-area.ts";
import { keepDraft } from "../announcements/gemeente/keep-draft.ts";
import { reachReads } from "../announcements/gemeente/reach.reads.postgres.ts";
import { readGemeenteRoutes } from "../announcements/gemeente/read.http.ts";
import { wijkenRoutes } from "../announcements/gemeente/wijken.http.ts";
import { writeRoutes } from "../announcements/gemeente/write.http.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Database } from "../platform/postgres.ts";
import type { PostViewing } from "../posts/made-by.http.ts";
import type { Post } from "../posts/post.ts";
import { answerAsGemeente } from "../questions/answer-question.ts";
import type { PostRead, QuestionReads } from "../questions/question-reads.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import type { KeepAreas } from "../wijk/areas.ts";

type Looking = Pick<PostViewing, "reader" | "lang">;

/** What only a gemeente has: writing to wijken and seeing what became of it. */
export const composeGemeente = (parts: {
  readonly pages: Pages;
  readonly withPhotos: Pages["withForm"];
  readonly clock: Clock;
  readonly origin: string;
  readonly square: Database;
  readonly unitOfWork: UnitOfWork;
  readonly reading: SquareTransaction;
  readonly announcementReads: AnnouncementReads;
  readonly reads: Pick<QuestionReads, "answersUnder">;
  /** Answers as one reader may see them, and what that reader may do with each. */
  readonly viewAnswers: (looking: Looking, post: Post, answers: readonly PostRead[]) => Promise<AnswersView>;
  readonly keepAreas: KeepAreas;
}) => {
  const { clock, origin, unitOfWork, reading } = parts;
  const useCases = {
    announceToWijken: announceToWijken({ unitOfWork, clock, origin }),
    keepDraft: keepDraft({ unitOfWork, clock }),
    fillArea: fillArea({ unitOfWork }),
    answerAsGemeente: answerAsGemeente({ unitOfWork, clock, origin }),
  };
  const answersUnder = async (looking: Looking, post: Post): Promise<AnswersView> => {
    const found = await parts.reads.answersUnder(post.id);
    const ours = new Set(found.filter((read) => read.post.author.kind === "resident").map((read) => read.post.id));
    const name = (await reading.actors.wijk())?.name ?? "";
    return inItsName(await parts.viewAnswers(looking, post, found), ours, name);
  };
  const shown = {
    ...parts,
    reads: parts.announcementReads,
    reachReads: reachReads(parts.square.sql),
    stores: reading,
  };
  return {
    routes: [
      ...readGemeenteRoutes({ ...shown, answersUnder, answer: useCases.answerAsGemeente }),
      ...writeRoutes({ ...shown, announce: useCases.announceToWijken, keepDraft: useCases.keepDraft }),
      ...wijkenRoutes({ ...shown, fillArea: useCases.fillArea }),
    ],
    useCases,
  };
};

/** What officers answered is said by the gemeente, to colleagues too; nobody there marks what helped, or writes to somebody alone. */
const inItsName = (view: AnswersView, ours: ReadonlySet<string>, name: string): AnswersView => ({
  ...view,
  readerAsked: false,
  answers: view.answers.map((answer) => ({
    ...answer,
    ...(ours.has(answer.id) && answer.state !== "withdrawn"
      ? { author: { kind: "near", name, official: "gemeente" } as const }
      : {}),
    mine: false,
    may: { ...answer.may, mark: false, unmark: false, write: false, report: false },
  })),
});
