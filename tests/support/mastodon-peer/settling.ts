import type { WorkQueue } from "./inbox.ts";

export type Settling = WorkQueue & {
  /** Until the queue is empty; throws the first error that is a bug of the peer. */
  settled(): Promise<void>;
  when(isTrue: () => boolean): Promise<void>;
  failed(error: unknown): void;
};

/** A queue that does one piece of work at a time, in the order of arrival, and that can be waited for. */
export const createSettling = (): Settling => {
  const errors: unknown[] = [];
  let waiting: { readonly isTrue: () => boolean; readonly resolve: () => void }[] = [];
  let tail: Promise<void> = Promise.resolve();

  const look = (): void => {
    const now = waiting.filter((one) => one.isTrue());
    waiting = waiting.filter((one) => !now.includes(one));
    for (const one of now) one.resolve();
  };

  return {
    add(work) {
      tail = tail
        .then(work)
        .catch((error: unknown) => {
          errors.push(error);
        })
        .then(look);
    },
    async settled() {
      for (let last: Promise<void> | null = null; last !== tail; ) {
        last = tail;
        await last;
      }
      if (errors.length > 0) throw errors[0];
    },
    when: (isTrue) =>
      new Promise((resolve) => {
        waiting.push({ isTrue, resolve });
        look();
      }),
    failed: (error) => {
      errors.push(error);
    },
  };
};
