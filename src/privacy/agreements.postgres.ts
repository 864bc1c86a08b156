import { consentTable } from "../guidance/guidance.tables.ts";
import type { ResidentId } from "../kernel/ids.ts";
import { and, desc, eq, isNull, ne, type PgDatabase, type PgQueryResultHKT, sql } from "../platform/query-builder.ts";
import { postTable } from "../posts/posts.tables.ts";
import { type AgreedTo, type AgreementStore, agreedWords, type ConsentAboutQuestion } from "./agreement.ts";
import { agreementTable } from "./agreements.tables.ts";

/** What residents said yes to, within one transaction of the square. */
export const agreementStore = (transaction: PgDatabase<PgQueryResultHKT>): AgreementStore => {
  const holds = (resident: ResidentId, what: AgreedTo) =>
    and(eq(agreementTable.residentId, resident), eq(agreementTable.what, what), isNull(agreementTable.takenBackAt));
  return {
    agree: async (resident, what, at) => {
      const { version } = agreedWords[what];
      await transaction
        .update(agreementTable)
        .set({ takenBackAt: at })
        .where(and(holds(resident, what), ne(agreementTable.version, version)));
      await transaction
        .insert(agreementTable)
        .values({ id: crypto.randomUUID(), residentId: resident, what, version, agreedAt: at })
        .onConflictDoNothing();
    },
    takeBack: async (resident, what, at) => {
      await transaction.update(agreementTable).set({ takenBackAt: at }).where(holds(resident, what));
    },
    of: async (resident) => {
      const rows = await transaction
        .select()
        .from(agreementTable)
        .where(eq(agreementTable.residentId, resident))
        .orderBy(sql`${agreementTable.agreedAt} desc nulls last`, agreementTable.id);
      return rows.map(({ what, version, agreedAt, takenBackAt }) => ({
        ...{ what: what as AgreedTo, version, agreedAt, takenBackAt },
      }));
    },
    aboutQuestions: async (resident) => {
      const rows = await transaction
        .select({
          rung: consentTable.rung,
          answer: consentTable.answer,
          at: consentTable.at,
          shown: consentTable.shown,
        })
        .from(consentTable)
        .innerJoin(postTable, eq(postTable.id, consentTable.questionId))
        .where(eq(postTable.residentId, resident))
        .orderBy(desc(consentTable.at), consentTable.id);
      return rows as readonly ConsentAboutQuestion[];
    },
  };
};
