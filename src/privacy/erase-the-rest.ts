import { type Clock, later } from "../kernel/clock.ts";
import { drawFreePseudonym } from "../posts/pseudonym.ts";
import { namelessStandIn } from "../posts/stand-in.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { type LeavingTransaction, lastErasedAfter } from "./leaving.ts";

/**
 * Erases the last of those who left a while ago: what was written in the very moment in which they left, their handle outside, and
 * the words of what was sent. A question of theirs that stays for its answers gets another voice outside. For the hourly work.
 */
export const eraseTheRest =
  (dependencies: {
    readonly unitOfWork: UnitOfWork<LeavingTransaction>;
    readonly clock: Clock;
    readonly origin: string;
  }): (() => Promise<void>) =>
  () =>
    dependencies.unitOfWork(async (transaction) => {
      const { leavings, erasures, actors, posts } = transaction;
      const { origin } = dependencies;
      const at = dependencies.clock();
      for (const left of await leavings.leftBefore(later(at, -lastErasedAfter))) {
        await erasures.sweep(left.residentId, left.emptied, at);
        await erasures.sweepOutside(left);
        const wijkName = (await actors.wijk())?.name ?? "";
        for (const post of left.actorId === null ? [] : await erasures.standingUnder(left.actorId)) {
          const pseudonym = await drawFreePseudonym((drawn) => posts.knowsPseudonym(drawn));
          const voice = await namelessStandIn(actors, { origin, wijkName, pseudonym, at });
          await erasures.giveVoice(post, voice.id);
        }
        await leavings.done(left.id);
      }
    });
