import type { ActorId, PostId, RegistrationId, ResidentId } from "../kernel/ids.ts";
import { isOneOf } from "../platform/postgres.ts";
import {
  and,
  asc,
  eq,
  isNull,
  type PgDatabase,
  type PgQueryResultHKT,
  type SQL,
  sql,
} from "../platform/query-builder.ts";
import { goneHandle } from "../posts/actor.ts";
import { actorTable } from "../posts/actors.tables.ts";
import { postFromRow } from "../posts/posts.postgres.ts";
import { postTable } from "../posts/posts.tables.ts";
import { questionTable } from "../questions/questions.tables.ts";
import { nobody } from "../residents/nobody.ts";
import { residentTable } from "../residents/residents.tables.ts";
import type { ErasureStore } from "./leaving.ts";

/** Rows that are one person's alone, in tables that have their id. */
export const theirs = [
  "introduction",
  "agreement",
  "photo",
  "role_term",
  "wijkwijzer",
  "guidance_offer",
  "identity.address",
  "identity.session",
  "identity.passkey",
  "identity.sign_in",
  "identity.passkey_challenge",
  "identity.letter_choice",
  "identity.digest_reader",
  "identity.notice_reader",
  "identity.spoken_question",
  "identity.registration",
] as const;

/** Who did or wrote something, in rows that stay. Of whoever left it says no more than that. */
const doneBy = [
  ["post", "hidden_by"],
  ["post", "refused_by"],
  ["introduction", "hidden_by"],
  ["question_step", "resident_id"],
  ["announcement_draft", "saved_by"],
  ["blocked_actor", "blocked_by"],
  ["blocked_server", "blocked_by"],
  ["limited_server", "limited_by"],
  ["listed_server", "listed_by"],
  ["allow_list", "turned_on_by"],
  ["official_source", "named_by"],
  ["invitation", "made_by"],
  ["identity.letter_batch", "made_by"],
  ["identity.post_report", "decided_by"],
  ["identity.message_report", "decided_by"],
  ["brought_appeal", "decided_by"],
  ["identity.data_look", "seen_by"],
] as const;

const named = (table: string): SQL =>
  sql.join(
    table.split(".").map((part) => sql.identifier(part)),
    sql`.`,
  );

/** What stands under the id of somebody who leaves, within one transaction of the door. */
export const erasureStore = (transaction: PgDatabase<PgQueryResultHKT>): ErasureStore => {
  const run = async (statement: SQL): Promise<void> => {
    await transaction.execute(statement);
  };

  /** Their questions of which nothing is to be read any more, with what they told the gemeente in them. */
  const eraseTold = async (resident: ResidentId, emptied: readonly PostId[], at: Date): Promise<void> => {
    const gone = sql`(select id from post where kind = 'question' and resident_id = ${resident}::uuid
      and (withdrawn_at is not null or ${isOneOf(postTable.id, emptied)}))`;
    await run(sql`
      update service_request set description = '', place = '', latitude = 0, longitude = 0, reference = null, number = null,
        desk_words = null, last_error = null, next_at = null, changed_at = ${at.toISOString()}::timestamptz,
        state = case when state in ('waiting', 'sending', 'unsure') then 'refused' else state end
      where question_id in ${gone} and description <> ''`);
    await run(sql`delete from identity.did_it_help where question_id in ${gone}`);
  };

  /** Lines of the log about them keep what was done, and lose the words. */
  const eraseInLog = (resident: ResidentId, at: Date) =>
    run(sql`
      update log_entry set detail = '', reason = '', erased_at = ${at.toISOString()}::timestamptz
      where erased_at is null and (about_resident = ${resident}::uuid
        or about_post in (select id from post where resident_id = ${resident}::uuid))`);

  return {
    written: async (resident) => {
      const rows = await transaction
        .select()
        .from(postTable)
        .where(and(eq(postTable.residentId, resident), isNull(postTable.withdrawnAt)))
        .orderBy(sql`${postTable.kind} <> 'answer'`, asc(postTable.publishedAt), postTable.id);
      return rows.map(postFromRow);
    },
    inHand: async (resident) => {
      const rows = await transaction
        .select({ id: questionTable.postId })
        .from(questionTable)
        .where(and(eq(questionTable.takenBy, resident), eq(questionTable.state, "taken")));
      return rows.map(({ id }) => id as PostId);
    },
    registrations: async (resident) => {
      const { rows } = (await transaction.execute(
        sql`select id from identity.registration where resident_id = ${resident}::uuid`,
      )) as { readonly rows: readonly { id: RegistrationId }[] };
      return rows.map(({ id }) => id);
    },
    stillHere: async (residents) => {
      const rows = await transaction
        .select({ id: residentTable.id })
        .from(residentTable)
        .where(and(isOneOf(residentTable.id, residents), isNull(residentTable.leftAt)));
      return rows.map(({ id }) => id as ResidentId);
    },
    ownActor: async (resident) => {
      const [row] = await transaction
        .select({ id: actorTable.id })
        .from(actorTable)
        .where(and(eq(actorTable.residentId, resident), eq(actorTable.kind, "resident")));
      return (row?.id ?? null) as ActorId | null;
    },
    sweep: async (resident, emptied, at) => {
      await transaction
        .insert(residentTable)
        .values({ id: nobody.id, name: nobody.name, joinedMonth: "", leftAt: new Date(0) })
        .onConflictDoNothing();
      await eraseTold(resident, emptied, at);
      for (const table of theirs) await run(sql`delete from ${named(table)} where resident_id = ${resident}::uuid`);
      await run(sql`delete from invitation where made_by = ${resident}::uuid and kind = 'invitation'`);
      // Their yes for somebody who wants to join counts as before; nobody else left the same word.
      await run(sql`update identity.voucher set resident_id = gen_random_uuid() where resident_id = ${resident}::uuid`);
      await run(sql`update identity.nameless_thread set keeper_id = null where keeper_id = ${resident}::uuid`);
      await run(
        sql`update question set taken_by = null, taken_at = null where taken_by = ${resident}::uuid and state <> 'taken'`,
      );
      for (const [table, column] of doneBy) {
        const by = sql.identifier(column);
        await run(sql`update ${named(table)} set ${by} = ${nobody.id}::uuid where ${by} = ${resident}::uuid`);
      }
      await run(sql`delete from resident where id = ${resident}::uuid`);
      await eraseInLog(resident, at);
      await run(sql`update actor set resident_id = null where kind = 'stand_in' and resident_id = ${resident}::uuid`);
      await run(sql`
        update actor set resident_id = null, gone_at = coalesce(gone_at, ${at.toISOString()}::timestamptz)
        where kind = 'resident' and resident_id = ${resident}::uuid`);
      await run(sql`
        update post set hidden_reason = case when hidden_reason is null then null else '' end,
          refused_reason = case when refused_reason is null then null else '' end
        where resident_id = ${resident}::uuid and withdrawn_at is not null`);
      await run(sql`update post set resident_id = ${nobody.id}::uuid where resident_id = ${resident}::uuid`);
    },
    sweepHandle: async ({ id, handle }) => {
      await run(sql`delete from actor_alias where actor_id = ${id}::uuid`);
      await run(sql`delete from actor_move where actor_id = ${id}::uuid`);
      await run(sql`delete from follower where actor_id = ${id}::uuid`);
      await transaction
        .update(actorTable)
        .set({ handle: await goneHandle(handle), name: "", summary: "" })
        .where(eq(actorTable.id, id));
    },
    standingUnder: async (actor) => {
      const rows = await transaction
        .select({ id: postTable.id })
        .from(postTable)
        .where(and(eq(postTable.actorId, actor), isNull(postTable.withdrawnAt)));
      return rows.map(({ id }) => id as PostId);
    },
    giveVoice: async (post, actor) => {
      await transaction.update(postTable).set({ actorId: actor }).where(eq(postTable.id, post));
    },
  };
};
