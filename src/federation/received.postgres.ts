import {
  and,
  desc,
  eq,
  isNotNull,
  notExists,
  type PgDatabase,
  type PgQueryResultHKT,
} from "../platform/query-builder.ts";
import { tombstoneTable } from "../posts/posts.tables.ts";
import { inboxActivityTable } from "./admission/admission.tables.ts";
import type { Received } from "./kit/received.ts";

/** What was received, within one transaction. */
export const receivedIn = (transaction: PgDatabase<PgQueryResultHKT>): Received => ({
  latest: async (type, objectUri) => {
    const [row] = await transaction
      .select({ body: inboxActivityTable.body })
      .from(inboxActivityTable)
      .where(and(eq(inboxActivityTable.objectUri, objectUri), eq(inboxActivityTable.activityType, type)))
      .orderBy(desc(inboxActivityTable.id))
      .limit(1);
    return row?.body ?? null;
  },
  text: async (activityUri) => {
    const [row] = await transaction
      .select({ body: inboxActivityTable.body })
      .from(inboxActivityTable)
      .where(eq(inboxActivityTable.activityId, activityUri));
    return row === undefined || row.body === "" ? null : row.body;
  },
  forgetTexts: async (objectUri) => {
    await transaction
      .update(inboxActivityTable)
      .set({ body: "" })
      .where(and(eq(inboxActivityTable.objectUri, objectUri), isNotNull(inboxActivityTable.doneAt)));
  },
  came: async (activityUri) => {
    const rows = await transaction
      .select({ id: inboxActivityTable.id })
      .from(inboxActivityTable)
      .where(eq(inboxActivityTable.activityId, activityUri));
    return rows.length > 0;
  },
  standing: async (type, actorUri, objectUri) => {
    const [row] = await transaction
      .select({ uri: inboxActivityTable.activityId })
      .from(inboxActivityTable)
      .where(
        and(
          eq(inboxActivityTable.objectUri, objectUri),
          eq(inboxActivityTable.activityType, type),
          eq(inboxActivityTable.actorUri, actorUri),
          notExists(
            transaction.select().from(tombstoneTable).where(eq(tombstoneTable.uri, inboxActivityTable.activityId)),
          ),
        ),
      )
      .orderBy(desc(inboxActivityTable.id))
      .limit(1);
    return row?.uri ?? null;
  },
});
