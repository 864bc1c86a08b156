import type { PostId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import type { Announcement } from "./announcement.ts";

/** An announcement, and who wrote it in the name of the wijk: for moderators alone. */
export type AnnouncementRead = { readonly announcement: Announcement; readonly writerName: string | null };

/** Reading announcements for pages; nothing comes out that `mayRead` does not allow the reader. */
export type AnnouncementReads = {
  /** Those that hold at `at`, pinned ones first and then the newest; or those of which the last day has gone by, the newest first. */
  list(
    reader: Reader,
    which: { readonly at: Date; readonly holds: boolean; readonly limit: number },
  ): Promise<readonly AnnouncementRead[]>;
  /** One of them, or `null` when `reader` may not see it. */
  one(reader: Reader, id: PostId): Promise<AnnouncementRead | null>;
};
