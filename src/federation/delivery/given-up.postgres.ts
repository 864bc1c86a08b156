import { later } from "../../kernel/clock.ts";
import type { Sql } from "../../platform/sql.ts";
import { patienceFor } from "./back-off.ts";
import type { GivenUp } from "./given-up.ts";

type Chosen = {
  readonly id: string;
  readonly type: string;
  readonly takesBack: boolean;
  readonly overtaken: boolean;
};

/** What was given up, in PostgreSQL. */
export const givenUpDeliveries = (database: Sql): GivenUp => ({
  tryAgain: (host, reason, now) =>
    database.begin(async (sql) => {
      const at = now.toISOString();
      // Newer for the same inbox: what takes it back, and what arrived. The wijk's Announce of a Create says nothing newer.
      const chosen = await sql<Chosen[]>`
        select d.id, a.type, a.takes_back as "takesBack", exists (
          select 1 from outgoing_activity newer join delivery sent on sent.activity_id = newer.id
          where newer.object_uri = a.object_uri and newer.position > a.position and sent.inbox = d.inbox
            and (newer.takes_back
              or (sent.outcome = 'delivered' and not (a.type = 'Create' and newer.type = 'Announce')))) as overtaken
        from delivery d join outgoing_activity a on a.id = d.activity_id
        where d.outcome = 'given-up' and d.host = ${host} and coalesce(d.last_error, '') = ${reason}
        for update of d`;
      const leftBehind = chosen.filter(({ overtaken }) => overtaken);
      const takenUp = chosen.filter(({ overtaken }) => !overtaken);
      const untilOf = (given: Chosen) => ({ id: given.id, until: later(now, patienceFor(given)).toISOString() });
      await sql`
        update delivery set outcome = 'overtaken'
        where id in (select json_array_elements_text(${JSON.stringify(leftBehind.map(({ id }) => id))}::text::json)::bigint)`;
      await sql`
        update delivery d set done_at = null, outcome = null, due_at = ${at}::timestamptz, give_up_at = again.until,
          attempts = 0, last_status = null, last_error = null, gone_count = 0, gone_since = null, leased_by = null
        from json_to_recordset(${JSON.stringify(takenUp.map(untilOf))}::text::json) as again (id bigint, until timestamptz)
        where d.id = again.id`;
      if (takenUp.length > 0) {
        await sql`
          update peer set held_until = ${at}::timestamptz where host = ${host} and held_until > ${at}::timestamptz`;
      }
      return { again: takenUp.length, overtaken: leftBehind.length };
    }),
});
