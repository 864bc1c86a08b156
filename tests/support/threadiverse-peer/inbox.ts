import { matchesKey, readSignature, type SignedParts } from "../mastodon-peer/http-signature.ts";
import { hasType, idOf, isJson, sameHost, textOf } from "../mastodon-peer/reading.ts";
import type { Json } from "../mastodon-peer/records.ts";
import { Refused as Unsigned } from "../mastodon-peer/refusals.ts";
import { fetchActor, fetchDocument } from "./fetching.ts";
import { mayBeOfGroup } from "./piefed.ts";
import { changePost, keepPost } from "./posts.ts";
import type { World } from "./records.ts";
import { demand, Refused } from "./refusals.ts";
import type { Way } from "./rules.ts";
import { demandAddressing, demandPublic } from "./shapes.ts";

/** The actor whose key signed a request, by draft-cavage alone. */
export const signerOf = async (world: World, parts: SignedParts, body: Buffer): Promise<string> => {
  try {
    const signature = readSignature(parts, body, world.clock());
    const owner = await fetchActor(world, signature.keyId.replace(/#.*$/, ""));
    const key = isJson(owner.publicKey) ? String(owner.publicKey.publicKeyPem) : "";
    if (!matchesKey(parts, signature, key)) throw new Refused("signature", signature.keyId);
    return idOf(owner) ?? "";
  } catch (error) {
    if (error instanceof Unsigned) throw new Refused("signature", error.message);
    throw error;
  }
};

/** Reads one activity that came to an inbox; throws what the family refuses. */
export const readActivity = async (world: World, activity: Json, sender: string): Promise<void> => {
  demand(idOf(activity.actor) === sender, "sender is not the actor", sender);
  if (hasType(activity, ["Accept"])) return readAccept(world, activity);
  if (hasType(activity, ["Announce"])) return readAnnounce(world, activity, sender);
  if (hasType(activity, ["Undo"]) && isJson(activity.object) && hasType(activity.object, ["Announce"])) {
    demand(world.rules.undoneAnnounce !== "refused", "activity type", "Undo of an Announce");
    return;
  }
  await apply(world, activity, "direct", groupNamedIn(world, activity));
};

const readAccept = (world: World, accept: Json): void => {
  const follow = isJson(accept.object) ? accept.object : null;
  const asked = world.follows.get(idOf(follow) ?? "");
  demand(asked !== undefined && follow?.type === "Follow" && accept.actor === asked.group, "accept", accept);
  if (asked !== undefined) asked.accepted = true;
};

const groupNamedIn = (world: World, activity: Json): string => {
  const said = JSON.stringify([activity, activity.object]);
  return [...world.groups.keys()].find((group) => said.includes(group)) ?? "";
};

const readAnnounce = async (world: World, announce: Json, group: string): Promise<void> => {
  const { rules } = world;
  rules.activity(announce, "announced");
  demandAddressing(announce);
  demandPublic(announce);
  const { object } = announce;
  if (typeof object === "string") {
    demand(rules.bareAnnounce === "fetched", "bare object", object);
    if (world.posts.has(object)) return;
    return keepPost(world, await fetchDocument(world, object), "direct", group);
  }
  if (!isJson(object)) throw new Refused("activity form", JSON.stringify(object));
  if (object.actor === undefined) {
    demand(rules.announcedObject !== "refused", "bare object", idOf(object));
    if (rules.announcedObject === "fetched") await keepPost(world, object, "direct", group);
    return;
  }
  await apply(world, object, "announced", group);
};

const isBot = async (world: World, actor: string): Promise<boolean> =>
  !sameHost(actor, world.origin) && hasType(await fetchActor(world, actor), ["Service", "Application"]);

/** What an activity does to the posts here. */
const apply = async (world: World, activity: Json, way: Way, group: string): Promise<void> => {
  const { rules } = world;
  const [actor, objectUri] = [idOf(activity.actor) ?? "", idOf(activity.object)];
  const isByGroup = world.groups.has(actor) && !mayBeOfGroup(activity.type);
  demand(!isByGroup, "group as author", `${textOf(activity.type)} ${textOf(activity.id)}`);
  rules.activity(activity, way);
  switch (activity.type) {
    case "Create":
    case "Update": {
      const object = isJson(activity.object) ? activity.object : await fetchDocument(world, objectUri ?? "");
      demand(sameHost(idOf(object) ?? "", actor), "foreign object", objectUri);
      return keepPost(world, object, way, group);
    }
    case "Delete":
      return remove(world, activity, group);
    case "Like":
    case "Dislike":
      demand(!(await isBot(world, actor)), "vote of a bot", actor);
      return changePost(world, objectUri, ({ votes }) => votes.set(actor, activity.type === "Like" ? 1 : -1));
    case "ChooseAnswer":
      demand(rules.readsChoices, "activity type", "ChooseAnswer");
      return choose(world, activity, group, true);
    case "Add":
    case "Remove":
      demand(rules.readsPinning, "activity type", activity.type);
      return pin(world, activity, group);
    case "Undo":
      return undo(world, activity, group);
    default:
      throw new Refused("activity type", String(activity.type));
  }
};

const pin = async (world: World, { type, actor, object, target }: Json, group: string): Promise<void> => {
  const isModerator = world.groups.get(group)?.moderators.includes(idOf(actor) ?? "") === true;
  const { featured } = await fetchActor(world, group);
  demand(isModerator && idOf(target) === idOf(featured), "pinning by a stranger", target);
  changePost(world, idOf(object), (post) => {
    post.pinned = type === "Add";
  });
};

const remove = (world: World, deletion: Json, group: string): void => {
  const [actor, uri] = [idOf(deletion.actor) ?? "", idOf(deletion.object)];
  changePost(world, uri, (post) => {
    if (post.author === actor) {
      post.deleted = true;
      return;
    }
    const isModerator = world.groups.get(group)?.moderators.includes(actor) === true;
    const reason = textOf(deletion.summary);
    demand(isModerator && reason !== null && sameHost(actor, group), "deletion by a stranger", deletion);
    post.removed = reason;
  });
};

const undo = async (world: World, { object, actor }: Json, group: string): Promise<void> => {
  demand(isJson(object) && object.actor === actor, "activity form", object);
  const undone = object as Json;
  switch (undone.type) {
    case "Like":
    case "Dislike":
      return changePost(world, idOf(undone.object), ({ votes }) => void votes.delete(String(actor)));
    case "Delete":
      return changePost(world, idOf(undone.object), (post) => {
        const isModerator = world.groups.get(group)?.moderators.includes(String(actor)) === true;
        demand(isModerator || post.author === actor, "deletion by a stranger", undone);
        post.removed = null;
      });
    case "ChooseAnswer":
      demand(world.rules.readsChoices, "activity type", "Undo of a ChooseAnswer");
      return choose(world, undone, group, false);
    default:
      throw new Refused("activity type", `Undo of ${textOf(undone.type)}`);
  }
};

const choose = (world: World, choice: Json, group: string, chosen: boolean): void => {
  const isModerator = world.groups.get(group)?.moderators.includes(idOf(choice.actor) ?? "") === true;
  demand(isModerator, "choice by a stranger", choice);
  changePost(world, idOf(choice.object), (post) => {
    post.chosen = chosen;
  });
};
