import { assetsFolder, readAssets } from "../web/assets.ts";
import type { OutsideView } from "../web/views.ts";
import { access } from "./access.ts";
import { composeFederation } from "./composition/federation.ts";
import { composeHealth } from "./composition/health.ts";
import { localActors } from "./composition/local-actors.ts";
import { composePages } from "./composition/pages.ts";
import { squareStores } from "./composition/stores.ts";
import { composeTasks } from "./composition/tasks.ts";
import { hourlyUpkeep } from "./composition/upkeep.ts";
import { type Config, isLoopback } from "./config.ts";
import { deadLetterRoutes } from "./federation/admission/dead-letters.http.ts";
import { deadLetters } from "./federation/admission/dead-letters.postgres.ts";
import { deliveryRoutes } from "./federation/delivery/delivery.http.ts";
import { deliveryReport } from "./federation/delivery/delivery-report.postgres.ts";
import { givenUpDeliveries } from "./federation/delivery/given-up.postgres.ts";
import { failedJobRoutes } from "./health/failed-jobs.http.ts";
import type { ProcessFigures } from "./health/metrics.ts";
import { type Clock, second } from "./kernel/clock.ts";
import type { Reader } from "./kernel/reader.ts";
import { hideAnswer } from "./moderation/hide-answer.ts";
import { moderationRoutes } from "./moderation/moderation.http.ts";
import { createBackground } from "./platform/background.ts";
import { createEventListener } from "./platform/event-listener.ts";
import { createEventRelay } from "./platform/event-relay.ts";
import { assetRoute } from "./platform/http/assets.ts";
import { createReadConnection } from "./platform/http/client-address.ts";
import { createCookies } from "./platform/http/cookies.ts";
import { inTime } from "./platform/http/in-time.ts";
import { createReadReader } from "./platform/http/reader.ts";
import { createJobs } from "./platform/jobs.ts";
import type { Log } from "./platform/logging.ts";
import { createMailer } from "./platform/mail.ts";
import { openDatabase, type PostgresAddress, planningForQueues } from "./platform/postgres.ts";
import { createPresence } from "./platform/presence.ts";
import { createSealing } from "./platform/sealing.ts";
import { createUnitOfWork } from "./platform/unit-of-work.postgres.ts";
import { fullHandle } from "./posts/actor.ts";
import { answerQuestion } from "./questions/answer-question.ts";
import { askRoutes } from "./questions/ask.http.ts";
import { askQuestion } from "./questions/ask-question.ts";
import { changeAnswer } from "./questions/change-answer.ts";
import { questionReads } from "./questions/questions.reads.postgres.ts";
import { readQuestionRoutes } from "./questions/read-questions.http.ts";
import { steerQuestion } from "./questions/steer-question.ts";
import { threadRoutes } from "./questions/thread.http.ts";
import { reactions } from "./reactions.ts";
import { changeName } from "./residents/change-name.ts";
import { changeRoles } from "./residents/change-roles.ts";
import { chooseOutsideHandle } from "./residents/choose-outside-handle.ts";
import { createAttempts, createSessionReader, doorStores } from "./residents/door.postgres.ts";
import { invite, invitedBy, makeCode, withdrawCode } from "./residents/invitations.ts";
import { joinRoutes } from "./residents/join.http.ts";
import { join } from "./residents/join.ts";
import { keepDoorTidy } from "./residents/keep-door-tidy.ts";
import { letterRoutes } from "./residents/letters.http.ts";
import { readLetterBox, sendLetter, sendTestLetter } from "./residents/letters.ts";
import { readMembers } from "./residents/members.ts";
import { peopleRoutes } from "./residents/people.http.ts";
import { profileRoutes } from "./residents/profile.http.ts";
import { readProfile } from "./residents/profile.ts";
import { rateLimit } from "./residents/rate-limit.ts";
import { residentLetters } from "./residents/residents.mail.ts";
import { sessionLasts } from "./residents/sessions.ts";
import { signInRoutes } from "./residents/sign-in.http.ts";
import { createSignInLink, enterCode, openLink, requestSignIn, signOut } from "./residents/sign-in.ts";
import { blockServer } from "./ring/block-server.ts";
import { followFromElsewhereRoutes } from "./ring/follow-from-elsewhere.http.ts";
import { followWijk } from "./ring/follow-wijk.ts";
import { ringRoutes } from "./ring/ring.http.ts";
import { mountRoutes, nameOfRoute, type SocketAddress } from "./routes.ts";
import { aboutRoutes } from "./wijk/about.http.ts";
import { setUpRoutes } from "./wijk/set-up.http.ts";
import { prepareWijk, setUp } from "./wijk/set-up.ts";
import { wijkStore } from "./wijk/wijk.postgres.ts";

/** What the world around a wijk hands in: a database, a key, a clock, a log, and how to find a socket's address. */
export type Surroundings = {
  readonly database: PostgresAddress;
  readonly sealingKey: Uint8Array;
  readonly clock: Clock;
  readonly log: Log;
  readonly socketAddress: SocketAddress;
  /** Measures the process; without it `/metrics` tells of the work alone. */
  readonly measureProcess?: () => ProcessFigures;
};

/** A wijk, wired and not yet running. */
export type ComposedWijk = Awaited<ReturnType<typeof compose>>;

/**
 * The only wiring. Opens pools (nothing connects before it is used) and returns a web-standard `fetch`, the work in the
 * background, what the command line needs, and `close`, which stops in reverse order. The database must be migrated.
 */
export const compose = async (config: Config, surroundings: Surroundings) => {
  const { clock, log } = surroundings;
  const { origin } = config;
  const { host } = new URL(origin);
  const sealing = createSealing(surroundings.sealingKey);
  const owner = openDatabase(surroundings.database, "owner", 3);
  const square = openDatabase(surroundings.database, "square", 10);
  const queues = openDatabase(surroundings.database, "square", 3, { settings: planningForQueues });
  const door = openDatabase(surroundings.database, "door", 5);

  const stores = squareStores(clock);
  const unitOfWork = createUnitOfWork(square, stores);
  /** Single reads need no transaction around them. */
  const reading = stores(square.drizzle);
  const doorUnitOfWork = createUnitOfWork(door, (transaction) => ({
    ...stores(transaction),
    ...doorStores(transaction, sealing),
    ...localActors(transaction, { origin, sealing }),
    wijk: wijkStore(transaction, sealing),
  }));
  const wijk = wijkStore(square.drizzle, sealing);
  const mailer = config.smtp === null ? null : createMailer({ ...config.smtp, host });
  const cookies = createCookies(origin);
  const pages = composePages({ origin, cookies, ring: reading.ring, wijk, assets: readAssets() });
  const presence = createPresence({ address: surroundings.database, log });
  const health = composeHealth({
    config,
    clock,
    log,
    database: surroundings.database,
    pagesPool: square.sql,
    socketAddress: surroundings.socketAddress,
    measureProcess: surroundings.measureProcess ?? (() => null),
  });
  const { countDelivery, countInboxRequest } = health;
  const federation = composeFederation({
    config,
    clock,
    log,
    square,
    queues,
    sealing,
    unitOfWork,
    reading,
    presence,
    countDelivery,
    countInboxRequest,
  });
  const listener = createEventListener(surroundings.database, log);

  const attempts = createAttempts(door, sealing);
  const limit = rateLimit({ attempts, limits: config.rateLimits, clock });
  const atTheDoor = { unitOfWork: doorUnitOfWork, rateLimit: limit, letters: residentLetters, clock, origin };
  const inTheSquare = { unitOfWork, clock, origin };
  const letterBox = readLetterBox({ unitOfWork: doorUnitOfWork });
  const lettersStayHere = mailer === null && isLoopback(origin);
  const chooseHandle = chooseOutsideHandle({ unitOfWork: doorUnitOfWork, clock });
  const memberCount = () => reading.residents.count();
  const members = readMembers({ unitOfWork, clock });

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
    reads: questionReads(square.drizzle),
    wijkActorUri: async () => (await reading.actors.wijk())?.uri,
    watch: listener.onThread,
  };

  const jobs = createJobs({
    address: surroundings.database,
    log,
    tasks: composeTasks({
      square,
      unitOfWork,
      doorUnitOfWork,
      clock,
      origin,
      attachSignature: federation.attachSignature,
      sendLetter: sendLetter({ unitOfWork: doorUnitOfWork, mailer, clock }),
    }),
  });
  const laidAside = deadLetters(square.sql);

  const routes = [
    ...setUpRoutes({ pages, cookies, origin, setUp: setUp(atTheDoor) }),
    ...signInRoutes({
      pages,
      cookies,
      lettersStayHere,
      requestSignIn: requestSignIn(atTheDoor),
      openLink: openLink(atTheDoor),
      enterCode: enterCode(atTheDoor),
      signOut: signOut(atTheDoor),
    }),
    ...joinRoutes({ pages, cookies, join: join(atTheDoor), invitedBy: invitedBy(inTheSquare) }),
    ...profileRoutes({
      pages,
      origin,
      clock,
      readProfile: readProfile(inTheSquare),
      changeName: changeName(inTheSquare),
      chooseOutsideHandle: chooseHandle,
      invite: invite(inTheSquare),
    }),
    ...peopleRoutes({
      pages,
      origin,
      clock,
      members,
      letterBox,
      lettersStayHere,
      stuckWork: health.stuckWork,
      makeCode: makeCode(inTheSquare),
      withdrawCode: withdrawCode(inTheSquare),
      changeRoles: changeRoles(inTheSquare),
      sendTestLetter: sendTestLetter(atTheDoor),
    }),
    ...letterRoutes({ pages, letterBox, origin, clock }),
    ...readQuestionRoutes(shown),
    ...askRoutes({
      pages,
      memberCount,
      outside,
      ask: askQuestion(inTheSquare),
      chooseHandle: (residentId, handle) => chooseHandle({ residentId, handle, field: "newHandle" }),
    }),
    ...threadRoutes({
      ...shown,
      answer: answerQuestion(inTheSquare),
      steer: steerQuestion(inTheSquare),
      changeAnswer: changeAnswer(inTheSquare),
    }),
    ...moderationRoutes({ pages, hideAnswer: hideAnswer(inTheSquare) }),
    ...ringRoutes({
      pages,
      clock,
      followWijk: followWijk({ ...inTheSquare, findActor: federation.findActor }),
      blockServer: blockServer({ ...inTheSquare, ownHost: host }),
      neighbours: reading.ring.neighbours,
      blockedServers: reading.ring.blockedServers,
    }),
    ...followFromElsewhereRoutes({
      pages,
      findSubscribePage: federation.findSubscribePage,
      wijkAddress: async () => fullHandle((await reading.actors.wijk()) ?? { handle: "", host }),
    }),
    ...deliveryRoutes({
      pages,
      clock,
      report: deliveryReport(square.sql),
      givenUp: givenUpDeliveries(square.sql),
      deadLetters: laidAside.all,
      failedJobs: jobs.failed,
      stuckWork: health.stuckWork,
    }),
    ...deadLetterRoutes({ pages, clock, deadLetters: laidAside }),
    ...failedJobRoutes({ pages, retry: jobs.retry }),
    ...aboutRoutes({ pages }),
    ...federation.routes,
    ...health.routes,
    assetRoute(assetsFolder),
  ];

  const sessions = createSessionReader(door, sealing, clock);
  const app = mountRoutes({
    routes,
    origin,
    pages,
    log,
    socketAddress: surroundings.socketAddress,
    readConnection: createReadConnection({ trustedProxies: config.trustedProxies, hosts: [host] }),
    readReader: createReadReader({ cookies, readSession: sessions.read, sessionLastsSeconds: sessionLasts / second }),
    hasToken: health.hasToken,
    isSetUp: onceTrue(async () => (await wijk.read())?.setUpAt != null),
  });

  const relay = createEventRelay({
    database: owner,
    clock,
    reactionsOf: (kind) => reactions[kind as keyof typeof reactions] ?? [],
  });
  const steps = [
    { name: "watch", run: health.watch },
    { name: "inbox", run: federation.inboxWorker.runDue },
    { name: "relay", run: relay.relayOnce },
    { name: "delivery", run: federation.delivery.deliverDue },
    {
      name: "tidy",
      run: hourlyUpkeep({
        clock,
        sql: square.sql,
        keepDoorTidy: keepDoorTidy({ unitOfWork: doorUnitOfWork, attempts, clock }),
      }),
    },
  ];
  const listen = async (wake: (step?: string) => void): Promise<() => Promise<void>> => {
    const stops = [
      listener.onEvent(() => wake("relay")),
      listener.onWork("inbox_activity", () => {
        federation.inboxWorker.lookAgain();
        wake("inbox");
      }),
      listener.onWork("delivery", () => {
        federation.delivery.lookAgain();
        wake("delivery");
      }),
    ];
    await listener.start();
    return async () => {
      for (const stop of stops) stop();
    };
  };
  const background = createBackground({ steps, log, everyMilliseconds: 1_000, listen });
  // A process that only serves pages hears of changes too: threads are shown live.
  const listening = createBackground({ steps: [], log, everyMilliseconds: 1_000, listen });
  // For tests and the seed: the same steps with the jobs among them, round and round until nothing is left.
  const toTheEnd = createBackground({
    steps: [...steps, { name: "jobs", run: jobs.runUntilEmpty }],
    log,
    everyMilliseconds: 1_000,
    listen: async () => async () => {},
  });

  return {
    fetch: inTime(app.fetch),
    /** What a process without pages answers, at `config.health`. */
    fetchHealth: health.fetch,
    routes: routes.map((route) => ({ name: nameOfRoute(route), access: access[nameOfRoute(route)] })),
    prepare: prepareWijk({ unitOfWork: doorUnitOfWork, origin }),
    /** Begins to hear what happens, and as a worker also the work in the background: inbox, relay, jobs, delivery. */
    start: async (as: { readonly worker: boolean }) => {
      if (!as.worker) return listening.start();
      background.start();
      await jobs.start();
    },
    /** Does everything that is due, and what follows from it, until nothing is left. Only while not started. */
    settle: toTheEnd.settle,
    /** Work that went wrong and is tried again, or was given up. */
    failedJobs: jobs.failed,
    signInLink: createSignInLink(atTheDoor),
    doorUnitOfWork,
    /** The use cases, for the demonstration data. */
    useCases: {
      setUp: setUp(atTheDoor),
      askQuestion: askQuestion(inTheSquare),
      answerQuestion: answerQuestion(inTheSquare),
      steerQuestion: steerQuestion(inTheSquare),
      changeRoles: changeRoles(inTheSquare),
      chooseOutsideHandle: chooseHandle,
      makeCode: makeCode(inTheSquare),
      withdrawCode: withdrawCode(inTheSquare),
      invite: invite(inTheSquare),
      join: join(atTheDoor),
      changeAnswer: changeAnswer(inTheSquare),
      hideAnswer: hideAnswer(inTheSquare),
      blockServer: blockServer({ ...inTheSquare, ownHost: host }),
      members,
    },
    close: async () => {
      // Delivery first: it goes on as long as something is due, and the background waits for it.
      await federation.delivery.stop();
      await federation.inboxWorker.stop();
      await Promise.all([background.stop(), listening.stop()]);
      await jobs.stop();
      await health.close();
      await presence.stop();
      await listener.stop();
      await federation.close();
      mailer?.close();
      await Promise.all([door.close(), queues.close(), square.close(), owner.close()]);
    },
  };
};

/** Asks until the answer is yes, which it then stays. */
const onceTrue = (ask: () => Promise<boolean>): (() => Promise<boolean>) => {
  let isTrue = false;
  return async () => {
    isTrue ||= await ask();
    return isTrue;
  };
};
