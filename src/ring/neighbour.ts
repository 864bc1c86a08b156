import type { ActorId } from "../kernel/ids.ts";
import type { Actor } from "../posts/actor.ts";

/** A wijk that ours follows. `requested` until it says yes. */
export type Neighbour = {
  readonly actor: Actor;
  readonly followUri: string;
  readonly state: "requested" | "accepted" | "rejected";
  readonly since: Date;
};

export type RingStore = {
  neighbours(): Promise<readonly Neighbour[]>;
  /** Whether our wijk follows another that said yes, and whether it has a ring. */
  around(): Promise<{ readonly follows: boolean; readonly hasRing: boolean }>;
  neighbour(actorId: ActorId): Promise<Neighbour | null>;
  neighbourByFollow(followUri: string): Promise<Neighbour | null>;
  /** Adds a neighbour or changes its state. */
  saveNeighbour(neighbour: {
    readonly actorId: ActorId;
    readonly followUri: string;
    readonly state: Neighbour["state"];
    readonly since: Date;
  }): Promise<void>;
  removeNeighbour(actorId: ActorId): Promise<void>;
  /** A second follow by the same actor replaces the first: the newest id counts. */
  addFollower(follower: {
    readonly actorId: ActorId;
    readonly followerId: ActorId;
    readonly followUri: string;
    readonly since: Date;
  }): Promise<void>;
  removeFollower(actorId: ActorId, followerId: ActorId): Promise<void>;
  followerByFollow(followUri: string): Promise<{ readonly actorId: ActorId; readonly followerId: ActorId } | null>;
  countFollowers(actorId: ActorId): Promise<number>;
};
