import { isNeighbour, type Role } from "../kernel/reader.ts";
import {
  alias,
  and,
  arrayContains,
  desc,
  eq,
  inArray,
  isNull,
  ne,
  or,
  type PgDatabase,
  type PgQueryResultHKT,
  type SQL,
  sql,
} from "../platform/query-builder.ts";
import { actorTable } from "../posts/actors.tables.ts";
import { mayRead } from "../posts/may-read.ts";
import { postFromRow } from "../posts/posts.postgres.ts";
import { postTable } from "../posts/posts.tables.ts";
import { questionTable } from "../questions/questions.tables.ts";
import { residentTable } from "../residents/residents.tables.ts";
import { type Introduced, type IntroductionReads, mayMeet } from "./introduction.ts";
import { introductionFromRow } from "./introductions.postgres.ts";
import { introductionTable } from "./introductions.tables.ts";

const threadTable = alias(postTable, "thread");

/** Reading who lives here. The queries narrow down; whether somebody is met, `mayMeet` decides, and of what they wrote `mayRead`. */
export const introductionReads = (database: PgDatabase<PgQueryResultHKT>): IntroductionReads => {
  const introduced = (condition: SQL | undefined) =>
    database
      .select({ introduction: introductionTable, resident: residentTable })
      .from(introductionTable)
      .innerJoin(residentTable, eq(residentTable.id, introductionTable.residentId))
      .where(and(condition, isNull(residentTable.leftAt), isNull(residentTable.organisation)));

  const read = ({ introduction, resident }: Awaited<ReturnType<typeof introduced>>[number]): Introduced => ({
    ...introductionFromRow(introduction),
    name: resident.name,
    roles: resident.roles as Role[],
    joinedMonth: resident.joinedMonth,
  });

  return {
    list: async (reader, { theme, from, limit }) => {
      if (!isNeighbour(reader)) return [];
      const rows = await introduced(
        and(
          eq(introductionTable.shown, true),
          isNull(introductionTable.hiddenAt),
          theme === null ? undefined : arrayContains(introductionTable.themes, [theme]),
        ),
      )
        .orderBy(sql`lower(${residentTable.name})`, residentTable.id)
        .limit(limit)
        .offset(from);
      return rows.map(read).filter((each) => mayMeet(each, reader));
    },
    one: async (reader, id) => {
      const [row] = await introduced(eq(introductionTable.residentId, id));
      const found = row === undefined ? null : read(row);
      return found !== null && mayMeet(found, reader) ? found : null;
    },
    written: async (reader, id, { before, limit }) => {
      const stands = (table: typeof postTable | typeof threadTable) =>
        and(isNull(table.withdrawnAt), isNull(table.hiddenAt), isNull(table.heldAt));
      const rows = await database
        .select({ post: postTable, thread: threadTable })
        .from(postTable)
        .innerJoin(threadTable, eq(threadTable.id, postTable.threadId))
        .leftJoin(questionTable, eq(questionTable.postId, postTable.id))
        .where(
          and(
            eq(postTable.residentId, id),
            inArray(postTable.kind, ["question", "answer"]),
            // What was asked for somebody else is not theirs.
            or(isNull(questionTable.onBehalf), ne(questionTable.onBehalf, "through-wijkwijzer")),
            stands(postTable),
            stands(threadTable),
            or(
              isNull(threadTable.actorId),
              sql`not (select actor_is_barred(asker.id, asker.kind, asker.host) from ${actorTable} asker
                where asker.id = ${threadTable.actorId})`,
            ),
            before === null
              ? undefined
              : sql`(${postTable.publishedAt}, ${postTable.id}) < (${before.at.toISOString()}::timestamptz, ${before.id}::uuid)`,
          ),
        )
        .orderBy(desc(postTable.publishedAt), desc(postTable.id))
        .limit(limit);
      return rows
        .map(({ post, thread }) => ({ post: postFromRow(post), thread: postFromRow(thread) }))
        .filter(({ post, thread }) => mayRead(post, reader) && mayRead(thread, reader));
    },
  };
};
