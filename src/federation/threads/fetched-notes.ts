import type { UnitOfWork } from "../../unit-of-work.ts";
import type { DocumentLoader } from "../documents.ts";
import { maySucceedLater } from "../documents.ts";
import type { RequestBudget } from "../http-client.ts";
import type { InboundServices, Outcome } from "../inbound/handler.ts";
import { answerIn } from "../inbound/take-in.ts";
import { idOf, isObject, isOfType, type JsonObject, sameOrigin } from "../kit/reading.ts";
import type { RemoteActors } from "../remote-actors.ts";

/** What fetching one note came to. `later`: its server is away for the moment. */
export type FetchedNote = JsonObject | "later" | "none";

/** Notes of other servers that nobody sent us, fetched from their own servers within a budget of requests. */
export type FetchedNotes = {
  isKnown(uri: string): Promise<boolean>;
  /** The note at `uri` by an author of the same origin; when there is an activity that made a note, that note. */
  note(uri: string, budget: RequestBudget): Promise<FetchedNote>;
  /** Any document at its own address; `null` when it cannot be had. */
  document(uri: string, budget: RequestBudget): Promise<JsonObject | null>;
  /** Takes a fetched note in as an answer, by the same rules as one that was sent to us. */
  takeIn(note: JsonObject, budget: RequestBudget): Promise<Outcome>;
};

export const createFetchedNotes = (parts: {
  readonly documents: DocumentLoader;
  readonly remoteActors: RemoteActors;
  readonly services: Pick<InboundServices, "clock" | "origin" | "look">;
  readonly unitOfWork: UnitOfWork;
}): FetchedNotes => {
  const { documents, services } = parts;
  return {
    isKnown: (uri) => services.look(async ({ posts }) => (await posts.byUri(uri)) !== null),
    note: async (uri, budget) => {
      const loaded = await documents.load(uri, { budget });
      if (!loaded.ok) return maySucceedLater(loaded) ? "later" : "none";
      const { document } = loaded;
      const note = isOfType(document, "Create") && isObject(document.object) ? document.object : document;
      const id = idOf(note);
      const author = idOf(note.attributedTo);
      return id !== null && author !== null && sameOrigin(id, loaded.url) && sameOrigin(id, author) ? note : "none";
    },
    document: async (uri, budget) => {
      const loaded = await documents.load(uri, { budget });
      return loaded.ok ? loaded.document : null;
    },
    takeIn: async (note, budget) => {
      const apply = await answerIn(note, {
        ...services,
        fetchObject: async () => null,
        findLinks: async () => null,
        isProven: async () => false,
        broughtBy: null,
        findRemoteActor: (uri) => parts.remoteActors.find(uri, { budget }),
        waitFor: async () => {},
      });
      return parts.unitOfWork(apply);
    },
  };
};
