import type { Config } from "../config.ts";
import { createInboxHandler } from "../federation/admission/admission.http.ts";
import { createInboxStore } from "../federation/admission/admission.postgres.ts";
import { createAdmission } from "../federation/admission/admit.ts";
import { createInboxRate } from "../federation/admission/inbox-rate.ts";
import { remoteKeyStore } from "../federation/admission/remote-keys.postgres.ts";
import { createRemoteKeys } from "../federation/admission/remote-keys.ts";
import { createFederationDocuments } from "../federation/builder.ts";
import { createDeliveryEngine, type DeliveryResult } from "../federation/delivery/delivery-engine.ts";
import { documentRoutes } from "../federation/documents.http.ts";
import { documentReads } from "../federation/documents.postgres.ts";
import { createDocumentLoader, maySucceedLater } from "../federation/documents.ts";
import { createDrawings } from "../federation/drawing.ts";
import { createFedifyDocumentLoader } from "../federation/fedify-loaders.ts";
import { createHttpClient } from "../federation/http-client.ts";
import { createInboxWorker } from "../federation/inbox-worker.ts";
import { attachLinkedDataSignature } from "../federation/linked-data-signature.ts";
import { objectAt } from "../federation/objects.ts";
import { createRemoteActors, Unreachable } from "../federation/remote-actors.ts";
import { signCavage } from "../federation/signatures/cavage.ts";
import { createSigners } from "../federation/signing-keys.ts";
import { findSubscribePage } from "../federation/subscribe-page.ts";
import { createWebFinger } from "../federation/web-finger.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Route } from "../platform/http/route.ts";
import type { Log } from "../platform/logging.ts";
import type { Database } from "../platform/postgres.ts";
import type { Presence } from "../platform/presence.ts";
import type { Sealing } from "../platform/sealing.ts";
import type { ActorStore } from "../posts/actor.ts";
import { actorDocument } from "../posts/actors.activitypub.ts";
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

  const federation = createFederationDocuments({
    origin,
    version,
    documentLoader: createFedifyDocumentLoader(documents),
    source: {
      actorById: async (id) => {
        const actor = await actors((store) => store.byUri(`${origin}/ap/a/${id}`));
        if (actor === null || actor.kind === "remote" || actor.signingKeyId === null) return null;
        const publicKeyPem = await reads.publicKeyPem(actor.signingKeyId);
        return publicKeyPem === null ? null : { actor, document: actorDocument(actor, { publicKeyPem }) };
      },
      actorIdByHandle: (handle) => actors(async (store) => (await store.localByHandle(handle))?.id ?? null),
      instanceActorId: () => actors(async (store) => (await store.instance())?.id ?? null),
      totals: reads.totals,
    },
  });

  const isBarredActor = async (uri: string) => (await reading.serverPolicies.standing(uri)) === "barred";
  const admission = createAdmission({
    origin,
    allowPrivatePeers,
    clock,
    keys: createRemoteKeys({ documents, clock, allowPrivatePeers, store: remoteKeyStore(square) }),
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
    services: {
      clock,
      origin,
      look: (work) => work(reading),
      findRemoteActor: async (uri, options) =>
        (await isBarredActor(uri)) ? null : remoteActors.find(uri, { ...options, insist: true }),
      fetchObject: async (uri) => {
        const loaded = await documents.loadFresh(uri);
        if (loaded.ok) return loaded.document;
        if (maySucceedLater(loaded)) throw new Unreachable(uri, loaded.reason);
        return null;
      },
    },
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
      actors,
      drawing: createDrawings(),
    }),
    { method: "POST", path: "/ap/inbox", handle: receive },
    { method: "POST", path: "/ap/a/:id/inbox", handle: receive },
  ];

  return {
    routes,
    inboxWorker,
    delivery,
    attachSignature: attachLinkedDataSignature({ signer, clock }),
    findActor: remoteActors.findByAddress,
    findSubscribePage: findSubscribePage(webFinger),
    close: () => http.close(),
  };
};
