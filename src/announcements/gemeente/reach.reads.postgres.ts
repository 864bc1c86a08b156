import type { PostId } from "../../kernel/ids.ts";
import type { Sql } from "../../platform/sql.ts";
import type { AtWijk, ReachReads } from "./reach-reads.ts";

type Row = {
  readonly name: string;
  readonly outcome: string | null;
  readonly done_at: string | Date | null;
  readonly last_error: string | null;
  readonly give_up_at: string | Date | null;
  readonly wasSent: boolean;
  readonly shown_at: string | Date | null;
  readonly answers: number;
};

const dateOf = (value: string | Date | null): Date | null => (value === null ? null : new Date(value));

const fromRow = (row: Row): AtWijk => {
  const giveUpAt = dateOf(row.give_up_at);
  return {
    name: row.name,
    wasSent: row.wasSent,
    delivery:
      giveUpAt === null
        ? null
        : {
            arrivedAt: row.outcome === "delivered" ? dateOf(row.done_at) : null,
            isGivenUp: row.outcome === "given-up",
            reason: row.last_error,
            giveUpAt,
          },
    shownAt: dateOf(row.shown_at),
    answers: row.answers,
  };
};

/** How announcements fare, from what was delivered and what came back. Answers count as long as everybody sees them. */
export const reachReads = (sql: Sql): ReachReads => ({
  atWijken: async (id: PostId) => {
    const rows = await sql<Row[]>`
      select wijk.name, sent.outcome, sent.done_at, sent.last_error, sent.give_up_at, reached.shown_at,
        exists (select 1 from outgoing_activity activity
          where activity.object_uri = post.uri and activity.type = 'Create') as "wasSent",
        (select count(*)::int from post answer join actor author on author.id = answer.actor_id
          where answer.thread_id = reached.post_id and answer.kind = 'answer' and answer.withdrawn_at is null
            and answer.hidden_at is null and answer.held_at is null
            and author.kind = 'remote' and author.host = wijk.host) as answers
      from announcement_wijk reached
      join actor wijk on wijk.id = reached.actor_id
      join post on post.id = reached.post_id
      left join lateral (
        select delivery.* from outgoing_activity activity join delivery on delivery.activity_id = activity.id
        where activity.object_uri = post.uri and activity.type = 'Create'
          and delivery.inbox = coalesce(wijk.shared_inbox, wijk.inbox)
        order by delivery.id limit 1
      ) sent on true
      where reached.post_id = ${id}::uuid
      order by lower(wijk.name), wijk.id`;
    return rows.map(fromRow);
  },
  answers: async (id: PostId) => {
    const [row] = await sql<{ answers: number }[]>`
      select count(*)::int as answers from post answer join actor author on author.id = answer.actor_id
      where answer.thread_id = ${id}::uuid and answer.kind = 'answer' and answer.withdrawn_at is null
        and answer.hidden_at is null and answer.held_at is null and author.kind = 'remote'`;
    return row?.answers ?? 0;
  },
});
