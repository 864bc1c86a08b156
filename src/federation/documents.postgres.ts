import { and, count, desc, eq, gt, inArray, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { signingKeyTable } from "../posts/actors.tables.ts";
import { postTable } from "../posts/posts.tables.ts";
import { questionTable } from "../questions/questions.tables.ts";
import { residentTable } from "../residents/residents.tables.ts";
import { followerTable } from "../ring/ring.tables.ts";
import { outgoingActivityTable } from "./delivery/delivery.tables.ts";

/** Answers and questions that the outside may read, and counts for it. All read only; audience is in every query. */
export type DocumentReads = ReturnType<typeof documentReads>;

/** Most items on one page of a collection. */
export const pageSize = 20;

export const documentReads = (database: PgDatabase<PgQueryResultHKT>) => ({
  publicKeyPem: async (signingKeyId: string): Promise<string | null> => {
    const [row] = await database
      .select({ pem: signingKeyTable.publicPem })
      .from(signingKeyTable)
      .where(eq(signingKeyTable.id, signingKeyId));
    return row?.pem ?? null;
  },
  /** A stored activity about a post that still stands. */
  activity: async (uri: string): Promise<string | null> => {
    const [row] = await database
      .select({ body: outgoingActivityTable.body })
      .from(outgoingActivityTable)
      .innerJoin(postTable, eq(postTable.id, outgoingActivityTable.postId))
      .where(
        and(
          eq(outgoingActivityTable.uri, uri),
          eq(postTable.audience, "everyone"),
          sql`(${postTable.withdrawnAt} is null and ${postTable.hiddenAt} is null
            or ${outgoingActivityTable.type} in ('Delete', 'Undo'))`,
        ),
      );
    return row?.body ?? null;
  },
  /** What an actor of ours sent about posts that still stand, newest first, from before `position`. */
  outbox: async (actorId: string, types: readonly string[], before: number | null) =>
    database
      .select({ position: outgoingActivityTable.position, body: outgoingActivityTable.body })
      .from(outgoingActivityTable)
      .innerJoin(postTable, eq(postTable.id, outgoingActivityTable.postId))
      .where(
        and(
          eq(outgoingActivityTable.signerId, actorId),
          inArray(outgoingActivityTable.type, [...types]),
          eq(postTable.audience, "everyone"),
          isNull(postTable.withdrawnAt),
          isNull(postTable.hiddenAt),
          sql`${outgoingActivityTable.body}::jsonb -> 'object' ->> 'type' is distinct from 'Delete'`,
          sql`jsonb_typeof(${outgoingActivityTable.body}::jsonb -> 'object') = 'object'`,
          before === null ? undefined : lt(outgoingActivityTable.position, before),
        ),
      )
      .orderBy(desc(outgoingActivityTable.position))
      .limit(pageSize + 1),
  outboxTotal: async (actorId: string, types: readonly string[]): Promise<number> => {
    const [row] = await database
      .select({ total: count() })
      .from(outgoingActivityTable)
      .innerJoin(postTable, eq(postTable.id, outgoingActivityTable.postId))
      .where(
        and(
          eq(outgoingActivityTable.signerId, actorId),
          inArray(outgoingActivityTable.type, [...types]),
          eq(postTable.audience, "everyone"),
          isNull(postTable.withdrawnAt),
          isNull(postTable.hiddenAt),
          sql`${outgoingActivityTable.body}::jsonb -> 'object' ->> 'type' is distinct from 'Delete'`,
          sql`jsonb_typeof(${outgoingActivityTable.body}::jsonb -> 'object') = 'object'`,
        ),
      );
    return row?.total ?? 0;
  },
  followersTotal: async (actorId: string): Promise<number> => {
    const [row] = await database
      .select({ total: count() })
      .from(followerTable)
      .where(eq(followerTable.actorId, actorId));
    return row?.total ?? 0;
  },
  /** Ids of what stands in a thread for everyone: of the whole thread, or of the direct replies to one post. */
  thread: async (given: { readonly threadId: string } | { readonly inReplyTo: string }, after: string | null) =>
    database
      .select({ id: postTable.id, uri: postTable.uri })
      .from(postTable)
      .where(
        and(
          "threadId" in given ? eq(postTable.threadId, given.threadId) : eq(postTable.inReplyTo, given.inReplyTo),
          eq(postTable.audience, "everyone"),
          isNotNull(postTable.uri),
          isNull(postTable.withdrawnAt),
          isNull(postTable.hiddenAt),
          after === null
            ? undefined
            : gt(
                sql`(${postTable.publishedAt}, ${postTable.id})`,
                sql`(select published_at, id from post where id = ${after})`,
              ),
        ),
      )
      .orderBy(postTable.publishedAt, postTable.id)
      .limit(pageSize + 1),
  threadTotal: async (given: { readonly threadId: string } | { readonly inReplyTo: string }): Promise<number> => {
    const [row] = await database
      .select({ total: count() })
      .from(postTable)
      .where(
        and(
          "threadId" in given ? eq(postTable.threadId, given.threadId) : eq(postTable.inReplyTo, given.inReplyTo),
          eq(postTable.audience, "everyone"),
          isNotNull(postTable.uri),
          isNull(postTable.withdrawnAt),
          isNull(postTable.hiddenAt),
        ),
      );
    return row?.total ?? 0;
  },
  /** Totals for NodeInfo: members, and what is for everyone of our own. Nothing about what stays in the wijk. */
  totals: async (): Promise<{ readonly residents: number; readonly posts: number; readonly answers: number }> => {
    const [residents] = await database
      .select({ total: count() })
      .from(residentTable)
      .where(isNull(residentTable.leftAt));
    const mine = and(
      isNotNull(postTable.residentId),
      eq(postTable.audience, "everyone"),
      isNull(postTable.withdrawnAt),
    );
    const [questions] = await database
      .select({ total: count() })
      .from(questionTable)
      .innerJoin(postTable, eq(postTable.id, questionTable.postId))
      .where(mine);
    const [answers] = await database
      .select({ total: count() })
      .from(postTable)
      .where(and(mine, eq(postTable.kind, "answer")));
    return { residents: residents?.total ?? 0, posts: questions?.total ?? 0, answers: answers?.total ?? 0 };
  },
});
