import type { Clock } from "../kernel/clock.ts";
import { type MessageId, newId, type PrivateThreadId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { MessagesTransaction } from "./message.ts";
import { cannotWrite, type HeldThread, readMessage } from "./private-thread.ts";
import type { SeatKey } from "./seat.ts";

/** What who holds a seat can do in a thread. Anybody else gets `absent`. */
export type WriteMessage = {
  write(key: SeatKey, thread: PrivateThreadId, text: string): Promise<Result<MessageId>>;
  /** Takes an own message back: its words are erased, here and in a letter that lies in the box. Gives the thread. */
  withdraw(key: SeatKey, message: MessageId): Promise<Result<PrivateThreadId>>;
  /** Ends the thread for both. It can still be read. */
  close(key: SeatKey, thread: PrivateThreadId): Promise<Result<null>>;
};

/** Puts words into a thread, for who holds the seat; whether they may is decided before. */
export const sayIn = async (
  transaction: Pick<MessagesTransaction, "privateThreads" | "happened">,
  { thread, own }: HeldThread,
  text: string,
  at: Date,
): Promise<MessageId> => {
  const id = newId<MessageId>();
  await transaction.privateThreads.append({ id, threadId: thread.id, seat: own, text, writtenAt: at });
  await transaction.happened({ kind: "MessageWritten", messageId: id });
  return id;
};

export const writeMessage = (dependencies: {
  readonly unitOfWork: UnitOfWork<MessagesTransaction>;
  readonly clock: Clock;
}): WriteMessage => {
  const { unitOfWork, clock } = dependencies;
  return {
    write: async (key, id, typed) => {
      const text = readMessage(typed);
      return unitOfWork(async (transaction) => {
        const held = await transaction.privateThreads.held(key, id);
        if (held === null) return refuse({ kind: "absent" });
        const at = clock();
        const refusal = cannotWrite(held.thread, at);
        if (refusal !== null) return refuse(refusal);
        return text.ok ? ok(await sayIn(transaction, held, text.value, at)) : text;
      });
    },
    withdraw: (key, id) =>
      unitOfWork(async ({ privateThreads, letters }) => {
        const held = await privateThreads.heldWithMessage(key, id);
        if (held === null || held.message.seat !== held.own) return refuse({ kind: "absent" });
        const { thread } = held;
        await privateThreads.eraseWords(id);
        await letters.erase(id);
        // A request without its line asks for nothing any more.
        if (thread.state === "asked") await privateThreads.setState(thread.id, "closed");
        return ok(thread.id);
      }),
    close: (key, id) =>
      unitOfWork(async ({ privateThreads }) => {
        const held = await privateThreads.held(key, id);
        if (held === null) return refuse({ kind: "absent" });
        const { state } = held.thread;
        // Whoever is asked and closes, says no.
        if (state !== "refused")
          await privateThreads.setState(id, state === "asked" && held.own === 2 ? "refused" : "closed");
        return ok(null);
      }),
  };
};
