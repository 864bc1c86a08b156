import { later } from "../kernel/clock.ts";
import type { MessageBlockId, MessageId, PostId, PrivateThreadId } from "../kernel/ids.ts";
import {
  alias,
  and,
  asc,
  desc,
  eq,
  gt,
  isNull,
  lte,
  ne,
  notExists,
  or,
  type PgDatabase,
  type PgQueryResultHKT,
  type SQL,
  sql,
} from "../platform/query-builder.ts";
import type { Sealing } from "../platform/sealing.ts";
import { newToken } from "../residents/secrets.ts";
import {
  messageBlockTable,
  messageSettingTable,
  messageTable,
  participantTable,
  privateThreadTable,
} from "./messages.tables.ts";
import type { HeldThread, Message, PrivateThread, PrivateThreadStore } from "./private-thread.ts";
import { requestLasts } from "./private-thread.ts";
import type { Seat, SeatKey, SeatNumber } from "./seat.ts";

type Database = PgDatabase<PgQueryResultHKT>;

const ownTable = alias(participantTable, "own");
const otherTable = alias(participantTable, "other");

/** What a seat is found by: the same for all seats of a resident, another for every link. */
const holderOf = (sealing: Sealing, key: SeatKey): Buffer =>
  key.kind === "resident"
    ? sealing.index("seat of a resident", key.residentId)
    : sealing.index("seat by a link", key.secret);

const sealSeat = (sealing: Sealing, purpose: string, seat: Seat) => sealing.seal(purpose, JSON.stringify(seat));
const openSeat = (sealing: Sealing, purpose: string, sealed: Uint8Array) =>
  JSON.parse(sealing.open(purpose, sealed)) as Seat;
const seatPurpose = (thread: string, seat: number) => `seat:${thread}:${seat}`;
const messagePurpose = (id: string) => `message:${id}`;
const blockPurpose = (id: string) => `block:${id}`;

/** A row of `message` with its words. */
const messageFromRow = (sealing: Sealing, row: typeof messageTable.$inferSelect): Message => ({
  id: row.id as MessageId,
  threadId: row.threadId as PrivateThreadId,
  seat: row.seat as SeatNumber,
  position: row.position,
  text: row.sealed === null ? null : sealing.open(messagePurpose(row.id), row.sealed),
  writtenAt: row.writtenAt,
});

const unreadOf = sql<number>`(select count(*)::int from ${messageTable} waiting where waiting.thread_id = ${ownTable.threadId}
  and waiting.seat <> ${ownTable.seat} and waiting.position > ${ownTable.readUpTo} and waiting.sealed is not null)`;

const notBlocked = (database: Database): SQL =>
  notExists(
    database
      .select({ one: sql`1` })
      .from(messageBlockTable)
      .where(and(eq(messageBlockTable.blocker, ownTable.holder), eq(messageBlockTable.blocked, otherTable.holder))),
  );

/** How many messages wait to be read by whoever has a key; for the frame of every page. */
export const countUnread =
  (database: Database, sealing: Sealing) =>
  async (key: SeatKey): Promise<number> => {
    const [row] = await database
      .select({ unread: sql<number>`coalesce(sum(${unreadOf}), 0)::int` })
      .from(ownTable)
      .innerJoin(otherTable, and(eq(otherTable.threadId, ownTable.threadId), ne(otherTable.seat, ownTable.seat)))
      .where(and(eq(ownTable.holder, holderOf(sealing, key)), notBlocked(database)));
    return row?.unread ?? 0;
  };

/** Private threads within one transaction of the door. Who and what is sealed; seats are found by a keyed hash. */
export const privateThreadStore = (transaction: Database, sealing: Sealing): PrivateThreadStore => {
  const holder = (key: SeatKey) => holderOf(sealing, key);

  const threads = () =>
    transaction
      .select({ thread: privateThreadTable, own: ownTable, other: otherTable, unread: unreadOf })
      .from(privateThreadTable)
      .innerJoin(ownTable, eq(ownTable.threadId, privateThreadTable.id))
      .innerJoin(otherTable, and(eq(otherTable.threadId, privateThreadTable.id), ne(otherTable.seat, ownTable.seat)));

  type Row = Awaited<ReturnType<typeof threads>>[number];

  const heldFromRow = ({ thread, own, other }: Omit<Row, "unread">): HeldThread => {
    const [first, second] = own.seat === 1 ? [own, other] : [other, own];
    const seat = (row: typeof own): Seat => openSeat(sealing, seatPurpose(row.threadId, row.seat), row.sealed);
    return {
      thread: {
        id: thread.id as PrivateThreadId,
        questionId: thread.questionId as PostId | null,
        state: thread.state as PrivateThread["state"],
        openedAt: thread.openedAt,
        lastMessageAt: thread.lastMessageAt,
        seats: [seat(first), seat(second)],
      },
      own: own.seat as SeatNumber,
      readUpTo: own.readUpTo,
    };
  };

  const held = async (key: SeatKey, id: PrivateThreadId): Promise<HeldThread | null> => {
    // First the lock, then the look: what waited for the lock sees what the one before it did.
    await transaction
      .select({ id: privateThreadTable.id })
      .from(privateThreadTable)
      .where(eq(privateThreadTable.id, id))
      .for("update");
    const [row] = await threads().where(
      and(eq(privateThreadTable.id, id), eq(ownTable.holder, holder(key)), notBlocked(transaction)),
    );
    return row === undefined ? null : heldFromRow(row);
  };

  const messageById = async (id: MessageId): Promise<Message | null> => {
    const [row] = await transaction.select().from(messageTable).where(eq(messageTable.id, id));
    return row === undefined ? null : messageFromRow(sealing, row);
  };

  return {
    held,
    heldWithMessage: async (key, id) => {
      const [found] = await transaction
        .select({ threadId: messageTable.threadId })
        .from(messageTable)
        .where(eq(messageTable.id, id));
      const thread = found === undefined ? null : await held(key, found.threadId as PrivateThreadId);
      const message = thread === null ? null : await messageById(id);
      return thread === null || message === null ? null : { ...thread, message };
    },
    all: async (key) => {
      const rows = await threads()
        .where(and(eq(ownTable.holder, holder(key)), notBlocked(transaction)))
        .orderBy(desc(sql`${unreadOf} > 0`), desc(privateThreadTable.lastMessageAt), privateThreadTable.id);
      return rows.map((row) => ({ ...heldFromRow(row), unread: row.unread }));
    },
    between: async (key, other, questionId) => {
      const about =
        questionId === null ? isNull(privateThreadTable.questionId) : eq(privateThreadTable.questionId, questionId);
      const rows = await threads()
        .where(and(eq(ownTable.holder, holder(key)), eq(otherTable.holder, holder(other)), about))
        .orderBy(desc(privateThreadTable.openedAt));
      return rows.map(heldFromRow);
    },
    requestsWaiting: async (key, at) => {
      const [row] = await transaction
        .select({ count: sql<number>`count(*)::int` })
        .from(ownTable)
        .innerJoin(privateThreadTable, eq(privateThreadTable.id, ownTable.threadId))
        .where(
          and(
            eq(ownTable.holder, holder(key)),
            eq(ownTable.seat, 1),
            eq(privateThreadTable.state, "asked"),
            gt(privateThreadTable.openedAt, later(at, -requestLasts)),
          ),
        );
      return row?.count ?? 0;
    },
    byId: async (id) => {
      const [row] = await threads().where(and(eq(privateThreadTable.id, id), eq(ownTable.seat, 1)));
      return row === undefined ? null : heldFromRow(row).thread;
    },
    messageById,
    add: async ({ seats, ...thread }) => {
      await transaction.insert(privateThreadTable).values(thread);
      await transaction.insert(participantTable).values(
        seats.map((seat, index) => ({
          threadId: thread.id,
          seat: index + 1,
          holder: holder(seat.key),
          sealed: sealSeat(sealing, seatPurpose(thread.id, index + 1), seat),
        })),
      );
    },
    setState: async (id, state) => {
      await transaction.update(privateThreadTable).set({ state }).where(eq(privateThreadTable.id, id));
    },
    messages: async (thread) => {
      const rows = await transaction
        .select()
        .from(messageTable)
        .where(eq(messageTable.threadId, thread))
        .orderBy(asc(messageTable.position));
      return rows.map((row) => messageFromRow(sealing, row));
    },
    append: async ({ id, threadId, seat, text, writtenAt }) => {
      await transaction.insert(messageTable).values({
        id,
        threadId,
        seat,
        position: sql`(select coalesce(max(position), 0) + 1 from ${messageTable} where thread_id = ${threadId})`,
        sealed: text === null ? null : sealing.seal(messagePurpose(id), text),
        writtenAt,
      });
      await transaction
        .update(privateThreadTable)
        .set({ lastMessageAt: writtenAt })
        .where(eq(privateThreadTable.id, threadId));
    },
    eraseWords: async (id) => {
      await transaction.update(messageTable).set({ sealed: null }).where(eq(messageTable.id, id));
    },
    markRead: async (thread, seat, upTo) => {
      await transaction
        .update(participantTable)
        .set({ readUpTo: upTo })
        .where(
          and(
            eq(participantTable.threadId, thread),
            eq(participantTable.seat, seat),
            sql`${participantTable.readUpTo} < ${upTo}`,
          ),
        );
    },
    block: async (blocker, blocked, at) => {
      const id = crypto.randomUUID();
      await transaction
        .insert(messageBlockTable)
        .values({
          id,
          blocker: holder(blocker),
          blocked: holder(blocked.key),
          sealed: sealSeat(sealing, blockPurpose(id), blocked),
          blockedAt: at,
        })
        .onConflictDoNothing();
    },
    unblock: async (blocker, id) => {
      const gone = await transaction
        .delete(messageBlockTable)
        .where(and(eq(messageBlockTable.id, id), eq(messageBlockTable.blocker, holder(blocker))))
        .returning({ id: messageBlockTable.id });
      return gone.length === 1;
    },
    hasBlocked: async (blocker, other) => {
      const [row] = await transaction
        .select({ id: messageBlockTable.id })
        .from(messageBlockTable)
        .where(and(eq(messageBlockTable.blocker, holder(blocker)), eq(messageBlockTable.blocked, holder(other))));
      return row !== undefined;
    },
    blockedBy: async (blocker) => {
      const rows = await transaction
        .select()
        .from(messageBlockTable)
        .where(eq(messageBlockTable.blocker, holder(blocker)))
        .orderBy(desc(messageBlockTable.blockedAt), messageBlockTable.id);
      return rows.map(({ id, sealed }) => ({
        id: id as MessageBlockId,
        seat: openSeat(sealing, blockPurpose(id), sealed),
      }));
    },
    mayBeAsked: async (key) => {
      const [row] = await transaction
        .select({ mayBeAsked: messageSettingTable.mayBeAsked })
        .from(messageSettingTable)
        .where(eq(messageSettingTable.holder, holder(key)));
      return row?.mayBeAsked ?? true;
    },
    setMayBeAsked: async (key, mayBeAsked) => {
      await transaction
        .insert(messageSettingTable)
        .values({ holder: holder(key), mayBeAsked })
        .onConflictDoUpdate({ target: messageSettingTable.holder, set: { mayBeAsked } });
    },
    forget: async (key) => {
      const seats = await transaction
        .select({ threadId: participantTable.threadId, seat: participantTable.seat })
        .from(participantTable)
        .where(eq(participantTable.holder, holder(key)));
      const erased: MessageId[] = [];
      for (const { threadId, seat } of seats) {
        const own = and(eq(messageTable.threadId, threadId), eq(messageTable.seat, seat));
        const rows = await transaction.update(messageTable).set({ sealed: null }).where(own).returning();
        erased.push(...rows.map(({ id }) => id as MessageId));
        const empty: Seat = { key: { kind: "link", secret: newToken() }, name: null, writeTo: null, page: null };
        await transaction
          .update(participantTable)
          .set({ holder: holder(empty.key), sealed: sealSeat(sealing, seatPurpose(threadId, seat), empty) })
          .where(and(eq(participantTable.threadId, threadId), eq(participantTable.seat, seat)));
        await transaction
          .update(privateThreadTable)
          .set({ state: "closed" })
          .where(and(eq(privateThreadTable.id, threadId), sql`${privateThreadTable.state} in ('asked', 'open')`));
      }
      await transaction
        .delete(messageBlockTable)
        .where(or(eq(messageBlockTable.blocker, holder(key)), eq(messageBlockTable.blocked, holder(key))));
      await transaction.delete(messageSettingTable).where(eq(messageSettingTable.holder, holder(key)));
      return erased;
    },
    erase: async ({ before, askedBefore }) => {
      const over = or(
        sql`${privateThreadTable.state} in ('closed', 'refused')`,
        and(eq(privateThreadTable.state, "asked"), lte(privateThreadTable.openedAt, askedBefore)),
      );
      const gone = await transaction
        .delete(privateThreadTable)
        .where(and(over, lte(privateThreadTable.lastMessageAt, before)))
        .returning({ id: privateThreadTable.id });
      return gone.length;
    },
  };
};
