import type { Audience } from "../kernel/audience.ts";
import type { Clock } from "../kernel/clock.ts";
import { newId, type PostId, type ResidentId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { type ChosenPhoto, placedPhotos } from "../posts/photo.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { type Announcement, type AnnouncementText, announce, isTooOften, lately } from "./announcement.ts";

export type MakeAnnouncement = (
  command: AnnouncementText & {
    readonly by: ResidentId;
    readonly audience: Audience;
    readonly urgent: boolean;
    readonly photos?: readonly ChosenPhoto[];
  },
) => Promise<Result<PostId>>;

/**
 * A moderator says something in the name of the wijk. Outside it is said by `@mededelingen`; who wrote it stands in the log
 * of the moderators and nowhere else. An urgent one is mailed to everybody at once, and refused when there were too many.
 */
export const makeAnnouncement =
  (dependencies: {
    readonly unitOfWork: UnitOfWork;
    readonly clock: Clock;
    readonly origin: string;
  }): MakeAnnouncement =>
  (command) =>
    dependencies.unitOfWork(async (transaction) => {
      const { by, audience, urgent } = command;
      const at = dependencies.clock();
      const id = newId<PostId>();
      const voice = await transaction.actors.announcements();
      if (voice === null) throw new Error("The voice of announcements is missing: set-up is not done.");
      const photos = await placedPhotos(transaction.photos, by, command.photos ?? []);
      if (!photos.ok) return photos;
      const made = announce(
        id,
        {
          ...command,
          photos: photos.value,
          author: { kind: "resident", residentId: by, actorId: audience === "everyone" ? voice.id : null },
          uri: `${dependencies.origin}/ap/o/${id}`,
          url: `${dependencies.origin}/mededelingen/${id}`,
        },
        at,
      );
      if (!made.ok) return made;
      if (urgent) {
        await transaction.announcements.takeTurn();
        if (isTooOften(await transaction.announcements.urgentSince(lately(at))))
          return refuse({ kind: "invalid", problems: [{ field: "urgent", reason: "urgent-too-often" }] });
      }
      await transaction.announcements.add(made.value);
      if (audience === "everyone") await sayYesToEveryone(transaction, made.value, at);
      await transaction.log.add({ at, by, deed: "announcement-made", aboutPost: id });
      await transaction.happened({ kind: "AnnouncementMade", threadId: id });
      return ok(id);
    });

/** Keeps the yes of whoever says something to everyone: they say yes to that while saying it. */
export const sayYesToEveryone = (
  { ways }: Pick<SquareTransaction, "ways">,
  { post }: Announcement,
  at: Date,
): Promise<void> =>
  ways.addConsent({
    id: crypto.randomUUID(),
    questionId: post.id,
    rung: "outside",
    answer: "yes",
    at,
    shown: [post.title, post.body].join("\n\n"),
    recipients: "iedereen",
  });
