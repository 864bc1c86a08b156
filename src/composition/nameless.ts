import { t } from "../../web/texts/text.ts";
import type { Clock } from "../kernel/clock.ts";
import type { DecisionId } from "../kernel/ids.ts";
import { languageOfWijk } from "../kernel/language.ts";
import { type AppealsTransaction, makeWaitingAppeal } from "../moderation/appeal.ts";
import { appealLetters } from "../moderation/decisions.mail.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import type { Log } from "../platform/logging.ts";
import type { LeftBehind } from "../questions/leave-question.ts";
import { askNameless } from "../questions/nameless/ask-nameless.ts";
import { drawAtRandom } from "../questions/nameless/batches.ts";
import { entrustedRoutes } from "../questions/nameless/entrusted.http.ts";
import { entrusted } from "../questions/nameless/entrusted.ts";
import type { Further } from "../questions/nameless/further.ts";
import { namelessLetters, ownPageLetter, unsealingLetters } from "../questions/nameless/nameless.mail.ts";
import type { NamelessTransaction } from "../questions/nameless/nameless.ts";
import { ownPageRoutes } from "../questions/nameless/own-page.http.ts";
import { ownPages } from "../questions/nameless/own-page.ts";
import { putOnSquare } from "../questions/nameless/put-on-square.ts";
import type { RoundingOff } from "../questions/nameless/rounding-off.ts";
import { unsealRoutes } from "../questions/nameless/unseal.http.ts";
import { unseal } from "../questions/nameless/unseal.ts";
import type { QuestionReads } from "../questions/question-reads.ts";
import type { ReadQuestionsParts, WayFor } from "../questions/read-questions.http.ts";
import type { ListedTheme } from "../questions/themes.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** What stands in the place of the words of an asker who left, in the language of the wijk. */
export const leftBehind: LeftBehind = {
  title: t(languageOfWijk, "leave.behind.title"),
  text: t(languageOfWijk, "leave.behind.text"),
};

/** Questions without a name: asking, the asker's own page, the waiting room, and who may ever know. */
export const composeNameless = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly log: Log;
  readonly origin: string;
  readonly doorUnitOfWork: UnitOfWork<NamelessTransaction & AppealsTransaction>;
  readonly reads: QuestionReads;
  readonly areas: () => Promise<readonly string[]>;
  readonly themes: () => Promise<readonly ListedTheme[]>;
  readonly linkOfDecision: (id: DecisionId) => string;
  readonly guidance: {
    readonly further: Further;
    readonly roundingOff: RoundingOff;
    readonly wayFor: WayFor;
    readonly offersAbout: ReadQuestionsParts["offersAbout"];
  };
}) => {
  const { pages, clock, origin, reads } = parts;
  const { further, roundingOff, wayFor, offersAbout } = parts.guidance;
  const behindTheDoor = { unitOfWork: parts.doorUnitOfWork, clock, origin, draw: drawAtRandom };
  const useCases = {
    askNameless: askNameless({ ...behindTheDoor, letter: ownPageLetter }),
    ownPages: ownPages({ ...behindTheDoor, further, roundingOff }),
    entrusted: entrusted(behindTheDoor),
    unseal: unseal({ ...behindTheDoor, letters: unsealingLetters }),
    putOnSquare: putOnSquare({
      ...behindTheDoor,
      letters: namelessLetters,
      leftBehind,
      further,
      roundingOff,
      makeAppeal: makeWaitingAppeal({ origin, letters: appealLetters }),
      failed: (error) => parts.log.error("Something that waited could not be put on the square", { error }),
    }),
  };
  const routes: readonly Route[] = [
    ...ownPageRoutes({
      pages,
      clock,
      reads,
      ownPages: useCases.ownPages,
      areas: parts.areas,
      themes: parts.themes,
      wayFor,
      offersAbout,
      decisionsAbout: async (threadId) => {
        const decisions = await parts.doorUnitOfWork((transaction) => transaction.decisions.ofPosts(threadId));
        return decisions.map(({ id, endedAt }) => ({
          href: new URL(parts.linkOfDecision(id)).pathname,
          over: endedAt !== null,
        }));
      },
    }),
    ...entrustedRoutes({ pages, entrusted: useCases.entrusted }),
    ...unsealRoutes({ pages, clock, unseal: useCases.unseal }),
  ];
  return { routes, useCases };
};
