import type { ResidentId } from "../kernel/ids.ts";
import type { Deed, LogLine } from "../moderation/log.ts";
import type { NamelessTransaction } from "../questions/nameless/nameless.ts";
import type { DataLook } from "../residents/data-look.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** Something that somebody with a task did about another resident, or about what that one wrote. */
export type Look = {
  readonly at: Date;
  /** A deed of the log, that somebody saw who asked a question without a name, or that somebody looked otherwise. */
  readonly deed: Deed | "name-seen" | DataLook["what"];
  /** Who did it; `null` for what the wijk does by itself, and for who left. */
  readonly byName: string | null;
  readonly about: string;
  readonly detail: string;
  readonly reason: string;
  readonly post: LogLine["post"];
};

/**
 * Deeds that come of a report. That there was one, and so that somebody near reported, is told to nobody: only what
 * changed by it is.
 */
const ofReports: ReadonlySet<Deed> = new Set(["report-left", "report-sent-on"]);

const atMost = 200;

/** Who looked into what is somebody's own, or decided about it; newest first. */
export type ReadLooks = (residentId: ResidentId) => Promise<readonly Look[]>;

export const readLooks =
  (dependencies: { readonly unitOfWork: UnitOfWork<NamelessTransaction> }): ReadLooks =>
  (residentId) =>
    dependencies.unitOfWork(async ({ log, nameless, unsealings, residents, dataLooks }) => {
      const lines = (await log.about(residentId, atMost)).filter(({ deed }) => !ofReports.has(deed));
      const looks: Look[] = lines.map(({ at, deed, byName, aboutName, detail = "", reason = "", post }) => ({
        at,
        deed,
        byName,
        about: aboutName ?? "",
        detail,
        reason,
        post,
      }));
      for (const { threadId } of await nameless.askedBy(residentId)) {
        for (const step of await unsealings.stepsOf(threadId)) {
          if (step.step !== "shown") continue;
          const byName = (await residents.byId(step.by))?.name ?? null;
          looks.push({ at: step.at, deed: "name-seen", byName, about: "", detail: "", reason: "", post: null });
        }
      }
      for (const { what, by, at } of await dataLooks.of(residentId)) {
        const byName = by === null ? null : ((await residents.byId(by))?.name ?? null);
        looks.push({ at, deed: what, byName, about: "", detail: "", reason: "", post: null });
      }
      return looks.toSorted((one, other) => other.at.getTime() - one.at.getTime());
    });
