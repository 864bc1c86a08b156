import { answerHanded } from "../handing-over/gemeente/answer-handed.ts";
import { eraseOldHanded } from "../handing-over/gemeente/handed-question.ts";
import { handedQuestionRoutes } from "../handing-over/gemeente/handed-questions.http.ts";
import { takeBackHandOver } from "../handing-over/hand-over.ts";
import { handedOverView } from "../handing-over/hand-over-views.http.ts";
import { handOverRoutes } from "../handing-over/hand-overs.http.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { HandedOverOf } from "../questions/read-questions.http.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";

/** Questions that are handed over to a gemeente alone: in the wijk, and at the gemeente. */
export const composeHandingOver = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly unitOfWork: UnitOfWork;
  /** For single reads, outside any transaction. */
  readonly reading: SquareTransaction;
}) => {
  const { pages, clock, unitOfWork, reading } = parts;
  const useCases = {
    takeBackHandOver: takeBackHandOver({ unitOfWork, clock }),
    answerHanded: answerHanded({ unitOfWork, clock }),
  };
  const handedOverOf: HandedOverOf = async (lang, id, mine) => {
    const handOver = await reading.handOvers.seenOf(id);
    return handOver === null ? null : handedOverView(handOver, { mine, lang, now: clock() });
  };
  return {
    useCases,
    handedOverOf,
    eraseOldHanded: eraseOldHanded({ unitOfWork, clock }),
    routes: [
      ...handOverRoutes({ pages, takeBack: useCases.takeBackHandOver }),
      ...handedQuestionRoutes({ pages, clock, stores: reading, answering: useCases.answerHanded }),
    ],
  };
};
