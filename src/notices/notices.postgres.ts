import { announcementTable } from "../announcements/announcements.tables.ts";
import type { ResidentId } from "../kernel/ids.ts";
import type { Role } from "../kernel/reader.ts";
import { isOneOf } from "../platform/postgres.ts";
import {
  alias,
  and,
  asc,
  desc,
  eq,
  gt,
  isNotNull,
  isNull,
  lt,
  lte,
  notInArray,
  or,
  type PgDatabase,
  type PgQueryResultHKT,
  sql,
} from "../platform/query-builder.ts";
import { actorTable } from "../posts/actors.tables.ts";
import { calledSafely } from "../posts/official-voice.ts";
import { postFromRow } from "../posts/posts.postgres.ts";
import { postTable } from "../posts/posts.tables.ts";
import { questionTable } from "../questions/questions.tables.ts";
import { addressTable, letterChoiceTable } from "../residents/identity.tables.ts";
import { usualChoice } from "../residents/letter-kinds.ts";
import { residentTable } from "../residents/residents.tables.ts";
import { digestClosingTable, digestPostTable, digestReaderTable } from "./notices.tables.ts";
import type { DigestStore } from "./send-digests.ts";

const digestLock = 7_236_011;
/** More news than this no letter tells; the rest stands on the site. */
const mostNews = 1_000;
const homeTable = alias(actorTable, "home");
const askedTable = alias(postTable, "asked");

/** Digests within one transaction of the door. */
export const digestStore = (transaction: PgDatabase<PgQueryResultHKT>): DigestStore => {
  const closedBetween = (since: Date, until: Date) =>
    and(gt(digestPostTable.closing, since), lte(digestPostTable.closing, until));
  const isNotBlocked = or(
    isNull(postTable.actorId),
    sql`not actor_is_barred(${actorTable.id}, ${actorTable.kind}, ${actorTable.host})`,
  );
  return {
    takeTurn: async () => {
      const { rows } = (await transaction.execute<{ mine: boolean }>(
        sql`select pg_try_advisory_xact_lock(${digestLock}) as mine`,
      )) as unknown as { rows: readonly { mine: boolean }[] };
      return rows[0]?.mine === true;
    },
    close: async (closing, notBefore) => {
      const closed = await transaction
        .insert(digestClosingTable)
        .values({ at: closing })
        .onConflictDoNothing()
        .returning({ at: digestClosingTable.at });
      if (closed.length === 0) return;
      await transaction.execute(sql`
        insert into ${digestPostTable} (post_id, closing)
        select post.id, ${closing.toISOString()}::timestamptz from ${postTable} post
        where post.published_at > ${notBefore.toISOString()}::timestamptz
          and post.published_at <= ${closing.toISOString()}::timestamptz
          -- What waits for a moderator is published when it is let through, and told then.
          and post.held_at is null
          and not (post.kind = 'announcement' and post.withdrawn_at is not null)
        on conflict (post_id) do nothing`);
      // What the wijk said better or took back after it was told of is told of again.
      await transaction.execute(sql`
        update ${digestPostTable} told set closing = ${closing.toISOString()}::timestamptz
        from ${postTable} post join ${announcementTable} announcement on announcement.post_id = post.id
        where told.post_id = post.id and (announcement.correction <> '' or post.withdrawn_at is not null
            or announcement.official_kind is not null)
          and coalesce(post.withdrawn_at, post.edited_at) > told.closing
          and coalesce(post.withdrawn_at, post.edited_at) <= ${closing.toISOString()}::timestamptz`);
    },
    news: async (since, until, readers) => {
      const questions = await transaction
        .select({
          post: postTable,
          question: questionTable,
          home: homeTable,
          closing: digestPostTable.closing,
        })
        .from(digestPostTable)
        .innerJoin(postTable, eq(postTable.id, digestPostTable.postId))
        .innerJoin(questionTable, eq(questionTable.postId, postTable.id))
        .leftJoin(actorTable, eq(actorTable.id, postTable.actorId))
        .leftJoin(homeTable, eq(homeTable.id, postTable.homeWijkId))
        .where(and(closedBetween(since, until), isNotBlocked))
        .orderBy(asc(postTable.publishedAt), asc(postTable.id))
        .limit(mostNews);
      const announcements = await transaction
        .select({
          post: postTable,
          announcement: announcementTable,
          author: actorTable,
          closing: digestPostTable.closing,
        })
        .from(digestPostTable)
        .innerJoin(postTable, eq(postTable.id, digestPostTable.postId))
        .innerJoin(announcementTable, eq(announcementTable.postId, postTable.id))
        .leftJoin(actorTable, eq(actorTable.id, postTable.actorId))
        .where(and(closedBetween(since, until), isNull(postTable.hiddenAt), isNull(postTable.homeWijkId), isNotBlocked))
        .orderBy(asc(postTable.publishedAt), asc(postTable.id))
        .limit(mostNews);
      const answers = await transaction
        .select({ post: postTable, asked: askedTable, state: questionTable.state, closing: digestPostTable.closing })
        .from(digestPostTable)
        .innerJoin(postTable, eq(postTable.id, digestPostTable.postId))
        .innerJoin(askedTable, eq(askedTable.id, postTable.threadId))
        .innerJoin(questionTable, eq(questionTable.postId, askedTable.id))
        .leftJoin(actorTable, eq(actorTable.id, postTable.actorId))
        .where(
          and(
            closedBetween(since, until),
            eq(postTable.kind, "answer"),
            isNotNull(askedTable.residentId),
            isNotBlocked,
          ),
        )
        .orderBy(asc(postTable.publishedAt), asc(postTable.id))
        .limit(mostNews);
      const open = await transaction
        .select({ post: postTable, state: questionTable.state })
        .from(postTable)
        .innerJoin(questionTable, eq(questionTable.postId, postTable.id))
        .where(
          and(
            isOneOf(postTable.residentId, readers),
            isNull(postTable.withdrawnAt),
            notInArray(questionTable.state, ["answered", "closed"]),
          ),
        )
        .orderBy(desc(postTable.publishedAt), postTable.id)
        .limit(mostNews);
      return {
        announcements: announcements.map(({ post, announcement, author, closing }) => ({
          post: postFromRow(post),
          source: announcement.officialKind === null ? null : (author?.name ?? null),
          lastDay: announcement.lastDay,
          correction: announcement.correction,
          farewell: announcement.farewell,
          closing,
        })),
        open: open.map(({ post, state }) => ({ post: postFromRow(post), state })),
        questions: questions.map(({ post, question, home, closing }) => ({
          post: postFromRow(post),
          theme: question.theme,
          state: question.state,
          homeName: home === null ? null : calledSafely(home),
          closing,
        })),
        answers: answers.map(({ post, asked, state, closing }) => ({
          post: postFromRow(post),
          closing,
          question: { post: postFromRow(asked), state },
        })),
      };
    },
    readers: async (rhythm, closing, most) => {
      const rows = await transaction
        .select({
          id: residentTable.id,
          name: residentTable.name,
          roles: residentTable.roles,
          organisation: residentTable.organisation,
          upTo: digestReaderTable.upTo,
        })
        .from(residentTable)
        .innerJoin(addressTable, eq(addressTable.residentId, residentTable.id))
        .leftJoin(digestReaderTable, eq(digestReaderTable.residentId, residentTable.id))
        .leftJoin(
          letterChoiceTable,
          and(eq(letterChoiceTable.residentId, residentTable.id), eq(letterChoiceTable.kind, "digest")),
        )
        .where(
          and(
            isNull(residentTable.leftAt),
            eq(sql`coalesce(${letterChoiceTable.choice}, ${usualChoice("digest")})`, rhythm),
            or(isNull(digestReaderTable.upTo), lt(digestReaderTable.upTo, closing)),
          ),
        )
        .orderBy(residentTable.id)
        .limit(most);
      return rows.map((row) => ({ ...row, id: row.id as ResidentId, roles: row.roles as Role[] }));
    },
    told: async (readers, closing) => {
      await transaction.execute(sql`
        insert into ${digestReaderTable} (resident_id, up_to)
        select resident.id, ${closing.toISOString()}::timestamptz from ${residentTable} resident
        where ${isOneOf(residentTable.id, readers)}
        on conflict (resident_id) do update set up_to = excluded.up_to`);
    },
    forget: async (closedBefore) => {
      await transaction.delete(digestPostTable).where(lt(digestPostTable.closing, closedBefore));
      await transaction.delete(digestClosingTable).where(lt(digestClosingTable.at, closedBefore));
    },
  };
};
