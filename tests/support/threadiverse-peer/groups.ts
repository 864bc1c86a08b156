import { handleParts, idOf, ids, isJson, list, originOf, textOf } from "../mastodon-peer/reading.ts";
import type { Json } from "../mastodon-peer/records.ts";
import { fetchActor, fetchDocument, fetchJson } from "./fetching.ts";
import type { KnownGroup, World } from "./records.ts";
import { demand } from "./refusals.ts";

/** Finds a Group by its handle and reads it as the family does, with the collections that go with it (federation.md 3.3). */
export const lookUpGroup = async (world: World, handle: string): Promise<KnownGroup> => {
  const { name, host } = handleParts(handle.replace(/^!/, "@"));
  const found = await fetchJson(world, `${originOf(host)}/.well-known/webfinger?resource=acct:${name}@${host}`);
  const self = list(found.links).find((link) => isJson(link) && link.rel === "self" && /json/.test(String(link.type)));
  demand(isJson(self) && typeof self.href === "string", "WebFinger", found);
  const id = (self as Json).href as string;
  const group = await fetchActor(world, id);
  await world.rules.group(world, group);
  const known = { id, inbox: textOf(group.inbox) ?? "", moderators: await readModerators(world, group) };
  world.groups.set(id, known);
  return known;
};

const readModerators = async (world: World, group: Json): Promise<readonly string[]> => {
  const listUri = textOf(group.attributedTo) ?? textOf(group.moderators);
  if (listUri === null) return [];
  const collection = await fetchDocument(world, listUri);
  demand(collection.type === "OrderedCollection" && Array.isArray(collection.orderedItems), "moderators", collection);
  const moderators = ids(collection.orderedItems);
  for (const moderator of moderators) world.rules.author(world, await fetchActor(world, moderator));
  return moderators;
};

/** The items on the first page of an outbox; refuses collections that cannot be read. */
export const readOutbox = async (world: World, groupId: string): Promise<readonly Json[]> => {
  const group = await fetchActor(world, groupId);
  for (const name of ["followers", "featured"]) {
    const address = textOf(group[name]);
    if (address === null) continue;
    const collection = await fetchDocument(world, address);
    demand(typeof collection.totalItems === "number", "outbox", `${name} without totalItems`);
  }
  const outbox = await fetchDocument(world, textOf(group.outbox) ?? "");
  const first = idOf(outbox.first);
  const page = first === null ? outbox : await fetchDocument(world, first);
  demand(Array.isArray(page.orderedItems), "outbox", page);
  return list(page.orderedItems).filter(isJson);
};
