import type { Clock } from "../kernel/clock.ts";
import { dutchTime } from "../kernel/dutch-time.ts";
import type { PostId, ResidentId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { type ChosenPhoto, placedPhotos } from "../posts/photo.ts";
import { withdrawn } from "../posts/post.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { type Announcement, type AnnouncementText, correct, isOver, mostPinned, withdraw } from "./announcement.ts";

/** What moderators do with an announcement of the wijk, whoever of them wrote it. One that is gone is `absent`. */
export type SteerAnnouncement = {
  /** Other words, with what was wrong before. Everyone who got it hears of it. */
  correct(
    id: PostId,
    by: ResidentId,
    given: AnnouncementText & { readonly correction: string; readonly photos?: readonly ChosenPhoto[] },
  ): Promise<Result<null>>;
  /** Takes it back for good, with a line for those who read it. */
  withdraw(id: PostId, by: ResidentId, why: string): Promise<Result<null>>;
  /** Puts it above the others; `conflict` when there are three already, or when its last day has gone by. */
  pin(id: PostId, by: ResidentId): Promise<Result<null>>;
  unpin(id: PostId, by: ResidentId): Promise<Result<null>>;
};

/** Whether our own wijk says it. */
const isOurs = ({ post, officialKind }: Announcement): boolean => post.homeWijkId === null && officialKind === null;

type Dependencies = { readonly unitOfWork: UnitOfWork; readonly clock: Clock };

export const steerAnnouncement = ({ unitOfWork, clock }: Dependencies): SteerAnnouncement => {
  const withOne = (
    id: PostId,
    work: (announcement: Announcement, transaction: SquareTransaction, at: Date) => Promise<Result<null>>,
  ): Promise<Result<null>> =>
    unitOfWork(async (transaction) => {
      await transaction.announcements.takeTurn();
      const announcement = await transaction.announcements.byId(id);
      return announcement === null || announcement.post.withdrawnAt !== null || !isOurs(announcement)
        ? refuse({ kind: "absent" })
        : work(announcement, transaction, clock());
    });
  return {
    correct: (id, by, given) =>
      withOne(id, async (announcement, { announcements, photos, log, happened }, at) => {
        const placed = await placedPhotos(photos, by, given.photos, announcement.post.photos);
        if (!placed.ok) return placed;
        const corrected = correct(announcement, { ...given, photos: placed.value }, at);
        if (!corrected.ok) return corrected;
        await announcements.save(corrected.value);
        await log.add({ at, by, deed: "announcement-corrected", aboutPost: id });
        await happened({ kind: "AnnouncementCorrected", threadId: id });
        return ok(null);
      }),
    withdraw: (id, by, why) =>
      withOne(id, async (announcement, { announcements, posts, ways, log, happened }, at) => {
        const taken = withdraw(announcement, why, at);
        if (!taken.ok) return taken;
        const { uri } = announcement.post;
        if (uri !== null) await posts.bury(uri, at);
        await announcements.save(taken.value);
        await ways.eraseWords(id);
        await log.add({ at, by, deed: "announcement-withdrawn", aboutPost: id });
        await happened({ kind: "AnnouncementWithdrawn", threadId: id });
        return ok(null);
      }),
    pin: (id, by) =>
      withOne(id, async (announcement, { announcements, log, happened }, at) => {
        if (announcement.pinnedAt !== null) return ok(null);
        if (isOver(announcement, at)) return refuse({ kind: "conflict", reason: "announcement-over" });
        if ((await announcements.pinned()).length >= mostPinned)
          return refuse({ kind: "conflict", reason: "too-many-pinned" });
        await announcements.save({ ...announcement, pinnedAt: at });
        await log.add({ at, by, deed: "announcement-pinned", aboutPost: id });
        await happened({ kind: "AnnouncementPinned", threadId: id });
        return ok(null);
      }),
    unpin: (id, by) =>
      withOne(id, async (announcement, transaction, at) => {
        if (announcement.pinnedAt === null) return ok(null);
        await transaction.log.add({ at, by, deed: "announcement-unpinned", aboutPost: id });
        await unpinIn(transaction, announcement);
        return ok(null);
      }),
  };
};

const unpinIn = async ({ announcements, happened }: SquareTransaction, announcement: Announcement): Promise<void> => {
  await announcements.save({ ...announcement, pinnedAt: null });
  await happened({ kind: "AnnouncementUnpinned", threadId: announcement.post.id });
};

/** A neighbouring wijk or an official source took back what it said: its words are erased here at once. */
export const withdrawAnnouncementElsewhere = async (
  { announcements, posts, ways, happened }: SquareTransaction,
  id: PostId,
  at: Date,
): Promise<void> => {
  const announcement = await announcements.byId(id);
  if (announcement === null) return;
  if (announcement.post.uri !== null) await posts.bury(announcement.post.uri, at);
  await announcements.save({ ...announcement, post: withdrawn(announcement.post, at), correction: "" });
  if (announcement.officialKind === null) return;
  await ways.eraseWords(id);
  await happened({ kind: "AnnouncementWithdrawn", threadId: id });
};

/** Lets go of the pinned ones of which the last day has gone by; gives how many. */
export const unpinWhatIsOver =
  ({ unitOfWork, clock }: Dependencies): (() => Promise<number>) =>
  () =>
    unitOfWork(async (transaction) => {
      const over = await transaction.announcements.pinnedBefore(dutchTime(clock()).date);
      for (const id of over) {
        const announcement = await transaction.announcements.byId(id);
        if (announcement?.pinnedAt != null) await unpinIn(transaction, announcement);
      }
      return over.length;
    });
