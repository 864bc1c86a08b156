import type { Clock } from "../kernel/clock.ts";
import { type ActorId, newId, type ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { fullHandle } from "../posts/actor.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { endMembership } from "./end-membership.ts";
import { type FindActor, withWijkAt } from "./find-wijk.ts";
import type { Membership, MembershipState } from "./membership.ts";

/** What an administrator can do about one wijk that stands on the page of the ring. */
export type RingDeed = "accept" | "refuse" | "withdraw" | "end";

export type ChangeMembership = {
  /** Invites a wijk by its address; nothing goes to it before it says yes. */
  invite(address: string, by: ResidentId): Promise<Result<ActorId>>;
  /** Each deed has its moment: who asked is accepted or refused, an invitation is withdrawn, a member is left. */
  change(id: ActorId, deed: RingDeed, by: ResidentId): Promise<Result<null>>;
};

/** In which state each deed can be done. */
export const stateFor = {
  accept: "asked",
  refuse: "asked",
  withdraw: "invited",
  end: "member",
} as const satisfies Record<RingDeed, MembershipState>;

const deeds = {
  accept: "ring-accepted",
  refuse: "ring-refused",
  withdraw: "ring-withdrawn",
  end: "ring-ended",
} as const;

const alreadyThere = {
  invited: "ring-invited-already",
  asked: "ring-asked-already",
  member: "ring-member-already",
} as const;

/** Inviting into the ring, saying yes or no, and leaving: each the explicit word of an administrator. */
export const changeMembership = (dependencies: {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly origin: string;
  readonly findActor: FindActor;
}): ChangeMembership => {
  const { unitOfWork, clock, origin } = dependencies;

  const accept = async (transaction: SquareTransaction, membership: Membership): Promise<void> => {
    const { actor, theirUri } = membership;
    const own = { uri: `${origin}/ap/v/${newId()}`, type: "Accept" } as const;
    await transaction.memberships.save(actor.id, { state: "member", own, theirUri, since: clock() });
    await transaction.happened({
      kind: "RingAnswered",
      wijkUri: actor.uri,
      offerUri: theirUri ?? "",
      acceptUri: own.uri,
    });
  };

  return {
    invite: (address, by) =>
      withWijkAt(dependencies, address, async (actor, transaction) => {
        const state = (await transaction.memberships.of(actor.id))?.state;
        if (state === "invited" || state === "asked" || state === "member")
          return refuse(invalid("address", alreadyThere[state]));
        const at = clock();
        const own = { uri: `${origin}/ap/v/${newId()}`, type: "Offer" } as const;
        await transaction.memberships.save(actor.id, { state: "invited", own, theirUri: null, since: at });
        await transaction.happened({ kind: "RingInvited", wijkUri: actor.uri, offerUri: own.uri });
        await transaction.log.add({ at, by, deed: "ring-invited", detail: fullHandle(actor).slice(0, 500) });
        return ok(actor.id);
      }),
    change: (id, deed, by) =>
      unitOfWork(async (transaction) => {
        const membership = await transaction.memberships.of(id);
        if (membership === null) return refuse({ kind: "absent" });
        if (membership.state !== stateFor[deed]) return refuse({ kind: "conflict", reason: "changed-meanwhile" });
        const { actor } = membership;
        const at = clock();
        if (deed === "accept") await accept(transaction, membership);
        else await endMembership(transaction, membership, at);
        await transaction.log.add({ at, by, deed: deeds[deed], detail: fullHandle(actor).slice(0, 500) });
        return ok(null);
      }),
  };
};
