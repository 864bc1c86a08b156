import type { PostId, ResidentId } from "../../kernel/ids.ts";
import {
  alias,
  and,
  asc,
  desc,
  eq,
  gte,
  lt,
  lte,
  max,
  notExists,
  type PgDatabase,
  type PgQueryResultHKT,
  sql,
} from "../../platform/query-builder.ts";
import type { Sealing } from "../../platform/sealing.ts";
import { namelessThreadTable, namelessWaitingTable, unsealingStepTable } from "./nameless.tables.ts";
import {
  keepsItsPlace,
  type NamelessStore,
  type NamelessThread,
  type NamelessTransaction,
  type Waiting,
  type WaitingAct,
} from "./nameless.ts";
import type { UnsealingStep, UnsealingStore } from "./unsealing.ts";

type Transaction = PgDatabase<PgQueryResultHKT>;
type ThreadRow = typeof namelessThreadTable.$inferSelect;
type WaitingRow = typeof namelessWaitingTable.$inferSelect;

const earlierTable = alias(namelessWaitingTable, "earlier");

/** The first 16 bytes of a keyed hash, in the form of a random id (RFC 9562, version 4). */
const idFrom = (hash: Buffer): string => {
  const hex = hash.subarray(0, 16).toString("hex").split("");
  hex[12] = "4";
  hex[16] = "89ab"[Number.parseInt(hex[16] ?? "0", 16) & 3] ?? "8";
  return hex.join("").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};

/** Questions without a name within one transaction of the door. */
const namelessStore = (transaction: Transaction, sealing: Sealing): NamelessStore => {
  const purposeOf = (rowId: string) => `nameless-thread:${rowId}`;
  const secretHash = (secret: string) => sealing.index("nameless secret", secret);
  const openThread = (row: ThreadRow): NamelessThread => {
    const { asker, secret } = JSON.parse(sealing.open(purposeOf(row.id), row.sealed)) as Record<string, string>;
    return {
      threadId: row.threadId as PostId,
      askerId: asker as ResidentId,
      secret: secret ?? "",
      keeperId: row.keeperId as ResidentId | null,
      askedOn: row.askedOn,
    };
  };
  const openWaiting = (row: WaitingRow): Waiting => ({
    id: row.id,
    threadId: row.threadId as PostId,
    act: JSON.parse(sealing.open(`nameless-waiting:${row.id}`, row.sealed)) as WaitingAct,
    dueAt: row.dueAt,
    attempts: row.attempts,
  });
  const sealAct = (id: string, act: WaitingAct) => sealing.seal(`nameless-waiting:${id}`, JSON.stringify(act));
  const opened = (row: ThreadRow | undefined) => (row === undefined ? null : openThread(row));
  const threads = () => transaction.select().from(namelessThreadTable);
  const ofThread = (threadId: PostId) => threads().where(eq(namelessThreadTable.threadId, threadId));
  return {
    add: async ({ threadId, askerId, secret, keeperId, askedOn }) => {
      const id = crypto.randomUUID();
      const sealed = sealing.seal(purposeOf(id), JSON.stringify({ asker: askerId, secret }));
      await transaction
        .insert(namelessThreadTable)
        .values({ id, threadId, sealed, secretHash: secretHash(secret), keeperId, askedOn });
    },
    ofThread: async (threadId) => opened((await ofThread(threadId))[0]),
    ofThreadLocked: async (threadId) => opened((await ofThread(threadId).for("update"))[0]),
    withSecret: async (secret) => {
      const [row] = await threads().where(eq(namelessThreadTable.secretHash, secretHash(secret)));
      return opened(row);
    },
    keptBy: async (keeperId) => {
      const rows = await threads()
        .where(eq(namelessThreadTable.keeperId, keeperId))
        .orderBy(desc(namelessThreadTable.askedOn), namelessThreadTable.id);
      return rows.map(openThread);
    },
    askedBy: async (askerId) => {
      const rows = await threads().orderBy(namelessThreadTable.id);
      return rows.map(openThread).filter((thread) => thread.askerId === askerId);
    },
    forget: async (threadId) => {
      await transaction.delete(namelessWaitingTable).where(eq(namelessWaitingTable.threadId, threadId));
      await transaction.delete(namelessThreadTable).where(eq(namelessThreadTable.threadId, threadId));
    },
    wait: async ({ id, threadId, act, dueAt }) => {
      const [last] = await transaction
        .select({ place: max(namelessWaitingTable.place) })
        .from(namelessWaitingTable)
        .where(eq(namelessWaitingTable.threadId, threadId));
      const place = keepsItsPlace(act) ? (last?.place ?? 0) + 1 : 0;
      await transaction
        .insert(namelessWaitingTable)
        .values({ id, threadId, place, sealed: sealAct(id, act), dueAt })
        .onConflictDoNothing();
    },
    rewrite: async (id, act) => {
      const sealed = sealAct(id, act);
      await transaction.update(namelessWaitingTable).set({ sealed }).where(eq(namelessWaitingTable.id, id));
    },
    waitingIn: async (threadId) => {
      const rows = await transaction
        .select()
        .from(namelessWaitingTable)
        .where(eq(namelessWaitingTable.threadId, threadId))
        .orderBy(asc(namelessWaitingTable.place), asc(namelessWaitingTable.id));
      return rows.map(openWaiting);
    },
    claimDue: async (at) => {
      const [row] = await transaction
        .select()
        .from(namelessWaitingTable)
        .where(
          and(
            lte(namelessWaitingTable.dueAt, at),
            notExists(
              transaction
                .select({ id: earlierTable.id })
                .from(earlierTable)
                .where(
                  and(
                    eq(earlierTable.threadId, namelessWaitingTable.threadId),
                    gte(earlierTable.place, 1),
                    lt(earlierTable.place, namelessWaitingTable.place),
                  ),
                ),
            ),
          ),
        )
        .orderBy(asc(namelessWaitingTable.dueAt), asc(namelessWaitingTable.id))
        .limit(1)
        .for("update", { skipLocked: true });
      if (row === undefined) return null;
      const { id, threadId, attempts } = row;
      return { id, threadId: threadId as PostId, attempts, read: () => openWaiting(row).act };
    },
    done: async (id) => {
      await transaction.delete(namelessWaitingTable).where(eq(namelessWaitingTable.id, id));
    },
    postpone: async (id, until) => {
      await transaction
        .update(namelessWaitingTable)
        .set({ dueAt: until, attempts: sql`${namelessWaitingTable.attempts} + 1` })
        .where(eq(namelessWaitingTable.id, id));
    },
    letterIdFor: (answerId) => idFrom(sealing.index("letter about an answer", answerId)),
  };
};

/** The record of unsealing within one transaction of the door. */
const unsealingStore = (transaction: Transaction, sealing: Sealing): UnsealingStore => {
  const purposeOf = (id: string) => `unsealing:${id}`;
  return {
    stepsOf: async (threadId) => {
      const rows = await transaction
        .select()
        .from(unsealingStepTable)
        .where(eq(unsealingStepTable.threadId, threadId))
        .orderBy(asc(unsealingStepTable.at), unsealingStepTable.id);
      return rows.map(
        ({ reason, byId, ...row }): UnsealingStep => ({
          ...row,
          threadId: row.threadId as PostId,
          step: row.step as UnsealingStep["step"],
          by: byId as ResidentId,
          reason: sealing.open(purposeOf(row.id), reason),
        }),
      );
    },
    add: async ({ by, reason, ...step }) => {
      const sealed = sealing.seal(purposeOf(step.id), reason);
      await transaction.insert(unsealingStepTable).values({ ...step, byId: by, reason: sealed });
    },
  };
};

/** What a transaction of the door offers about questions without a name. */
export const namelessStores = (
  transaction: Transaction,
  sealing: Sealing,
): Pick<NamelessTransaction, "nameless" | "unsealings"> => ({
  nameless: namelessStore(transaction, sealing),
  unsealings: unsealingStore(transaction, sealing),
});
