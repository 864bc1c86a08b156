import type { ResidentId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { namesOf, readResidentName } from "./resident-name.ts";

/** A resident changes the name by which neighbours know them. It is a name inside: nobody outside is told. */
export type ChangeName = (command: { readonly residentId: ResidentId; readonly name: string }) => Promise<Result<null>>;

export const changeName =
  (dependencies: { readonly unitOfWork: UnitOfWork }): ChangeName =>
  async (command) => {
    return dependencies.unitOfWork(async ({ residents, officialSources }) => {
      const name = readResidentName(command.name, "name", namesOf(await officialSources.all()));
      if (!name.ok) return name;
      const resident = await residents.byIdLocked(command.residentId);
      if (resident === null) return refuse({ kind: "absent" });
      await residents.save({ ...resident, name: name.value });
      return ok(null);
    });
  };
