import type { PostId, ResidentId } from "../kernel/ids.ts";
import {
  and,
  arrayContains,
  asc,
  count,
  eq,
  inArray,
  isNull,
  lte,
  type PgDatabase,
  type PgQueryResultHKT,
  sql,
} from "../platform/query-builder.ts";
import { questionTable } from "../questions/questions.tables.ts";
import { residentTable } from "../residents/residents.tables.ts";
import { offerTable, wijkwijzerTable } from "./guidance.tables.ts";
import type { Load, Offer, OfferEnd, Wijkwijzer, WijkwijzerStore } from "./wijkwijzer.ts";

const routingLock = 7_236_010;

const wijkwijzerFromRow = (row: typeof wijkwijzerTable.$inferSelect): Wijkwijzer => ({
  ...row,
  residentId: row.residentId as ResidentId,
});

const offerFromRow = (row: typeof offerTable.$inferSelect): Offer => ({
  ...row,
  questionId: row.questionId as PostId,
  residentId: row.residentId as ResidentId,
  how: row.how as OfferEnd | null,
});

/** Wijkwijzers and what lies on their desks, within one transaction. */
export const wijkwijzerStore = (transaction: PgDatabase<PgQueryResultHKT>): WijkwijzerStore => ({
  byResident: async (id) => {
    const [row] = await transaction.select().from(wijkwijzerTable).where(eq(wijkwijzerTable.residentId, id));
    return row === undefined ? null : wijkwijzerFromRow(row);
  },
  all: async (options?: { readonly locked: true }) => {
    if (options?.locked) await transaction.execute(sql`select pg_advisory_xact_lock(${routingLock})`);
    const rows = await transaction
      .select({ wijkwijzer: wijkwijzerTable, name: residentTable.name })
      .from(wijkwijzerTable)
      .innerJoin(residentTable, eq(residentTable.id, wijkwijzerTable.residentId))
      .where(and(isNull(residentTable.leftAt), arrayContains(residentTable.roles, ["wijkwijzer"])))
      .orderBy(sql`lower(${residentTable.name})`, residentTable.id);
    return rows.map(({ wijkwijzer, name }) => ({ ...wijkwijzerFromRow(wijkwijzer), name }));
  },
  save: async (wijkwijzer) => {
    const row = { ...wijkwijzer, themes: [...wijkwijzer.themes] };
    await transaction
      .insert(wijkwijzerTable)
      .values(row)
      .onConflictDoUpdate({ target: wijkwijzerTable.residentId, set: row });
  },
  loads: async (since) => {
    const loads = new Map<ResidentId, Load>();
    const loadOf = (id: string): Load => loads.get(id as ResidentId) ?? { inHand: 0, lately: 0, last: null };
    const inHand = await transaction
      .select({ id: questionTable.takenBy, count: count() })
      .from(questionTable)
      .where(eq(questionTable.state, "taken"))
      .groupBy(questionTable.takenBy);
    for (const { id, count: some } of inHand) {
      if (id !== null) loads.set(id as ResidentId, { ...loadOf(id), inHand: some });
    }
    const got = await transaction
      .select({
        id: offerTable.residentId,
        lately: sql<number>`count(*) filter (where ${offerTable.offeredAt} > ${since.toISOString()}::timestamptz)::int`,
        last: sql<string>`max(${offerTable.offeredAt})`,
      })
      .from(offerTable)
      .groupBy(offerTable.residentId);
    for (const { id, lately, last } of got) {
      loads.set(id as ResidentId, { ...loadOf(id), lately, last: new Date(last) });
    }
    return loads;
  },
  offer: async (offers) => {
    if (offers.length > 0) await transaction.insert(offerTable).values([...offers]);
  },
  offersOf: async (question) => {
    const rows = await transaction
      .select()
      .from(offerTable)
      .where(eq(offerTable.questionId, question))
      .orderBy(asc(offerTable.offeredAt), asc(offerTable.id));
    return rows.map(offerFromRow);
  },
  endOffers: async (question, of, how, at) => {
    await transaction
      .update(offerTable)
      .set({ how, endedAt: at })
      .where(
        and(
          eq(offerTable.questionId, question),
          isNull(offerTable.endedAt),
          of === "all" ? undefined : eq(offerTable.residentId, of),
        ),
      );
  },
  untold: async (at, limit) => {
    const rows = await transaction
      .select()
      .from(offerTable)
      .where(and(isNull(offerTable.toldAt), isNull(offerTable.endedAt), lte(offerTable.startsAt, at)))
      .orderBy(asc(offerTable.startsAt))
      .limit(limit)
      .for("update", { skipLocked: true });
    return rows.map(offerFromRow);
  },
  markTold: async (ids, at) => {
    if (ids.length > 0)
      await transaction
        .update(offerTable)
        .set({ toldAt: at })
        .where(inArray(offerTable.id, [...ids]));
  },
});
