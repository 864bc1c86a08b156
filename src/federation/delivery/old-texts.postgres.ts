import type { Sql } from "../../platform/sql.ts";

const atOnce = 5_000;

/** What stands in the place of a text that was emptied: it is JSON, and says nothing. */
export const emptied = "{}";

/**
 * Empties the texts that we sent about posts that were taken back before a time: until then each may be on its way still. What
 * takes something back keeps its text, which has no word of the post in it; ids stay for ever.
 */
export const forgetSentTexts = async (sql: Sql, before: Date): Promise<void> => {
  await sql`
    update outgoing_activity set body = ${emptied}
    where id in (
      select sent.id from outgoing_activity sent
      join post on post.id = sent.post_id
      where post.withdrawn_at < ${before.toISOString()}::timestamptz
        and not sent.takes_back and sent.body not in (${emptied}, '')
        and not exists (select 1 from delivery where delivery.activity_id = sent.id and delivery.done_at is null)
      order by sent.id limit ${atOnce})`;
};
