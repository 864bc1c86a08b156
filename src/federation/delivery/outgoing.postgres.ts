import { later } from "../../kernel/clock.ts";
import type { PostId } from "../../kernel/ids.ts";
import { isOneOf } from "../../platform/postgres.ts";
import {
  and,
  asc,
  eq,
  isNotNull,
  isNull,
  lt,
  ne,
  or,
  type PgDatabase,
  type PgQueryResultHKT,
  sql,
} from "../../platform/query-builder.ts";
import { isTakingBack, patienceFor } from "./back-off.ts";
import { deliveryTable, outgoingActivityTable } from "./delivery.tables.ts";
import { emptied } from "./old-texts.postgres.ts";
import type { Outgoing, OutgoingActivity, Software } from "./outgoing.ts";
import { privateDeliveryOf } from "./private-deliveries.postgres.ts";
import { endRingDeliveries, hostOfInbox, ringDeliveriesOf, ringPostsToldTo } from "./ring-deliveries.postgres.ts";

/** Not what takes something back, and not what is empty. */
const saysSomething = and(eq(outgoingActivityTable.takesBack, false), ne(outgoingActivityTable.body, ""));

/** The way out, within one transaction. */
export const outgoingIn = (transaction: PgDatabase<PgQueryResultHKT>): Outgoing => ({
  add: async (activity) => {
    const { recipients: _recipients, notBefore: _notBefore, ring, ...stored } = activity;
    const added = await transaction
      .insert(outgoingActivityTable)
      .values({ ...stored, takesBack: isTakingBack(activity), ring: ring !== undefined })
      .onConflictDoNothing()
      .returning({ id: outgoingActivityTable.id });
    if (added.length === 0) return "known";
    if (activity.onlyTo !== undefined) await transaction.execute(privateDeliveryOf(activity, activity.onlyTo));
    else if (ring === undefined) await transaction.execute(deliveriesOf(activity));
    else if (ring.told !== "nobody") await transaction.execute(ringDeliveriesOf(activity, ring));
    return "added";
  },
  endBarred: async (at) => {
    await transaction.execute(sql`
      update delivery set done_at = ${at.toISOString()}::timestamptz, outcome = 'given-up', last_error = 'blocked'
      from outgoing_activity sent
      where sent.id = delivery.activity_id and delivery.done_at is null and delivery.leased_by is null
        and not sent.takes_back
        and inbox_is_barred(delivery.inbox, delivery.host)`);
  },
  endRing: async (actorId, at) => {
    await transaction.execute(endRingDeliveries(actorId, at));
  },
  ringPostsToldTo: async (actorId) => {
    const told = (await transaction.execute(ringPostsToldTo(actorId))) as { readonly rows: readonly { id: PostId }[] };
    return told.rows.map(({ id }) => id);
  },
  forgetTexts: async (objectUri) => {
    await transaction
      .update(outgoingActivityTable)
      .set({ body: "" })
      .where(
        and(
          eq(outgoingActivityTable.objectUri, objectUri),
          isNotNull(outgoingActivityTable.onlyTo),
          ne(outgoingActivityTable.type, "Delete"),
        ),
      );
  },
  eraseWords: async (posts, before) => {
    await transaction
      .update(outgoingActivityTable)
      .set({ body: emptied })
      .where(
        and(saysSomething, lt(outgoingActivityTable.madeAt, before), isOneOf(outgoingActivityTable.postId, posts)),
      );
  },
  eraseSaid: async ({ id, handle }) => {
    const named = sql`strpos(${outgoingActivityTable.body}, ${handle}) > 0 and ${outgoingActivityTable.postId} in (
      select id from post where thread_id in (select thread_id from post where actor_id = ${id}::uuid))`;
    await transaction
      .update(outgoingActivityTable)
      .set({ body: emptied })
      .where(and(saysSomething, or(eq(outgoingActivityTable.signerId, id), named)));
  },
  sentAbout: (type, objectUri) =>
    transaction
      .select({
        uri: outgoingActivityTable.uri,
        body: outgoingActivityTable.body,
        variant: outgoingActivityTable.variant,
      })
      .from(outgoingActivityTable)
      .where(
        and(
          eq(outgoingActivityTable.objectUri, objectUri),
          eq(outgoingActivityTable.type, type),
          eq(outgoingActivityTable.ring, false),
          isNull(outgoingActivityTable.onlyTo),
        ),
      )
      .orderBy(asc(outgoingActivityTable.position)),
});

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
        select delivery.inbox, true from outgoing_activity
        join delivery on delivery.activity_id = outgoing_activity.id
        where outgoing_activity.signer_id = ${actorId}::uuid
        union
        select delivery.inbox, true from post
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
  const giveUpAt = later(activity.madeAt, patienceFor(activity)).toISOString();
  // What takes something back goes to whoever got it, also when they were shut out since: it protects who wrote it.
  const takesBack = isTakingBack(activity);
  // `+ interval '0'` keeps the planner from looking for the latest of all deliveries instead of those of one inbox.
  return sql`
    insert into ${deliveryTable} (activity_id, inbox, host, object_uri, due_at, give_up_at)
    select ${activity.id}::uuid, inbox, host, ${activity.objectUri},
      greatest(${dueAt}::timestamptz, (select held_until from peer where peer.host = inboxes.host),
        (select max(earlier.due_at + interval '0') from delivery earlier where earlier.inbox = inboxes.inbox
          and earlier.object_uri = ${activity.objectUri} and earlier.outcome is null)),
      ${giveUpAt}::timestamptz
    from (
      select inbox, got, ${hostOfInbox} as host from (
        select coalesce(actor.shared_inbox, actor.inbox) as inbox, false as got from actor
        where actor.kind = 'remote' and actor.gone_at is null
          and (actor.id = any(select json_array_elements_text(${JSON.stringify(actors)}::text::json)::uuid)
            or actor.id in (select follower_id from follower where follower.actor_id = ${followersOf}::uuid))
          and not exists (select 1 from blocked_actor where blocked_actor.actor_id = actor.id)
          and not exists (select 1 from received_block where received_block.blocker_id = actor.id
            and received_block.blocked_id in (${activity.signerId}::uuid, ${followersOf}::uuid))
        union
        select delivery.inbox, true from outgoing_activity
        join delivery on delivery.activity_id = outgoing_activity.id
        where outgoing_activity.object_uri = ${whoeverGot}::text
        ${whoeverKnows === null ? sql`` : inboxesThatKnow(whoeverKnows)}
      ) as addressed (inbox, got)
    ) as inboxes
    where host is not null and (${takesBack}::boolean and got or not inbox_is_barred(inbox, host))
      and not exists (select 1 from received_block join actor on actor.id = received_block.blocker_id
        where actor.inbox = inboxes.inbox and actor.shared_inbox is null and not ${takesBack}::boolean
          and received_block.blocked_id = ${activity.signerId}::uuid)
      ${onlyAt === undefined ? sql`` : sql`and ${runs(onlyAt)}`}
      ${notAt === undefined ? sql`` : sql`and not ${runs(notAt)}`}
    on conflict do nothing`;
};
