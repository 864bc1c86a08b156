import {
  alias,
  and,
  asc,
  count,
  eq,
  isNotNull,
  isNull,
  type PgDatabase,
  type PgQueryResultHKT,
} from "../platform/query-builder.ts";
import { pollTable } from "../polls/polls.tables.ts";
import { actorTable } from "../posts/actors.tables.ts";
import { calledSafely } from "../posts/official-voice.ts";
import { postFromRow } from "../posts/posts.postgres.ts";
import { postTable } from "../posts/posts.tables.ts";
import { residentTable } from "../residents/residents.tables.ts";
import type { HeldPostStore } from "./held-posts.ts";

/** An official source is called as it is; whoever else is called like one is not. */
const nameOf = (post: typeof postTable.$inferSelect, actor: typeof actorTable.$inferSelect): string =>
  post.kind === "announcement" && post.homeWijkId === null ? actor.name : calledSafely(actor);

const threadTable = alias(postTable, "thread");

/** What newcomers and people of limited servers wrote and a moderator has to see, within one transaction. */
export const heldPostStore = (transaction: PgDatabase<PgQueryResultHKT>): HeldPostStore => {
  const waits = and(isNotNull(postTable.heldAt), isNull(postTable.refusedAt), isNull(postTable.withdrawnAt));
  return {
    waiting: async (limit) => {
      const rows = await transaction
        .select({
          post: postTable,
          authorName: residentTable.name,
          threadTitle: threadTable.title,
          actor: actorTable,
          options: pollTable.options,
        })
        .from(postTable)
        .innerJoin(threadTable, eq(threadTable.id, postTable.threadId))
        .leftJoin(pollTable, eq(pollTable.postId, postTable.id))
        .leftJoin(residentTable, eq(residentTable.id, postTable.residentId))
        .leftJoin(actorTable, and(eq(actorTable.id, postTable.actorId), eq(actorTable.kind, "remote")))
        .where(waits)
        .orderBy(asc(postTable.heldAt), asc(postTable.id))
        .limit(limit);
      return rows.map(({ post, authorName, threadTitle, actor, options }) => ({
        post: postFromRow(post),
        authorName: authorName ?? (actor === null ? null : nameOf(post, actor)),
        host: actor?.host ?? null,
        threadTitle: threadTitle ?? "",
        options: options ?? [],
      }));
    },
    count: async () => {
      const [row] = await transaction.select({ count: count() }).from(postTable).where(waits);
      return row?.count ?? 0;
    },
    countBy: async (author) => {
      const [row] = await transaction
        .select({ count: count() })
        .from(postTable)
        .where(and(waits, eq(postTable.actorId, author), isNull(postTable.residentId), isNull(postTable.pseudonym)));
      return row?.count ?? 0;
    },
    letThrough: async (id, editedAt, at) => {
      const sameWords = editedAt === null ? isNull(postTable.editedAt) : eq(postTable.editedAt, editedAt);
      const [row] = await transaction
        .update(postTable)
        .set({ heldAt: null, publishedAt: at, editedAt: null })
        .where(and(eq(postTable.id, id), waits, sameWords))
        .returning();
      return row === undefined ? null : postFromRow(row);
    },
    takeUpAgain: async (id) => {
      const [row] = await transaction
        .update(postTable)
        .set({ refusedAt: null, refusedBy: null, refusedReason: null })
        .where(and(eq(postTable.id, id), isNotNull(postTable.refusedAt), isNull(postTable.withdrawnAt)))
        .returning();
      return row === undefined ? null : postFromRow(row);
    },
    refuse: async (id, refused) => {
      const [row] = await transaction
        .update(postTable)
        .set({ refusedAt: refused.at, refusedBy: refused.by, refusedReason: refused.reason })
        .where(and(eq(postTable.id, id), waits))
        .returning();
      return row === undefined ? null : postFromRow(row);
    },
  };
};
