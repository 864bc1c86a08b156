import type { PostId } from "../kernel/ids.ts";
import { insertAll } from "../platform/postgres.ts";
import {
  and,
  asc,
  desc,
  eq,
  isNotNull,
  lte,
  type PgDatabase,
  type PgQueryResultHKT,
} from "../platform/query-builder.ts";
import type { Sealing } from "../platform/sealing.ts";
import type { DeskKind } from "./service-desk.ts";
import type { ServiceRequest, ServiceRequestId, ServiceRequestState } from "./service-request.ts";
import type { ServiceRequestStore } from "./service-request-store.ts";
import { serviceCategoryTable, serviceDeskTable, serviceRequestTable } from "./service-requests.tables.ts";

const purpose = "key of the service desk";

type Row = typeof serviceRequestTable.$inferSelect;

const fromRow = ({ categoryCode, categoryName, categoryGroup, latitude, longitude, ...row }: Row): ServiceRequest => ({
  ...row,
  id: row.id as ServiceRequestId,
  questionId: row.questionId as PostId,
  state: row.state as ServiceRequestState,
  category: { code: categoryCode, name: categoryName, group: categoryGroup },
  point: { latitude, longitude },
});

const toRow = ({ category, point, ...request }: ServiceRequest): Row => ({
  ...request,
  ...point,
  categoryCode: category.code,
  categoryName: category.name,
  categoryGroup: category.group,
});

/** The desk and its reports within one transaction. */
export const serviceRequestStore = (
  transaction: PgDatabase<PgQueryResultHKT>,
  sealing: Pick<Sealing, "seal" | "open">,
): ServiceRequestStore => {
  const removeDesk = async (): Promise<void> => {
    await transaction.delete(serviceCategoryTable);
    await transaction.delete(serviceDeskTable);
  };
  return {
    desk: async () => {
      const [row] = await transaction.select().from(serviceDeskTable);
      if (row === undefined) return null;
      const { kind, name, address, jurisdiction, apiKey, latitude, longitude } = row;
      return {
        kind: kind as DeskKind,
        name,
        address,
        jurisdiction,
        apiKey: apiKey === null ? null : sealing.open(purpose, apiKey),
        middle: { latitude, longitude },
      };
    },
    categories: async () => {
      const rows = await transaction.select().from(serviceCategoryTable).orderBy(asc(serviceCategoryTable.place));
      return rows.map(({ code, name, groupName }) => ({ code, name, group: groupName }));
    },
    categoriesReadAt: async () => {
      const [row] = await transaction.select({ at: serviceDeskTable.categoriesReadAt }).from(serviceDeskTable);
      return row?.at ?? null;
    },
    saveDesk: async ({ middle, apiKey, ...desk }, categories, at) => {
      await removeDesk();
      const sealed = apiKey === null ? null : sealing.seal(purpose, apiKey);
      await transaction.insert(serviceDeskTable).values({ ...desk, ...middle, apiKey: sealed, categoriesReadAt: at });
      const once = new Map(categories.map((category) => [category.code, category]));
      const rows = [...once.values()].map(({ code, name, group }, place) => ({ code, name, groupName: group, place }));
      await insertAll(transaction, serviceCategoryTable, rows);
    },
    removeDesk,
    add: async (request) => {
      await transaction.insert(serviceRequestTable).values(toRow(request));
    },
    byId: async (id) => {
      const [row] = await transaction
        .select()
        .from(serviceRequestTable)
        .where(eq(serviceRequestTable.id, id))
        .for("update");
      return row === undefined ? null : fromRow(row);
    },
    ofQuestion: async (questionId) => {
      const [row] = await transaction
        .select()
        .from(serviceRequestTable)
        .where(eq(serviceRequestTable.questionId, questionId))
        .orderBy(desc(serviceRequestTable.madeAt), desc(serviceRequestTable.id))
        .limit(1);
      return row === undefined ? null : fromRow(row);
    },
    save: async (request) => {
      const { id, ...changed } = toRow(request);
      await transaction.update(serviceRequestTable).set(changed).where(eq(serviceRequestTable.id, id));
    },
    remove: async (id) => {
      await transaction.delete(serviceRequestTable).where(eq(serviceRequestTable.id, id));
    },
    troubled: async () => {
      const rows = await transaction
        .select({ error: serviceRequestTable.lastError })
        .from(serviceRequestTable)
        .where(and(eq(serviceRequestTable.state, "waiting"), isNotNull(serviceRequestTable.lastError)))
        .orderBy(desc(serviceRequestTable.nextAt));
      return { count: rows.length, lastError: rows[0]?.error ?? null };
    },
    due: async (now, limit) => {
      const rows = await transaction
        .select({ id: serviceRequestTable.id })
        .from(serviceRequestTable)
        .where(lte(serviceRequestTable.nextAt, now))
        .orderBy(asc(serviceRequestTable.nextAt))
        .limit(limit);
      return rows.map(({ id }) => id as ServiceRequestId);
    },
  };
};
