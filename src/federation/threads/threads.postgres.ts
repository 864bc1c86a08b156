import { later } from "../../kernel/clock.ts";
import type { PostId } from "../../kernel/ids.ts";
import { and, count, eq, gt, lt, type PgDatabase, type PgQueryResultHKT } from "../../platform/query-builder.ts";
import type { Sql } from "../../platform/sql.ts";
import { hostOf } from "../kit/reading.ts";
import type { Threads } from "../kit/threads.ts";
import { missingParentTable, threadVisitTable } from "./threads.tables.ts";
import type { DueThreads } from "./threads.ts";
import { comesBackAfter, nextVisit, searchesKeptFor, searchesPerHour } from "./when.ts";

/** Writing down what is to be looked for, within one transaction. */
export const threadsIn = (transaction: PgDatabase<PgQueryResultHKT>): Threads => ({
  revisit: async (root, at) => {
    await transaction
      .insert(threadVisitTable)
      .values({ postId: root, plannedAt: at, dueAt: nextVisit(at, 0) })
      .onConflictDoNothing();
  },
  findParents: async (noteUri, at) => {
    const host = hostOf(noteUri) ?? "";
    await transaction.delete(missingParentTable).where(lt(missingParentTable.notedAt, later(at, -searchesKeptFor)));
    const ofLastHour = and(eq(missingParentTable.host, host), gt(missingParentTable.notedAt, later(at, -3_600_000)));
    const [found] = await transaction.select({ total: count() }).from(missingParentTable).where(ofLastHour);
    if ((found?.total ?? 0) >= searchesPerHour) return false;
    await transaction
      .insert(missingParentTable)
      .values({ noteUri, host, notedAt: at, dueAt: at })
      .onConflictDoNothing();
    return true;
  },
});

/**
 * Taking up what is due. What is taken up is put off at the same moment, so that two workers never do the same work and
 * what a killed one had in hand comes back.
 */
export const dueThreads = (sql: Sql): DueThreads => ({
  takeVisit: async (now) => {
    const [row] = await sql<{ post_id: PostId; uri: string; planned_at: Date; visits: number }[]>`
      update thread_visit set due_at = ${later(now, comesBackAfter).toISOString()}::timestamptz
      from post
      where post.id = thread_visit.post_id and thread_visit.post_id = (
        select v.post_id from thread_visit v
        where v.due_at <= ${now.toISOString()}::timestamptz
        order by v.due_at limit 1 for update of v skip locked)
      returning thread_visit.post_id, post.uri, thread_visit.planned_at, thread_visit.visits`;
    if (row === undefined) return null;
    return { postId: row.post_id, uri: row.uri, plannedAt: new Date(row.planned_at), visits: row.visits };
  },
  visited: async (visit) => {
    const next = nextVisit(visit.plannedAt, visit.visits + 1);
    await sql`
      update thread_visit set visits = ${visit.visits + 1}, due_at = ${next === null ? null : next.toISOString()}::timestamptz
      where post_id = ${visit.postId}::uuid`;
  },
  takeSearch: async (now) => {
    const [row] = await sql<{ note_uri: string; attempts: number }[]>`
      update missing_parent set due_at = ${later(now, comesBackAfter).toISOString()}::timestamptz
      where note_uri = (
        select m.note_uri from missing_parent m
        where m.due_at <= ${now.toISOString()}::timestamptz
        order by m.due_at limit 1 for update skip locked)
      returning note_uri, attempts`;
    return row === undefined ? null : { noteUri: row.note_uri, attempts: row.attempts };
  },
  searched: async (search, next) => {
    await sql`
      update missing_parent set attempts = ${search.attempts + 1}, due_at = ${next === null ? null : next.toISOString()}::timestamptz
      where note_uri = ${search.noteUri}`;
  },
});
