import type { PostId, ResidentId, SpokenQuestionId } from "../kernel/ids.ts";
import {
  and,
  asc,
  eq,
  isNotNull,
  isNull,
  lt,
  lte,
  type PgDatabase,
  type PgQueryResultHKT,
} from "../platform/query-builder.ts";
import type { Sealing } from "../platform/sealing.ts";
import type { SpokenQuestion, SpokenQuestionStore, SpokenWords, WayBack } from "./spoken-question.ts";
import { spokenQuestionTable as table } from "./spoken-questions.tables.ts";

/** What is sealed opens for one row of one wijkwijzer: it cannot be moved to another. */
const purposeOf = (id: string, resident: string): string => `spoken question:${id}:${resident}`;

const columns = {
  id: table.id,
  residentId: table.residentId,
  questionId: table.questionId,
  wayBack: table.wayBack,
  notedAt: table.notedAt,
  waitsSince: table.waitsSince,
  remindAt: table.remindAt,
  told: table.told,
};

type Row = Omit<typeof table.$inferSelect, "sealed">;

const fromRow = (row: Row): SpokenQuestion => ({
  ...row,
  id: row.id as SpokenQuestionId,
  residentId: row.residentId as ResidentId,
  questionId: row.questionId as PostId | null,
  wayBack: row.wayBack as WayBack,
  told: row.told as PostId[],
});

/** Spoken questions within one transaction of the door. */
export const spokenQuestionStore = (
  transaction: PgDatabase<PgQueryResultHKT>,
  sealing: Pick<Sealing, "seal" | "open">,
): SpokenQuestionStore => {
  const seal = ({ id, residentId }: SpokenQuestion, { memoryAid, title, text, theme }: SpokenWords): Buffer =>
    sealing.seal(purposeOf(id, residentId), JSON.stringify({ memoryAid, title, text, theme }));
  return {
    add: async (spoken, words) => {
      await transaction.insert(table).values({ ...spoken, told: [...spoken.told], sealed: seal(spoken, words) });
    },
    save: async ({ id, told, ...row }) => {
      await transaction
        .update(table)
        .set({ ...row, told: [...told] })
        .where(eq(table.id, id));
    },
    byId: async (id, of) => {
      const [row] = await transaction
        .select(columns)
        .from(table)
        .where(and(eq(table.id, id), eq(table.residentId, of)))
        .for("update");
      return row === undefined ? null : fromRow(row);
    },
    words: async ({ id }, of) => {
      const [row] = await transaction
        .select({ sealed: table.sealed })
        .from(table)
        .where(and(eq(table.id, id), eq(table.residentId, of)));
      return row?.sealed == null ? null : (JSON.parse(sealing.open(purposeOf(id, of), row.sealed)) as SpokenWords);
    },
    saveWords: async (spoken, words) => {
      await transaction
        .update(table)
        .set({ sealed: seal(spoken, words) })
        .where(eq(table.id, spoken.id));
    },
    ofResident: async (resident) => {
      const rows = await transaction
        .select(columns)
        .from(table)
        .where(eq(table.residentId, resident))
        .orderBy(asc(table.notedAt), asc(table.id));
      return rows.map(fromRow);
    },
    ofQuestion: async (question) => {
      const [row] = await transaction.select(columns).from(table).where(eq(table.questionId, question)).for("update");
      return row === undefined ? null : fromRow(row);
    },
    due: async (at, limit) => {
      const rows = await transaction
        .select(columns)
        .from(table)
        .where(and(isNotNull(table.remindAt), lte(table.remindAt, at)))
        .orderBy(asc(table.remindAt))
        .limit(limit);
      return rows.map(fromRow);
    },
    erase: async (id) => {
      await transaction.delete(table).where(eq(table.id, id));
    },
    eraseOld: async (notedBefore) => {
      const old = lt(table.notedAt, notedBefore);
      await transaction.delete(table).where(and(old, isNull(table.questionId)));
      await transaction
        .update(table)
        .set({ sealed: null })
        .where(and(old, isNotNull(table.sealed)));
    },
  };
};
