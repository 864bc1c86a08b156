import type { PostId, PostReportId } from "../kernel/ids.ts";
import {
  and,
  asc,
  eq,
  isNull,
  lt,
  type PgDatabase,
  type PgQueryResultHKT,
  type SQL,
  sql,
} from "../platform/query-builder.ts";
import type { Sealing } from "../platform/sealing.ts";
import { nobody } from "../residents/nobody.ts";
import type { PostDecision, PostReport, PostReportStore, Reporter } from "./post-report.ts";
import { postReportTable } from "./reports.tables.ts";

type Said = Pick<PostReport, "reason" | "words" | "askedToSendOn">;

/** Reports of posts within one transaction of the door; who reported, what they said and why it was decided are sealed. */
export const postReportStore = (transaction: PgDatabase<PgQueryResultHKT>, sealing: Sealing): PostReportStore => {
  const reporterPurpose = (id: string) => `reporter of a post:${id}`;
  const saidPurpose = (id: string) => `report of a post:${id}`;
  const reasonPurpose = (id: string) => `decision about a post:${id}`;
  const whoIs = (reporter: Reporter, sameAs: string): string => {
    if (reporter.kind === "resident") return reporter.residentId;
    return reporter.kind === "server" ? `server ${reporter.host}` : `guest ${sameAs}`;
  };
  const hashOf = (reporter: Reporter, sameAs = "") => sealing.index("reporter of a post", whoIs(reporter, sameAs));

  const reporterOf = ({ id, sealedReporter }: typeof postReportTable.$inferSelect): Reporter | null =>
    sealedReporter === null ? null : (JSON.parse(sealing.open(reporterPurpose(id), sealedReporter)) as Reporter);

  const opened = (row: typeof postReportTable.$inferSelect): readonly PostReport[] => {
    const reporter = reporterOf(row);
    if (row.sealed === null || reporter === null) return [];
    const said = JSON.parse(sealing.open(saidPurpose(row.id), row.sealed)) as Said;
    const { id, postId, reportedAt, times, sentOnAt } = row;
    return [{ id: id as PostReportId, postId: postId as PostId, reporter, ...said, reportedAt, times, sentOnAt }];
  };

  const waits = isNull(postReportTable.outcome);
  const waiting = (condition?: SQL) =>
    transaction
      .select()
      .from(postReportTable)
      .where(and(waits, condition))
      .orderBy(asc(postReportTable.reportedAt), postReportTable.id);

  return {
    add: async ({ id, postId, reporter, reason, words, askedToSendOn, reportedAt }, sameAs) => {
      const rows = await transaction
        .insert(postReportTable)
        .values({
          id,
          postId,
          reporter: hashOf(reporter, sameAs),
          sealedReporter: sealing.seal(reporterPurpose(id), JSON.stringify(reporter)),
          sealed: sealing.seal(saidPurpose(id), JSON.stringify({ reason, words, askedToSendOn })),
          reportedAt,
        })
        .onConflictDoUpdate({
          target: [postReportTable.postId, postReportTable.reporter],
          targetWhere: waits,
          set: { times: sql`${postReportTable.times} + 1` },
        })
        .returning({ id: postReportTable.id });
      return rows[0]?.id === id;
    },
    isOpenBy: async (residentId, post) => {
      const reporter = hashOf({ kind: "resident", residentId, openly: false });
      const rows = await transaction
        .select({ id: postReportTable.id })
        .from(postReportTable)
        .where(and(waits, eq(postReportTable.postId, post), eq(postReportTable.reporter, reporter)));
      return rows.length > 0;
    },
    allWaiting: async () => (await waiting()).flatMap(opened),
    waitingAbout: async (post) => (await waiting(eq(postReportTable.postId, post)).for("update")).flatMap(opened),
    decide: async (id, { outcome, reason }, by, at) => {
      await transaction
        .update(postReportTable)
        .set({
          sealed: null,
          outcome,
          sealedReason: sealing.seal(reasonPurpose(id), reason),
          decidedBy: by,
          decidedAt: at,
        })
        .where(eq(postReportTable.id, id));
    },
    markSentOn: async (post, at) => {
      await transaction
        .update(postReportTable)
        .set({ sentOnAt: at })
        .where(and(waits, eq(postReportTable.postId, post)));
    },
    toTell: async (id) => {
      const [row] = await transaction.select().from(postReportTable).where(eq(postReportTable.id, id));
      const reporter = row === undefined ? null : reporterOf(row);
      if (row === undefined || row.outcome === null || row.sealedReason === null) return null;
      if (reporter === null || reporter.kind === "server") return null;
      const reason = sealing.open(reasonPurpose(id), row.sealedReason);
      const decision: PostDecision = { outcome: row.outcome as PostDecision["outcome"], reason };
      const told = { postId: row.postId as PostId, decision };
      if (reporter.kind === "resident") return { ...told, reporter };
      return reporter.email === null ? null : { ...told, reporter: { ...reporter, email: reporter.email } };
    },
    forgetReporter: async (id) => {
      await transaction
        .update(postReportTable)
        .set({ reporter: null, sealedReporter: null })
        .where(eq(postReportTable.id, id));
    },
    forgetReporterOf: async (residentId) => {
      const left: Reporter = { kind: "resident", residentId: nobody.id, openly: false };
      const theirs = eq(postReportTable.reporter, hashOf({ ...left, residentId }));
      const rows = await transaction.select().from(postReportTable).where(theirs);
      for (const { id, postId } of rows) {
        const byNobody = and(waits, eq(postReportTable.postId, postId), eq(postReportTable.reporter, hashOf(left)));
        const [another] = await transaction.select({ id: postReportTable.id }).from(postReportTable).where(byNobody);
        // Of what somebody who left before them reported too, one report is enough.
        const reporter = another === undefined ? hashOf(left) : null;
        const sealedReporter = reporter === null ? null : sealing.seal(reporterPurpose(id), JSON.stringify(left));
        await transaction.update(postReportTable).set({ reporter, sealedReporter }).where(eq(postReportTable.id, id));
      }
    },
    forgetDecided: async (before) => {
      await transaction.delete(postReportTable).where(lt(postReportTable.decidedAt, before));
    },
    countPosts: async () => {
      const rows = await transaction
        .selectDistinct({ post: postReportTable.postId })
        .from(postReportTable)
        .where(waits);
      return rows.length;
    },
  };
};
