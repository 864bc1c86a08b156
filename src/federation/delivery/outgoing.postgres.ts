import { and, asc, eq, sql } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { later } from "../../kernel/clock.ts";
import { patienceFor } from "./back-off.ts";
import { deliveryTable, outgoingActivityTable } from "./delivery.tables.ts";
import type { Outgoing, OutgoingActivity, Software } from "./outgoing.ts";

/** The way out, within one transaction. */
export const outgoingIn = (transaction: PgDatabase<PgQueryResultHKT>): Outgoing => ({
  add: async (activity) => {
    const { recipients: _recipients, notBefore: _notBefore, ...stored } = activity;
    const added = await transaction
      .insert(outgoingActivityTable)
      .values(stored)
      .onConflictDoNothing()
      .returning({ id: outgoingActivityTable.id });
    if (added.length === 0) return "known";
    await transaction.execute(deliveriesOf(activity));
    return "added";
  },
  sentAbout: (type, objectUri) =>
    transaction
      .select({
        uri: outgoingActivityTable.uri,
        body: outgoingActivityTable.body,
        variant: outgoingActivityTable.variant,
      })
      .from(outgoingActivityTable)
      .where(and(eq(outgoingActivityTable.objectUri, objectUri), eq(outgoingActivityTable.type, type)))
      .orderBy(asc(outgoingActivityTable.position)),
});

/** Host and port of an inbox, without the port that goes without saying, as blocked servers are written. */
const hostOfInbox = sql`regexp_replace(
  lower(substring(inbox from '^https?://(?:[^/?#]*@)?([^/?#]+)')),
  case when inbox ilike 'https:%' then ':443$' else ':80$' end, '')`;

/** Whether the server of an inbox is known to run one of these. */
const runs = (software: readonly Software[]) => sql`exists (
  select 1 from peer
  join json_to_recordset(${JSON.stringify(software)}::text::json) as meant (name text, "from" int)
    on meant.name = peer.software
  where peer.host = inboxes.host
    and coalesce(substring(peer.software_version from '^[0-9]{1,6}')::int, 0) >= coalesce(meant."from", 0))`;

/** Further rows of `addressed`: where anything by an actor of ours went. */
const inboxesThatKnow = (actorId: string) => sql`
        union
        select delivery.inbox from outgoing_activity
        join delivery on delivery.activity_id = outgoing_activity.id
        where outgoing_activity.signer_id = ${actorId}::uuid
        union
        select delivery.inbox from post
        join outgoing_activity on outgoing_activity.object_uri = post.uri
        join delivery on delivery.activity_id = outgoing_activity.id
        where post.actor_id = ${actorId}::uuid`;

const deliveriesOf = (activity: OutgoingActivity) => {
  const {
    followersOf = null,
    actors = [],
    whoeverGot = null,
    whoeverKnows = null,
    onlyAt,
    notAt,
  } = activity.recipients;
  const dueAt = (activity.notBefore ?? activity.madeAt).toISOString();
  const giveUpAt = later(activity.madeAt, patienceFor(activity.type)).toISOString();
  // `+ interval '0'` keeps the planner from looking for the latest of all deliveries instead of those of one inbox.
  return sql`
    insert into ${deliveryTable} (activity_id, inbox, host, object_uri, due_at, give_up_at)
    select ${activity.id}::uuid, inbox, host, ${activity.objectUri},
      greatest(${dueAt}::timestamptz, (select held_until from peer where peer.host = inboxes.host),
        (select max(earlier.due_at + interval '0') from delivery earlier where earlier.inbox = inboxes.inbox
          and earlier.object_uri = ${activity.objectUri} and earlier.outcome is null)),
      ${giveUpAt}::timestamptz
    from (
      select inbox, ${hostOfInbox} as host from (
        select coalesce(actor.shared_inbox, actor.inbox) as inbox from actor
        where actor.kind = 'remote' and actor.gone_at is null
          and (actor.id = any(select json_array_elements_text(${JSON.stringify(actors)}::text::json)::uuid)
            or actor.id in (select follower_id from follower where follower.actor_id = ${followersOf}::uuid))
          and not exists (select 1 from blocked_server where blocked_server.host = actor.host)
        union
        select delivery.inbox from outgoing_activity
        join delivery on delivery.activity_id = outgoing_activity.id
        where outgoing_activity.object_uri = ${whoeverGot}::text
        ${whoeverKnows === null ? sql`` : inboxesThatKnow(whoeverKnows)}
      ) as addressed (inbox)
    ) as inboxes
    where host is not null and not exists (select 1 from blocked_server where blocked_server.host = inboxes.host)
      ${onlyAt === undefined ? sql`` : sql`and ${runs(onlyAt)}`}
      ${notAt === undefined ? sql`` : sql`and not ${runs(notAt)}`}
    on conflict do nothing`;
};
