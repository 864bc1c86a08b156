import { type Clock, later } from "../kernel/clock.ts";
import type { Actor } from "../posts/actor.ts";
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
      const { leavings, erasures, actors, outgoing } = transaction;
      const at = dependencies.clock();
      for (const left of await leavings.leftBefore(later(at, -lastErasedAfter))) {
        await erasures.sweep(left.residentId, left.emptied, at);
        await outgoing.eraseWords(left.emptied, left.leftAt);
        const own = left.actorId === null ? null : await actors.byId(left.actorId);
        if (own !== null) await leaveOutside(transaction, own, dependencies.origin, at);
        await leavings.done(left.id);
      }
    });

const leaveOutside = async (
  { actors, erasures, outgoing, posts }: LeavingTransaction,
  own: Actor,
  origin: string,
  at: Date,
): Promise<void> => {
  await outgoing.eraseSaid(own);
  const wijkName = (await actors.wijk())?.name ?? "";
  for (const post of await erasures.standingUnder(own.id)) {
    const pseudonym = await drawFreePseudonym((drawn) => posts.knowsPseudonym(drawn));
    const voice = await namelessStandIn(actors, { origin, wijkName, pseudonym, at });
    await erasures.giveVoice(post, voice.id);
  }
  await erasures.sweepHandle(own);
};
