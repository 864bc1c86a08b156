import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { DoorTransaction } from "../residents/identity.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { voicesOf } from "./voices.ts";
import { problemsOf, readAbout, readLine } from "./wijk-form.ts";

/**
 * An administrator changes the name, the place and what the wijk says of itself. The handle stays: others know the wijk by it.
 * Refused with everything that is wrong with the form at once. Whoever follows the wijk elsewhere is told of a new name.
 */
export type ChangeWijk = (command: {
  readonly by: ResidentId;
  readonly name: string;
  readonly place: string;
  readonly about: string;
}) => Promise<Result<null>>;

export const changeWijk =
  (dependencies: { readonly unitOfWork: UnitOfWork<DoorTransaction>; readonly clock: Clock }): ChangeWijk =>
  (command) =>
    dependencies.unitOfWork(async (transaction) => {
      const known = await transaction.wijk.read();
      if (known === null || known.setUpAt === null) return refuse({ kind: "absent" });
      const name = readLine(command.name, "name");
      const place = readLine(command.place, "place");
      const about = readAbout(command.about);
      if (!(name.ok && place.ok && about.ok))
        return refuse({ kind: "invalid", problems: problemsOf(name, place, about) });
      const changed = { name: name.value, place: place.value, about: about.value };
      const isTheSame = (Object.keys(changed) as (keyof typeof changed)[]).every((key) => changed[key] === known[key]);
      if (isTheSame) return ok(null);
      await transaction.wijk.change({ ...changed, door: known.door });
      await transaction.log.add({
        at: dependencies.clock(),
        by: command.by,
        deed: "wijk-changed",
        detail: changed.name,
      });
      if (changed.name === known.name && changed.place === known.place) return ok(null);
      for (const voice of voicesOf(known.mode, changed)) await transaction.actors.describe(voice);
      await transaction.happened({ kind: "WijkRenamed" });
      return ok(null);
    });
