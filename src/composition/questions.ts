import { themeIcons } from "../../web/texts/themes.ts";
import type { OutsideView } from "../../web/views.ts";
import type { RegistrationTransaction } from "../agenda/registration.ts";
import type { Clock } from "../kernel/clock.ts";
import type { PostId, ResidentId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import { heldPostRoutes } from "../moderation/held-posts.http.ts";
import { judgeHeldPost, readHeldPosts } from "../moderation/held-posts.ts";
import {
  hideActivity,
  hideAnnouncement,
  hideAnswer,
  hideOffer,
  hidePoll,
  hideQuestion,
} from "../moderation/hide-answer.ts";
import { logRoutes } from "../moderation/log.http.ts";
import { readLog } from "../moderation/log.ts";
import { moderationRoutes } from "../moderation/moderation.http.ts";
import type { EventListener } from "../platform/event-listener.ts";
import type { Live } from "../platform/http/live.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import type { Database } from "../platform/postgres.ts";
import type { Sealing } from "../platform/sealing.ts";
import type { BallotTransaction } from "../polls/ballot.ts";
import { answerQuestion } from "../questions/answer-question.ts";
import { askRoutes } from "../questions/ask.http.ts";
import { askQuestion } from "../questions/ask-question.ts";
import { changeAnswer } from "../questions/change-answer.ts";
import { didItHelpRoutes } from "../questions/did-it-help.http.ts";
import { askWhetherItHelped, type HelpCheckTransaction, sayWhetherItHelped } from "../questions/did-it-help.ts";
import { findSimilar } from "../questions/find-similar.ts";
import { followThreadRoute } from "../questions/follow-thread.http.ts";
import { handlePageRoutes } from "../questions/handle-page.http.ts";
import { keepThemes } from "../questions/keep-themes.ts";
import { listQuestionRoutes } from "../questions/list-questions.http.ts";
import { meTooStore } from "../questions/me-too.postgres.ts";
import { type MeTooStore, meToo } from "../questions/me-too.ts";
import type { AskNameless } from "../questions/nameless/ask-nameless.ts";
import { drawAtRandom } from "../questions/nameless/batches.ts";
import type { NamelessTransaction } from "../questions/nameless/nameless.ts";
import type { OwnPages } from "../questions/nameless/own-page.ts";
import { waitWith } from "../questions/nameless/wait.ts";
import type { QuestionReads } from "../questions/question-reads.ts";
import { answersView } from "../questions/question-views.http.ts";
import { didItHelpLetter } from "../questions/questions.mail.ts";
import {
  type ReadQuestionsParts,
  readQuestionRoutes,
  viewingFor,
  viewingOf,
} from "../questions/read-questions.http.ts";
import { steerQuestion } from "../questions/steer-question.ts";
import { themeRoutes } from "../questions/themes.http.ts";
import { threadRoutes } from "../questions/thread.http.ts";
import type { ChooseOutsideHandle } from "../residents/choose-outside-handle.ts";
import type { RateLimit } from "../residents/rate-limit.ts";
import { similarIndex } from "../search/post-search.postgres.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { areaRoutes } from "../wijk/areas.http.ts";
import { keepAreas } from "../wijk/areas.ts";
import { composeAgenda } from "./agenda.ts";
import { composeAnnouncements } from "./announcements.ts";
import { composeGemeente } from "./gemeente.ts";
import { composeOffers } from "./offers.ts";
import { composePolls } from "./polls.ts";

/** Reading questions, asking and answering them, and what a moderator does about answers. */
export const composeQuestions = (parts: {
  readonly pages: Pages;
  readonly withPhotos: Pages["withForm"];
  readonly clock: Clock;
  readonly origin: string;
  readonly square: Database;
  /** The square's rights, for looking for similar questions. */
  readonly searching: Database;
  readonly door: Database;
  readonly sealing: Sealing;
  readonly doorUnitOfWork: UnitOfWork<
    HelpCheckTransaction &
      NamelessTransaction &
      BallotTransaction &
      RegistrationTransaction & { readonly meToo: MeTooStore }
  >;
  readonly unitOfWork: UnitOfWork;
  /** The stores for single reads. */
  readonly reading: SquareTransaction;
  readonly rateLimit: RateLimit;
  readonly listener: Pick<EventListener, "onThread">;
  readonly live: Live;
  readonly outside: (reader: Reader) => Promise<OutsideView>;
  readonly chooseOutsideHandle: ChooseOutsideHandle;
  readonly wayFor: ReadQuestionsParts["wayFor"];
  readonly reportOf: ReadQuestionsParts["reportOf"];
  readonly handedOverOf: ReadQuestionsParts["handedOverOf"];
  readonly offersAbout: ReadQuestionsParts["offersAbout"];
  /** How often one resident may look for similar questions in a minute. */
  readonly similarPerResident: number;
  readonly reads: QuestionReads;
  readonly nameless: {
    readonly askNameless: AskNameless;
    readonly ownPages: Pick<OwnPages, "secretOf" | "speak">;
  };
}) => {
  const { pages, clock, origin, reading, unitOfWork, outside } = parts;
  const inTheSquare = { unitOfWork, clock, origin };
  const memberCount = () => reading.residents.count();
  const atTheDoor = { unitOfWork: parts.doorUnitOfWork, clock, origin };
  const { reads } = parts;
  const ring = async () => (await reading.memberships.members()).map(({ actor }) => actor.name);
  const areas = () => reading.areas.names();
  const themes = () => reading.themes.all();
  const marks = meTooStore(parts.door.drizzle, parts.sealing);
  const chooseHandle = (residentId: ResidentId, handle: string) =>
    parts.chooseOutsideHandle({ residentId, handle, field: "newHandle" });
  const polls = composePolls({ ...parts, memberCount, chooseHandle });
  const agenda = composeAgenda({ ...parts, memberCount, chooseHandle });
  const offers = composeOffers({ ...parts, memberCount, chooseHandle, themes });
  const answer = answerQuestion(inTheSquare);
  const announcements = composeAnnouncements({
    ...parts,
    memberCount,
    voices: async () => (await reads.whoIsWho()).voices,
    answersUnder: async (looking, post) =>
      answersView(
        { post, helpfulId: null },
        await reads.answersUnder(post.id),
        await viewingFor({ clock, reads, themes }, looking),
      ),
    answering: {
      answer,
      waits: async (id) => ((await reading.posts.byId(id))?.held ?? null) !== null,
      isWanted: async (id) => (await reading.interactionPolicies.of(id)).reply,
      outside,
    },
  });
  const keepTheAreas = keepAreas(inTheSquare);
  const gemeente = composeGemeente({
    ...parts,
    announcementReads: announcements.reads,
    keepAreas: keepTheAreas,
    viewAnswers: async (looking, post, found) =>
      answersView({ post, helpfulId: null }, found, await viewingFor({ clock, reads, themes }, looking)),
  });
  const useCases = {
    ...gemeente.useCases,
    ...polls.useCases,
    ...announcements.useCases,
    ...agenda.useCases,
    ...offers.useCases,
    askQuestion: askQuestion(inTheSquare),
    answerQuestion: answer,
    steerQuestion: steerQuestion(inTheSquare),
    changeAnswer: changeAnswer(inTheSquare),
    hideAnswer: hideAnswer(inTheSquare),
    hideQuestion: hideQuestion(inTheSquare),
    hidePoll: hidePoll(inTheSquare),
    hideAnnouncement: hideAnnouncement(inTheSquare),
    hideActivity: hideActivity(inTheSquare),
    hideOffer: hideOffer(inTheSquare),
    meToo: meToo(atTheDoor),
    keepAreas: keepTheAreas,
    judgeHeldPost: judgeHeldPost(inTheSquare),
    keepThemes: keepThemes({ unitOfWork, clock, icons: Object.keys(themeIcons) }),
  };

  const shown = {
    origin,
    pages,
    clock,
    memberCount,
    ring,
    outside,
    reads,
    areas,
    themes,
    meTooAt: marks.of,
    nameless: parts.nameless.ownPages,
    wijkActorUri: async () => (await reading.actors.wijk())?.uri,
    openPolls: polls.openPolls,
    newestAnnouncements: announcements.newest,
    nextActivities: agenda.next,
    otherPage: async (reader: Reader, id: PostId) =>
      (await announcements.reads.one(reader, id)) === null ? null : `/mededelingen/${id}`,
    wayFor: parts.wayFor,
    offersAbout: parts.offersAbout,
    reportOf: parts.reportOf,
    handedOverOf: parts.handedOverOf,
  };
  const routes: readonly Route[] = [
    ...polls.routes,
    ...announcements.routes,
    ...gemeente.routes,
    ...agenda.routes,
    ...offers.routes,
    ...readQuestionRoutes(shown),
    ...listQuestionRoutes({ pages, reads, themes, viewing: (context) => viewingOf(shown, context) }),
    followThreadRoute({ ...shown, watch: parts.listener.onThread, live: parts.live }),
    ...handlePageRoutes({
      pages,
      reads,
      viewing: (context) => viewingOf(shown, context),
      findHandle: async (handle) => {
        const actor = await reading.actors.localByHandle(handle);
        if (actor?.kind !== "resident") return null;
        return { actor, movedTo: (await reading.moves.standing(actor.id))?.target ?? null };
      },
    }),
    ...askRoutes({
      pages,
      withPhotos: parts.withPhotos,
      clock,
      memberCount,
      ring,
      wijkwijzers: () => reading.residents.withRole("wijkwijzer"),
      outside,
      areas,
      themes,
      findSimilar: findSimilar({
        index: similarIndex(parts.searching.drizzle),
        reads,
        clock,
        perMinute: parts.similarPerResident,
      }),
      reads,
      ask: useCases.askQuestion,
      askNameless: parts.nameless.askNameless,
      chooseHandle,
    }),
    ...threadRoutes({
      ...shown,
      withPhotos: parts.withPhotos,
      answer: useCases.answerQuestion,
      steer: useCases.steerQuestion,
      changeAnswer: useCases.changeAnswer,
      meToo: useCases.meToo,
    }),
    ...didItHelpRoutes({
      pages,
      sayWhetherItHelped: sayWhetherItHelped({
        ...atTheDoor,
        keepNameless: (transaction, question, helped) =>
          waitWith(transaction, question, { kind: "outcome", helped }, { clock, draw: drawAtRandom }),
        namelessAsker: async ({ nameless }, question) => (await nameless.ofThread(question))?.askerId ?? null,
      }),
    }),
    ...areaRoutes({ pages, areas: reading.areas.all, keepAreas: useCases.keepAreas }),
    ...themeRoutes({ pages, themes, keepThemes: useCases.keepThemes }),
    ...moderationRoutes({ pages, ...useCases }),
    ...heldPostRoutes({
      pages,
      clock,
      live: parts.live,
      held: readHeldPosts(inTheSquare),
      judge: useCases.judgeHeldPost,
    }),
    ...logRoutes({ pages, clock, readLog: readLog(inTheSquare) }),
  ];
  return {
    routes,
    useCases,
    announcements: { reads: announcements.reads, unpinWhatIsOver: announcements.unpinWhatIsOver },
    agenda,
    /** For the upkeep. */
    tellDemand: offers.tellDemand,
    /** Steps of the background. */
    countPolls: polls.countPolls,
    askWhetherItHelped: askWhetherItHelped({
      ...atTheDoor,
      letter: didItHelpLetter,
      askNameless: (transaction, question, secret) =>
        waitWith(transaction, question, { kind: "tell-helped", secret }, { clock, draw: drawAtRandom }),
    }),
  };
};
