import type { ActorId, PostId } from "../kernel/ids.ts";
import type { Actor } from "../posts/actor.ts";

/**
 * How our wijk and another one stand about the ring. `invited`: we asked them. `asked`: they asked us. `member`: both said
 * yes. `refused`: they said no. `ended`: it is over, or what was asked was taken back.
 */
export type MembershipState = "invited" | "asked" | "member" | "refused" | "ended";

/** What we said ourselves: that we invite, or that we accept. It is what we take back when we leave. */
export type OwnWord = { readonly uri: string; readonly type: "Offer" | "Accept" };

/** The ring between our wijk and one other, by its exact actor. What stands in it rests on a word of each. */
export type Membership = {
  readonly actor: Actor;
  readonly state: MembershipState;
  readonly own: OwnWord | null;
  /** The id of what they said: their Offer, or their Accept of ours. */
  readonly theirUri: string | null;
  /** Since when it stands so. */
  readonly since: Date;
};

export type Standing = Omit<Membership, "actor">;

/** The wijken of the ring, and those with which it was spoken of. */
export type MembershipStore = {
  all(): Promise<readonly Membership[]>;
  members(): Promise<readonly Membership[]>;
  of(actorId: ActorId): Promise<Membership | null>;
  /** The members on one server. */
  membersAt(host: string): Promise<readonly Membership[]>;
  save(actorId: ActorId, standing: Standing): Promise<void>;
  /**
   * Whether a wijk of the ring reads a thread: one of ours that was told to it since it became a member, or one of its own in which
   * our residents answer.
   */
  reads(actorId: ActorId, thread: PostId): Promise<boolean>;
};

/** Something that the other wijk said. `undone` is the id that it takes back; `accepts` the Offer whose Accept that was. */
export type TheirWord =
  | { readonly kind: "offer"; readonly uri: string }
  | { readonly kind: "accept"; readonly uri: string; readonly offer: string }
  | { readonly kind: "reject"; readonly offer: string }
  | { readonly kind: "undo"; readonly undone: string | null; readonly accepts: string | null };

/** What comes of it. `left`: what stood between us is over. */
export type Heard = { readonly standing: Standing; readonly left: boolean };

const over = (state: "refused" | "ended", at: Date): Standing => ({ state, own: null, theirUri: null, since: at });

/**
 * How we stand after the other wijk said something; `null` when it changes nothing. Only what answers or takes back the words on
 * which things rest now counts: whatever belongs to what is over is nothing any more, in whatever order it comes. Who
 * is a member and asks anew has left without our hearing of it: the administrator says yes again, or no.
 */
export const hear = (now: Standing | null, word: TheirWord, at: Date): Heard | null => {
  const isOpen = now?.state === "invited" || now?.state === "member";
  switch (word.kind) {
    case "offer": {
      if (now?.theirUri === word.uri) return null;
      // Both invited: each has said yes of its own accord.
      if (now?.state === "invited")
        return { standing: { ...now, state: "member", theirUri: word.uri, since: at }, left: false };
      const standing: Standing = { state: "asked", own: null, theirUri: word.uri, since: at };
      return { standing, left: now?.state === "member" };
    }
    case "accept":
      if (now?.state !== "invited" || now.own?.uri !== word.offer) return null;
      return { standing: { ...now, state: "member", theirUri: word.uri, since: at }, left: false };
    case "reject":
      if (now === null || !isOpen || now.own?.uri !== word.offer) return null;
      return { standing: over("refused", at), left: now.state === "member" };
    case "undo": {
      if (now === null || now.state === "refused" || now.state === "ended") return null;
      const isTheirs = word.undone !== null && word.undone === now.theirUri;
      const acceptsOurs = isOpen && word.accepts !== null && word.accepts === now.own?.uri;
      return isTheirs || acceptsOurs ? { standing: over("ended", at), left: now.state === "member" } : null;
    }
  }
};

/** How we stand after it ended by our own doing, or by what we decided about them. */
export const ended = (at: Date): Standing => over("ended", at);

/** Whether there is anything to end. */
export const stands = ({ state }: Standing): boolean => state === "invited" || state === "asked" || state === "member";
