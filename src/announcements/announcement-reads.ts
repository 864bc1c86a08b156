import type { PostId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import type { Actor } from "../posts/actor.ts";
import type { Announcement } from "./announcement.ts";

/** Somebody elsewhere who says it. */
export type Voice = Pick<Actor, "id" | "name" | "handle" | "host">;

export type AnnouncementRead = {
  readonly announcement: Announcement;
  /** Who wrote it in the name of our wijk: for moderators alone. */
  readonly writerName: string | null;
  /** The neighbouring wijk that says it; `null` for our own. */
  readonly home: Voice | null;
  /** The official source that says it, whether it still counts or not; `null` for what a wijk says. */
  readonly source: Voice | null;
};

/** Reading announcements for pages; nothing comes out that `mayRead` does not allow the reader. */
export type AnnouncementReads = {
  /**
   * Of our own wijk and its official sources, or of neighbouring wijken: those that hold at `at`, pinned ones first and then
   * the newest; or those of which the last day has gone by, the newest first.
   */
  list(
    reader: Reader,
    which: { readonly at: Date; readonly holds: boolean; readonly from: "wijk" | "neighbours"; readonly limit: number },
  ): Promise<readonly AnnouncementRead[]>;
  /** One of them, or `null` when `reader` may not see it. */
  one(reader: Reader, id: PostId): Promise<AnnouncementRead | null>;
};
