import type { Clock } from "../../kernel/clock.ts";
import { parseId, type ResidentId } from "../../kernel/ids.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { oneLine, tidy } from "../../kernel/text.ts";
import { longestText } from "../../posts/post.ts";
import type { UnitOfWork } from "../../unit-of-work.ts";
import { longestTitle } from "../announcement.ts";
import type { Draft } from "./gemeente.ts";

/** What an officer keeps for later: whatever is typed so far, finished or not. */
export type KeepDraft = {
  /** Keeps it, under the same id when it was kept before. Gives its id. */
  save(by: ResidentId, given: Omit<Draft, "id" | "savedBy" | "savedAt">, known: string | null): Promise<Result<string>>;
  remove(id: string): Promise<Result<null>>;
};

const wholeIds = (given: readonly string[]): readonly string[] => given.filter((id) => parseId(id) !== null);

export const keepDraft = ({
  unitOfWork,
  clock,
}: {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}): KeepDraft => ({
  save: (savedBy, given, known) =>
    unitOfWork(async ({ gemeente }) => {
      const [title, text] = [oneLine(given.title), tidy(given.text)];
      const problems = [
        ...(title === "" && text === "" ? [{ field: "title", reason: "announcement-title-missing" }] : []),
        ...(title.length > longestTitle ? [{ field: "title", reason: "title-too-long" }] : []),
        ...(text.length > longestText ? [{ field: "text", reason: "text-too-long" }] : []),
      ];
      if (problems.length > 0) return refuse({ kind: "invalid", problems });
      const isKept = known !== null && (await gemeente.draft(known)) !== null;
      const id = isKept ? known : crypto.randomUUID();
      const { everyone, wijken, areas } = given.choice;
      await gemeente.saveDraft({
        id,
        title,
        text,
        lastDay: given.lastDay.slice(0, 20),
        urgent: given.urgent,
        choice: { everyone, wijken: wholeIds(wijken), areas: wholeIds(areas) },
        savedBy,
        savedAt: clock(),
      });
      return ok(id);
    }),
  remove: (id) =>
    unitOfWork(async ({ gemeente }) => {
      if ((await gemeente.draft(id)) === null) return refuse({ kind: "absent" });
      await gemeente.removeDraft(id);
      return ok(null);
    }),
});
