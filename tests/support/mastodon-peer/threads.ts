import { idOf, ids, isJson, sameHost } from "./reading.ts";
import type { Json, LocalAccount, Status } from "./records.ts";
import { Refused } from "./refusals.ts";
import { statusFromDocument } from "./statuses.ts";
import { recordingRefusals, type World } from "./world.ts";

const minute = 60_000;
const mostPerPost = 500;

const requireTime = (world: World, status: Status): void => {
  const now = world.clock().getTime();
  const crawled = world.records.crawled.get(status.uri)?.getTime();
  if (now - status.publishedAt.getTime() < 5 * minute || (crawled !== undefined && now - crawled < 15 * minute)) {
    throw new Refused("thread not crawled", status.uri);
  }
};

/** The ids in a `replies` collection, page after page, all on the host of the post. */
const repliesOf = async (world: World, status: Status, reader: LocalAccount): Promise<readonly string[]> => {
  const open = async (value: unknown): Promise<Json | null> => {
    if (isJson(value)) return value;
    const address = idOf(value);
    if (address === null || !sameHost(address, status.uri)) return null;
    return world.documents.fetchDocument(address, reader);
  };
  const found: string[] = [];
  const collection = await open(status.document.replies);
  let page = collection?.first === undefined ? collection : await open(collection.first);
  while (page !== null && found.length < mostPerPost) {
    found.push(...ids(page.items), ...ids(page.orderedItems));
    page = page.next === undefined ? null : await open(page.next);
  }
  return found.slice(0, mostPerPost);
};

/**
 * What Mastodon does when a reader opens a thread: it crawls `replies`, also of the replies and across hosts
 * (federation.md 2.1, "replies"). Gives the ids of all replies that are kept now. Throws a refusal when it is too soon.
 */
export const openThread = async (world: World, status: Status, reader: LocalAccount): Promise<readonly string[]> => {
  requireTime(world, status);
  world.records.crawled.set(status.uri, world.clock());
  const waiting = [status];
  const seen = new Set([status.uri]);
  const kept: string[] = [];
  for (let post = waiting.shift(); post !== undefined; post = waiting.shift()) {
    const current = post;
    const uris = (await recordingRefusals(world, () => repliesOf(world, current, reader))) ?? [];
    for (const uri of uris) {
      if (seen.has(uri)) continue;
      seen.add(uri);
      const reply = await recordingRefusals(
        world,
        async () =>
          world.records.statuses.get(uri) ??
          statusFromDocument(world, await world.documents.fetchDocument(uri, reader), reader),
      );
      if (reply === null) continue;
      kept.push(reply.uri);
      waiting.push(reply);
    }
  }
  return kept;
};
