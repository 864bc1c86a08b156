import { type Clock, later } from "../kernel/clock.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { MessagesTransaction } from "./message.ts";
import { requestLasts, threadsStayFor } from "./private-thread.ts";

/** Erases threads that are over, half a year after their last message, with everything in them. For the hourly work. */
export const eraseOldThreads =
  (dependencies: {
    readonly unitOfWork: UnitOfWork<MessagesTransaction>;
    readonly clock: Clock;
  }): (() => Promise<void>) =>
  async () => {
    const at = dependencies.clock();
    await dependencies.unitOfWork(({ privateThreads }) =>
      privateThreads.erase({ before: later(at, -threadsStayFor), askedBefore: later(at, -requestLasts) }),
    );
  };
