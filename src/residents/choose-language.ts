import type { ResidentId } from "../kernel/ids.ts";
import type { Language } from "../kernel/language.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** A resident chooses in which language they read the pages and get their letters. It counts for nobody else. */
export type ChooseLanguage = (command: {
  readonly residentId: ResidentId;
  readonly language: Language;
}) => Promise<Result<null>>;

export const chooseLanguage =
  (dependencies: { readonly unitOfWork: UnitOfWork }): ChooseLanguage =>
  ({ residentId, language }) =>
    dependencies.unitOfWork(async ({ residents }) => {
      const resident = await residents.byIdLocked(residentId);
      if (resident === null) return refuse({ kind: "absent" });
      await residents.save({ ...resident, language });
      return ok(null);
    });
