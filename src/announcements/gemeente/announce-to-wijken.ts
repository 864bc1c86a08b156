import type { Clock } from "../../kernel/clock.ts";
import { newId, type PostId, type ResidentId } from "../../kernel/ids.ts";
import type { Problem } from "../../kernel/refusal.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { type ChosenPhoto, placedPhotos } from "../../posts/photo.ts";
import type { UnitOfWork } from "../../unit-of-work.ts";
import { type AnnouncementText, announce } from "../announcement.ts";
import { sayYesToEveryone } from "../make-announcement.ts";
import { type Choice, reachedBy } from "./gemeente.ts";

export type AnnounceToWijken = (
  command: AnnouncementText & {
    readonly by: ResidentId;
    readonly urgent: boolean;
    readonly choice: Choice;
    /** What it was kept as until now, which is not kept any longer. */
    readonly draft: string | null;
    readonly photos?: readonly ChosenPhoto[];
  },
) => Promise<Result<PostId>>;

/**
 * An officer says something in the name of the gemeente, to the wijken that are chosen and follow it at this moment. Everybody
 * can read it; it is brought to those alone. Who wrote it stands in the log of the officers and nowhere else.
 */
export const announceToWijken =
  (dependencies: {
    readonly unitOfWork: UnitOfWork;
    readonly clock: Clock;
    readonly origin: string;
  }): AnnounceToWijken =>
  (command) =>
    dependencies.unitOfWork(async (transaction) => {
      const { by, choice, draft } = command;
      const at = dependencies.clock();
      const id = newId<PostId>();
      const gemeente = await transaction.actors.wijk();
      if (gemeente === null) return refuse({ kind: "absent" });
      const photos = await placedPhotos(transaction.photos, by, command.photos ?? []);
      if (!photos.ok) return photos;
      const made = announce(
        id,
        {
          ...command,
          photos: photos.value,
          audience: "everyone",
          author: { kind: "resident", residentId: by, actorId: gemeente.id },
          uri: `${dependencies.origin}/ap/o/${id}`,
          url: `${dependencies.origin}/mededelingen/${id}`,
        },
        at,
      );
      const reach = reachedBy(await transaction.gemeente.wijken(), choice);
      if (!made.ok || !reach.ok) return refuse({ kind: "invalid", problems: problemsOf(made, reach) });
      await transaction.announcements.add(made.value);
      await transaction.gemeente.choose(id, reach.value);
      await sayYesToEveryone(transaction, made.value, at);
      if (draft !== null) await transaction.gemeente.removeDraft(draft);
      await transaction.log.add({ at, by, deed: "announcement-made", aboutPost: id });
      await transaction.happened({ kind: "AnnouncementMade", threadId: id });
      return ok(id);
    });

const problemsOf = (...results: readonly Result<unknown>[]): readonly Problem[] =>
  results.flatMap((result) => (result.ok || result.refusal.kind !== "invalid" ? [] : result.refusal.problems));
