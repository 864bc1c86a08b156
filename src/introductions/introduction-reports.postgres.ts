import type { ResidentId } from "../kernel/ids.ts";
import { and, asc, eq, isNull, type PgDatabase, type PgQueryResultHKT } from "../platform/query-builder.ts";
import type { Sealing } from "../platform/sealing.ts";
import type { IntroductionReport, IntroductionReportStore } from "./introduction-report.ts";
import { introductionReportTable as table } from "./introduction-reports.tables.ts";
import { introductionTable } from "./introductions.tables.ts";

type Said = Pick<IntroductionReport, "reporter" | "openly" | "reason" | "words">;

/** Reports of what neighbours tell of themselves, within one transaction of the door. */
export const introductionReportStore = (
  transaction: PgDatabase<PgQueryResultHKT>,
  sealing: Sealing,
): IntroductionReportStore => {
  const purpose = (id: string) => `report of an introduction:${id}`;
  const hashOf = (reporter: ResidentId) => sealing.index("reporter of an introduction", reporter);
  return {
    keep: async ({ about, reportedAt, ...said }) => {
      const id = crypto.randomUUID();
      const row = { id, sealed: sealing.seal(purpose(id), JSON.stringify(said satisfies Said)), reportedAt };
      await transaction
        .insert(table)
        .values({ ...row, residentId: about, reporter: hashOf(said.reporter) })
        .onConflictDoUpdate({ target: [table.residentId, table.reporter], set: row });
    },
    isOpenBy: async (reporter, about) => {
      const [row] = await transaction
        .select({ id: table.id })
        .from(table)
        .where(and(eq(table.residentId, about), eq(table.reporter, hashOf(reporter))));
      return row !== undefined;
    },
    isWaitingAbout: async (about) => {
      const [row] = await transaction.select({ id: table.id }).from(table).where(eq(table.residentId, about)).limit(1);
      return row !== undefined;
    },
    allWaiting: async () => {
      const rows = await transaction
        .select({ report: table })
        .from(table)
        .innerJoin(introductionTable, eq(introductionTable.residentId, table.residentId))
        .where(and(eq(introductionTable.shown, true), isNull(introductionTable.hiddenAt)))
        .orderBy(asc(table.reportedAt), table.id);
      return rows.map(({ report: { id, residentId, sealed, reportedAt } }) => ({
        ...(JSON.parse(sealing.open(purpose(id), sealed)) as Said),
        about: residentId as ResidentId,
        reportedAt,
      }));
    },
    forgetReporter: async (reporter) => {
      await transaction.delete(table).where(eq(table.reporter, hashOf(reporter)));
    },
    close: async (about) => {
      await transaction.delete(table).where(eq(table.residentId, about));
    },
  };
};
