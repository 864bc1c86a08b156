import { later } from "../../kernel/clock.ts";
import { type SQL, sql } from "../../platform/query-builder.ts";
import { patienceFor } from "./back-off.ts";
import { deliveryTable } from "./delivery.tables.ts";
import type { OutgoingActivity, RingRecipients } from "./outgoing.ts";

/** Host and port of an inbox, without the port that goes without saying, as blocked servers are written. */
export const hostOfInbox = sql`regexp_replace(
  lower(substring(inbox from '^https?://(?:[^/?#]*@)?([^/?#]+)')),
  case when inbox ilike 'https:%' then ':443$' else ':80$' end, '')`;

const isOneOf = (ring: Exclude<RingRecipients, { told: "nobody" }>, takesBack: boolean): SQL => {
  switch (ring.told) {
    case "all":
      // Who came into the ring after the asker said yes was not shown to them.
      return sql`membership.state = 'member' and membership.since <= (select max(consent.at) from consent
        where consent.question_id = ${ring.threadId}::uuid and consent.rung = 'kring' and consent.answer = 'yes')`;
    case "thread":
      return sql`ring_reads(actor.id, ${ring.threadId}::uuid)`;
    case "one":
      return sql`actor.id = ${ring.actorId}::uuid and (${takesBack}::boolean or membership.state = 'member')`;
  }
};

/**
 * The rows of what is for the ring alone: who is in it at this moment decides, in the statement itself. It goes to the inbox
 * of the wijk and to none that its server shares with others.
 */
export const ringDeliveriesOf = (
  activity: OutgoingActivity,
  ring: Exclude<RingRecipients, { told: "nobody" }>,
): SQL => {
  const takesBack = activity.type === "Delete";
  return sql`
    insert into ${deliveryTable} (activity_id, inbox, host, object_uri, due_at, give_up_at)
    select ${activity.id}::uuid, inbox, host, ${activity.objectUri},
      greatest(${activity.madeAt.toISOString()}::timestamptz,
        (select held_until from peer where peer.host = inboxes.host),
        (select max(earlier.due_at + interval '0') from delivery earlier where earlier.inbox = inboxes.inbox
          and earlier.object_uri = ${activity.objectUri} and earlier.outcome is null)),
      ${later(activity.madeAt, patienceFor(activity)).toISOString()}::timestamptz
    from (
      select inbox, ${hostOfInbox} as host from (
        select actor.inbox from ring_membership membership join actor on actor.id = membership.actor_id
        where actor.kind = 'remote' and actor.gone_at is null and ${isOneOf(ring, takesBack)}
      ) as addressed (inbox)
    ) as inboxes
    where host is not null and (${takesBack}::boolean or not inbox_is_barred(inbox, host))
    on conflict do nothing`;
};

/** Gives up what waits for a wijk that left the ring, but for what takes back what it got. */
export const endRingDeliveries = (actorId: string, at: Date): SQL => sql`
  update delivery set done_at = ${at.toISOString()}::timestamptz, outcome = 'given-up', last_error = 'left-the-ring'
  from outgoing_activity sent, actor
  where sent.id = delivery.activity_id and actor.id = ${actorId}::uuid and delivery.inbox = actor.inbox
    and delivery.done_at is null and delivery.leased_by is null and sent.ring and sent.type <> 'Delete'`;

/** Our posts for the ring alone that went to a wijk, or would have gone there. */
export const ringPostsToldTo = (actorId: string): SQL => sql`
  select distinct post.id from actor
  join delivery on delivery.inbox = actor.inbox
  join outgoing_activity sent on sent.id = delivery.activity_id
  join post on post.id = sent.post_id
  join actor author on author.id = post.actor_id
  where actor.id = ${actorId}::uuid and sent.ring and post.audience = 'kring' and post.withdrawn_at is null
    and author.kind <> 'remote'`;
