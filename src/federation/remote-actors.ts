import { type Clock, day } from "../kernel/clock.ts";
import { type ActorId, newId } from "../kernel/ids.ts";
import type { Actor, ActorStore } from "../posts/actor.ts";
import type { ActorLinks } from "../posts/actor-moves.ts";
import { withoutBadges } from "../posts/look-alike.ts";
import { consentOfActor } from "../posts/search-consent.activitypub.ts";
import { type DocumentLoader, maySucceedLater } from "./documents.ts";
import type { RequestBudget } from "./http-client.ts";
import { plainText } from "./kit/html.ts";
import {
  idOf,
  idsOf,
  isObject,
  isOfType,
  type JsonObject,
  objectsOf,
  pageOf,
  sameOrigin,
  textOf,
} from "./kit/reading.ts";
import { readAddress, type WebFinger } from "./web-finger.ts";

export type RemoteActors = {
  /**
   * An actor of another server: from our tables when it was fetched in the last day, else from its own server. With
   * `insist` it throws when it is not known and its server is only away for the moment.
   */
  find(
    uri: string,
    options?: { readonly fresh?: boolean; readonly insist?: boolean; readonly budget?: RequestBudget },
  ): Promise<Actor | null>;
  /** Looks an address up that people use, such as `@lindehout@host`, `lindehout@host` or the address of a page. */
  findByAddress(address: string): Promise<Actor | null>;
  /**
   * The actor at `uri` with what it says of moving, fetched now from its own server, whatever is known of it here. With
   * `insist` it throws when that server is only away for the moment.
   */
  linksOf(
    uri: string,
    options?: { readonly insist?: boolean; readonly budget?: RequestBudget },
  ): Promise<ActorLinks | null>;
  /** The same, by the address that people use. */
  linksByAddress(address: string): Promise<ActorLinks | null>;
};

/** More than this nobody names; what comes after it is not read. Mastodon reads as many. */
const mostAliases = 256;

/** A server that an activity leans on is away for the moment: worth another try. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";

  constructor(uri: string, reason: string) {
    super(`${URL.parse(uri)?.host ?? "a server"} cannot be reached: ${reason}`);
  }
}

const actorTypes = ["Person", "Group", "Service", "Application", "Organization"] as const;

/** So much of a name and of a summary is read, markup and all. */
const longestName = 2_000;
const longestSummary = 20_000;

/** An address, or `null` for what is longer than any that we keep. */
const addressOf = (value: unknown): string | null => {
  const address = textOf(value);
  return address === null || address.length > 2_048 ? null : address;
};

/** Reads an actor document that was fetched from its own address; `null` when peers could not use it either. */
export const actorFromDocument = (document: JsonObject, at: Date): Actor | null => {
  const uri = textOf(document.id);
  const inbox = addressOf(document.inbox);
  const handle = textOf(document.preferredUsername);
  if (uri === null || inbox === null || handle === null || handle.length > 200 || !isOfType(document, ...actorTypes))
    return null;
  // Another origin would let a stranger point our deliveries at a third party.
  if (!sameOrigin(uri, inbox)) return null;
  const followers = addressOf(idOf(document.followers));
  const sharedInbox = isObject(document.endpoints) ? addressOf(document.endpoints.sharedInbox) : null;
  const url = addressOf(pageOf(document.url));
  const called = plainText((textOf(document.name) ?? "").slice(0, longestName)).slice(0, 400);
  // A badge is drawn by our pages alone: nobody brings one along in a name.
  const name = withoutBadges(called).slice(0, 200);
  return {
    id: newId<ActorId>(),
    kind: "remote",
    uri,
    type: actorTypes.find((type) => isOfType(document, type)) ?? "Person",
    handle,
    host: new URL(uri).host,
    name: name === "" ? handle : name,
    summary: plainText((textOf(document.summary) ?? "").slice(0, longestSummary)).slice(0, 5_000),
    url: url !== null && sameOrigin(url, uri) ? url : null,
    inbox,
    sharedInbox: sharedInbox !== null && sameOrigin(uri, sharedInbox) ? sharedInbox : null,
    // Whom a collection on another origin names is not this actor's to say.
    followers: followers !== null && sameOrigin(uri, followers) ? followers : null,
    searchableBy: consentOfActor(document),
    residentId: null,
    threadId: null,
    signingKeyId: null,
    madeAt: at,
    fetchedAt: at,
    goneAt: null,
  };
};

export const createRemoteActors = (parts: {
  readonly documents: DocumentLoader;
  readonly webFinger: WebFinger;
  readonly clock: Clock;
  readonly actors: <T>(work: (actors: ActorStore) => Promise<T>) => Promise<T>;
}): RemoteActors => {
  const find: RemoteActors["find"] = async (uri, options = {}) => {
    const known = await parts.actors((actors) => actors.byUri(uri));
    if (known !== null && known.kind !== "remote") return null;
    const isRecent = known?.fetchedAt != null && parts.clock().getTime() - known.fetchedAt.getTime() < day;
    if (known !== null && isRecent && known.goneAt === null && options.fresh !== true) return known;
    const { budget } = options;
    const within = budget === undefined ? {} : { budget };
    const loaded = await (options.fresh === true
      ? parts.documents.loadFresh(uri, within)
      : parts.documents.load(uri, within));
    if (!loaded.ok) {
      if (known === null && options.insist === true && maySucceedLater(loaded))
        throw new Unreachable(uri, loaded.reason);
      return loaded.reason === "gone" ? null : known;
    }
    const actor = actorFromDocument(loaded.document, parts.clock());
    return actor === null || actor.uri !== uri ? null : actor;
  };

  /** What stands at `address` now; its own id may be another address of the same origin. */
  const linksAt = async (
    address: string,
    { insist, budget }: { readonly insist?: boolean; readonly budget?: RequestBudget } = {},
  ): Promise<ActorLinks | null> => {
    const loaded = await parts.documents.loadFresh(address, budget === undefined ? {} : { budget });
    if (!loaded.ok) {
      if (insist === true && maySucceedLater(loaded)) throw new Unreachable(address, loaded.reason);
      return null;
    }
    const actor = actorFromDocument(loaded.document, parts.clock());
    if (actor === null) return null;
    const alsoKnownAs = idsOf(loaded.document.alsoKnownAs).slice(0, mostAliases);
    return { actor, alsoKnownAs, movedTo: idOf(loaded.document.movedTo) };
  };

  /** Where the actor of an address that people use stands; `null` when nobody says so. */
  const uriOf = async (address: string): Promise<string | null> => {
    const read = readAddress(address);
    if (read === null) return URL.canParse(address.trim()) ? address.trim() : null;
    const found = await parts.webFinger(`acct:${read.name}@${read.host}`, read.host);
    const self = objectsOf(found?.links).find((link) => link.rel === "self" && /json/.test(textOf(link.type) ?? ""));
    return textOf(self?.href);
  };

  return {
    find,
    findByAddress: async (address) => {
      const uri = await uriOf(address);
      return uri === null ? null : find(uri);
    },
    linksOf: async (uri, options = {}) => {
      const links = await linksAt(uri, options);
      return links?.actor.uri === uri ? links : null;
    },
    linksByAddress: async (address) => {
      const uri = await uriOf(address);
      return uri === null ? null : linksAt(uri);
    },
  };
};
