import type { Database } from "./postgres.ts";

type Happened = { readonly kind: string; readonly threadId: string | null };

/** A table in which workers find what they have to do. */
export type WorkTable = "inbox_activity" | "delivery";

export type EventListener = {
  /** Calls `heard` at every commit that has events, in whatever process. Gives the way to stop. */
  onEvent(heard: () => void): () => void;
  /** Calls `heard` at every commit that gave the workers of a table something to do. Gives the way to stop. */
  onWork(table: WorkTable, heard: () => void): () => void;
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
  const workers = new Map<string, Set<() => void>>();
  let listening: readonly { unlisten(): Promise<void> }[] = [];

  const hear = (text: string): void => {
    const happened = JSON.parse(text) as Happened;
    for (const heard of everybody) heard();
    for (const changed of threads.get(happened.threadId ?? "") ?? []) changed();
  };

  const tellAll = (): void => {
    for (const heard of everybody) heard();
    for (const watchers of threads.values()) for (const changed of watchers) changed();
    for (const waiting of workers.values()) for (const heard of waiting) heard();
  };

  const watch = (watched: Map<string, Set<() => void>>, key: string, told: () => void) => {
    const watchers = watched.get(key) ?? new Set();
    watchers.add(told);
    watched.set(key, watchers);
    return () => {
      watchers.delete(told);
      if (watchers.size === 0) watched.delete(key);
    };
  };

  return {
    onEvent: (heard) => {
      everybody.add(heard);
      return () => everybody.delete(heard);
    },
    onWork: (table, heard) => watch(workers, table, heard),
    onThread: (threadId, changed) => watch(threads, threadId, changed),
    start: async () => {
      const hearOfWork = (table: string) => {
        for (const heard of workers.get(table) ?? []) heard();
      };
      listening = [
        await database.sql.listen("wijk_event", hear, tellAll),
        await database.sql.listen("wijk_work", hearOfWork),
      ];
    },
    stop: async () => {
      for (const each of listening) await each.unlisten();
      everybody.clear();
      threads.clear();
      workers.clear();
    },
  };
};
