import { undoAnnounce } from "./announces.ts";
import { hasType, idOf, isJson, sameHost } from "./reading.ts";
import { type Actor, type FollowRecord, type Json, localAccount, removeFrom } from "./records.ts";
import { Refused } from "./refusals.ts";
import { rememberDeletion } from "./statuses.ts";
import { hideAccount, removeStatus } from "./timelines.ts";
import type { World } from "./world.ts";

/** Follow of a local account: stored with the newest id, and always answered with an Accept (federation.md 2.6). */
export const receiveFollow = async (world: World, activity: Json, follower: Actor): Promise<void> => {
  const followed = localAccount(world.records, idOf(activity.object) ?? "");
  if (followed === undefined) throw new Refused("unknown follow", String(idOf(activity.object)));
  const { follows } = world.records;
  removeFrom(follows, (follow) => follow.follower === follower.id && follow.followed === followed.id);
  follows.push({ id: idOf(activity) ?? "", follower: follower.id, followed: followed.id, state: "accepted" });
  const accept = {
    "@context": "https://www.w3.org/ns/activitystreams",
    id: `${followed.id}#accepts/follows/${world.nextNumber()}`,
    type: "Accept",
    actor: followed.id,
    object: { id: idOf(activity), type: "Follow", actor: follower.id, object: followed.id },
  };
  await world.deliver(accept, follower.inbox, followed);
};

/** The follow that an Accept, a Reject or an Undo is about: by id, else by the embedded Follow. */
const namedFollow = (world: World, object: unknown): FollowRecord | undefined => {
  const { follows } = world.records;
  const byId = follows.find((follow) => follow.id === idOf(object));
  if (byId !== undefined || !isJson(object) || !hasType(object, ["Follow"])) return byId;
  return follows.find((follow) => follow.follower === idOf(object.actor) && follow.followed === idOf(object.object));
};

/** Accept or Reject of a follow that a local account asked for. */
export const receiveFollowAnswer = (world: World, activity: Json, answerer: Actor, isAccept: boolean): void => {
  const follow = namedFollow(world, activity.object);
  const follower = follow === undefined ? undefined : localAccount(world.records, follow.follower);
  if (follow === undefined || follower === undefined || follow.followed !== answerer.id) {
    throw new Refused("unknown follow", `${String(activity.type)} ${idOf(activity.object)} by ${answerer.id}`);
  }
  if (isAccept) {
    follow.state = "accepted";
    return;
  }
  removeFrom(world.records.follows, (one) => one === follow);
  hideAccount(world.records, follower, follow.followed);
};

/** Like: kept only on a local post. */
export const receiveLike = (world: World, activity: Json, actor: Actor): void => {
  const status = world.records.statuses.get(idOf(activity.object) ?? "");
  if (status === undefined || localAccount(world.records, status.author) === undefined) {
    throw new Refused("like elsewhere", String(idOf(activity.object)));
  }
  removeFrom(world.records.likes, (like) => like.by === actor.id && like.status === status.uri);
  world.records.likes.push({ id: idOf(activity) ?? "", by: actor.id, status: status.uri });
};

/** Undo with an embedded object, or with a bare id (not of a Like); federation.md 2.6. */
export const receiveUndo = (world: World, activity: Json, actor: Actor): void => {
  const object = activity.object;
  const id = idOf(object);
  if (id === null) throw new Refused("activity type", "Undo without object");
  const follow = namedFollow(world, object);
  const block = world.records.blocks.find((one) => one.id === id && one.by === actor.id);
  if (block !== undefined) {
    removeFrom(world.records.blocks, (one) => one === block);
  } else if (isJson(object) && hasType(object, ["Like"])) {
    const liked = idOf(object.object);
    removeFrom(world.records.likes, (like) => like.by === actor.id && like.status === liked);
  } else if (!isJson(object) && world.records.likes.some((like) => like.id === id)) {
    throw new Refused("undo like", id);
  } else if (follow?.follower === actor.id) {
    removeFrom(world.records.follows, (one) => one === follow);
  } else if (!isJson(object) || hasType(object, ["Announce"])) {
    undoAnnounce(world, id, actor);
  } else {
    rememberDeletion(world, id);
  }
};

/** Forgets an actor with all its posts, boosts and follows; also what a 410 on the actor does (federation.md 2.5). */
export const forgetActor = (world: World, id: string): void => {
  const { records } = world;
  for (const status of [...records.statuses.values()]) {
    if (status.author === id) removeStatus(records, status.uri);
  }
  for (const feed of records.feeds.values()) removeFrom(feed, (entry) => entry.boost?.by === id);
  removeFrom(records.boosts, (boost) => boost.by === id);
  removeFrom(records.follows, (follow) => follow.follower === id || follow.followed === id);
  removeFrom(records.likes, (like) => like.by === id);
  records.actors.delete(id);
};

/** Delete of the actor itself, or of one of its own posts by URI or Tombstone; federation.md 2.6. */
export const receiveDelete = (world: World, activity: Json, actor: Actor): void => {
  const uri = idOf(activity.object) ?? "";
  if (uri === actor.id) {
    forgetActor(world, actor.id);
    return;
  }
  if (!sameHost(uri, actor.id)) throw new Refused("foreign delete", `${uri} by ${actor.id}`);
  const status = world.records.statuses.get(uri);
  if (status === undefined) {
    rememberDeletion(world, uri);
    return;
  }
  if (status.author !== actor.id) throw new Refused("foreign delete", `${uri} by ${actor.id}`);
  world.records.tombstones.add(uri);
  removeStatus(world.records, uri);
};
