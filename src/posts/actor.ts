import { type ActorId, newId, type PostId, type ResidentId } from "../kernel/ids.ts";
import type { SearchConsent } from "./search-consent.ts";

/**
 * Someone who can be addressed from outside. `wijk`, `instance`, `moderation` and `announcements` are this server's own: the
 * square or the gemeente (by its type), the server, and of a square the one voice of whoever moderates and the one in which the
 * wijk itself says something. `resident` is a
 * resident's own handle; `stand_in` speaks for a resident in one thread without saying who; `remote` lives on another server.
 */
export type ActorKind = "wijk" | "instance" | "moderation" | "announcements" | "resident" | "stand_in" | "remote";

export type Actor = {
  readonly id: ActorId;
  readonly kind: ActorKind;
  readonly uri: string;
  /** AS2 type: Group, Application, Person, Service or whatever a remote server says. */
  readonly type: string;
  readonly handle: string;
  readonly host: string;
  readonly name: string;
  readonly summary: string;
  /** The page for people. */
  readonly url: string | null;
  readonly inbox: string;
  readonly sharedInbox: string | null;
  readonly followers: string | null;
  /** Who may find by searching what an actor elsewhere wrote; it counts for what says nothing of that itself. */
  readonly searchableBy: SearchConsent;
  readonly residentId: ResidentId | null;
  readonly threadId: PostId | null;
  readonly signingKeyId: string | null;
  readonly madeAt: Date;
  readonly fetchedAt: Date | null;
  readonly goneAt: Date | null;
};

export type ActorStore = {
  byId(id: ActorId): Promise<Actor | null>;
  byUri(uri: string): Promise<Actor | null>;
  /** An actor of this server by handle, whatever its kind; not of somebody who left. */
  localByHandle(handle: string): Promise<Actor | null>;
  /** Whether an actor of this server has a handle, or had it and left. */
  isHandleUsed(handle: string): Promise<boolean>;
  /** The wijk, or the gemeente, itself; exists from set-up on. */
  wijk(): Promise<Actor | null>;
  instance(): Promise<Actor | null>;
  /** The one voice in which moderators of this wijk are heard outside; exists from set-up on. */
  moderation(): Promise<Actor | null>;
  /** The voice in which the wijk itself says something outside (several peers take nothing that a Group wrote); exists from set-up on. */
  announcements(): Promise<Actor | null>;
  standIn(resident: ResidentId, thread: PostId): Promise<Actor | null>;
  ofResident(resident: ResidentId): Promise<Actor | null>;
  add(actor: Actor): Promise<void>;
  /** Stores or refreshes an actor of another server, found by uri; keeps our id for it. */
  saveRemote(actor: Actor): Promise<Actor>;
  /** What one of the four voices of the house is called from now on, and says of itself. */
  describe(voice: {
    readonly kind: "wijk" | "moderation" | "announcements" | "instance";
    readonly name: string;
    readonly summary: string;
  }): Promise<void>;
  /** The remote actor said goodbye: nothing is delivered to it any more. */
  markGone(uri: string, at: Date): Promise<void>;
  /** The key pair with which actors of a purpose sign; made at set-up. */
  signingKeyFor(purpose: "wijk" | "instance" | "stand-ins"): Promise<string | null>;
};

const typeOf = {
  wijk: "Group",
  instance: "Application",
  moderation: "Service",
  announcements: "Service",
  resident: "Person",
  stand_in: "Service",
} as const;

/** A new actor of this server, with all its addresses derived from `origin` and its id. */
export const localActor = (given: {
  readonly origin: string;
  readonly kind: Exclude<ActorKind, "remote">;
  /** When it is not the one that goes with its kind. */
  readonly type?: "Organization";
  readonly handle: string;
  readonly name: string;
  readonly summary?: string;
  readonly signingKeyId: string;
  readonly residentId?: ResidentId;
  readonly threadId?: PostId;
  readonly at: Date;
}): Actor => {
  const id = newId<ActorId>();
  const uri = `${given.origin}/ap/a/${id}`;
  return {
    id,
    kind: given.kind,
    uri,
    type: given.type ?? typeOf[given.kind],
    handle: given.handle,
    host: new URL(given.origin).host,
    name: given.name,
    summary: given.summary ?? "",
    url: given.kind === "resident" || given.kind === "stand_in" ? null : `${given.origin}/`,
    inbox: `${uri}/inbox`,
    sharedInbox: `${given.origin}/ap/inbox`,
    followers: `${uri}/followers`,
    searchableBy: null,
    residentId: given.residentId ?? null,
    threadId: given.threadId ?? null,
    signingKeyId: given.signingKeyId,
    madeAt: given.at,
    fetchedAt: null,
    goneAt: null,
  };
};

/**
 * Whether it says itself what it has to say. A Group has others speak and shares it, since several peers take nothing that a Group
 * wrote; a gemeente is heard in its own name.
 */
export const speaksItself = ({ type }: Pick<Actor, "type">): boolean => type === "Organization";

/**
 * What is kept of the handle of somebody who left, so that nobody else ever gets it: its hash, in a form that no handle has. Whoever
 * knows the handle can tell that it was used; nobody can read it back.
 */
export const goneHandle = async (handle: string): Promise<string> => {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`handle that left: ${handle}`));
  return `-${[...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
};

/** The address by which people outside write to an actor, such as `@holtveen@holtveen.example`. */
export const fullHandle = (actor: Pick<Actor, "handle" | "host">): string => `@${actor.handle}@${actor.host}`;
