import { refreshPoll } from "./polls.ts";
import { hasType, hostOf, idOf, ids, isJson, sameHost } from "./reading.ts";
import { type Actor, type Json, type LocalAccount, localAccount, localFollowersOf, type Status } from "./records.ts";
import { Refused } from "./refusals.ts";
import { isStatusDocument, mentions, readStatus } from "./status-reader.ts";
import { showStatus } from "./timelines.ts";
import type { World } from "./world.ts";

const rememberedFor = 6 * 3_600_000;

/** Federation.md 2.2: an id that was deleted before it came. */
export const rememberDeletion = (world: World, id: string): void => {
  world.records.deletedFirst.set(id, new Date(world.clock().getTime() + rememberedFor));
};

export const wasDeletedFirst = (world: World, id: string): boolean =>
  (world.records.deletedFirst.get(id)?.getTime() ?? 0) > world.clock().getTime();

/** Federation.md 2.2, `related_to_local_activity?`. */
const isRelated = (world: World, object: Json, activity: Json, author: Actor): boolean => {
  if (localFollowersOf(world.records, author.id).length > 0) return true;
  const parent = idOf(object.inReplyTo);
  const parentAuthor = parent === null ? undefined : world.records.statuses.get(parent)?.author;
  if (parentAuthor !== undefined) {
    if (localAccount(world.records, parentAuthor) !== undefined) return true;
    if (localFollowersOf(world.records, parentAuthor).length > 0) return true;
  }
  const addressed = [object.to, object.cc, activity.to, activity.cc].flatMap(ids);
  const named = mentions(object).map((mention) => mention.id);
  return [...addressed, ...named].some((id) => localAccount(world.records, id) !== undefined);
};

/** The object itself: as embedded, or fetched from the host of the actor. */
const objectOf = async (world: World, activity: Json, author: Actor, signer: LocalAccount): Promise<Json> => {
  const uri = idOf(activity.object);
  if (uri === null || !sameHost(uri, author.id)) throw new Refused("foreign object", `${uri} by ${author.id}`);
  return isJson(activity.object) ? activity.object : world.documents.fetchDocument(uri, signer);
};

export type Arrival = { readonly by: "shared inbox" | "personal inbox" | "fetch"; readonly signer: LocalAccount };

/** Create: keeps the status if Mastodon would (federation.md 2.1, 2.2); a known one is given back as it is. */
export const createStatus = async (world: World, activity: Json, author: Actor, arrival: Arrival): Promise<Status> => {
  const object = await objectOf(world, activity, author, arrival.signer);
  const uri = idOf(object) ?? "";
  if (!isStatusDocument(object)) throw new Refused("object type", `${String(object.type)} ${uri}`);
  if (world.records.tombstones.has(uri)) throw new Refused("deleted", uri);
  if (wasDeletedFirst(world, uri)) throw new Refused("deleted first", uri);
  const known = world.records.statuses.get(uri);
  if (known !== undefined) return known;
  if (arrival.by === "shared inbox" && !isRelated(world, object, activity, author)) throw new Refused("unrelated", uri);
  const status = readStatus(object, activity, author, world.clock());
  world.records.statuses.set(uri, status);
  if (arrival.by !== "fetch") showStatus(world.records, status);
  return status;
};

/** The status behind a fetched document: an object, or a Create of one; federation.md 2.3 and 2.7. */
export const statusFromDocument = async (world: World, document: Json, signer: LocalAccount): Promise<Status> => {
  const uri = idOf(document) ?? "";
  if (isStatusDocument(document)) {
    const authorId = idOf(document.attributedTo);
    if (authorId === null || !sameHost(authorId, uri)) throw new Refused("foreign object", `${uri} by ${authorId}`);
    const author = await world.actors.actor(authorId);
    return createStatus(world, { type: "Create", object: document }, author, { by: "fetch", signer });
  }
  const actorId = idOf(document.actor);
  if (!hasType(document, ["Create"]) || actorId === null || hostOf(actorId) !== hostOf(uri)) {
    throw new Refused("announced activity", `${String(document.type)} ${uri} by ${actorId}`);
  }
  const author = await world.actors.actor(actorId);
  return createStatus(world, document, author, { by: "fetch", signer });
};

const oneDay = 24 * 3_600_000;

/** Update of a status; federation.md 2.6. */
export const updateStatus = async (world: World, activity: Json, author: Actor, arrival: Arrival): Promise<void> => {
  const object = await objectOf(world, activity, author, arrival.signer);
  const uri = idOf(object) ?? "";
  const stored = world.records.statuses.get(uri);
  if (stored === undefined || stored.author !== author.id) {
    const publishedAt = Date.parse(String(object.published));
    if (!(publishedAt > world.clock().getTime() - oneDay)) throw new Refused("unknown update", uri);
    await createStatus(world, activity, author, arrival);
    return;
  }
  const read = readStatus(object, activity, author, world.clock());
  const last = stored.updatedAt ?? stored.publishedAt;
  if (read.updatedAt === null || read.updatedAt.getTime() <= last.getTime()) {
    if (stored.poll !== null && read.poll !== null) {
      refreshPoll(stored.poll, read.poll);
      return;
    }
    throw new Refused("old update", `${uri} updated ${String(object.updated)}`);
  }
  stored.history.push(stored.text);
  stored.text = read.text;
  stored.title = read.title;
  stored.contentWarning = read.contentWarning;
  stored.language = read.language;
  stored.tags = read.tags;
  stored.mentions = read.mentions;
  // Other options mean that everybody votes anew; the same ones have other numbers.
  if (stored.poll !== null && read.poll !== null) refreshPoll(stored.poll, read.poll);
  if (stored.poll?.options.join() !== read.poll?.options.join()) stored.poll = read.poll;
  stored.edited = true;
  stored.updatedAt = read.updatedAt;
  stored.document = object;
};
