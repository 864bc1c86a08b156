import type { Document } from "../federation/kit/addressing.ts";
import { isObject, type JsonObject } from "../federation/kit/reading.ts";
import type { PostId } from "../kernel/ids.ts";
import type { SquareTransaction } from "../unit-of-work.ts";

/** Addresses of objects of ours, as the database looks for them in everything that goes out. */
const addressesOfOurs = /\/ap\/o\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/g;
/** So many are looked up; what names more is shared with nobody. */
const mostAddresses = 50;

/** Takes away who got it without being shown, in the activity and in what stands in it. */
const withoutHiddenRecipients = (value: JsonObject): JsonObject => {
  const { bto: _bto, bcc: _bcc, ...shown } = value;
  return isObject(shown.object) ? { ...shown, object: withoutHiddenRecipients(shown.object) } : shown;
};

/** Whether it names something of ours of which nobody outside may know. */
const namesWhatStays = async ({ posts }: Pick<SquareTransaction, "posts">, body: string): Promise<boolean> => {
  const ids = new Set([...body.matchAll(addressesOfOurs)].map(([, id]) => id as PostId));
  if (ids.size > mostAddresses) return true;
  for (const id of ids) {
    const post = await posts.byId(id);
    if (post !== null && (post.audience !== "everyone" || post.held !== null)) return true;
  }
  return false;
};

/**
 * What somebody elsewhere sent, as the wijk may pass it on: unchanged, but for recipients that were not to be shown (ActivityPub,
 * section 6). `null` when it names something of ours that may not leave: whoever wrote that did not learn it from us.
 */
export const passedOn = async (
  transaction: Pick<SquareTransaction, "posts">,
  body: string,
): Promise<Document | null> =>
  (await namesWhatStays(transaction, body)) ? null : withoutHiddenRecipients(JSON.parse(body) as JsonObject);
