import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { choosable } from "../questions/themes.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { type Introduction, type IntroductionForm, readIntroduction } from "./introduction.ts";

/**
 * A resident tells neighbours who they are, or takes it back: from that moment on nobody finds them. An organisation lives nowhere and
 * gets `absent`. What a moderator took away stays away until one of them shows it again.
 */
export type Introduce = {
  own(residentId: ResidentId): Promise<Result<Introduction | null>>;
  save(residentId: ResidentId, form: IntroductionForm): Promise<Result<null>>;
};

export const introduce = ({
  unitOfWork,
  clock,
}: {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}): Introduce => ({
  own: (residentId) =>
    unitOfWork(async ({ residents, introductions }) => {
      const resident = await residents.byId(residentId);
      if (resident === null || resident.organisation !== null) return refuse({ kind: "absent" });
      return ok(await introductions.of(residentId));
    }),
  save: (residentId, form) =>
    unitOfWork(async ({ residents, introductions, themes, agreements }) => {
      const resident = await residents.byIdLocked(residentId);
      if (resident === null || resident.organisation !== null) return refuse({ kind: "absent" });
      const known = await introductions.of(residentId);
      const listed = choosable(await themes.all(), known?.themes).map(({ slug }) => slug);
      const read = readIntroduction(residentId, form, listed);
      if (!read.ok) return read;
      await introductions.save({ ...read.value, hidden: known?.hidden ?? null });
      if (read.value.shown) await agreements.agree(residentId, "found-by-neighbours", clock());
      else await agreements.takeBack(residentId, "found-by-neighbours", clock());
      return ok(null);
    }),
});
