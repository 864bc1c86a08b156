import type { OutsideView } from "../../web/views.ts";
import { answerToBring, forgetEnded, remindToBring } from "../guidance/answers-to-bring.ts";
import { askGemeente } from "../guidance/ask-gemeente.ts";
import { bringBack } from "../guidance/bring-back.ts";
import { chooseRung, choosingRung } from "../guidance/choose-rung.ts";
import { closeTogetherRoutes } from "../guidance/close-together.http.ts";
import { answeringClosing, closeTogether, waitsForAsker } from "../guidance/close-together.ts";
import { deskRoutes } from "../guidance/desk.http.ts";
import { deskReads } from "../guidance/desk.reads.postgres.ts";
import { createDesk } from "../guidance/desk.ts";
import { guidanceLetters } from "../guidance/guidance.mail.ts";
import { readSpokenDesk } from "../guidance/read-spoken-desk.ts";
import { readableInRing } from "../guidance/readable-in-ring.ts";
import { readableOutside } from "../guidance/readable-outside.ts";
import { rungAhead } from "../guidance/rung.ts";
import { saveWijkwijzer } from "../guidance/save-wijkwijzer.ts";
import { setWaits } from "../guidance/set-waits.ts";
import type { SpokenTransaction } from "../guidance/spoken-question.ts";
import { spokenDeskView, spokenQuestionRoutes } from "../guidance/spoken-questions.http.ts";
import { bringBackLetter } from "../guidance/spoken-questions.mail.ts";
import { beginWay, resumeWay, walkWays } from "../guidance/walk.ts";
import { wayRoutes } from "../guidance/way.http.ts";
import { closingView, wayView } from "../guidance/way-view.http.ts";
import { writeDecision } from "../guidance/write-decision.ts";
import { eraseOldSpokenWords, writeDown } from "../guidance/write-down.ts";
import type { Clock } from "../kernel/clock.ts";
import type { PostId, ResidentId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import { offersAbout as offersAboutIn } from "../offers/offer-views.http.ts";
import { offerReads } from "../offers/offers.reads.postgres.ts";
import type { Live } from "../platform/http/live.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Database } from "../platform/postgres.ts";
import { stands } from "../posts/post.ts";
import { answersOfOthers } from "../questions/asker.ts";
import { drawAtRandom } from "../questions/nameless/batches.ts";
import type { Further } from "../questions/nameless/further.ts";
import type { NamelessTransaction } from "../questions/nameless/nameless.ts";
import type { RoundingOff } from "../questions/nameless/rounding-off.ts";
import { waitWith } from "../questions/nameless/wait.ts";
import type { Question } from "../questions/question.ts";
import type { ReadQuestionsParts } from "../questions/read-questions.http.ts";
import type { ChooseOutsideHandle } from "../residents/choose-outside-handle.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";

/** Wijkwijzers, their desk, and the way of a question up the ladder. */
export const composeGuidance = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly origin: string;
  readonly live: Live;
  readonly square: Database;
  readonly unitOfWork: UnitOfWork;
  readonly doorUnitOfWork: UnitOfWork<NamelessTransaction & SpokenTransaction>;
  /** The stores for single reads. */
  readonly reading: SquareTransaction;
  readonly outside: (reader: Reader) => Promise<OutsideView>;
  readonly chooseOutsideHandle: ChooseOutsideHandle;
}) => {
  const { pages, clock, origin, reading, unitOfWork, doorUnitOfWork } = parts;
  const rungs = [readableInRing(origin), readableOutside(origin), askGemeente(origin)];
  const atTheDoor = { unitOfWork: doorUnitOfWork, clock, origin, letter: bringBackLetter };
  const decide = writeDecision<NamelessTransaction & SpokenTransaction>({
    letters: guidanceLetters,
    origin,
    tellNameless: (transaction, questionId, about) =>
      waitWith(transaction, questionId, { kind: "tell-way", about }, { clock, draw: drawAtRandom }),
  });
  const useCases = {
    desk: createDesk({ unitOfWork, clock }),
    saveWijkwijzer: saveWijkwijzer({ unitOfWork }),
    chooseRung: chooseRung({ unitOfWork, clock, rungs }),
    writeDown: writeDown(atTheDoor),
    bringBack: bringBack(atTheDoor),
    spokenDesk: readSpokenDesk(atTheDoor),
    closeTogether: closeTogether({ unitOfWork: doorUnitOfWork, clock, origin, writeDecision: decide }),
  };
  const offersAbout = offersAboutIn(offerReads(parts.square.drizzle));
  const answers = async (question: PostId): Promise<number> =>
    (await reading.posts.answersOf(question)).filter(stands).length;

  const theirAnswers = async (question: Question): Promise<number> =>
    answersOfOthers(question, await reading.posts.answersOf(question.post.id)).length;

  /** The way of a question as its asker sees it. */
  const wayFor: ReadQuestionsParts["wayFor"] = (lang, id) =>
    unitOfWork(async (transaction) => {
      const question = await transaction.questions.byId(id);
      if (question === null || question.post.homeWijkId !== null) return null;
      const way = await transaction.ways.byQuestion(id);
      const steps = await transaction.ways.stepsOf(id);
      const names = new Map<ResidentId, string>();
      for (const { residentId } of steps) {
        if (residentId === null || names.has(residentId)) continue;
        const resident = await transaction.residents.byId(residentId);
        if (resident !== null) names.set(residentId, resident.name);
      }
      const ahead = (await rungAhead(transaction, rungs, question, null))?.name ?? null;
      const given = { question, way, steps, ahead, names, answers: await answers(id) };
      const taker = question.taken === null ? undefined : names.get(question.taken.by);
      const theirs = { question, way, name: taker ?? "", answers: await theirAnswers(question) };
      return {
        view: wayView(lang, given, clock()),
        ahead: ahead !== null,
        closing: closingView(lang, theirs, clock()),
      };
    });

  const further: Further = (transaction, at) => {
    const choosing = choosingRung(transaction, { clock: at, rungs });
    return {
      ahead: (id, by, { rung, openly = false } = {}) => choosing.ahead(id, by, { outside: "stand-in", openly }, rung),
      choose: (id, by, { title, text, keepPlace, openly = false, ...given }) =>
        choosing.choose(id, by, { ...given, openly, outside: "stand-in", words: { title, text, keepPlace } }),
    };
  };

  const roundingOff: RoundingOff = (transaction, at) => ({
    isProposed: async (id) => {
      const question = await transaction.questions.byId(id);
      return question !== null && waitsForAsker(question, await transaction.ways.byQuestion(id));
    },
    answer: answeringClosing(transaction, at).answer,
  });

  const walk = walkWays({
    unitOfWork: doorUnitOfWork,
    clock,
    origin,
    rungs,
    letters: guidanceLetters,
    writeDecision: decide,
  });
  const remind = remindToBring(atTheDoor);

  return {
    useCases,
    wayFor,
    /** What is offered about themes, for askers. */
    offersAbout,
    /** The rungs for askers without a name. */
    further,
    /** Rounding off together, for the same. */
    roundingOff,
    beginWay: beginWay({ unitOfWork: doorUnitOfWork, clock }),
    resumeWay: resumeWay({ unitOfWork: doorUnitOfWork, clock }),
    answerToBring: answerToBring(atTheDoor),
    forgetSpoken: forgetEnded(atTheDoor),
    eraseOldSpokenWords: eraseOldSpokenWords(atTheDoor),
    /** Reminders first: a question whose answer waits to be brought back stands still. */
    walk: async () => (await remind()) + (await walk()),
    routes: [
      ...deskRoutes({
        pages,
        clock,
        live: parts.live,
        desk: useCases.desk,
        reads: deskReads(parts.square.drizzle),
        save: useCases.saveWijkwijzer,
        wijkwijzer: reading.wijkwijzers.byResident,
        wijkwijzers: reading.wijkwijzers.all,
        themes: reading.themes.all,
        offersAbout,
        question: (id) => unitOfWork((transaction) => transaction.questions.byId(id)),
        spoken: async (lang, reader) => spokenDeskView(lang, await useCases.spokenDesk(reader), clock()),
      }),
      ...spokenQuestionRoutes({
        pages,
        clock,
        writeDown: useCases.writeDown,
        bringBack: useCases.bringBack,
        themes: reading.themes.all,
      }),
      ...closeTogetherRoutes({ pages, closeTogether: useCases.closeTogether }),
      ...wayRoutes({
        pages,
        choosing: useCases.chooseRung,
        outside: parts.outside,
        chooseHandle: (residentId, handle) => parts.chooseOutsideHandle({ residentId, handle, field: "newHandle" }),
        answers,
        waits: reading.ways.waits,
        setWaits: setWaits({ unitOfWork }),
      }),
    ],
  };
};
