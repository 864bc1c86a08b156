import { and, desc, eq } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
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
});
