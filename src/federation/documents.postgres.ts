import { announcementTable } from "../announcements/announcements.tables.ts";
import { handOverTable } from "../handing-over/hand-overs.tables.ts";
import type { PostId } from "../kernel/ids.ts";
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
import { emptied } from "./delivery/old-texts.postgres.ts";
import { type DocumentReads, pageSize, type ThreadPart } from "./document-reads.ts";

/** Posts that are still there, in a thread that is still there, of somebody whom nobody here shut out. */
const stillThere = and(
  isNull(postTable.withdrawnAt),
  isNull(postTable.hiddenAt),
  isNull(postTable.heldAt),
  sql`not exists (select 1 from post thread where thread.id = ${postTable.threadId}
    and (thread.withdrawn_at is not null or thread.held_at is not null or thread.hidden_at is not null))`,
  sql`not exists (select 1 from actor author where author.id = ${postTable.actorId}
    and actor_is_barred(author.id, author.kind, author.host))`,
);

/** Those of them that everyone may read. */
const standing = and(eq(postTable.audience, "everyone"), stillThere);

/** What was said to the ring stays there, also when everyone may read the same post since. */
const notForRing = eq(outgoingActivityTable.ring, false);

/** What stands in an outbox: what was written, as whole activities; no second forms, no deletions, nobody's likes. */
const inOutbox = (actorId: string, types: readonly string[]): SQL | undefined =>
  and(
    eq(outgoingActivityTable.signerId, actorId),
    notForRing,
    inArray(outgoingActivityTable.type, [...types]),
    standing,
    sql`jsonb_typeof(${outgoingActivityTable.body}::jsonb -> 'object') = 'object'`,
    isNull(outgoingActivityTable.variant),
    sql`${outgoingActivityTable.body}::jsonb -> 'object' ->> 'type' not in ('Delete', 'Like', 'EmojiReact', 'Undo')`,
  );

const inThread = (part: ThreadPart, ring: boolean): SQL | undefined =>
  and(
    "threadId" in part ? eq(postTable.threadId, part.threadId) : eq(postTable.inReplyTo, part.inReplyTo),
    isNotNull(postTable.uri),
    ring ? stillThere : standing,
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
    activity: async (uri, asker) => {
      const isDeletion = inArray(outgoingActivityTable.type, ["Delete", "Undo"]);
      const forEveryone = and(notForRing, or(standing, and(eq(postTable.audience, "everyone"), isDeletion)));
      const forAsker = and(
        eq(outgoingActivityTable.ring, true),
        or(stillThere, isDeletion),
        sql`ring_reads(${asker}::uuid, ${postTable.threadId})`,
      );
      const [row] = await database
        .select({ ...sent, ring: outgoingActivityTable.ring })
        .from(outgoingActivityTable)
        .innerJoin(postTable, ofPost)
        .where(
          and(
            eq(outgoingActivityTable.uri, uri),
            // What moderators say to the moderators elsewhere is for them alone.
            ne(outgoingActivityTable.type, "Flag"),
            // Its words were erased.
            ne(outgoingActivityTable.body, emptied),
            asker === null ? forEveryone : or(forEveryone, forAsker),
          ),
        );
      return row ?? null;
    },
    ringThreadsOf: async (actorId) => {
      const rows = await database
        .selectDistinct({ threadId: postTable.threadId, audience: postTable.audience })
        .from(postTable)
        .where(eq(postTable.actorId, actorId));
      const isKnown = rows.some(({ audience }) => audience === "everyone");
      // A gemeente that is asked something looks up who asks, as everybody does: without proving who it is.
      const [spoke] = await database
        .select({ id: handOverTable.id })
        .from(handOverTable)
        .where(eq(handOverTable.speakerId, actorId))
        .limit(1);
      return isKnown || spoke !== undefined
        ? []
        : rows.filter(({ audience }) => audience === "kring").map(({ threadId }) => threadId as PostId);
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
    thread: (part, ring, after) => {
      const last = sql`(select published_at, id from post where id = ${after})`;
      return database
        .select({ id: postTable.id, uri: postTable.uri })
        .from(postTable)
        .where(
          and(
            inThread(part, ring),
            after === null ? undefined : gt(sql`(${postTable.publishedAt}, ${postTable.id})`, last),
          ),
        )
        .orderBy(postTable.publishedAt, postTable.id)
        .limit(pageSize + 1)
        .execute();
    },
    threadTotal: (part, ring) => posts(inThread(part, ring)),
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
        posts: await posts(
          and(ours, inArray(postTable.kind, ["question", "poll", "announcement", "activity", "offer"])),
        ),
        answers: await posts(and(ours, eq(postTable.kind, "answer"))),
      };
    },
  };
};
