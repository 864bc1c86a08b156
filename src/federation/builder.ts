import { createFederation, type Federation, MemoryKvStore } from "@fedify/fedify";
import * as vocab from "@fedify/vocab";
import type { Actor } from "../posts/actor.ts";
import { contextLoader, type FedifyLoader } from "./fedify-loaders.ts";
import { intentLinks } from "./intents.ts";
import type { Document } from "./kit/addressing.ts";

/** What the documents are made from; everything is read anew for each request. */
export type DocumentSource = {
  readonly actorById: (id: string) => Promise<{ readonly actor: Actor; readonly document: Document } | null>;
  /** An actor of ours by handle; the wijk also answers to other names that lead to it. */
  readonly actorIdByHandle: (handle: string) => Promise<string | null>;
  readonly instanceActorId: () => Promise<string | null>;
  /** Whether somebody may use this account or address as their own elsewhere. */
  readonly isOwnAddress: (resource: URL) => Promise<boolean>;
  readonly totals: () => Promise<{ readonly residents: number; readonly posts: number; readonly answers: number }>;
};

/**
 * Fedify for documents and discovery: actors, WebFinger (RFC 7033) and NodeInfo 2.1. It gets no inbox and no queue:
 * those are ours. What it serves is our own JSON, kept as we wrote it. Collections and objects, which need other
 * statuses and URIs as items, are served beside it.
 */
export const createFederationDocuments = (parts: {
  readonly origin: string;
  readonly source: DocumentSource;
  readonly documentLoader: FedifyLoader;
  readonly version: string;
  /** The page to which other sites lead people of ours; what they come with is written behind it. */
  readonly arrival: string;
}): Federation<void> => {
  const { source } = parts;
  const federation = createFederation<void>({
    // Holds nothing here: Fedify stores keys, documents and queue state, and is asked for none of these.
    kv: new MemoryKvStore(),
    origin: parts.origin,
    manuallyStartQueue: true,
    documentLoaderFactory: () => parts.documentLoader,
    contextLoaderFactory: () => contextLoader,
    authenticatedDocumentLoaderFactory: () => parts.documentLoader,
  });
  federation
    .setActorDispatcher("/ap/a/{identifier}", async (context, identifier) => {
      const found = await source.actorById(identifier);
      if (found === null) return null;
      const loaded = await vocab.Object.fromJsonLd(found.document, context);
      return loaded as vocab.Actor;
    })
    .mapHandle((_context, handle) => source.actorIdByHandle(handle.toLowerCase()))
    .mapAlias(async (_context, resource) => {
      const atRoot = resource.origin === parts.origin && resource.pathname === "/";
      const identifier = atRoot ? await source.instanceActorId() : null;
      return identifier === null ? null : { identifier };
    });
  federation.setWebFingerLinksDispatcher(async (_context, resource) =>
    (await source.isOwnAddress(resource)) ? intentLinks(parts.arrival) : [],
  );
  federation.setNodeInfoDispatcher("/nodeinfo/2.1", async () => {
    const totals = await source.totals();
    return {
      software: {
        name: "wijksgewijs",
        version: parts.version,
      },
      protocols: ["activitypub"],
      openRegistrations: false,
      usage: {
        users: { total: totals.residents },
        localPosts: totals.posts,
        localComments: totals.answers,
      },
    };
  });
  return federation;
};
