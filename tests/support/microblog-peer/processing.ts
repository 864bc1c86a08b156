import { hasType, hostOf, idOf, isJson, sameHost, textOf } from "../mastodon-peer/reading.ts";
import { type Json, Refused } from "./family.ts";
import type { RemoteActor, World } from "./world.ts";

/** Whether somebody here follows an actor. */
const isFollowed = (world: World, actor: string): boolean =>
  world.follows.some((follow) => follow.of === actor && follow.state === "accepted");

const noteIn = async (world: World, activity: Json, sender: RemoteActor): Promise<Json> => {
  const uri = idOf(activity.object) ?? "";
  if (!sameHost(uri, sender.id)) throw new Refused("foreign object", `${uri} by ${sender.id}`);
  return isJson(activity.object) ? activity.object : world.fetchDocument(uri);
};

const keep = async (world: World, note: Json, carrier: Json): Promise<void> => {
  const status = await world.family.readNote(note, carrier, world);
  if (hostOf(status.author) !== hostOf(status.uri)) throw new Refused("foreign object", status.uri);
  if (!world.deleted.has(status.uri) && !world.statuses.has(status.uri)) world.statuses.set(status.uri, status);
};

const update = async (world: World, activity: Json, sender: RemoteActor): Promise<void> => {
  if (idOf(activity.object) === sender.id) return;
  const note = await noteIn(world, activity, sender);
  const known = world.statuses.get(idOf(note) ?? "");
  if (known === undefined) return keep(world, note, activity);
  const before = Date.parse(textOf(known.document.updated) ?? textOf(known.document.published) ?? "");
  const now = Date.parse(textOf(note.updated) ?? "");
  if (known.author !== sender.id || !(now > before)) return;
  Object.assign(known, await world.family.readNote(note, activity, world), { edited: true });
};

const remove = (world: World, uri: string, sender: RemoteActor): void => {
  const known = world.statuses.get(uri);
  if (known !== undefined && known.author !== sender.id) throw new Refused("foreign object", `${uri} by ${sender.id}`);
  world.deleted.add(uri);
  world.statuses.delete(uri);
  takeAway(world.boosts, (boost) => boost.status === uri);
};

const announce = async (world: World, activity: Json, sender: RemoteActor): Promise<void> => {
  if (!isFollowed(world, sender.id)) return;
  const note = await world.family.announcedNote(activity, world);
  const uri = idOf(note) ?? "";
  await keep(world, note, activity);
  if (world.boosts.some((boost) => boost.by === sender.id && boost.status === uri)) return;
  world.boosts.push({ id: idOf(activity) ?? "", by: sender.id, status: uri });
};

const answerToFollow = (world: World, activity: Json, sender: RemoteActor, isAccept: boolean): void => {
  const object = activity.object;
  const follow = world.follows.find(
    (one) => one.of === sender.id && (one.id === idOf(object) || (isJson(object) && idOf(object.actor) === one.by)),
  );
  if (follow === undefined) throw new Refused("unknown follow", String(idOf(object)));
  if (isAccept) follow.state = "accepted";
  else takeAway(world.follows, (one) => one === follow);
};

/** Does with one verified activity what the software does. */
export const processActivity = async (world: World, activity: Json, sender: RemoteActor): Promise<void> => {
  if (idOf(activity.actor) !== sender.id) throw new Refused("foreign object", `${idOf(activity)} by ${sender.id}`);
  const uri = idOf(activity.object) ?? "";
  if (hasType(activity, ["Accept", "Reject"])) {
    // An answer to another request than a Follow is kept for who asks it.
    if (isJson(activity.object) && !hasType(activity.object, ["Follow"])) return;
    return answerToFollow(world, activity, sender, hasType(activity, ["Accept"]));
  }
  if (hasType(activity, ["Create"])) return keep(world, await noteIn(world, activity, sender), activity);
  if (hasType(activity, ["Update"])) return update(world, activity, sender);
  if (hasType(activity, ["Delete"])) return remove(world, uri, sender);
  if (hasType(activity, ["Announce"])) return announce(world, activity, sender);
  if (hasType(activity, ["Undo"])) takeAway(world.boosts, (boost) => boost.id === uri && boost.by === sender.id);
};

export const takeAway = <T>(items: T[], gone: (item: T) => boolean): void => {
  const kept = items.filter((item) => !gone(item));
  items.splice(0, items.length, ...kept);
};
