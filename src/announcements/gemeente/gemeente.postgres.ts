import type { ActorId, PostId, ResidentId } from "../../kernel/ids.ts";
import { and, desc, eq, type PgDatabase, type PgQueryResultHKT, type SQL, sql } from "../../platform/query-builder.ts";
import { actorFromRow } from "../../posts/actors.postgres.ts";
import { actorTable } from "../../posts/actors.tables.ts";
import {
  announcementDraftTable,
  announcementReachTable,
  announcementWijkTable,
  wijkAreaTable,
} from "./gemeente.tables.ts";
import type { Draft, GemeenteStore } from "./gemeente.ts";

/**
 * What follows the gemeente itself and is a wijk: a Group, on a server that runs what we run or has not said yet. Other groups
 * that can follow somebody say what they are.
 */
const isWijk = sql`actor.type = 'Group' and actor.gone_at is null
  and coalesce((select peer.software from peer where peer.host = actor.host), 'wijksgewijs') = 'wijksgewijs'`;
const follows = sql`exists (select 1 from follower join actor own on own.id = follower.actor_id
  where own.kind = 'wijk' and follower.follower_id = actor.id)`;
const byName = [sql`lower(${actorTable.name})`, actorTable.id];

const draftFromRow = (row: typeof announcementDraftTable.$inferSelect): Draft => {
  const { everyone, wijken, areas, savedBy, ...draft } = row;
  return { ...draft, savedBy: savedBy as ResidentId, choice: { everyone, wijken, areas } };
};

/** What a gemeente keeps beside its announcements, within one transaction. */
export const gemeenteStore = (transaction: PgDatabase<PgQueryResultHKT>): GemeenteStore => {
  const draftsWhere = async (condition?: SQL): Promise<readonly Draft[]> => {
    const rows = await transaction
      .select()
      .from(announcementDraftTable)
      .where(condition)
      .orderBy(desc(announcementDraftTable.savedAt), announcementDraftTable.id);
    return rows.map(draftFromRow);
  };
  return {
    wijken: async () => {
      const rows = await transaction
        .select({
          actor: actorTable,
          people: sql<number | null>`(select peer.people from peer where peer.host = actor.host)`,
          areas: sql<string[]>`array(select wijk_area.area_id::text from wijk_area
            where wijk_area.actor_id = actor.id order by 1)`,
        })
        .from(actorTable)
        .where(and(isWijk, follows))
        .orderBy(...byName);
      return rows.map((row) => ({ ...row, actor: actorFromRow(row.actor) }));
    },
    countOthers: () =>
      transaction.$count(
        transaction
          .select({ id: actorTable.id })
          .from(actorTable)
          .where(sql`${follows} and not (${isWijk})`)
          .as("others"),
      ),
    fillArea: async (areaId, wijken) => {
      await transaction.delete(wijkAreaTable).where(eq(wijkAreaTable.areaId, areaId));
      const rows = [...new Set(wijken)].map((actorId) => ({ areaId, actorId }));
      if (rows.length > 0) await transaction.insert(wijkAreaTable).values(rows);
    },
    choose: async (postId, { everyone, wijken }) => {
      await transaction.insert(announcementReachTable).values({ postId, everyone });
      const rows = wijken.map((actorId) => ({ postId, actorId }));
      if (rows.length > 0) await transaction.insert(announcementWijkTable).values(rows);
    },
    reachOf: async (postId) => {
      const [reach] = await transaction
        .select()
        .from(announcementReachTable)
        .where(eq(announcementReachTable.postId, postId));
      if (reach === undefined) return null;
      const rows = await transaction
        .select({ actor: actorTable })
        .from(announcementWijkTable)
        .innerJoin(actorTable, eq(actorTable.id, announcementWijkTable.actorId))
        .where(eq(announcementWijkTable.postId, postId))
        .orderBy(...byName);
      return { everyone: reach.everyone, wijken: rows.map(({ actor }) => actorFromRow(actor)) };
    },
    markShown: async (postId: PostId, actorId: ActorId, shownWith, shownAt) => {
      const marked = await transaction
        .update(announcementWijkTable)
        .set({ shownWith, shownAt })
        .where(and(eq(announcementWijkTable.postId, postId), eq(announcementWijkTable.actorId, actorId)))
        .returning({ postId: announcementWijkTable.postId });
      return marked.length === 1;
    },
    markNotShown: async (actorId, activityUri) => {
      const marked = await transaction
        .update(announcementWijkTable)
        .set({ shownWith: null, shownAt: null })
        .where(and(eq(announcementWijkTable.actorId, actorId), eq(announcementWijkTable.shownWith, activityUri)))
        .returning({ postId: announcementWijkTable.postId });
      return marked.length > 0;
    },
    drafts: () => draftsWhere(),
    draft: async (id) => (await draftsWhere(eq(announcementDraftTable.id, id)))[0] ?? null,
    saveDraft: async ({ choice, id, ...draft }) => {
      const row = { ...draft, everyone: choice.everyone, wijken: [...choice.wijken], areas: [...choice.areas] };
      await transaction
        .insert(announcementDraftTable)
        .values({ id, ...row })
        .onConflictDoUpdate({ target: announcementDraftTable.id, set: row });
    },
    removeDraft: async (id) => {
      await transaction.delete(announcementDraftTable).where(eq(announcementDraftTable.id, id));
    },
  };
};
