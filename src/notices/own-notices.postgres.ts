import { agendaItemTable } from "../agenda/agenda.tables.ts";
import { registrationTable } from "../agenda/registrations.tables.ts";
import { stepTable, wayTable } from "../guidance/guidance.tables.ts";
import { handOverTable } from "../handing-over/hand-overs.tables.ts";
import { type Clock, later } from "../kernel/clock.ts";
import type { PostId } from "../kernel/ids.ts";
import { isAdministrator } from "../kernel/reader.ts";
import { logTable } from "../moderation/moderation.tables.ts";
import { eventTable } from "../platform/events.tables.ts";
import { alias, eq, type PgDatabase, type PgQueryResultHKT, type SQL, sql } from "../platform/query-builder.ts";
import { actorTable } from "../posts/actors.tables.ts";
import { readableBy } from "../posts/post-reads.postgres.ts";
import { postTable } from "../posts/posts.tables.ts";
import { didItHelpTable } from "../questions/did-it-help.tables.ts";
import { questionTable } from "../questions/questions.tables.ts";
import { joinRequestTable, voucherTable } from "../residents/identity.tables.ts";
import { type FoundNotice, type NoticeKind, type NoticeReader, type NoticeStore, noticesStayFor } from "./notice.ts";
import { noticeReaderTable } from "./notices.tables.ts";

type Database = PgDatabase<PgQueryResultHKT>;

const mine = alias(postTable, "mine");
const said = alias(postTable, "said");
const beginning = alias(postTable, "beginning");
const author = alias(actorTable, "author");

const time = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`;

/**
 * Everything that happened for somebody after a moment: `kind`, `at`, `post_id` (what it is about) and a `key` that no two have. A post
 * stands in it exactly when `mayRead` lets this reader read it and its thread, so that what is counted is what is shown. Each part begins
 * with what is theirs by id: nobody without a name is found by it, since nothing here knows who that is.
 */
const happenedFor = (reader: NoticeReader, after: SQL): SQL => {
  const me = sql`${reader.id}::uuid`;
  const isMine = sql`${mine.residentId} = ${me} and ${mine.withdrawnAt} is null`;
  const bySomebodyElse = sql`${said.residentId} is distinct from ${me} and ${readableBy(said, reader)}
    and ${readableBy(beginning, reader)}
    and (${said.actorId} is null or not actor_is_barred(${author.id}, ${author.kind}, ${author.host}))`;
  const answered = sql`join ${eventTable} event on event.payload ->> 'threadId' = ${mine.threadId}::text
      and event.kind = 'AnswerReceived' and event.happened_at > ${after}
    join ${postTable} said on ${said.id} = (event.payload ->> 'answerId')::uuid
    join ${postTable} beginning on ${beginning.id} = ${mine.threadId}
    left join ${actorTable} author on ${author.id} = ${said.actorId}`;
  const ownQuestion = sql`from ${postTable} mine join ${questionTable} question on question.post_id = ${mine.id}`;

  const parts: SQL[] = [
    sql`select 'answer' as kind, event.happened_at as at, ${said.id} as post_id, event.id::text as key
      from ${postTable} mine ${answered} where ${isMine} and ${mine.id} = ${mine.threadId} and ${bySomebodyElse}`,
    // Whoever answered twice is told once.
    sql`select distinct 'reply', event.happened_at, ${said.id}, event.id::text
      from ${postTable} mine ${answered}
      where ${isMine} and ${mine.kind} = 'answer' and ${bySomebodyElse} and ${beginning.residentId} is distinct from ${me}
        and event.happened_at > ${mine.publishedAt}
        and (${said.inReplyTo} = ${mine.id} or ${said.residentId} = ${beginning.residentId}
          or ${said.pseudonym} = ${beginning.pseudonym}
          or (${beginning.residentId} is null and ${beginning.pseudonym} is null and ${said.actorId} = ${beginning.actorId}))`,
    // From what helped lately, so that it costs the same however much was ever asked, or answered by one person.
    sql`select 'helped', question.helpful_at, ${mine.id}, 'helped ' || ${mine.id}
      from (select helpful_id, helpful_at from ${questionTable} where helpful_at > ${after}
        order by helpful_at desc limit 1000) question
      join ${postTable} mine on ${mine.id} = question.helpful_id
      join ${postTable} beginning on ${beginning.id} = ${mine.threadId}
      where ${isMine} and ${mine.kind} = 'answer' and ${beginning.residentId} is distinct from ${me} and ${readableBy(beginning, reader)}`,
    sql`select 'did-it-help', asked.asked_at, ${mine.id}, 'did-it-help ' || ${mine.id}
      ${ownQuestion} join ${didItHelpTable} asked on asked.question_id = ${mine.id}
      where ${isMine} and asked.asked_at > ${after} and asked.answered_at is null and question.state = 'answered'`,
    sql`select step.kind, step.at, ${mine.id}, 'step ' || step.id
      ${ownQuestion} join ${stepTable} step on step.question_id = ${mine.id}
      where ${isMine} and step.at > ${after} and step.kind in ('taken', 'passed-on') and step.resident_id is distinct from ${me}`,
    // What was chosen meanwhile waits no more.
    sql`select step.kind, max(step.at), ${mine.id}, step.kind || ' ' || ${mine.id}
      ${ownQuestion} join ${wayTable} way on way.question_id = ${mine.id}
      join ${stepTable} step on step.question_id = ${mine.id}
      where ${isMine} and step.at > ${after} and question.state in ('open', 'taken')
        and ((step.kind = 'asker-asked' and way.waiting_for = 'asker') or (step.kind = 'closing-proposed' and way.waiting_for = 'closing'))
      group by ${mine.id}, step.kind`,
    sql`select 'promised', hand_over.promised_at, ${mine.id}, 'promised ' || ${mine.id}
      ${ownQuestion} join ${handOverTable} hand_over on hand_over.question_id = ${mine.id}
      where ${isMine} and hand_over.promised_at > ${after} and hand_over.withdrawn_at is null`,
    sql`select case when line.deed = 'post-let-through' then 'let-through' when line.deed = 'post-refused' then 'refused'
        when line.deed like '%-hidden' then 'hidden' else 'shown' end, line.at, ${mine.id}, 'log ' || line.position
      from ${logTable} line join ${postTable} mine on ${mine.id} = line.about_post
      join ${postTable} beginning on ${beginning.id} = ${mine.threadId}
      where line.at > ${after} and ${isMine} and line.by_resident is distinct from ${me} and ${readableBy(beginning, reader)}
        and (line.deed in ('post-let-through', 'post-refused') or line.deed like '%-hidden' or line.deed like '%-shown')`,
    sql`select case when line.deed in ('introduction-hidden', 'introduction-shown') then line.deed else 'roles' end, line.at, null,
        'log ' || line.position
      from ${logTable} line
      where line.at > ${after} and line.about_resident = ${me} and line.by_resident is distinct from ${me}
        and line.deed in ('introduction-hidden', 'introduction-shown', 'roles-changed', 'role-ended')`,
    sql`select 'activity-moved', max(event.happened_at), ${said.id}, 'moved ' || ${said.id}
      from ${registrationTable} coming join ${postTable} said on ${said.id} = coming.item_id
      join ${eventTable} event on event.payload ->> 'threadId' = coming.item_id::text and event.kind = 'ActivityMoved'
      join ${agendaItemTable} item on item.post_id = coming.item_id
      where coming.resident_id = ${me} and event.happened_at > ${after} and event.happened_at > coming.asked_at
        and item.cancelled_at is null and ${said.residentId} is distinct from ${me} and ${readableBy(said, reader)}
      group by ${said.id}`,
    sql`select 'activity-cancelled', item.cancelled_at, ${said.id}, 'cancelled ' || ${said.id}
      from ${registrationTable} coming join ${postTable} said on ${said.id} = coming.item_id
      join ${agendaItemTable} item on item.post_id = coming.item_id
      where coming.resident_id = ${me} and item.cancelled_at > ${after}
        and ${said.residentId} is distinct from ${me} and ${readableBy(said, reader)}`,
    sql`select 'vouch', coalesce(request.told_at, request.asked_at), null, 'vouch ' || request.id
      from ${voucherTable} voucher join ${joinRequestTable} request on request.id = voucher.request_id
      where voucher.resident_id = ${me} and voucher.answer is null and request.asked_at > ${after}`,
  ];
  if (isAdministrator(reader))
    parts.push(sql`select 'join-request', request.told_at, null, 'join-request ' || request.id
      from ${joinRequestTable} request
      where request.told_at > ${after} and request.vouchers_needed > (
        select count(*) from ${voucherTable} voucher where voucher.request_id = request.id and voucher.answer is distinct from 'no')`);
  return sql.join(parts, sql` union all `);
};

/** A count goes no further: so many are many. */
export const countedAtMost = 99;

/** How many notices somebody did not see yet, at most 99; for the frame of every page. */
export const countNewNotices =
  (database: Database, clock: Clock) =>
  async (reader: NoticeReader): Promise<number> => {
    const longAgo = later(clock(), -noticesStayFor);
    const { rows } = (await database.execute(sql`
      with seen as materialized (select greatest(${time(longAgo)},
        (select up_to from ${noticeReaderTable} where resident_id = ${reader.id}::uuid)) as up_to)
      select count(*)::int as count from (
        select 1 from (${happenedFor(reader, sql`(select up_to from seen)`)}) notice limit ${countedAtMost}) counted`)) as unknown as {
      rows: readonly { count: number }[];
    };
    return rows[0]?.count ?? 0;
  };

type Row = { readonly kind: string; readonly at: Date | string; readonly post_id: string | null; readonly key: string };

/** What happened for people, within one transaction of the door. */
export const noticeStore = (transaction: Database): NoticeStore => ({
  found: async (reader, since, { after, limit }) => {
    const further = after === null ? sql`true` : sql`(at, key) < (${time(after.at)}, ${after.key}::text)`;
    const { rows } = (await transaction.execute(sql`
      select kind, at, post_id, key from (${happenedFor(reader, time(since))}) notice
      where ${further} order by at desc, key desc limit ${limit}`)) as unknown as { rows: readonly Row[] };
    return rows.map(
      ({ kind, at, post_id, key }): FoundNotice => ({
        kind: kind as NoticeKind,
        at: new Date(at),
        postId: post_id as PostId | null,
        key,
      }),
    );
  },
  seenUpTo: async (resident) => {
    const [row] = await transaction
      .select({ upTo: noticeReaderTable.upTo })
      .from(noticeReaderTable)
      .where(eq(noticeReaderTable.residentId, resident));
    return row?.upTo ?? null;
  },
  setSeenUpTo: async (residentId, upTo) => {
    await transaction
      .insert(noticeReaderTable)
      .values({ residentId, upTo })
      .onConflictDoUpdate({ target: noticeReaderTable.residentId, set: { upTo } });
  },
});
