import pg from "pg";
import type { Log } from "./logging.ts";
import { type PostgresAddress, sessionOf } from "./postgres.ts";

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

const comeBackAfter = 1_000;
const askEvery = 20_000;
const longestSilence = 10_000;

/**
 * Hears of events through PostgreSQL's LISTEN, on a connection of its own. It comes back by itself when the connection is
 * lost or falls silent; what happened meanwhile was missed, so everybody is told once then.
 */
export const createEventListener = (address: PostgresAddress, log: Log): EventListener => {
  const everybody = new Set<() => void>();
  const threads = new Map<string, Set<() => void>>();
  const workers = new Map<string, Set<() => void>>();
  let stopped = false;
  let client: pg.Client | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

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

  const connect = async (): Promise<void> => {
    const opening = new pg.Client({
      ...sessionOf(address, "owner"),
      keepAlive: true,
      query_timeout: longestSilence,
    });
    opening.on("notification", ({ channel, payload = "" }) => {
      if (channel === "wijk_event") hear(payload);
      else for (const heard of workers.get(payload) ?? []) heard();
    });
    opening.on("error", () => lose(opening));
    opening.on("end", () => lose(opening));
    try {
      await opening.connect();
      await opening.query("listen wijk_event; listen wijk_work");
    } catch (error) {
      await opening.end().catch(() => {});
      throw error;
    }
    client = opening;
    tellAll();
    timer = setTimeout(() => void lookAfter(opening), askEvery);
  };

  /** A connection that nobody answers on any more looks like one on which nothing happens: so we ask now and then. */
  const lookAfter = async (watched: pg.Client): Promise<void> => {
    try {
      await watched.query("select 1");
      if (client === watched) timer = setTimeout(() => void lookAfter(watched), askEvery);
    } catch {
      lose(watched);
    }
  };

  const lose = (lost: pg.Client): void => {
    if (client !== lost || stopped) return;
    client = null;
    clearTimeout(timer);
    void lost.end().catch(() => {});
    comeBack();
  };

  const comeBack = (): void => {
    timer = setTimeout(() => {
      if (stopped) return;
      connect().catch((error: unknown) => {
        log.warn("nothing is heard from PostgreSQL", { error });
        comeBack();
      });
    }, comeBackAfter);
  };

  return {
    onEvent: (heard) => {
      everybody.add(heard);
      return () => everybody.delete(heard);
    },
    onWork: (table, heard) => watch(workers, table, heard),
    onThread: (threadId, changed) => watch(threads, threadId, changed),
    start: () => {
      stopped = false;
      return client === null ? connect() : Promise.resolve();
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      const last = client;
      client = null;
      await last?.end().catch(() => {});
      everybody.clear();
      threads.clear();
      workers.clear();
    },
  };
};
