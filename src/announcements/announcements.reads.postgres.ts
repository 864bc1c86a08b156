import { dutchTime } from "../kernel/dutch-time.ts";
import { isModerator, type Reader } from "../kernel/reader.ts";
import {
  alias,
  and,
  desc,
  eq,
  gte,
  isNotNull,
  isNull,
  lt,
  notExists,
  or,
  type PgDatabase,
  type PgQueryResultHKT,
  type SQL,
  sql,
} from "../platform/query-builder.ts";
import { actorFromRow } from "../posts/actors.postgres.ts";
import { actorTable } from "../posts/actors.tables.ts";
import { mayRead } from "../posts/may-read.ts";
import { postTable } from "../posts/posts.tables.ts";
import { residentTable } from "../residents/residents.tables.ts";
import { blockedServerTable } from "../ring/ring.tables.ts";
import type { AnnouncementRead, AnnouncementReads, Voice } from "./announcement-reads.ts";
import { announcementFromRow } from "./announcements.postgres.ts";
import { announcementTable } from "./announcements.tables.ts";

const homeTable = alias(actorTable, "home");

const voiceOf = (row: typeof actorTable.$inferSelect | null): Voice | null => (row === null ? null : actorFromRow(row));

/** Reading announcements for pages. The queries narrow down; whether something is shown, `mayRead` decides. */
export const announcementReads = (database: PgDatabase<PgQueryResultHKT>): AnnouncementReads => {
  const isNotBlocked = and(
    or(
      isNull(postTable.homeWijkId),
      notExists(
        database.select({ one: sql`1` }).from(blockedServerTable).where(eq(blockedServerTable.host, homeTable.host)),
      ),
    ),
    or(
      isNull(announcementTable.officialKind),
      sql`not actor_is_barred(${actorTable.id}, ${actorTable.kind}, ${actorTable.host})`,
    ),
  );
  const announcements = (condition: SQL | undefined) =>
    database
      .select({
        announcement: announcementTable,
        post: postTable,
        writerName: residentTable.name,
        home: homeTable,
        author: actorTable,
      })
      .from(announcementTable)
      .innerJoin(postTable, eq(postTable.id, announcementTable.postId))
      .leftJoin(residentTable, eq(residentTable.id, postTable.residentId))
      .leftJoin(actorTable, eq(actorTable.id, postTable.actorId))
      .leftJoin(homeTable, eq(homeTable.id, postTable.homeWijkId))
      .where(and(condition, isNull(postTable.withdrawnAt), isNotBlocked));

  const read = (row: Awaited<ReturnType<typeof announcements>>[number], reader: Reader): AnnouncementRead => ({
    announcement: announcementFromRow(row),
    writerName: isModerator(reader) ? row.writerName : null,
    home: voiceOf(row.home),
    source: row.announcement.officialKind === null ? null : voiceOf(row.author),
  });

  return {
    list: async (reader, { at, holds, from, limit }) => {
      const today = dutchTime(at).date;
      const rows = await announcements(
        and(
          holds
            ? or(isNull(announcementTable.lastDay), gte(announcementTable.lastDay, today))
            : lt(announcementTable.lastDay, today),
          from === "wijk" ? isNull(postTable.homeWijkId) : isNotNull(postTable.homeWijkId),
          isNull(postTable.heldAt),
          reader.kind === "visitor" ? eq(postTable.audience, "everyone") : undefined,
        ),
      )
        .orderBy(
          ...(holds ? [sql`${announcementTable.pinnedAt} desc nulls last`] : []),
          desc(postTable.publishedAt),
          postTable.id,
        )
        .limit(limit);
      return rows.map((row) => read(row, reader)).filter(({ announcement }) => mayRead(announcement.post, reader));
    },
    one: async (reader, id) => {
      const [row] = await announcements(eq(postTable.id, id));
      return row !== undefined && mayRead(announcementFromRow(row).post, reader) ? read(row, reader) : null;
    },
  };
};
