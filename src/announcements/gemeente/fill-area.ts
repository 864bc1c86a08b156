import type { ActorId } from "../../kernel/ids.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import type { UnitOfWork } from "../../unit-of-work.ts";

/** Puts exactly these wijken, of those that follow the gemeente, in an area. */
export type FillArea = (area: string, wijken: readonly string[]) => Promise<Result<null>>;

export const fillArea =
  (dependencies: { readonly unitOfWork: UnitOfWork }): FillArea =>
  (area, wijken) =>
    dependencies.unitOfWork(async ({ areas, gemeente }) => {
      if (!(await areas.all()).some(({ id }) => id === area)) return refuse({ kind: "absent" });
      const following: readonly ActorId[] = (await gemeente.wijken()).map(({ actor }) => actor.id);
      await gemeente.fillArea(
        area,
        following.filter((id) => wijken.includes(id)),
      );
      return ok(null);
    });
