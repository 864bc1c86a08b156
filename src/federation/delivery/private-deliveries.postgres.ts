import { later } from "../../kernel/clock.ts";
import { type SQL, sql } from "../../platform/query-builder.ts";
import { patienceFor } from "./back-off.ts";
import { deliveryTable } from "./delivery.tables.ts";
import type { OutgoingActivity } from "./outgoing.ts";
import { hostOfInbox } from "./ring-deliveries.postgres.ts";

/**
 * The one row of what is for one actor alone: to its own inbox, and never to one that its server shares with others. What takes it back
 * goes there also when its server was shut out since.
 */
export const privateDeliveryOf = (activity: OutgoingActivity, onlyTo: string): SQL => {
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
      select inbox, ${hostOfInbox} as host from actor
      where actor.id = ${onlyTo}::uuid and actor.kind = 'remote' and actor.gone_at is null
    ) as inboxes
    where host is not null and (${takesBack}::boolean or not inbox_is_barred(inbox, host))
    on conflict do nothing`;
};
