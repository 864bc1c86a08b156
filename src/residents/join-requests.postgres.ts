import type { JoinRequestId, ResidentId } from "../kernel/ids.ts";
import { languageOfWijk } from "../kernel/language.ts";
import {
  and,
  asc,
  count,
  eq,
  isNull,
  lte,
  type PgDatabase,
  type PgQueryResultHKT,
  sql,
} from "../platform/query-builder.ts";
import type { Sealing } from "../platform/sealing.ts";
import { joinRequestTable, voucherTable } from "./identity.tables.ts";
import type { JoinRequestStore } from "./identity.ts";
import type { JoinRequest, VouchAnswers } from "./join-request.ts";

type Row = typeof joinRequestTable.$inferSelect;
type Sealed = Pick<JoinRequest, "name" | "email" | "words" | "named" | "language">;

/** What an earlier version kept says nothing of a language. */
const withoutLanguage = { language: languageOfWijk };

const answerCounts = {
  asked: sql<number>`count(*)::int`,
  yes: sql<number>`(count(*) filter (where ${voucherTable.answer} = 'yes'))::int`,
  no: sql<number>`(count(*) filter (where ${voucherTable.answer} = 'no'))::int`,
};
const nobodyYet: VouchAnswers = { asked: 0, yes: 0, no: 0 };

/** Requests to join within one transaction of the door. */
export const joinRequestStore = (transaction: PgDatabase<PgQueryResultHKT>, sealing: Sealing): JoinRequestStore => {
  const purpose = (id: string) => `join request:${id}`;
  const indexOf = (email: string) => sealing.index("e-mail address of a join request", email.toLowerCase());
  const linkHash = (link: string) => sealing.index("vouch link", link);
  const fromRow = ({ sealed, emailIndex: _index, ...row }: Row): JoinRequest => ({
    ...row,
    ...withoutLanguage,
    ...(JSON.parse(sealing.open(purpose(row.id), sealed)) as Sealed),
    id: row.id as JoinRequestId,
  });
  const unanswered = (link: string) => and(eq(voucherTable.tokenHash, linkHash(link)), isNull(voucherTable.answer));
  return {
    add: async ({ name, email, words, named, language, ...request }) => {
      await transaction.insert(joinRequestTable).values({
        ...request,
        emailIndex: indexOf(email),
        sealed: sealing.seal(
          purpose(request.id),
          JSON.stringify({ name, email, words, named, language } satisfies Sealed),
        ),
      });
    },
    byIdLocked: async (id) => {
      const [row] = await transaction.select().from(joinRequestTable).where(eq(joinRequestTable.id, id)).for("update");
      return row === undefined ? null : fromRow(row);
    },
    open: async () => {
      const rows = await transaction
        .select()
        .from(joinRequestTable)
        .orderBy(asc(joinRequestTable.askedAt), asc(joinRequestTable.id));
      const counted = await transaction
        .select({ requestId: voucherTable.requestId, ...answerCounts })
        .from(voucherTable)
        .groupBy(voucherTable.requestId);
      const answers = new Map(counted.map(({ requestId, ...each }) => [requestId, each]));
      return rows.map((row) => ({ ...fromRow(row), answers: answers.get(row.id) ?? nobodyYet }));
    },
    count: async () => {
      const [row] = await transaction.select({ count: count() }).from(joinRequestTable);
      return row?.count ?? 0;
    },
    countWith: async (email) => {
      const [row] = await transaction
        .select({ count: count() })
        .from(joinRequestTable)
        .where(eq(joinRequestTable.emailIndex, indexOf(email)));
      return row?.count ?? 0;
    },
    markTold: async (id, at) => {
      const told = await transaction
        .update(joinRequestTable)
        .set({ toldAt: at })
        .where(and(eq(joinRequestTable.id, id), isNull(joinRequestTable.toldAt)))
        .returning({ id: joinRequestTable.id });
      return told.length === 1;
    },
    removeWith: async (email) => {
      await transaction.delete(joinRequestTable).where(eq(joinRequestTable.emailIndex, indexOf(email)));
    },
    remove: async (id) => {
      await transaction.delete(joinRequestTable).where(eq(joinRequestTable.id, id));
    },
    takeExpired: async (at) => {
      const rows = await transaction.delete(joinRequestTable).where(lte(joinRequestTable.expiresAt, at)).returning();
      return rows.map(fromRow);
    },
    askToVouch: async (requestId, { residentId, link, answer }) => {
      const asked = await transaction
        .insert(voucherTable)
        .values({ tokenHash: linkHash(link), requestId, residentId, answer })
        .onConflictDoNothing({ target: [voucherTable.requestId, voucherTable.residentId] })
        .returning({ requestId: voucherTable.requestId });
      return asked.length === 1;
    },
    ofLink: async (link) => {
      const [row] = await transaction
        .select({ request: voucherTable.requestId, member: voucherTable.residentId })
        .from(voucherTable)
        .where(unanswered(link));
      return row === undefined ? null : { request: row.request as JoinRequestId, member: row.member as ResidentId };
    },
    answer: async (link, answer) => {
      const answered = await transaction
        .update(voucherTable)
        .set({ answer })
        .where(unanswered(link))
        .returning({ requestId: voucherTable.requestId });
      return answered.length === 1;
    },
    answers: async (id) => {
      const [row] = await transaction.select(answerCounts).from(voucherTable).where(eq(voucherTable.requestId, id));
      return row ?? nobodyYet;
    },
  };
};
