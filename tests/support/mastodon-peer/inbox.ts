import { megabyte } from "./http-exchange.ts";
import type { SignedParts } from "./http-signature.ts";
import { processActivity } from "./processing.ts";
import { hasType, idOf, list } from "./reading.ts";
import { type Json, knownActor, localAccount, localFollowersOf } from "./records.ts";
import { Refused } from "./refusals.ts";
import { parsedJson } from "./remote-documents.ts";
import { verifiedSender } from "./verification.ts";
import { note, recordingRefusals, type World } from "./world.ts";

/** Work that goes on after an answer was given, one piece after another. */
export type WorkQueue = { add(work: () => Promise<void>): void };

export type InboxAnswer = { readonly status: 202 | 401 | 413; readonly signedBy: string | null };

const isDeleteOfUnknownActor = (world: World, activity: Json | null): boolean => {
  if (activity === null || !hasType(activity, ["Delete"])) return false;
  const actor = idOf(activity.actor);
  return actor !== null && actor === idOf(activity.object) && knownActor(world.records, actor) === undefined;
};

/**
 * A POST to the shared or to a personal inbox: 413 over 1 MB, 401 without a right signature, else 202; what is done
 * with the activity is never told to the sender (federation.md 2.7).
 */
export const receivePost = async (
  world: World,
  queue: WorkQueue,
  parts: SignedParts,
  body: Buffer,
): Promise<InboxAnswer> => {
  if (body.length > megabyte) {
    note(world, "too large", `${body.length} bytes at ${parts.path}`);
    return { status: 413, signedBy: null };
  }
  const activity = parsedJson(body.toString("utf8"));
  if (isDeleteOfUnknownActor(world, activity)) return { status: 202, signedBy: null };
  const sender = await recordingRefusals(world, () => verifiedSender(world, parts, body));
  if (sender === null) return { status: 401, signedBy: null };
  if (activity === null) {
    note(world, "not JSON", parts.path);
    return { status: 202, signedBy: sender.keyId };
  }
  world.records.received.push({ activity, sender: sender.id, inbox: parts.path });
  queue.add(async () => {
    const owner = localAccount(world.records, `${world.origin}${parts.path.replace(/\/inbox$/, "")}`);
    const signer = owner ?? localFollowersOf(world.records, sender.id)[0] ?? world.instance();
    const by = owner === undefined ? "shared inbox" : "personal inbox";
    await recordingRefusals(world, async () => {
      if (list(activity.type).length !== 1) throw new Refused("activity type", String(activity.type));
      await processActivity(world, activity, sender, { by, signer });
    });
  });
  return { status: 202, signedBy: sender.keyId };
};
