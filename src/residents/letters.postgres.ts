import {
  and,
  count,
  desc,
  eq,
  isNotNull,
  isNull,
  lt,
  type PgDatabase,
  type PgQueryResultHKT,
} from "../platform/query-builder.ts";
import type { Sealing } from "../platform/sealing.ts";
import { letterTable } from "./identity.tables.ts";
import type { Letter, LetterStore } from "./letters.ts";

type Sealed = Pick<Letter, "to" | "from" | "subject" | "text" | "html" | "stopAt" | "attachment">;

/** Letters of an earlier version did not say who they are from, nor where they can be stopped. */
const withoutSender = { from: "", stopAt: null };

/** Letters within one transaction of the door: recipient and words are sealed. */
export const letterStore = (transaction: PgDatabase<PgQueryResultHKT>, sealing: Sealing): LetterStore => {
  const purpose = (id: string) => `letter:${id}`;
  const opened = ({ sealed, ...row }: typeof letterTable.$inferSelect): Letter => ({
    ...row,
    ...withoutSender,
    ...(JSON.parse(sealing.open(purpose(row.id), sealed)) as Sealed),
  });
  return {
    add: async ({ to, from, subject, text, html, stopAt, attachment, ...letter }) => {
      const content: Sealed = { to, from, subject, text, html, stopAt, attachment };
      const sealed = sealing.seal(purpose(letter.id), JSON.stringify(content));
      await transaction.insert(letterTable).values({ ...letter, sealed });
    },
    byId: async (id) => {
      const [row] = await transaction.select().from(letterTable).where(eq(letterTable.id, id));
      return row === undefined ? null : opened(row);
    },
    claim: async (id) => {
      const [row] = await transaction
        .select()
        .from(letterTable)
        .where(eq(letterTable.id, id))
        .for("update", { skipLocked: true });
      return row === undefined ? null : opened(row);
    },
    saveOutcome: async ({ id, sentAt, attempts, lastError }) => {
      await transaction.update(letterTable).set({ sentAt, attempts, lastError }).where(eq(letterTable.id, id));
    },
    newest: async (limit) => {
      const rows = await transaction
        .select()
        .from(letterTable)
        .orderBy(desc(letterTable.writtenAt), letterTable.id)
        .limit(limit);
      return rows.map(opened);
    },
    waiting: async () => {
      const notSent = isNull(letterTable.sentAt);
      const [row] = await transaction.select({ count: count() }).from(letterTable).where(notSent);
      const [failed] = await transaction
        .select({ lastError: letterTable.lastError })
        .from(letterTable)
        .where(and(notSent, isNotNull(letterTable.lastError)))
        .orderBy(desc(letterTable.writtenAt))
        .limit(1);
      return { count: row?.count ?? 0, lastError: failed?.lastError ?? null };
    },
    forget: async (writtenBefore) => {
      await transaction.delete(letterTable).where(lt(letterTable.writtenAt, writtenBefore));
    },
    erase: async (id) => {
      await transaction.delete(letterTable).where(eq(letterTable.id, id));
    },
  };
};
