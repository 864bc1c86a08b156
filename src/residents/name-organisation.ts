import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import type { Problem } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { oneLine } from "../kernel/text.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** An administrator says that an account is that of an organisation, and no longer. */
export type NameOrganisation = {
  /** From now on it reads what everyone reads. Problems are told on `residentId` and `name`. */
  name(command: {
    readonly by: ResidentId;
    readonly residentId: ResidentId | null;
    readonly name: string;
  }): Promise<Result<null>>;
  /** It is a neighbour's again, and reads what neighbours read. */
  end(id: ResidentId, by: ResidentId): Promise<Result<null>>;
};

const lengths = { least: 2, most: 80 } as const;

export const nameOrganisation = (dependencies: {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}): NameOrganisation => {
  const { unitOfWork, clock } = dependencies;
  return {
    name: ({ by, residentId, name: typed }) =>
      unitOfWork(async ({ residents, log }) => {
        const name = oneLine(typed);
        const resident = residentId === null ? null : await residents.byIdLocked(residentId);
        const problems: Problem[] = [];
        if (resident === null) problems.push({ field: "residentId", reason: "organisation-account-missing" });
        else if (resident.roles.length > 0) problems.push({ field: "residentId", reason: "organisation-has-roles" });
        if (name.length < lengths.least) problems.push({ field: "name", reason: "organisation-name-missing" });
        else if (name.length > lengths.most) problems.push({ field: "name", reason: "organisation-name-too-long" });
        if (problems.length > 0 || resident === null) return refuse({ kind: "invalid", problems });
        await residents.save({ ...resident, organisation: name });
        await log.add({ at: clock(), by, deed: "organisation-named", aboutResident: resident.id, detail: name });
        return ok(null);
      }),
    end: (id, by) =>
      unitOfWork(async ({ residents, log }) => {
        const resident = await residents.byIdLocked(id);
        if (resident === null || resident.organisation === null) return refuse({ kind: "absent" });
        await residents.save({ ...resident, organisation: null });
        const detail = resident.organisation;
        await log.add({ at: clock(), by, deed: "organisation-ended", aboutResident: resident.id, detail });
        return ok(null);
      }),
  };
};
