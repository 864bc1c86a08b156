import { receiveAnnounce } from "./announces.ts";
import { hasProofOfActor } from "./integrity-proof.ts";
import { receiveBlock, receiveFlag } from "./moderation.ts";
import { readMovedTo, receiveMove } from "./moves.ts";
import { idOf, isJson, list, textOf } from "./reading.ts";
import type { Actor, Json } from "./records.ts";
import { Refused } from "./refusals.ts";
import { receiveDelete, receiveFollow, receiveFollowAnswer, receiveLike, receiveUndo } from "./relations.ts";
import { isActorDocument, readActor } from "./remote-actors.ts";
import { type Arrival, createStatus, updateStatus } from "./statuses.ts";
import type { World } from "./world.ts";

/** Does with one verified activity what Mastodon does; what it does not take is thrown as a refusal. */
export const processActivity = async (world: World, activity: Json, sender: Actor, arrival: Arrival): Promise<void> => {
  const actorId = idOf(activity.actor);
  if (actorId !== sender.id) {
    const isProven = world.version === "4.7" && actorId !== null && (await hasProofOfActor(world, activity));
    if (!isProven) throw new Refused("sender is not the actor", `${actorId} sent by ${sender.id}`);
    return processActivity(world, activity, await world.actors.actor(actorId), arrival);
  }
  const type = textOf(list(activity.type)[0]) ?? "";
  switch (type) {
    case "Accept":
    case "Reject":
      return receiveFollowAnswer(world, activity, sender, type === "Accept");
    case "Follow":
      return receiveFollow(world, activity, sender);
    case "Announce":
      return receiveAnnounce(world, activity, sender);
    case "Create":
      await createStatus(world, activity, sender, arrival);
      return;
    case "Update": {
      const object = activity.object;
      if (!isJson(object) || !isActorDocument(object)) return updateStatus(world, activity, sender, arrival);
      if (idOf(object) !== sender.id) throw new Refused("foreign object", `${idOf(object)} by ${sender.id}`);
      readMovedTo(world, sender.id, object);
      world.records.actors.set(sender.id, readActor({ "@context": activity["@context"], ...object }));
      return;
    }
    case "Delete":
      return receiveDelete(world, activity, sender);
    case "Undo":
      return receiveUndo(world, activity, sender);
    case "Move":
      return receiveMove(world, activity, sender);
    case "Like":
      return receiveLike(world, activity, sender);
    case "Flag":
      return receiveFlag(world, activity, sender);
    case "Block":
      return receiveBlock(world, activity, sender);
    default:
      throw new Refused("activity type", `${type} ${idOf(activity)}`);
  }
};
