import type { Sql } from "../../platform/sql.ts";

const atOnce = 5_000;

/**
 * Empties the texts of activities that were handled before a time and will not be passed on or tried again; their ids stay
 * for ever, so that none has a second effect. What was written elsewhere and stands here is passed on word for word when it
 * is shown again, and keeps its text as long as that stands.
 */
export const forgetTexts = async (sql: Sql, before: Date): Promise<void> => {
  await sql`
    update inbox_activity set body = ''
    where id in (
      select i.id from inbox_activity i
      where i.done_at < ${before.toISOString()}::timestamptz and i.body <> '' and i.outcome <> 'failed'
        and not (i.activity_type in ('Create', 'Update') and exists (
          select 1 from post where post.uri = i.object_uri and post.withdrawn_at is null))
      order by i.id limit ${atOnce})`;
};
