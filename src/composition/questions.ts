import type { OutsideView } from "../../web/views.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Reader } from "../kernel/reader.ts";
import { hideAnswer } from "../moderation/hide-answer.ts";
import { moderationRoutes } from "../moderation/moderation.http.ts";
import type { EventListener } from "../platform/event-listener.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import { fullHandle } from "../posts/actor.ts";
import { answerQuestion } from "../questions/answer-question.ts";
import { askRoutes } from "../questions/ask.http.ts";
import { askQuestion } from "../questions/ask-question.ts";
import { changeAnswer } from "../questions/change-answer.ts";
import type { AskNameless } from "../questions/nameless/ask-nameless.ts";
import type { OwnPages } from "../questions/nameless/own-page.ts";
import type { QuestionReads } from "../questions/question-reads.ts";
import { readQuestionRoutes } from "../questions/read-questions.http.ts";
import { steerQuestion } from "../questions/steer-question.ts";
import { threadRoutes } from "../questions/thread.http.ts";
import type { ChooseOutsideHandle } from "../residents/choose-outside-handle.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";

/** Reading questions, asking and answering them, and what a moderator does about answers. */
export const composeQuestions = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly origin: string;
  readonly unitOfWork: UnitOfWork;
  /** The stores for single reads. */
  readonly reading: SquareTransaction;
  readonly listener: Pick<EventListener, "onThread">;
  readonly chooseOutsideHandle: ChooseOutsideHandle;
  readonly reads: QuestionReads;
  readonly nameless: {
    readonly askNameless: AskNameless;
    readonly ownPages: Pick<OwnPages, "secretOf" | "speak">;
  };
}) => {
  const { pages, clock, origin, reading, unitOfWork } = parts;
  const inTheSquare = { unitOfWork, clock, origin };
  const { host } = new URL(origin);
  const memberCount = () => reading.residents.count();
  const useCases = {
    askQuestion: askQuestion(inTheSquare),
    answerQuestion: answerQuestion(inTheSquare),
    steerQuestion: steerQuestion(inTheSquare),
    changeAnswer: changeAnswer(inTheSquare),
    hideAnswer: hideAnswer(inTheSquare),
  };

  const outside = async (reader: Reader): Promise<OutsideView> => {
    const own = reader.kind === "visitor" ? null : await reading.actors.ofResident(reader.id);
    const standIn = `iemand uit ${(await reading.actors.wijk())?.name ?? ""}`;
    return { standIn, handle: own === null ? null : fullHandle(own), host };
  };

  const shown = {
    origin,
    pages,
    clock,
    memberCount,
    outside,
    reads: parts.reads,
    nameless: parts.nameless.ownPages,
    wijkActorUri: async () => (await reading.actors.wijk())?.uri,
    watch: parts.listener.onThread,
  };
  const routes: readonly Route[] = [
    ...readQuestionRoutes(shown),
    ...askRoutes({
      pages,
      memberCount,
      wijkwijzers: () => reading.residents.withRole("wijkwijzer"),
      outside,
      ask: useCases.askQuestion,
      askNameless: parts.nameless.askNameless,
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
