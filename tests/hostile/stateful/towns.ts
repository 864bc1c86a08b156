import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { createMovedClock, type MovedClock } from "../../support/moved-clock.ts";
import type { Person } from "../../support/person.ts";
import { startRing } from "../../support/ring-of-wijken.ts";
import type { RunningWijk } from "../../support/running-wijk.ts";
import { createNetwork, type Network } from "./network.ts";

/** A wijk with one neighbour, the way to it, and its database. */
export type Town = {
  readonly index: number;
  readonly wijk: RunningWijk;
  readonly neighbour: Person;
  readonly network: Network;
  readonly sql: postgres.Sql;
};

/** Three wijken on one PostgreSQL server, and one clock. */
export type Towns = {
  readonly towns: readonly Town[];
  readonly clock: MovedClock;
  /** Does what is due in one of them. */
  work(town: Town): Promise<void>;
  /** Moves the clock on until nothing is left to do anywhere and nothing is on its way; what lies ahead of messages befalls them. */
  drain(): Promise<void>;
  /** The same, and then nothing goes wrong any more. */
  calm(): Promise<void>;
  /** Nobody follows and nobody blocks anybody; nothing is left of what was in the air. */
  reset(): Promise<void>;
  close(): Promise<void>;
};

const names = ["Holtveen", "Lindehout", "Zandkamp"] as const;
/** What a wijk says to whom it shut out: just that, or that it knows no key to look at their deletion with, and fetches none. */
const refused = [401, 403];
/** Milliseconds of real time. What a killed worker had in hand is looked for every five seconds. */
const patience = 60_000;

export const openTowns = async (): Promise<Towns> => {
  const clock = createMovedClock();
  const networks = names.map(createNetwork);
  const environment = {
    RATE_LIMIT_INBOX_PER_HOST: "1000000",
    RATE_LIMIT_LOOK_UP_PER_RESIDENT: "1000000",
  };
  const openings = names.map((name, index) => [name, { environment, between: networks[index]?.between }] as const);
  const ring = await startRing(clock, names, Object.fromEntries(openings) as Parameters<typeof startRing>[2]);
  const towns: Town[] = [];
  for (const [index, wijk] of ring.wijken.entries()) {
    const sql = postgres(wijk.databaseUrl, { max: 1 });
    const neighbour = await wijk.neighbour("Anneke");
    towns.push({ index, wijk, neighbour, network: networks[index] as Network, sql });
  }

  const work = async ({ wijk }: Town): Promise<void> => wijk.settle();
  /**
   * When the first of what waits anywhere is due. What has something before it waits for that, whatever it says itself; and a wijk
   * that shut the sender out is asked again for months.
   */
  const nextDue = async (): Promise<Date | null> => {
    const moments: Date[] = [];
    for (const { sql } of towns) {
      const rows = await sql`select min(due_at) as at from (
        select distinct on (inbox, object_uri) greatest(due_at, held_until) as due_at, last_status
        from delivery left join peer using (host) where done_at is null order by inbox, object_uri, id) as deliveries
        where last_status is null or last_status <> all(${refused})
        union all select min(due_at) from (
          select distinct on (actor_uri, subject_uri) due_at from inbox_activity
          where done_at is null order by actor_uri, subject_uri, id) as activities
        order by at nulls last`;
      if (rows[0]?.at) moments.push(rows[0].at as Date);
    }
    return moments.length === 0 ? null : new Date(Math.min(...moments.map((at) => at.getTime())));
  };
  /** Whether something that was underway has arrived. What is late does not stay away until its signature is too old. */
  const bring = async (which: "bringLate" | "release"): Promise<boolean> => {
    let arrived = 0;
    for (const { network } of towns) arrived += await network[which]();
    return arrived > 0;
  };
  const drain = async (): Promise<void> => {
    for (const began = performance.now(); performance.now() - began < patience; ) {
      for (const town of towns) await work(town);
      if (await bring("bringLate")) continue;
      const due = await nextDue();
      if (due === null && (await bring("release"))) continue;
      if (due === null) return;
      // What is due and was not done is in the hands of somebody who is not there any more.
      if (due <= clock()) await pause(1_000);
      clock.move(Math.max(1_000, due.getTime() - clock().getTime()));
    }
    const waiting: unknown[] = [];
    for (const { sql } of towns)
      waiting.push(
        ...(await sql`select host, object_uri, due_at, attempts, last_error from delivery where done_at is null limit 3`),
        ...(await sql`select activity_type, due_at, claims, attempts, last_error from inbox_activity
          where done_at is null limit 3`),
      );
    throw new Error(`At ${clock().toISOString()} this still waits: ${JSON.stringify(waiting)}`);
  };
  return {
    towns,
    clock,
    work,
    drain,
    calm: async () => {
      await drain();
      for (const { network } of towns) network.calm();
    },
    reset: async () => {
      for (const { network } of towns) network.calm();
      await drain();
      for (const { wijk, sql, network } of towns) {
        const { administrator } = wijk;
        for (const { host } of await sql`select host from blocked_server`)
          await administrator.post("/beheer/servers/vrij", { host: String(host) });
        for (const { actor_id } of await sql`select actor_id from neighbour`)
          await administrator.post(`/beheer/buurwijken/${actor_id}/stoppen`);
        await sql`delete from delivery where outcome = 'given-up' or done_at is null`;
        network.passed.length = 0;
        network.errors.length = 0;
      }
      await drain();
    },
    close: async () => {
      for (const { sql } of towns) await sql.end();
      await ring.close();
    },
  };
};
