import type { StoredEvent } from "../events.ts";
import type { Document } from "../federation/kit/addressing.ts";
import type { AttachSignature } from "../federation/kit/linked-data.ts";
import type { Actor } from "../posts/actor.ts";
import { aboutItself, sayOfItself } from "../posts/say-of-itself.activitypub.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** An `Update` of each voice of the house by itself, to its followers and to whoever has heard of it. */
export const tellRenamed = (dependencies: {
  readonly unitOfWork: UnitOfWork;
  readonly origin: string;
  readonly attachSignature: AttachSignature;
  /** The actor document as it is read now. */
  readonly documentOf: (actor: Actor) => Promise<Document | null>;
}): ((event: StoredEvent) => Promise<void>) => {
  const say = sayOfItself(dependencies);
  return (event) =>
    dependencies.unitOfWork(async (transaction) => {
      const { actors } = transaction;
      for (const voice of [await actors.wijk(), await actors.announcements(), await actors.moderation()]) {
        const document = voice === null ? null : await dependencies.documentOf(voice);
        if (voice === null || document === null) continue;
        await say(transaction, event, voice, {
          type: "Update",
          purpose: `Update ${voice.kind}`,
          activity: aboutItself(document),
          recipients: { followersOf: voice.id, whoeverKnows: voice.id },
        });
      }
    });
};
