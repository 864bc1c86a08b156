import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import type { Actor } from "../posts/actor.ts";
import { mayMoveFrom } from "../posts/actor-moves.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { followList } from "./lists.ts";

/** How a resident's own handle stands: where it lives, when it may move, and which accounts went before it. */
export type Moving = {
  /** `null` before a handle was chosen. */
  readonly own: Actor | null;
  readonly moved: { readonly target: Actor; readonly at: Date } | null;
  /** `null` when it may move now. */
  readonly mayMoveFrom: Date | null;
  readonly earlier: readonly Actor[];
};

export type ReadMoving = {
  of(residentId: ResidentId): Promise<Moving>;
  /** The wijk and the wijken that it follows, for whoever goes to live elsewhere and wants to keep following them. */
  follows(): Promise<string>;
};

export const readMoving = (parts: { readonly unitOfWork: UnitOfWork; readonly clock: Clock }): ReadMoving => ({
  of: (residentId) =>
    parts.unitOfWork(async ({ actors, moves }) => {
      const own = await actors.ofResident(residentId);
      if (own === null) return { own, moved: null, mayMoveFrom: null, earlier: [] };
      const standing = await moves.standing(own.id);
      return {
        own,
        moved: standing === null ? null : { target: standing.target, at: standing.movedAt },
        mayMoveFrom: mayMoveFrom(await moves.latest(own.id), parts.clock()),
        earlier: await moves.aliases(own.id),
      };
    }),
  follows: () =>
    parts.unitOfWork(async ({ actors, ring }) => {
      const wijk = await actors.wijk();
      const neighbours = (await ring.neighbours()).filter(({ state }) => state === "accepted");
      return followList([...(wijk === null ? [] : [wijk]), ...neighbours.map(({ actor }) => actor)]);
    }),
});
