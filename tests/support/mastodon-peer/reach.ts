import { withLinkedDataSignature } from "./linked-data-signature.ts";
import { ids } from "./reading.ts";
import {
  type Actor,
  type Json,
  knownActor,
  type LocalAccount,
  localAccount,
  type SentRecord,
  type Status,
} from "./records.ts";
import type { World } from "./world.ts";

/** Where an account is reached: its shared inbox, else its own. */
export const preferredInbox = (actor: Actor): string => actor.sharedInbox ?? actor.inbox;

/** Other servers' inboxes of a set of accounts, each once. */
const inboxesOf = (world: World, actors: readonly (Actor | undefined)[]): readonly string[] => {
  const remote = actors.filter((actor) => actor !== undefined && localAccount(world.records, actor.id) === undefined);
  return [...new Set(remote.flatMap((actor) => (actor === undefined ? [] : [preferredInbox(actor)])))];
};

const followersOf = (world: World, account: LocalAccount): readonly (Actor | undefined)[] =>
  world.records.follows
    .filter((follow) => follow.followed === account.id && follow.state === "accepted")
    .map((follow) => knownActor(world.records, follow.follower));

/** Where an account's followers elsewhere are reached. */
export const inboxesOfFollowers = (world: World, account: LocalAccount): readonly string[] =>
  inboxesOf(world, followersOf(world, account));

/**
 * Who gets a status: the author replied to, everyone mentioned, and the author's followers; edits and deletes also go
 * to those who replied, favourited or boosted (federation.md 2.4).
 */
export const inboxesFor = (
  world: World,
  account: LocalAccount,
  status: Status,
  isAfterwards: boolean,
): readonly string[] => {
  const { records } = world;
  const parent = status.inReplyTo === null ? undefined : records.statuses.get(status.inReplyTo);
  const reacted = [
    ...[...records.statuses.values()].filter((one) => one.inReplyTo === status.uri).map((one) => one.author),
    ...records.likes.filter((like) => like.status === status.uri).map((like) => like.by),
    ...records.boosts.filter((boost) => boost.status === status.uri).map((boost) => boost.by),
  ];
  const named = [
    ...(parent === undefined ? [] : [parent.author]),
    ...status.mentions.map((mention) => mention.id),
    ...(isAfterwards ? reacted : []),
  ];
  const followers = status.visibility === "direct" ? [] : followersOf(world, account);
  return inboxesOf(world, [...named.map((id) => knownActor(records, id)), ...followers]);
};

/** Every server that the account has anything to do with; they hear of its end. */
export const inboxesOfAcquaintances = (world: World, account: LocalAccount): readonly string[] => {
  const { follows, statuses } = world.records;
  const followed = follows.filter((follow) => follow.follower === account.id).map((follow) => follow.followed);
  const addressed = [...statuses.values()]
    .filter((status) => status.author === account.id)
    .flatMap((status) => [...ids(status.document.to), ...ids(status.document.cc)]);
  const named = [...followed, ...addressed].map((id) => knownActor(world.records, id));
  return inboxesOf(world, [...named, ...followersOf(world, account)]);
};

/** Signs a public activity as linked data too, and sends it to each inbox. */
export const distribute = async (
  world: World,
  account: LocalAccount,
  activity: Json,
  inboxes: readonly string[],
): Promise<readonly SentRecord[]> => {
  const signed = await withLinkedDataSignature(activity, account, world.clock());
  return Promise.all(inboxes.map((inbox) => world.deliver(signed, inbox, account)));
};
