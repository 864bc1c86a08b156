import type { PostId } from "../kernel/ids.ts";
import {
  and,
  eq,
  gt,
  isNotNull,
  isNull,
  lt,
  type PgDatabase,
  type PgQueryResultHKT,
  type SQL,
  sql,
} from "../platform/query-builder.ts";
import type { OfficialKind } from "../posts/official-voice.ts";
import { addPost, postFromRow, savePost } from "../posts/posts.postgres.ts";
import { postTable } from "../posts/posts.tables.ts";
import type { Announcement, AnnouncementStore } from "./announcement.ts";
import { announcementTable } from "./announcements.tables.ts";

type Row = {
  readonly announcement: typeof announcementTable.$inferSelect;
  readonly post: typeof postTable.$inferSelect;
};

/** Rows of `announcement` and `post` as the domain knows them. */
export const announcementFromRow = ({
  announcement: { postId: _postId, officialKind, ...announcement },
  post,
}: Row): Announcement => ({
  post: postFromRow(post),
  ...announcement,
  officialKind: officialKind as OfficialKind | null,
});

const rowFromAnnouncement = ({ post, ...announcement }: Announcement) => ({ postId: post.id, ...announcement });

const turnLock = 7_236_014;

/** Announcements within one transaction. */
export const announcementStore = (transaction: PgDatabase<PgQueryResultHKT>): AnnouncementStore => {
  const idsWhere = async (condition: SQL | undefined): Promise<readonly PostId[]> => {
    const rows = await transaction
      .select({ id: announcementTable.postId })
      .from(announcementTable)
      .innerJoin(postTable, eq(postTable.id, announcementTable.postId))
      .where(and(isNotNull(announcementTable.pinnedAt), isNull(postTable.withdrawnAt), condition))
      .orderBy(announcementTable.pinnedAt, announcementTable.postId);
    return rows.map(({ id }) => id as PostId);
  };
  const locked = async (condition: SQL): Promise<Announcement | null> => {
    const [row] = await transaction
      .select({ announcement: announcementTable, post: postTable })
      .from(announcementTable)
      .innerJoin(postTable, eq(postTable.id, announcementTable.postId))
      .where(condition)
      .for("no key update", { of: [announcementTable, postTable] });
    return row === undefined ? null : announcementFromRow(row);
  };
  return {
    byId: (id) => locked(eq(announcementTable.postId, id)),
    byUri: (uri) => locked(eq(postTable.uri, uri)),
    add: async (announcement) => {
      await addPost(transaction, announcement.post);
      await transaction.insert(announcementTable).values(rowFromAnnouncement(announcement));
    },
    save: async (announcement) => {
      await savePost(transaction, announcement.post);
      const { postId, ...row } = rowFromAnnouncement(announcement);
      await transaction.update(announcementTable).set(row).where(eq(announcementTable.postId, postId));
    },
    takeTurn: async () => {
      await transaction.execute(sql`select pg_advisory_xact_lock(${turnLock})`);
    },
    pinned: () => idsWhere(undefined),
    urgentSince: (since) =>
      transaction.$count(
        transaction
          .select({ id: announcementTable.postId })
          .from(announcementTable)
          .innerJoin(postTable, eq(postTable.id, announcementTable.postId))
          .where(and(announcementTable.urgent, gt(postTable.publishedAt, since)))
          .as("urgent"),
      ),
    pinnedBefore: (day) => idsWhere(lt(announcementTable.lastDay, day)),
  };
};
