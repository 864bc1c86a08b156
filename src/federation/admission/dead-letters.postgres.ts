import type postgres from "postgres";
import type { DeadLetter, DeadLetters } from "./dead-letters.ts";

type Row = Omit<DeadLetter, "receivedAt"> & { readonly receivedAt: string | Date };

const opened = (row: Row): DeadLetter => ({ ...row, receivedAt: new Date(row.receivedAt) });

/** What was laid aside, in PostgreSQL. Times go in as text, as everywhere on the bare connection. */
export const deadLetters = (sql: postgres.Sql): DeadLetters => {
  const columns = sql`id::text, activity_type as type, actor_uri as "actorUri", received_at as "receivedAt",
    coalesce(last_error, '') as error`;
  return {
    all: async () => {
      const rows = await sql<Row[]>`
        select ${columns} from inbox_activity where outcome = 'failed' order by done_at desc, id desc limit 100`;
      return rows.map(opened);
    },
    byId: async (id) => {
      const [row] = await sql<Row[]>`
        select ${columns} from inbox_activity where id = ${id} and outcome = 'failed'`;
      return row === undefined ? null : opened(row);
    },
    retry: async (id, now) => {
      const { count } = await sql`
        update inbox_activity set done_at = null, outcome = null, attempts = 0, claims = 0, last_error = null,
          due_at = ${now.toISOString()}::timestamptz
        where id = ${id} and outcome = 'failed'`;
      return count > 0;
    },
    discard: async (id) => {
      const { count } = await sql`
        update inbox_activity set outcome = 'discarded' where id = ${id} and outcome = 'failed'`;
      return count > 0;
    },
  };
};
