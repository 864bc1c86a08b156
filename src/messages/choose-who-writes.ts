import { mayMeet } from "../introductions/introduction.ts";
import type { Clock } from "../kernel/clock.ts";
import type { MessageBlockId, PrivateThreadId, ResidentId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { MessagesTransaction } from "./message.ts";
import { nameOfSeat } from "./name-of-seat.ts";
import { otherSeat } from "./private-thread.ts";
import { residentAt, residentKey, residentSeat, type SeatKey } from "./seat.ts";

type Resident = Extract<Reader, { kind: "resident" }>;

/** What somebody decides about who writes to them. Nobody else is told. */
export type ChooseWhoWrites = {
  mayBeAsked(key: SeatKey): Promise<boolean>;
  setMayBeAsked(key: SeatKey, mayBeAsked: boolean): Promise<void>;
  /**
   * From now on the holder of `key` neither sees nor gets anything of the other side of this thread, in any thread. For
   * the other side everything stays as it was.
   */
  block(key: SeatKey, thread: PrivateThreadId): Promise<Result<null>>;
  /** The same about a neighbour who chose to be found, by their own page; `absent` for anybody else. */
  blockNeighbour(reader: Resident, neighbour: ResidentId): Promise<Result<null>>;
  /** Who a neighbour is that the reader would block. */
  neighbour(reader: Resident, neighbour: ResidentId): Promise<string | null>;
  /** The threads are there again, with what was written meanwhile. */
  unblock(key: SeatKey, id: MessageBlockId): Promise<Result<null>>;
  blocked(key: SeatKey): Promise<readonly { readonly id: MessageBlockId; readonly name: string | null }[]>;
  /** The residents among them who sit under their own name. */
  blockedResidents(key: SeatKey): Promise<ReadonlySet<ResidentId>>;
};

export const chooseWhoWrites = (dependencies: {
  readonly unitOfWork: UnitOfWork<MessagesTransaction>;
  readonly clock: Clock;
}): ChooseWhoWrites => {
  const { unitOfWork, clock } = dependencies;
  const nameOf = async ({ introductions, residents }: MessagesTransaction, reader: Resident, id: ResidentId) => {
    const introduction = id === reader.id ? null : await introductions.of(id);
    if (introduction === null || !mayMeet(introduction, reader)) return null;
    return (await residents.byId(id))?.name ?? null;
  };
  return {
    mayBeAsked: (key) => unitOfWork(({ privateThreads }) => privateThreads.mayBeAsked(key)),
    setMayBeAsked: (key, mayBeAsked) =>
      unitOfWork(({ privateThreads }) => privateThreads.setMayBeAsked(key, mayBeAsked)),
    block: (key, id) =>
      unitOfWork(async ({ privateThreads }) => {
        const held = await privateThreads.held(key, id);
        if (held === null) return refuse({ kind: "absent" });
        await privateThreads.block(key, otherSeat(held), clock());
        return ok(null);
      }),
    blockNeighbour: (reader, id) =>
      unitOfWork(async (transaction) => {
        if ((await nameOf(transaction, reader, id)) === null) return refuse({ kind: "absent" });
        await transaction.privateThreads.block(residentKey(reader.id), residentSeat(id), clock());
        return ok(null);
      }),
    neighbour: (reader, id) => unitOfWork((transaction) => nameOf(transaction, reader, id)),
    blockedResidents: (key) =>
      unitOfWork(async ({ privateThreads }) => {
        const residents = (await privateThreads.blockedBy(key)).map(({ seat }) => residentAt(seat));
        return new Set(residents.filter((id) => id !== null));
      }),
    unblock: (key, id) =>
      unitOfWork(async ({ privateThreads }) =>
        (await privateThreads.unblock(key, id)) ? ok(null) : refuse({ kind: "absent" }),
      ),
    blocked: (key) =>
      unitOfWork(async (transaction) => {
        const blocked: { readonly id: MessageBlockId; readonly name: string | null }[] = [];
        for (const { id, seat } of await transaction.privateThreads.blockedBy(key))
          blocked.push({ id, name: await nameOfSeat(transaction, seat) });
        return blocked;
      }),
  };
};
