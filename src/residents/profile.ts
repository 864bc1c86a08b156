import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import { fullHandle } from "../posts/actor.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { type Invitation, isOpen } from "./resident.ts";

/** What a resident sees on their own page. */
export type Profile = {
  /** The handle outside with its host, such as `@marja@holtveen.example`; `null` before the choice. */
  readonly handle: string | null;
  /** Where that handle lives now, when it moved. */
  readonly movedTo: string | undefined;
  /** Whether neighbours find them; `hidden`: a moderator took away what they wrote about themselves. */
  readonly introduction: "shown" | "hidden" | "not";
  readonly invitations: readonly (Invitation & { readonly state: InvitationState })[];
};

/** What can still be done with an invitation or a code. */
export type InvitationState = "open" | "used" | "expired" | "withdrawn";

export const stateOfInvitation = (invitation: Invitation, at: Date): InvitationState => {
  if (isOpen(invitation, at)) return "open";
  if (invitation.withdrawnAt !== null) return "withdrawn";
  return invitation.usesLeft === 0 ? "used" : "expired";
};

export type ReadProfile = (residentId: ResidentId) => Promise<Profile>;

export const readProfile =
  (dependencies: { readonly unitOfWork: UnitOfWork; readonly clock: Clock }): ReadProfile =>
  (residentId) =>
    dependencies.unitOfWork(async ({ actors, introductions, invitations, moves }) => {
      const at = dependencies.clock();
      const actor = await actors.ofResident(residentId);
      const moved = actor === null ? null : await moves.standing(actor.id);
      const made = await invitations.madeBy(residentId);
      const introduction = await introductions.of(residentId);
      return {
        handle: actor === null ? null : fullHandle(actor),
        movedTo: moved === null ? undefined : fullHandle(moved.target),
        introduction: introduction?.shown !== true ? "not" : introduction.hidden === null ? "shown" : "hidden",
        invitations: made.map((invitation) => ({ ...invitation, state: stateOfInvitation(invitation, at) })),
      };
    });
