import { announcementTable } from "../announcements/announcements.tables.ts";
import {
  and,
  count,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  ne,
  or,
  type PgDatabase,
  type PgQueryResultHKT,
  type SQL,
  sql,
} from "../platform/query-builder.ts";
import { signingKeyTable } from "../posts/actors.tables.ts";
import { postTable } from "../posts/posts.tables.ts";
import { residentTable } from "../residents/residents.tables.ts";
import { followerTable } from "../ring/ring.tables.ts";
import { outgoingActivityTable } from "./delivery/delivery.tables.ts";
import { type DocumentReads, pageSize, type ThreadPart } from "./document-reads.ts";

/** Posts that everyone may read and that are still there, in a thread that is still there. */
const standing = and(
  eq(postTable.audience, "everyone"),
  isNull(postTable.withdrawnAt),
  isNull(postTable.hiddenAt),
  isNull(postTable.heldAt),
  sql`not exists (select 1 from post thread where thread.id = ${postTable.threadId}
    and (thread.withdrawn_at is not null or thread.held_at is not null or thread.hidden_at is not null))`,
);

/** What stands in an outbox: what was written, as whole activities; no second forms, no deletions, nobody's likes. */
const inOutbox = (actorId: string, types: readonly string[]): SQL | undefined =>
  and(
    eq(outgoingActivityTable.signerId, actorId),
    inArray(outgoingActivityTable.type, [...types]),
    standing,
    sql`jsonb_typeof(${outgoingActivityTable.body}::jsonb -> 'object') = 'object'`,
    isNull(outgoingActivityTable.variant),
    sql`${outgoingActivityTable.body}::jsonb -> 'object' ->> 'type' not in ('Delete', 'Like', 'EmojiReact', 'Undo')`,
  );

const inThread = (part: ThreadPart): SQL | undefined =>
  and(
    "threadId" in part ? eq(postTable.threadId, part.threadId) : eq(postTable.inReplyTo, part.inReplyTo),
    isNotNull(postTable.uri),
    standing,
  );

const sent = { body: outgoingActivityTable.body, isEdited: sql<boolean>`${postTable.editedAt} is not null` };

const ofPost = eq(postTable.id, outgoingActivityTable.postId);

/** Reading for the documents, on a pool of the square. */
export const documentReads = (database: PgDatabase<PgQueryResultHKT>): DocumentReads => {
  const totalOf = async (query: Promise<readonly { total: number }[]>): Promise<number> => (await query)[0]?.total ?? 0;
  const posts = (condition: SQL | undefined) =>
    totalOf(database.select({ total: count() }).from(postTable).where(condition).execute());
  return {
    publicKeys: async (signingKeyId) => {
      const [row] = await database
        .select({ publicKeyPem: signingKeyTable.publicPem, proofMultikey: signingKeyTable.proofMultikey })
        .from(signingKeyTable)
        .where(eq(signingKeyTable.id, signingKeyId));
      return row ?? null;
    },
    activity: async (uri) => {
      const isDeletion = and(
        eq(postTable.audience, "everyone"),
        inArray(outgoingActivityTable.type, ["Delete", "Undo"]),
      );
      const [row] = await database
        .select(sent)
        .from(outgoingActivityTable)
        .innerJoin(postTable, ofPost)
        .where(
          and(
            eq(outgoingActivityTable.uri, uri),
            // What moderators say to the moderators elsewhere is for them alone.
            ne(outgoingActivityTable.type, "Flag"),
            or(standing, isDeletion),
          ),
        );
      return row ?? null;
    },
    outbox: (actorId, types, before) =>
      database
        .select({ position: outgoingActivityTable.position, ...sent })
        .from(outgoingActivityTable)
        .innerJoin(postTable, ofPost)
        .where(and(inOutbox(actorId, types), before === null ? undefined : lt(outgoingActivityTable.position, before)))
        .orderBy(desc(outgoingActivityTable.position))
        .limit(pageSize + 1)
        .execute(),
    outboxTotal: (actorId, types) =>
      totalOf(
        database
          .select({ total: count() })
          .from(outgoingActivityTable)
          .innerJoin(postTable, ofPost)
          .where(inOutbox(actorId, types))
          .execute(),
      ),
    followersTotal: (actorId) =>
      totalOf(
        database.select({ total: count() }).from(followerTable).where(eq(followerTable.actorId, actorId)).execute(),
      ),
    thread: (part, after) => {
      const last = sql`(select published_at, id from post where id = ${after})`;
      return database
        .select({ id: postTable.id, uri: postTable.uri })
        .from(postTable)
        .where(
          and(inThread(part), after === null ? undefined : gt(sql`(${postTable.publishedAt}, ${postTable.id})`, last)),
        )
        .orderBy(postTable.publishedAt, postTable.id)
        .limit(pageSize + 1)
        .execute();
    },
    threadTotal: (part) => posts(inThread(part)),
    pinned: async () => {
      const rows = await database
        .select({ uri: postTable.uri })
        .from(announcementTable)
        .innerJoin(postTable, eq(postTable.id, announcementTable.postId))
        .where(and(isNotNull(announcementTable.pinnedAt), standing))
        .orderBy(desc(announcementTable.pinnedAt));
      return rows.flatMap(({ uri }) => (uri === null ? [] : [uri]));
    },
    totals: async () => {
      const ours = and(or(isNotNull(postTable.residentId), isNotNull(postTable.pseudonym)), standing);
      return {
        residents: await totalOf(
          database.select({ total: count() }).from(residentTable).where(isNull(residentTable.leftAt)).execute(),
        ),
        posts: await posts(and(ours, inArray(postTable.kind, ["question", "poll", "announcement", "activity"]))),
        answers: await posts(and(ours, eq(postTable.kind, "answer"))),
      };
    },
  };
};
