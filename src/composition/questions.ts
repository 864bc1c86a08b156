import type { OutsideView } from "../../web/views.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Reader } from "../kernel/reader.ts";
import { hideAnswer } from "../moderation/hide-answer.ts";
import { moderationRoutes } from "../moderation/moderation.http.ts";
import type { EventListener } from "../platform/event-listener.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import type { Database } from "../platform/postgres.ts";
import { answerQuestion } from "../questions/answer-question.ts";
import { askRoutes } from "../questions/ask.http.ts";
import { askQuestion } from "../questions/ask-question.ts";
import { changeAnswer } from "../questions/change-answer.ts";
import { questionReads } from "../questions/questions.reads.postgres.ts";
import { type ReadQuestionsParts, readQuestionRoutes } from "../questions/read-questions.http.ts";
import { steerQuestion } from "../questions/steer-question.ts";
import { threadRoutes } from "../questions/thread.http.ts";
import type { ChooseOutsideHandle } from "../residents/choose-outside-handle.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";

/** Reading questions, asking and answering them, and what a moderator does about answers. */
export const composeQuestions = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly origin: string;
  readonly square: Database;
  readonly unitOfWork: UnitOfWork;
  /** The stores for single reads. */
  readonly reading: SquareTransaction;
  readonly listener: Pick<EventListener, "onThread">;
  readonly outside: (reader: Reader) => Promise<OutsideView>;
  readonly chooseOutsideHandle: ChooseOutsideHandle;
  readonly wayFor: ReadQuestionsParts["wayFor"];
}) => {
  const { pages, clock, origin, reading, unitOfWork, outside } = parts;
  const inTheSquare = { unitOfWork, clock, origin };
  const memberCount = () => reading.residents.count();
  const useCases = {
    askQuestion: askQuestion(inTheSquare),
    answerQuestion: answerQuestion(inTheSquare),
    steerQuestion: steerQuestion(inTheSquare),
    changeAnswer: changeAnswer(inTheSquare),
    hideAnswer: hideAnswer(inTheSquare),
  };

  const shown = {
    origin,
    pages,
    clock,
    memberCount,
    outside,
    reads: questionReads(parts.square.drizzle),
    wijkActorUri: async () => (await reading.actors.wijk())?.uri,
    watch: parts.listener.onThread,
    wayFor: parts.wayFor,
  };
  const routes: readonly Route[] = [
    ...readQuestionRoutes(shown),
    ...askRoutes({
      pages,
      memberCount,
      outside,
      ask: useCases.askQuestion,
      chooseHandle: (residentId, handle) => parts.chooseOutsideHandle({ residentId, handle, field: "newHandle" }),
    }),
    ...threadRoutes({
      ...shown,
      answer: useCases.answerQuestion,
      steer: useCases.steerQuestion,
      changeAnswer: useCases.changeAnswer,
    }),
    ...moderationRoutes({ pages, hideAnswer: useCases.hideAnswer }),
  ];
  return { routes, useCases };
};
