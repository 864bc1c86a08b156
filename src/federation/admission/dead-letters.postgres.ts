import type { Sql } from "../../platform/sql.ts";
import type { DeadLetter, DeadLetters } from "./dead-letters.ts";

/** What was laid aside, in PostgreSQL. */
export const deadLetters = (sql: Sql): DeadLetters => ({
  all: () => sql<DeadLetter[]>`
    select id::text, activity_type as type, actor_uri as "actorUri", received_at as "receivedAt",
      coalesce(last_error, '') as error
    from inbox_activity where outcome = 'failed' order by done_at desc, inbox_activity.id desc limit 100`,
  byId: async (id) => {
    const [found] = await sql<DeadLetter[]>`
      select id::text, activity_type as type, actor_uri as "actorUri", received_at as "receivedAt",
        coalesce(last_error, '') as error
      from inbox_activity where id = ${id} and outcome = 'failed'`;
    return found ?? null;
  },
  retry: async (id, now) => {
    const changed = await sql`
      update inbox_activity set done_at = null, outcome = null, attempts = 0, claims = 0, last_error = null,
        due_at = ${now.toISOString()}::timestamptz
      where id = ${id} and outcome = 'failed' returning id`;
    return changed.length > 0;
  },
  discard: async (id) => {
    const changed = await sql`
      update inbox_activity set outcome = 'discarded' where id = ${id} and outcome = 'failed' returning id`;
    return changed.length > 0;
  },
});
