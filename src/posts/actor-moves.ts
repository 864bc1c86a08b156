import { day, later } from "../kernel/clock.ts";
import type { ActorId } from "../kernel/ids.ts";
import type { Actor } from "./actor.ts";

/** An actor that says to live somewhere else now. It stands until `endedAt`: then it came back, or moved on. */
export type ActorMove = {
  readonly id: string;
  readonly actorId: ActorId;
  readonly target: Actor;
  readonly movedAt: Date;
  readonly endedAt: Date | null;
};

/** What an actor document says of moving (ActivityStreams `alsoKnownAs`, FEP-7628 `movedTo`), fetched just now. */
export type ActorLinks = {
  readonly actor: Actor;
  readonly alsoKnownAs: readonly string[];
  readonly movedTo: string | null;
};

export type ActorMoveStore = {
  byId(id: string): Promise<ActorMove | null>;
  /** Where an actor lives now; `null` when it is where it always was. */
  standing(actor: ActorId): Promise<ActorMove | null>;
  /** The last time that it moved, whether that still stands or not. */
  latest(actor: ActorId): Promise<ActorMove | null>;
  /** Who moved to this actor, the last one first. */
  into(target: ActorId): Promise<readonly { readonly actor: Actor; readonly movedAt: Date }[]>;
  add(move: {
    readonly id: string;
    readonly actorId: ActorId;
    readonly targetId: ActorId;
    readonly movedAt: Date;
  }): Promise<void>;
  end(id: string, at: Date): Promise<void>;
  /** Earlier accounts that the owner of an actor of ours named, in the order in which that was done. */
  aliases(actor: ActorId): Promise<readonly Actor[]>;
  addAlias(actor: ActorId, alias: ActorId, since: Date): Promise<void>;
  removeAlias(actor: ActorId, alias: ActorId): Promise<void>;
};

/** One move per actor in so long, both ways: Mastodon looks at no second one within it (its processing cool-down). */
export const betweenMoves = 7 * day;

/** When an actor may move again; `null` when it may now. */
export const mayMoveFrom = (latest: Pick<ActorMove, "movedAt"> | null, at: Date): Date | null => {
  if (latest === null) return null;
  const from = later(latest.movedAt, betweenMoves);
  return from > at ? from : null;
};
