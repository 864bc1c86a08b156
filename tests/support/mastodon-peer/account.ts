import { randomUUID } from "node:crypto";
import { type AccountStatuses, createAccountStatuses } from "./account-statuses.ts";
import type { PostOptions } from "./delivery.ts";
import { sendBlock, sendUnblock } from "./moderation.ts";
import { moveAway } from "./moves.ts";
import { voteActivities } from "./polls.ts";
import { distribute, inboxesOfAcquaintances } from "./reach.ts";
import { type Actor, type Json, type LocalAccount, removeFrom, type SentRecord } from "./records.ts";
import { forgetActor } from "./relations.ts";
import { hideAccount } from "./timelines.ts";
import type { World } from "./world.ts";

export type FollowRequest = { readonly id: string; readonly delivery: SentRecord };

/** What a person with an account on the peer can do. */
export type PeerAccount = AccountStatuses & {
  readonly id: string;
  readonly name: string;
  /** `@name@host:port`. */
  readonly handle: string;
  readonly keyId: string;
  readonly inbox: string;
  /** For hostile tests that sign by themselves. */
  readonly local: LocalAccount;
  /** Finds `@name@host` by WebFinger; throws `Refused` when its actor breaks a rule of federation.md 2.5. */
  lookup(handle: string): Promise<Actor>;
  /** Asks to follow; the answer comes later. Asking again sends a new id (federation.md 2.6). */
  follow(actor: Actor | string): Promise<FollowRequest>;
  /** Resolves once the follow is accepted, however long that takes. */
  accepted(actor: Actor | string): Promise<void>;
  isFollowing(actor: Actor | string): boolean;
  followers(): readonly string[];
  unfollow(actor: Actor | string): Promise<SentRecord>;
  /** Wants nothing of somebody any more; their server is told. */
  block(actor: Actor | string): Promise<SentRecord>;
  unblock(actor: Actor | string): Promise<SentRecord>;
  like(statusUri: string): Promise<SentRecord>;
  undoLike(statusUri: string): Promise<SentRecord>;
  /** Says that an account elsewhere is theirs too. */
  nameAsOwn(actor: string): void;
  /**
   * Moves to an account that names this one; throws `Refused` when it does not. Followers hear of it, and the inboxes of
   * `alsoTo`.
   */
  moveTo(actor: string, alsoTo?: readonly string[]): Promise<readonly SentRecord[]>;
  /** Votes for the options with these names, once; throws when the peer itself would not let it. */
  vote(statusUri: string, names: readonly string[]): Promise<readonly SentRecord[]>;
  /** Ends the account: Delete of the actor to every server that knows it; afterwards it is answered with 410. */
  deleteAccount(): Promise<readonly SentRecord[]>;
  /** Sends anything anywhere, signed or not. */
  post(inbox: string, activity: Json | string, options?: PostOptions): Promise<SentRecord>;
};

export type AccountTools = {
  readonly world: World;
  readonly post: (inbox: string, activity: Json | string, options: PostOptions) => Promise<SentRecord>;
  /** Resolves as soon as `isTrue` holds; looked at after each activity that was processed. */
  readonly when: (isTrue: () => boolean) => Promise<void>;
};

const context = "https://www.w3.org/ns/activitystreams";

export const createPeerAccount = ({ world, post, when }: AccountTools, account: LocalAccount): PeerAccount => {
  const { records, actors } = world;
  const idOf = (actor: Actor | string): string => (typeof actor === "string" ? actor : actor.id);
  const followOf = (actor: Actor | string) =>
    records.follows.find((follow) => follow.follower === account.id && follow.followed === idOf(actor));
  const isFollowing = (actor: Actor | string): boolean => followOf(actor)?.state === "accepted";
  const statuses = createAccountStatuses(world, account);
  const likeActivity = (id: string, statusUri: string): Json => ({
    id,
    type: "Like",
    actor: account.id,
    object: statusUri,
  });

  return {
    ...statuses,
    id: account.id,
    name: account.username,
    handle: `@${account.username}@${account.host}`,
    keyId: account.keyId,
    inbox: account.inbox,
    local: account,
    lookup: (handle) => actors.lookup(handle),
    isFollowing,
    accepted: (actor) => when(() => isFollowing(actor)),
    followers: () =>
      records.follows
        .filter((follow) => follow.followed === account.id && follow.state === "accepted")
        .map((follow) => follow.follower),
    async follow(target) {
      const actor = await actors.actor(idOf(target));
      const id = `${world.origin}/${randomUUID()}`;
      const state = followOf(actor)?.state ?? "requested";
      removeFrom(records.follows, (follow) => follow.follower === account.id && follow.followed === actor.id);
      records.follows.push({ id, follower: account.id, followed: actor.id, state });
      const follow = { "@context": context, id, type: "Follow", actor: account.id, object: actor.id };
      return { id, delivery: await world.deliver(follow, actor.inbox, account) };
    },
    async unfollow(target) {
      const actor = await actors.actor(idOf(target));
      const follow = followOf(actor);
      if (follow === undefined) throw new Error(`${account.username} does not follow ${actor.id}`);
      removeFrom(records.follows, (one) => one === follow);
      hideAccount(records, account, actor.id);
      const undo = {
        "@context": context,
        id: `${account.id}#follows/${world.nextNumber()}/undo`,
        type: "Undo",
        actor: account.id,
        object: { id: follow.id, type: "Follow", actor: account.id, object: actor.id },
      };
      return world.deliver(undo, actor.inbox, account);
    },
    block: (actor) => sendBlock(world, account, idOf(actor)),
    unblock: (actor) => sendUnblock(world, account, idOf(actor)),
    async like(statusUri) {
      const status = await statuses.find(statusUri);
      const author = await actors.actor(status.author);
      const id = `${account.id}#likes/${world.nextNumber()}`;
      records.likes.push({ id, by: account.id, status: status.uri });
      return world.deliver({ "@context": context, ...likeActivity(id, status.uri) }, author.inbox, account);
    },
    async undoLike(statusUri) {
      const status = await statuses.find(statusUri);
      const like = records.likes.find((one) => one.by === account.id && one.status === status.uri);
      if (like === undefined) throw new Error(`${account.username} does not like ${status.uri}`);
      removeFrom(records.likes, (one) => one === like);
      const object = likeActivity(like.id, status.uri);
      const undo = { "@context": context, id: `${like.id}/undo`, type: "Undo", actor: account.id, object };
      return world.deliver(undo, (await actors.actor(status.author)).inbox, account);
    },
    nameAsOwn: (actor) => void account.alsoKnownAs.push(actor),
    moveTo: (actor, alsoTo = []) => moveAway(world, account, actor, alsoTo),
    async vote(statusUri, names) {
      const status = await statuses.find(statusUri);
      const author = await actors.actor(status.author);
      const votes = voteActivities(world, account, status, names);
      return Promise.all(votes.map((vote) => world.deliver(vote, author.inbox, account)));
    },
    async deleteAccount() {
      const inboxes = inboxesOfAcquaintances(world, account);
      forgetActor(world, account.id);
      account.deleted = true;
      const activity = {
        "@context": context,
        id: `${account.id}#delete`,
        type: "Delete",
        actor: account.id,
        to: [`${context}#Public`],
        object: account.id,
      };
      return distribute(world, account, activity, inboxes);
    },
    post: (inbox, activity, options = {}) => post(inbox, activity, { signAs: account, ...options }),
  };
};
