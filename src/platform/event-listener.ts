import type { Database } from "./postgres.ts";

type Happened = { readonly kind: string; readonly threadId: string | null };

export type EventListener = {
  /** Calls `heard` at every commit that has events, in whatever process. Gives the way to stop. */
  onEvent(heard: () => void): () => void;
  /** Calls `changed` when something happened in one thread. Gives the way to stop. */
  onThread(threadId: string, changed: () => void): () => void;
  /** Begins to listen; resolves once nothing can be missed any more. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Hears of events through PostgreSQL's LISTEN, on one connection. It comes back by itself when the connection is lost;
 * what happened meanwhile was missed, so everybody is told once then.
 */
export const createEventListener = (database: Database): EventListener => {
  const everybody = new Set<() => void>();
  const threads = new Map<string, Set<() => void>>();
  let listening: { unlisten(): Promise<void> } | null = null;

  const hear = (text: string): void => {
    const happened = JSON.parse(text) as Happened;
    for (const heard of everybody) heard();
    for (const changed of threads.get(happened.threadId ?? "") ?? []) changed();
  };

  const tellAll = (): void => {
    for (const heard of everybody) heard();
    for (const watchers of threads.values()) for (const changed of watchers) changed();
  };

  return {
    onEvent: (heard) => {
      everybody.add(heard);
      return () => everybody.delete(heard);
    },
    onThread: (threadId, changed) => {
      const watchers = threads.get(threadId) ?? new Set();
      watchers.add(changed);
      threads.set(threadId, watchers);
      return () => {
        watchers.delete(changed);
        if (watchers.size === 0) threads.delete(threadId);
      };
    },
    start: async () => {
      listening = await database.sql.listen("wijk_event", hear, tellAll);
    },
    stop: async () => {
      await listening?.unlisten();
      everybody.clear();
      threads.clear();
    },
  };
};
