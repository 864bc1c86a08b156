import type { ResidentId } from "../kernel/ids.ts";
import { type Role, roles } from "../kernel/reader.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** An administrator gives a resident exactly these roles. There is always at least one administrator left. */
export type ChangeRoles = (command: {
  readonly residentId: ResidentId;
  readonly roles: readonly string[];
}) => Promise<Result<null>>;

const isRole = (text: string): text is Role => roles.some((role) => role === text);

export const changeRoles =
  (dependencies: { readonly unitOfWork: UnitOfWork }): ChangeRoles =>
  async (command) => {
    if (!command.roles.every(isRole)) return refuse(invalid("roles", "roles-unknown"));
    const wanted = roles.filter((role) => command.roles.includes(role));
    return dependencies.unitOfWork(async ({ residents }) => {
      const others = (await residents.administratorsLocked()).filter(({ id }) => id !== command.residentId);
      const resident = await residents.byIdLocked(command.residentId);
      if (resident === null) return refuse({ kind: "absent" });
      if (!wanted.includes("administrator") && resident.roles.includes("administrator") && others.length === 0) {
        return refuse(invalid("roles", "last-administrator"));
      }
      await residents.save({ ...resident, roles: wanted });
      return ok(null);
    });
  };
