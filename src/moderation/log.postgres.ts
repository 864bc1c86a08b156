import type { PostId, ResidentId } from "../kernel/ids.ts";
import {
  alias,
  desc,
  eq,
  lt,
  or,
  type PgDatabase,
  type PgQueryResultHKT,
  type SQL,
} from "../platform/query-builder.ts";
import type { Post } from "../posts/post.ts";
import { postTable } from "../posts/posts.tables.ts";
import { residentTable } from "../residents/residents.tables.ts";
import type { Deed, LogLine, LogStore } from "./log.ts";
import { logTable } from "./moderation.tables.ts";

const byTable = alias(residentTable, "by_whom");
const aboutTable = alias(residentTable, "about_whom");

/** The log within one transaction. */
export const logStore = (transaction: PgDatabase<PgQueryResultHKT>): LogStore => {
  const linesWhere = async (condition: SQL | undefined, limit: number): Promise<readonly LogLine[]> => {
    const rows = await transaction
      .select({
        line: logTable,
        byName: byTable.name,
        aboutName: aboutTable.name,
        thread: postTable.threadId,
        kind: postTable.kind,
      })
      .from(logTable)
      .leftJoin(byTable, eq(byTable.id, logTable.byResident))
      .leftJoin(aboutTable, eq(aboutTable.id, logTable.aboutResident))
      .leftJoin(postTable, eq(postTable.id, logTable.aboutPost))
      .where(condition)
      .orderBy(desc(logTable.position))
      .limit(limit);
    return rows.map(({ line, byName, aboutName, thread, kind }) => ({
      position: line.position,
      at: line.at,
      by: line.byResident as ResidentId | null,
      deed: line.deed as Deed,
      ...(line.aboutResident === null ? {} : { aboutResident: line.aboutResident as ResidentId }),
      ...(line.aboutPost === null ? {} : { aboutPost: line.aboutPost as PostId }),
      detail: line.detail,
      reason: line.reason,
      erased: line.erasedAt !== null,
      byName,
      aboutName,
      post:
        thread === null || kind === null || line.aboutPost === null
          ? null
          : { id: line.aboutPost as PostId, threadId: thread as PostId, kind: kind as Post["kind"] },
    }));
  };
  return {
    add: async ({ at, by, deed, aboutResident, aboutPost, detail, reason }) => {
      await transaction.insert(logTable).values({
        at,
        byResident: by,
        deed,
        aboutResident: aboutResident ?? null,
        aboutPost: aboutPost ?? null,
        detail: detail ?? "",
        reason: reason ?? "",
      });
    },
    about: (resident, limit) =>
      linesWhere(or(eq(logTable.aboutResident, resident), eq(postTable.residentId, resident)), limit),
    lines: ({ before, limit }) => linesWhere(before === undefined ? undefined : lt(logTable.position, before), limit),
  };
};
