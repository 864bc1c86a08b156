import type { Config } from "../config.ts";
import { createInboxHandler } from "../federation/admission/admission.http.ts";
import { createInboxStore } from "../federation/admission/admission.postgres.ts";
import { createAdmission, keyLookUp } from "../federation/admission/admit.ts";
import { createInboxRate } from "../federation/admission/inbox-rate.ts";
import { remoteKeyStore } from "../federation/admission/remote-keys.postgres.ts";
import { createRemoteKeys } from "../federation/admission/remote-keys.ts";
import { createFederationDocuments } from "../federation/builder.ts";
import { createDeliveryEngine, type DeliveryResult } from "../federation/delivery/delivery-engine.ts";
import { peerSoftwareStore } from "../federation/delivery/peer-software.postgres.ts";
import { createPeerSoftware } from "../federation/delivery/peer-software.ts";
import { documentRoutes } from "../federation/documents.http.ts";
import { documentReads } from "../federation/documents.postgres.ts";
import { createDocumentLoader, maySucceedLater } from "../federation/documents.ts";
import { createDrawings } from "../federation/drawing.ts";
import { createFedifyDocumentLoader } from "../federation/fedify-loaders.ts";
import { createHttpClient } from "../federation/http-client.ts";
import { createInboxWorker } from "../federation/inbox-worker.ts";
import { findOwnPlace } from "../federation/intents.ts";
import { attachLinkedDataSignature } from "../federation/linked-data-signature.ts";
import { createAskSoftware } from "../federation/node-info.ts";
import { eventAt, objectAt, threadOwnerAt } from "../federation/objects.ts";
import { createProofs } from "../federation/proofs.ts";
import { createRemoteActors, Unreachable } from "../federation/remote-actors.ts";
import { createRingAsker } from "../federation/ring-asker.ts";
import { signCavage } from "../federation/signatures/cavage.ts";
import { completeSigningKeys, createSigners } from "../federation/signing-keys.ts";
import { createFetchedNotes } from "../federation/threads/fetched-notes.ts";
import { createFindParents } from "../federation/threads/find-parents.ts";
import { dueThreads } from "../federation/threads/threads.postgres.ts";
import { completeThreads } from "../federation/threads/threads.ts";
import { createVisitThread } from "../federation/threads/visit-thread.ts";
import { createWebFinger } from "../federation/web-finger.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Route } from "../platform/http/route.ts";
import type { Log } from "../platform/logging.ts";
import type { Database } from "../platform/postgres.ts";
import type { Presence } from "../platform/presence.ts";
import type { Sealing } from "../platform/sealing.ts";
import { type Actor, type ActorStore, speaksItself } from "../posts/actor.ts";
import type { ActorLinks } from "../posts/actor-moves.ts";
import { actorDocument, type OtherAddresses } from "../posts/actors.activitypub.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { squareStores } from "./stores.ts";
import { version } from "./version.ts";

/** Everything between this wijk and other servers. */
export const composeFederation = (parts: {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly square: Database;
  /** The square's rights, for statements on the queues. */
  readonly queues: Database;
  readonly sealing: Sealing;
  readonly unitOfWork: UnitOfWork;
  /** For single reads, outside any transaction; what is read at the same moment is read together. */
  readonly reading: SquareTransaction;
  readonly presence: Presence;
  readonly countDelivery: (result: DeliveryResult, times?: number) => void;
  readonly countInboxRequest: (status: number) => void;
}) => {
  const { config, clock, log, square, queues, sealing, unitOfWork, reading, presence } = parts;
  const { origin, allowPrivatePeers } = config;
  const http = createHttpClient({
    allowPrivatePeers,
    userAgent: `Wijksgewijs/${version} (+${origin}/)`,
    isBarred: reading.serverPolicies.isBarred,
  });
  const signer = createSigners(square.drizzle, sealing);
  const actors = <T>(work: (store: ActorStore) => Promise<T>): Promise<T> => work(reading.actors);

  /** What we fetch is signed by the server itself, never by a person. */
  const signAsInstance = async (url: URL): Promise<Readonly<Record<string, string>>> => {
    const instance = await actors((store) => store.instance());
    return instance === null ? {} : signCavage({ method: "GET", url }, await signer(instance.id), clock());
  };

  const documents = createDocumentLoader({ http, clock, allowPrivatePeers, sign: signAsInstance });
  const webFinger = createWebFinger({ http, allowPrivatePeers });
  const remoteActors = createRemoteActors({ documents, webFinger, clock, actors });
  const reads = documentReads(square.drizzle);

  const elsewhereOf = async (actor: Actor): Promise<OtherAddresses> => ({
    alsoKnownAs: (await reading.moves.aliases(actor.id)).map(({ uri }) => uri),
    movedTo: (await reading.moves.standing(actor.id))?.target.uri ?? null,
  });
  const documentOf = async (actor: Actor) => {
    const keys = actor.signingKeyId === null ? null : await reads.publicKeys(actor.signingKeyId);
    return keys === null ? null : actorDocument(actor, { ...keys, elsewhere: await elsewhereOf(actor) });
  };
  const linksHere = async (uri: string): Promise<ActorLinks | null> => {
    const actor = await actors((store) => store.byUri(uri));
    return actor?.kind === "resident" ? { actor, ...(await elsewhereOf(actor)) } : null;
  };

  /** A stand-in of which nobody but the ring may know. */
  const isForRingAlone = async (actor: Actor): Promise<boolean> =>
    actor.kind === "stand_in" && (await reads.ringThreadsOf(actor.id)).length > 0;

  const federation = createFederationDocuments({
    origin,
    version,
    arrival: `${origin}/van-elders?uri=`,
    documentLoader: createFedifyDocumentLoader(documents),
    source: {
      actorById: async (id) => {
        const actor = await actors((store) => store.byUri(`${origin}/ap/a/${id}`));
        if (actor === null || actor.kind === "remote" || (await isForRingAlone(actor))) return null;
        const document = await documentOf(actor);
        return document === null ? null : { actor, document };
      },
      actorIdByHandle: async (handle) => {
        const actor = await actors((store) => store.localByHandle(handle));
        return actor === null || (await isForRingAlone(actor)) ? null : actor.id;
      },
      isOwnAddress: async (resource) => {
        const [name = ""] = resource.pathname.split("@");
        const actor = await actors((store) =>
          resource.protocol === "acct:" ? store.localByHandle(name.toLowerCase()) : store.byUri(resource.href),
        );
        // People of a gemeente do not come from elsewhere with what they read there.
        return actor !== null && (actor.kind === "resident" || (actor.kind === "wijk" && !speaksItself(actor)));
      },
      instanceActorId: () => actors(async (store) => (await store.instance())?.id ?? null),
      totals: reads.totals,
    },
  });

  const isBarredActor = async (uri: string) => (await reading.serverPolicies.standing(uri)) === "barred";
  const keys = createRemoteKeys({ documents, clock, allowPrivatePeers, store: remoteKeyStore(square) });
  const proofs = createProofs({ keys, clock, allowPrivatePeers });
  const admission = createAdmission({
    origin,
    allowPrivatePeers,
    clock,
    keys,
    proofs,
    store: createInboxStore(square.sql),
    rateLimit: createInboxRate({ perMinute: config.rateLimits.inboxPerHost, clock }),
    isBlocked: reading.serverPolicies.isBarred,
    isBlockedActor: isBarredActor,
    knowsActor: (uri) => actors(async (store) => (await store.byUri(uri)) !== null),
  });
  const receive = createInboxHandler(
    admission,
    (error) => log.error("An activity could not be taken in", { error }),
    ({ status, problem }) => {
      parts.countInboxRequest(status);
      // Whoever wonders why nothing comes in from a server (its clock, its key) finds the reason here.
      if (status === 400 || status === 401 || status === 403) log.info("An activity was refused", { status, problem });
    },
  );

  const inboxWorker = createInboxWorker({
    database: square,
    queues,
    presence,
    clock,
    log,
    isBarred: isBarredActor,
    stores: squareStores(clock),
    services: (budget) => ({
      clock,
      origin,
      look: (work) => work(reading),
      findRemoteActor: async (uri, options) =>
        (await isBarredActor(uri)) ? null : remoteActors.find(uri, { ...options, insist: true, budget }),
      findLinks: async (uri) => {
        if (uri.startsWith(`${origin}/`)) return linksHere(uri);
        return (await isBarredActor(uri)) ? null : remoteActors.linksOf(uri, { insist: true, budget });
      },
      fetchObject: async (uri) => {
        const loaded = await documents.loadFresh(uri, { budget });
        if (loaded.ok) return loaded.document;
        if (maySucceedLater(loaded)) throw new Unreachable(uri, loaded.reason);
        return null;
      },
      isProven: (activity, text) => proofs.hold(activity, text, { ...keyLookUp(), budget }),
    }),
  });

  const notes = createFetchedNotes({
    documents,
    remoteActors,
    services: { clock, origin, look: (work) => work(reading) },
    unitOfWork,
  });

  const delivery = createDeliveryEngine({
    database: queues,
    presence,
    http,
    signer,
    clock,
    log,
    count: parts.countDelivery,
  });

  const routes: readonly Route[] = [
    ...documentRoutes({
      origin,
      federation,
      reads,
      objectAt: objectAt({ unitOfWork, origin }),
      ringAsker: createRingAsker({
        origin,
        allowPrivatePeers,
        clock,
        keys,
        membersAt: readersApartAt(reading),
        findActor: remoteActors.find,
      }),
      ringReads: reading.memberships.reads,
      ringSizeFor: async (asker) => {
        const members = await reading.memberships.members();
        return members.some(({ actor }) => actor.id === asker) ? members.length : null;
      },
      documentOf,
      eventAt: eventAt({ unitOfWork, origin }),
      threadOwnerAt: threadOwnerAt({ unitOfWork }),
      actors,
      drawing: createDrawings(),
    }),
    { method: "POST", path: "/ap/inbox", handle: receive },
    { method: "POST", path: "/ap/a/:id/inbox", handle: receive },
  ];

  const peerSoftware = createPeerSoftware({
    store: peerSoftwareStore(square.sql),
    ask: createAskSoftware({ http, allowPrivatePeers }),
    isBlocked: reading.serverPolicies.isBarred,
    clock,
  });

  return {
    /** The one client that reaches other servers. */
    http,
    routes,
    inboxWorker,
    delivery,
    completeThreads: completeThreads({
      due: dueThreads(square.sql),
      visitThread: createVisitThread({ notes, origin }),
      findParents: createFindParents({ notes, origin }),
      clock,
      log,
    }),
    peerSoftware,
    attachSignature: attachLinkedDataSignature({ signer, clock }),
    findActor: remoteActors.findByAddress,
    lookUp: remoteActors.linksByAddress,
    documentOf,
    findOwnPlace: findOwnPlace(webFinger),
    /** Gives keys of an older version what they lack. */
    completeKeys: () => square.transaction((transaction) => completeSigningKeys(transaction, sealing)),
    close: () => http.close(),
  };
};

/** Those on a server for whom something here is: members of the ring, and either side of what was handed over. Each once. */
const readersApartAt =
  ({ memberships, handOvers, handedQuestions }: SquareTransaction) =>
  async (host: string): Promise<readonly { readonly actor: Actor }[]> => {
    const members = await memberships.membersAt(host);
    const others = [...(await handOvers.gemeentenAt(host)), ...(await handedQuestions.wijkenAt(host))];
    const known = new Set(members.map(({ actor }) => actor.id));
    return [...members, ...others.filter(({ id }) => !known.has(id) && known.add(id)).map((actor) => ({ actor }))];
  };
