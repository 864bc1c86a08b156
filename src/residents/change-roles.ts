import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import { type Role, roles } from "../kernel/reader.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { lastDayOf, type RoleTerm, readLastDay } from "./role-terms.ts";

/**
 * An administrator gives a resident exactly these roles, each without an end or up to and including a day. There is always
 * at least one administrator left.
 */
export type ChangeRoles = (command: {
  readonly by: ResidentId;
  readonly residentId: ResidentId;
  readonly roles: readonly string[];
  /** The last day of a role as a date field sends it; a role without one has no end. */
  readonly lastDays?: Readonly<Partial<Record<Role, string>>>;
}) => Promise<Result<null>>;

const isRole = (text: string): text is Role => roles.some((role) => role === text);

export const changeRoles =
  (dependencies: { readonly unitOfWork: UnitOfWork; readonly clock: Clock }): ChangeRoles =>
  async (command) => {
    if (!command.roles.every(isRole)) return refuse(invalid("roles", "roles-unknown"));
    const at = dependencies.clock();
    const wanted = roles.filter((role) => command.roles.includes(role));
    const terms: Omit<RoleTerm, "residentId">[] = [];
    for (const role of wanted) {
      const until = readLastDay(command.lastDays?.[role] ?? "", `until-${role}`, at);
      if (!until.ok) return until;
      if (until.value !== null) terms.push({ role, until: until.value });
    }
    return dependencies.unitOfWork(async ({ residents, roleTerms, log }) => {
      const others = (await residents.administratorsLocked()).filter(({ id }) => id !== command.residentId);
      const resident = await residents.byIdLocked(command.residentId);
      if (resident === null) return refuse({ kind: "absent" });
      if (await residents.isSuspended(resident.id)) return refuse(invalid("roles", "roles-of-the-suspended"));
      if (!wanted.includes("administrator") && resident.roles.includes("administrator") && others.length === 0) {
        return refuse(invalid("roles", "last-administrator"));
      }
      if (resident.organisation !== null && wanted.length > 0)
        return refuse(invalid("roles", "organisation-has-no-role"));
      await residents.save({ ...resident, roles: wanted });
      await roleTerms.set(resident.id, terms);
      await log.add({
        at,
        by: command.by,
        deed: "roles-changed",
        aboutResident: resident.id,
        detail: wanted.map((role) => rolesInLog(role, terms)).join(","),
      });
      return ok(null);
    });
  };

/** `moderator`, or `moderator:2027-03-01` for one with a last day: words are made of it where it is read. */
const rolesInLog = (role: Role, terms: readonly Omit<RoleTerm, "residentId">[]): string => {
  const term = terms.find((each) => each.role === role);
  return term === undefined ? role : `${role}:${lastDayOf(term)}`;
};
