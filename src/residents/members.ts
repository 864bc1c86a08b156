import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { type InvitationState, stateOfInvitation } from "./profile.ts";
import type { Invitation, Resident } from "./resident.ts";
import type { RoleTerm } from "./role-terms.ts";

/** What the administrator's pages show, and what residents see of who looks after the wijk. */
export type ReadMembers = {
  count(): Promise<number>;
  all(): Promise<readonly Resident[]>;
  /** Those of them who are suspended. */
  suspended(): Promise<ReadonlySet<ResidentId>>;
  /** Who looks after the wijk: administrators, then moderators, each once. For residents. */
  keepers(): Promise<readonly { readonly name: string; readonly role: "administrator" | "moderator" }[]>;
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
    suspended: () => unitOfWork(({ residents }) => residents.suspended()),
    keepers: () =>
      unitOfWork(async ({ residents }) => {
        const all = await residents.all();
        const administrators = all.filter(({ roles }) => roles.includes("administrator"));
        const moderators = all.filter(({ roles }) => roles.includes("moderator") && !roles.includes("administrator"));
        return [
          ...administrators.map(({ name }) => ({ name, role: "administrator" as const })),
          ...moderators.map(({ name }) => ({ name, role: "moderator" as const })),
        ];
      }),
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
