import type { AnswersView } from "../../web/parts/answers.ts";
import { newestAnnouncements } from "../announcements/announcement-views.http.ts";
import { announcementRoutes } from "../announcements/announcements.http.ts";
import { announcementReads } from "../announcements/announcements.reads.postgres.ts";
import { makeAnnouncement } from "../announcements/make-announcement.ts";
import { steerAnnouncement, unpinWhatIsOver } from "../announcements/steer-announcement.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Database } from "../platform/postgres.ts";
import type { PostViewing } from "../posts/made-by.http.ts";
import type { OfficialVoice } from "../posts/official-voice.ts";
import type { Post } from "../posts/post.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** Announcements of the wijk: the board, writing and steering them, and a few of them for the front page. */
export const composeAnnouncements = (parts: {
  readonly pages: Pages;
  readonly withPhotos: Pages["withForm"];
  readonly clock: Clock;
  readonly origin: string;
  readonly square: Database;
  readonly unitOfWork: UnitOfWork;
  readonly memberCount: () => Promise<number>;
  readonly voices: () => Promise<readonly OfficialVoice[]>;
  /** What stands under what an official source said, for one reader. */
  readonly answersUnder: (looking: Pick<PostViewing, "reader" | "lang">, post: Post) => Promise<AnswersView>;
  readonly answering: Parameters<typeof announcementRoutes>[0]["answering"];
}) => {
  const { pages, clock, origin, unitOfWork, memberCount, voices } = parts;
  const reads = announcementReads(parts.square.drizzle);
  const useCases = {
    makeAnnouncement: makeAnnouncement({ unitOfWork, clock, origin }),
    steerAnnouncement: steerAnnouncement({ unitOfWork, clock }),
  };
  return {
    routes: announcementRoutes({
      origin,
      pages,
      withPhotos: parts.withPhotos,
      clock,
      reads,
      make: useCases.makeAnnouncement,
      steer: useCases.steerAnnouncement,
      memberCount,
      voices,
      answersUnder: parts.answersUnder,
      answering: parts.answering,
    }),
    useCases,
    newest: newestAnnouncements(reads, voices),
    reads,
    /** For the upkeep. */
    unpinWhatIsOver: unpinWhatIsOver({ unitOfWork, clock }),
  };
};
