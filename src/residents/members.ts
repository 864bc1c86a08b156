import type { Clock } from "../kernel/clock.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { type InvitationState, stateOfInvitation } from "./profile.ts";
import type { Invitation, Resident } from "./resident.ts";
import type { RoleTerm } from "./role-terms.ts";

/** What the administrator's pages show. The routes are open to administrators only. */
export type ReadMembers = {
  count(): Promise<number>;
  all(): Promise<readonly Resident[]>;
  /** The roles that end by themselves. */
  roleTerms(): Promise<readonly RoleTerm[]>;
  /** Every code, newest first, with the name of who made it (empty for somebody who left). */
  codes(): Promise<readonly (Invitation & { readonly state: InvitationState; readonly madeByName: string })[]>;
};

export const readMembers = (dependencies: { readonly unitOfWork: UnitOfWork; readonly clock: Clock }): ReadMembers => {
  const { unitOfWork, clock } = dependencies;
  return {
    count: () => unitOfWork(({ residents }) => residents.count()),
    all: () => unitOfWork(({ residents }) => residents.all()),
    roleTerms: () => unitOfWork(({ roleTerms }) => roleTerms.all()),
    codes: () =>
      unitOfWork(async ({ residents, invitations }) => {
        const names = new Map((await residents.all()).map(({ id, name }) => [id, name]));
        const at = clock();
        return (await invitations.codes()).map((code) => ({
          ...code,
          state: stateOfInvitation(code, at),
          madeByName: names.get(code.madeBy) ?? "",
        }));
      }),
  };
};
