import type { DecisionId, PostId, ResidentId } from "../kernel/ids.ts";
import {
  and,
  desc,
  eq,
  isNull,
  lt,
  lte,
  type PgDatabase,
  type PgQueryResultHKT,
  type SQL,
  sql,
} from "../platform/query-builder.ts";
import type { Sealing } from "../platform/sealing.ts";
import type { Decision, DecisionStore, HouseRule } from "./decision.ts";
import { decisionTable } from "./decisions.tables.ts";

/** Stands in the column of whom a decision is about when that is nobody with a name here: then nothing leads to anybody. */
export const unnamed = "00000000-0000-4000-8000-000000000001" as ResidentId;

/** Whom it is about, as far as they have a name here. */
export const fromStored = (about: string): ResidentId | null => (about === unnamed ? null : (about as ResidentId));

type Sealed = { readonly reason: string; readonly roles: readonly { role: string; until: string | null }[] };

/** What moderators decided about members, within one transaction of the door; the reasons are sealed. */
export const decisionStore = (transaction: PgDatabase<PgQueryResultHKT>, sealing: Sealing): DecisionStore => {
  const purpose = (id: string) => `decision about a member:${id}`;

  const fromRow = (row: typeof decisionTable.$inferSelect): Decision => {
    const { reason, roles } = JSON.parse(sealing.open(purpose(row.id), row.sealed)) as Sealed;
    return {
      id: row.id as DecisionId,
      kind: row.kind as Decision["kind"],
      about: fromStored(row.aboutResident),
      post: row.aboutPost as PostId | null,
      rule: row.rule as HouseRule,
      reason,
      by: row.decidedBy as ResidentId,
      at: row.decidedAt,
      until: row.until,
      endedAt: row.endedAt,
      roles: roles.map(({ role, until }) => ({
        role: role as Decision["roles"][number]["role"],
        until: until === null ? null : new Date(until),
      })),
    };
  };
  const found = (condition: SQL | undefined) =>
    transaction.select().from(decisionTable).where(condition).orderBy(desc(decisionTable.decidedAt), decisionTable.id);
  const lasting = and(eq(decisionTable.kind, "suspended"), isNull(decisionTable.endedAt));

  return {
    add: async ({ id, kind, about, post, rule, reason, by, at, until, endedAt, roles }) => {
      const sealed = sealing.seal(purpose(id), JSON.stringify({ reason, roles }));
      await transaction.insert(decisionTable).values({
        ...{ id, kind, rule, sealed, until, endedAt },
        aboutResident: about ?? unnamed,
        aboutPost: post,
        decidedBy: by,
        decidedAt: at,
      });
    },
    byId: async (id) => (await found(eq(decisionTable.id, id))).map(fromRow)[0] ?? null,
    byIdLocked: async (id) => (await found(eq(decisionTable.id, id)).for("update")).map(fromRow)[0] ?? null,
    suspensionOf: async (resident) =>
      (await found(and(lasting, eq(decisionTable.aboutResident, resident)))).map(fromRow)[0] ?? null,
    suspensions: async () => (await found(lasting)).map(fromRow),
    over: async (at) => (await found(and(lasting, lte(decisionTable.until, at)))).map(fromRow),
    ofPosts: async (thread) => {
      const inThread = sql`${decisionTable.aboutPost} in (select id from post where thread_id = ${thread}::uuid)`;
      return (await found(and(eq(decisionTable.aboutResident, unnamed), inThread))).map(fromRow);
    },
    introductionOf: async (resident) =>
      (
        await found(
          and(
            eq(decisionTable.kind, "introduction"),
            eq(decisionTable.aboutResident, resident),
            isNull(decisionTable.endedAt),
          ),
        )
      ).map(fromRow)[0] ?? null,
    forgetUnnamed: async (before) => {
      await transaction
        .delete(decisionTable)
        .where(and(eq(decisionTable.aboutResident, unnamed), lt(decisionTable.decidedAt, before)));
    },
    endAbout: async (post, at) => {
      await transaction
        .update(decisionTable)
        .set({ endedAt: at })
        .where(and(eq(decisionTable.aboutPost, post), isNull(decisionTable.endedAt)));
    },
    end: async (id, at, by) => {
      await transaction.update(decisionTable).set({ endedAt: at, endedBy: by }).where(eq(decisionTable.id, id));
    },
    about: async (resident) => (await found(eq(decisionTable.aboutResident, resident))).map(fromRow),
    forget: async (resident) => {
      await transaction.delete(decisionTable).where(eq(decisionTable.aboutResident, resident));
    },
  };
};
