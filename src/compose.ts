import { readAssets } from "../web/assets.ts";
import { access, type Row } from "./access.ts";
import { composeAppearance } from "./composition/appearance.ts";
import { composeBackground } from "./composition/background.ts";
import { pathOfSuspension } from "./composition/decisions.ts";
import { composeDeliveryPages } from "./composition/delivery-pages.ts";
import { composeElsewhere } from "./composition/elsewhere.ts";
import { composeFederation } from "./composition/federation.ts";
import { composeGuidance } from "./composition/guidance.ts";
import { composeHandingOver } from "./composition/handing-over.ts";
import { composeHealth } from "./composition/health.ts";
import { composeLetters } from "./composition/letters.ts";
import { composeMedia } from "./composition/media.ts";
import { composeMessages } from "./composition/messages.ts";
import { composeMoving } from "./composition/moving.ts";
import { composeNameless } from "./composition/nameless.ts";
import { composeNotices } from "./composition/notices.ts";
import { composeOfficialSources } from "./composition/official-sources.ts";
import { readOutsideView } from "./composition/outside-view.ts";
import { composePages } from "./composition/pages.ts";
import { composePrivacy } from "./composition/privacy.ts";
import { composeQuestions } from "./composition/questions.ts";
import { composeReports } from "./composition/reports.ts";
import { composeResidents } from "./composition/residents.ts";
import { composeRing } from "./composition/ring.ts";
import { composeSearch } from "./composition/search.ts";
import { composeServiceRequests } from "./composition/service-requests.ts";
import { squareStores } from "./composition/stores.ts";
import { storesAtTheDoor } from "./composition/stores-at-the-door.ts";
import { composeTasks } from "./composition/tasks.ts";
import { hourlyUpkeep } from "./composition/upkeep.ts";
import { countForReaders, countWaiting, newsOnStream } from "./composition/waiting.ts";
import type { Config } from "./config.ts";
import type { ProcessFigures } from "./health/metrics.ts";
import { type Clock, second } from "./kernel/clock.ts";
import { residentKey } from "./messages/seat.ts";
import { createEventListener } from "./platform/event-listener.ts";
import { createEventRelay } from "./platform/event-relay.ts";
import { createReadConnection, isLoopbackOrigin } from "./platform/http/client-address.ts";
import { createCookies } from "./platform/http/cookies.ts";
import { inTime } from "./platform/http/in-time.ts";
import { languageOnDevice } from "./platform/http/language.ts";
import { createLive } from "./platform/http/live.ts";
import { createReadAgain, createReadReader } from "./platform/http/reader.ts";
import { createJobs } from "./platform/jobs.ts";
import type { Log } from "./platform/logging.ts";
import { createMailer } from "./platform/mail.ts";
import { openDatabase, type PostgresAddress, planningForQueues } from "./platform/postgres.ts";
import { createPresence } from "./platform/presence.ts";
import { createSealing, type SealingKeys } from "./platform/sealing.ts";
import { createUnitOfWork } from "./platform/unit-of-work.postgres.ts";
import type { WhoLeftJournal } from "./privacy/who-left.ts";
import { questionReads } from "./questions/questions.reads.postgres.ts";
import { reactions } from "./reactions.ts";
import { createAttempts, createSessionReader } from "./residents/door.postgres.ts";
import { keepDoorTidy } from "./residents/keep-door-tidy.ts";
import { sendLetter } from "./residents/letters.ts";
import { rateLimit } from "./residents/rate-limit.ts";
import { sessionLasts } from "./residents/sessions.ts";
import { mountRoutes, namesOfRoutes, type SocketAddress } from "./routes.ts";
import { planningForSearch } from "./search/post-search.postgres.ts";
import { prepareWijk } from "./wijk/set-up.ts";
import { wijkStore } from "./wijk/wijk.postgres.ts";
import { modeOf } from "./wijk/wijk.ts";

/** What the world around a wijk hands in: a database, a key, a clock, a log, and how to find a socket's address. */
export type Surroundings = {
  readonly database: PostgresAddress;
  readonly sealingKey: Uint8Array | (() => SealingKeys);
  /** Lies beside the database, outside its backups. */
  readonly whoLeft: WhoLeftJournal;
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
  // Few connections: however many people type and look at once, pages never wait for what they find.
  const searching = openDatabase(surroundings.database, "square", 3, { settings: planningForSearch });
  const door = openDatabase(surroundings.database, "door", 5);

  const stores = squareStores(clock);
  const unitOfWork = createUnitOfWork(square, stores);
  /** Single reads need no transaction around them. */
  const reading = stores(square.drizzle);
  const { layOut, openKey, linkOfDecision } = composeLetters({ origin, sealing });
  const doorUnitOfWork = createUnitOfWork(door, storesAtTheDoor({ stores, sealing, origin, layOut }));
  const wijk = wijkStore(square.drizzle, sealing);
  const mailer = config.smtp === null ? null : createMailer({ ...config.smtp, host });
  const cookies = createCookies(origin);
  const assets = readAssets();
  const counts = countForReaders({ door, sealing, clock });
  const pages = composePages({
    origin,
    cookies,
    clock,
    ring: reading.ring,
    wijk,
    actors: reading.actors,
    assets,
    ...counts,
    waiting: reading.handedQuestions.countOpen,
  });
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
    countDelivery: health.countDelivery,
    countInboxRequest: health.countInboxRequest,
  });
  const listener = createEventListener(surroundings.database, log);

  const sessions = createSessionReader(door, sealing, clock);
  const readAgain = createReadAgain({ cookies, readQuietly: sessions.readQuietly });
  const live = createLive({ onEvent: listener.onEvent, readAgain, everywhere: newsOnStream(counts) });
  const attempts = createAttempts(door, sealing);
  const limit = rateLimit({ attempts, limits: config.rateLimits, clock });
  const nameOfWijk = async () => (await wijk.read())?.name ?? "";
  const messages = composeMessages({ pages, clock, doorUnitOfWork });
  const residents = composeResidents({
    pages,
    cookies,
    clock,
    origin,
    unitOfWork,
    doorUnitOfWork,
    openKey,
    rateLimit: limit,
    lettersStayHere: mailer === null && isLoopbackOrigin(origin),
    nameOfWijk,
    readWijk: wijk.read,
    pathOfSuspension: pathOfSuspension({ sealing, doorUnitOfWork }),
    joiningSettings: async () => (await wijk.read()) ?? { vouchersNeeded: 1, heldPosts: 0 },
    countWaiting: countWaiting({ reading, doorUnitOfWork }),
    stuckWork: health.stuckWork,
    mayBeAsked: (residentId) => messages.useCases.chooseWhoWrites.mayBeAsked(residentKey(residentId)),
  });
  const { chooseOutsideHandle } = residents.useCases;
  const outside = readOutsideView(reading, origin);
  const reads = questionReads(square.drizzle);
  const guidance = composeGuidance({
    pages,
    clock,
    origin,
    live,
    square,
    unitOfWork,
    doorUnitOfWork,
    reading,
    outside,
    chooseOutsideHandle,
  });
  const nameless = composeNameless({
    ...{ pages, clock, log, linkOfDecision, origin, doorUnitOfWork, reads },
    areas: () => reading.areas.names(),
    themes: () => reading.themes.all(),
    guidance,
  });
  const { http } = federation;
  const serviceRequests = composeServiceRequests({ pages, clock, origin, square, sealing, http, doorUnitOfWork });
  const handingOver = composeHandingOver({ pages, clock, unitOfWork, reading });
  const media = composeMedia({ pages, clock, square, unitOfWork, rateLimit: limit });
  const questions = composeQuestions({
    pages,
    withPhotos: media.withPhotos,
    clock,
    origin,
    reads,
    square,
    searching,
    door,
    sealing,
    unitOfWork,
    doorUnitOfWork,
    reading,
    listener,
    live,
    rateLimit: limit,
    outside,
    chooseOutsideHandle,
    wayFor: guidance.wayFor,
    offersAbout: guidance.offersAbout,
    reportOf: serviceRequests.reportOf,
    handedOverOf: handingOver.handedOverOf,
    nameless: nameless.useCases,
    similarPerResident: config.rateLimits.similarPerResident,
  });
  const inSquare = { pages, clock, square, unitOfWork, doorUnitOfWork, reading, reads, ...messages.useCases };
  const search = composeSearch({ ...inSquare, linkOfDecision, searching, limits: config.rateLimits });
  const moving = composeMoving({ unitOfWork, clock, origin, pages, rateLimit: limit, lookUp: federation.lookUp });
  const notices = composeNotices({
    pages,
    unitOfWork: doorUnitOfWork,
    clock,
    origin,
    live,
    threads: messages.useCases.readThreads,
  });
  const ring = composeRing({ pages, clock, origin, unitOfWork, reading, findActor: federation.findActor });
  const official = composeOfficialSources({ pages, clock, origin, unitOfWork, reading, lookUp: federation.lookUp });
  const reports = composeReports({ pages, clock, origin, live, doorUnitOfWork, rateLimit: limit });

  const privacy = composePrivacy({ ...surroundings, pages, cookies, origin, sealing, doorUnitOfWork, nameOfWijk });

  const jobs = createJobs({
    address: surroundings.database,
    log,
    tasks: composeTasks({
      square,
      unitOfWork,
      doorUnitOfWork,
      clock,
      origin,
      tellRegistered: questions.agenda.tellRegistered,
      forgetMeToo: questions.useCases.meToo.forget,
      attachSignature: federation.attachSignature,
      learnPeer: federation.peerSoftware.learn,
      documentOf: federation.documentOf,
      ...guidance,
      linkOfDecision,
      opinions: privacy.opinions,
      askAround: residents.askAround,
      sendLetter: sendLetter({ unitOfWork: doorUnitOfWork, mailer, clock }),
    }),
  });
  const look = composeAppearance({ pages, cookies, clock, origin, assets, wijk, square, doorUnitOfWork, media });

  const routes = [
    ...residents.routes,
    ...questions.routes,
    ...guidance.routes,
    ...messages.routes,
    ...notices.routes,
    ...nameless.routes,
    ...moving.routes,
    ...ring.routes,
    ...official.routes,
    ...serviceRequests.routes,
    ...handingOver.routes,
    ...reports.routes,
    ...search.routes,
    ...privacy.routes,
    ...media.routes,
    ...composeElsewhere({
      pages,
      cookies,
      clock,
      origin,
      wijk,
      reading,
      reads,
      announcements: questions.announcements.reads,
      limit,
      federation,
    }).routes,
    ...composeDeliveryPages({ pages, clock, square, jobs, stuckWork: health.stuckWork }),
    ...look.routes,
    ...federation.routes,
    ...health.routes,
  ];

  const app = mountRoutes({
    routes,
    origin,
    pages,
    log,
    socketAddress: surroundings.socketAddress,
    readConnection: createReadConnection({ trustedProxies: config.trustedProxies, hosts: [host] }),
    languageOnDevice: (context) => languageOnDevice(cookies, context),
    readReader: createReadReader({ cookies, readSession: sessions.read, sessionLastsSeconds: sessionLasts / second }),
    hasToken: health.hasToken,
    mode: modeOf(wijk),
    misses: { perMinute: config.rateLimits.missesPerAddress, clock },
  });

  const relay = createEventRelay({
    database: owner,
    clock,
    reactionsOf: (kind) => reactions[kind as keyof typeof reactions] ?? [],
  });
  const steps = [
    { name: "watch", run: health.watch },
    { name: "inbox", run: federation.inboxWorker.runDue },
    { name: "nameless", timed: true, run: nameless.useCases.putOnSquare },
    { name: "relay", run: relay.relayOnce },
    { name: "delivery", run: federation.delivery.deliverDue },
    { name: "threads", timed: true, run: federation.completeThreads },
    { name: "ways", timed: true, run: guidance.walk },
    { name: "digests", timed: true, run: notices.sendDigests },
    { name: "polls", timed: true, run: questions.countPolls },
    { name: "reminders", timed: true, run: questions.agenda.remindRegistered },
    ...privacy.steps,
    { name: "aftercare", timed: true, run: questions.askWhetherItHelped },
    ...serviceRequests.steps,
    {
      name: "tidy",
      timed: true,
      run: hourlyUpkeep({
        clock,
        sql: square.sql,
        forgetDigests: notices.forgetDigests,
        forgetPhotos: media.forgetPhotos,
        keepDoorTidy: keepDoorTidy({ unitOfWork: doorUnitOfWork, attempts, clock }),
        eraseOldThreads: messages.eraseOldThreads,
        residents: residents.upkeep,
        eraseOldSpokenWords: guidance.eraseOldSpokenWords,
        unpinWhatIsOver: questions.announcements.unpinWhatIsOver,
        forgetRegistered: questions.agenda.forgetRegistered,
        eraseOldHanded: handingOver.eraseOldHanded,
        tellDemand: questions.tellDemand,
        eraseWhoLeft: privacy.eraseWhoLeft,
        refreshPeers: federation.peerSoftware.refresh,
      }),
    },
  ];
  const background = composeBackground({ steps, log, listener, federation, jobs });

  return {
    fetch: inTime(app.fetch),
    /** What a process without pages answers, at `config.health`. */
    fetchHealth: health.fetch,
    routes: namesOfRoutes(routes).map((name) => ({ name, row: access[name] as Row })),
    prepare: prepareWijk({ unitOfWork: doorUnitOfWork, origin }),
    /** Begins to hear what happens, and as a worker also the work in the background: inbox, relay, jobs, delivery. */
    start: async (as: { readonly worker: boolean }) => {
      await privacy.leaveAgain();
      await federation.completeKeys();
      await background.start(as);
    },
    /** Does everything that is due, and what follows from it, until nothing is left. Only while not started. */
    settle: background.settle,
    /** Work that went wrong and is tried again, or was given up. */
    failedJobs: jobs.failed,
    signInLink: residents.useCases.signInLink,
    doorUnitOfWork,
    /** The use cases, for the demonstration data. */
    useCases: {
      ...residents.useCases,
      ...questions.useCases,
      ...guidance.useCases,
      ...messages.useCases,
      ...nameless.useCases,
      ...ring.useCases,
      ...official.useCases,
      ...serviceRequests.useCases,
      ...handingOver.useCases,
      ...reports.useCases,
      ...search.useCases,
      ...privacy.useCases,
      ...media.useCases,
      ...look.useCases,
    },
    close: async () => {
      // Delivery first: it goes on as long as something is due, and the background waits for it.
      await federation.delivery.stop();
      await federation.inboxWorker.stop();
      await background.stop();
      await jobs.stop();
      await health.close();
      await presence.stop();
      await listener.stop();
      await federation.close();
      mailer?.close();
      await Promise.all([door.close(), searching.close(), queues.close(), square.close(), owner.close()]);
    },
  };
};
