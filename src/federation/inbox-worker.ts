import { type Clock, later, minute, second, uptime } from "../kernel/clock.ts";
import { type Log, plainMessage } from "../platform/logging.ts";
import { type Database, isDatabaseAway } from "../platform/postgres.ts";
import type { Presence } from "../platform/presence.ts";
import { and, inArray, isNull, type PgDatabase, type PgQueryResultHKT, sql } from "../platform/query-builder.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import { inboxActivityTable } from "./admission/admission.tables.ts";
import { createRequestBudget, type RequestBudget } from "./http-client.ts";
import { type InboundServices, type Outcome, Postponed } from "./inbound/handler.ts";
import { inbox } from "./inbox.ts";
import { inboxQueue } from "./inbox-queue.postgres.ts";
import type { WaitingActivity } from "./inbox-queue.ts";
import { isObject } from "./kit/reading.ts";

/** How many requests one activity may cause each time it is handled, redirects included. */
const requestsEach = 5;

/** How long an activity rests after each error; after the last it is laid aside for the administrator. */
const patience = [15 * second, minute, 5 * minute, 15 * minute, 60 * minute];
/**
 * So often may handling an activity not come to an end before it is laid aside without another try. After the first few
 * times it was handled with nothing else in hand; many, since a process can be killed again and again for other reasons.
 */
const endings = 20;
const batch = 100;
const inHandAtMost = 164;
/** What needs another server for longer than this (milliseconds) does not hold up what came with it. */
const promptFor = 200;
const lookEvery = 1_000;
const freeEvery = 5_000;
const turnComesAfter = second;

/** Everything that needed the network is there: what is left is done inside a transaction. */
type Prepared = {
  readonly row: WaitingActivity;
  readonly apply: (transaction: SquareTransaction) => Promise<Outcome>;
};

export type InboxWorker = {
  /** Handles what is due; resolves to 0 when there is nothing due and nothing in hand. */
  runDue(): Promise<number>;
  /** Says that something may have come: a run that waits for other servers looks at once. */
  lookAgain(): void;
  /** Waits for what is in hand. */
  stop(): Promise<void>;
};

/**
 * Gives stored activities to their handlers. What a killed worker had in hand comes back; effect and the mark that it is
 * done commit together, so that it happens once; of one actor and subject one is handled at a time, in order of arrival.
 * What is ready together goes into one transaction, and only after an error each into its own.
 */
export const createInboxWorker = (parts: {
  readonly database: Database;
  readonly queues: Database;
  readonly presence: Presence;
  readonly clock: Clock;
  /** What handling one activity may use; all that it asks of other servers comes out of the budget. */
  readonly services: (budget: RequestBudget) => Omit<InboundServices, "waitFor" | "broughtBy">;
  /** Whether nothing is taken from this actor. What was shut out since it came in is not heard either. */
  readonly isBarred: (actorUri: string) => Promise<boolean>;
  readonly stores: (transaction: PgDatabase<PgQueryResultHKT>) => SquareTransaction;
  readonly log: Log;
}): InboxWorker => {
  const { database, clock } = parts;
  const queue = inboxQueue(parts.queues.sql);
  const inHand = new Map<string, Promise<void>>();
  let stopping = false;
  let wake = () => {};
  /** When we last looked for what killed workers let fall; an error may have let something of ours fall. */
  let freedAt = Number.NEGATIVE_INFINITY;
  /** Nothing new is taken up until nothing is in hand: an activity that may have ended the process is handled alone. */
  let makingRoom = false;

  const prepare = async (row: WaitingActivity): Promise<Prepared> => {
    const handler = Object.hasOwn(inbox, row.type) ? inbox[row.type] : undefined;
    const json: unknown = JSON.parse(row.body);
    if (handler === undefined || !isObject(json)) return { row, apply: async () => "nothing here handles this" };
    const { actorUri, forwardedBy } = row;
    const isBarred = async () =>
      (await parts.isBarred(actorUri)) || (forwardedBy !== null && (await parts.isBarred(forwardedBy)));
    // Deletions count, whoever is shut out: they leave less of somebody here.
    if (row.type !== "Delete" && row.type !== "Undo" && (await isBarred()))
      return { row, apply: async () => "shut out" };
    const activity = { id: row.activityId, type: row.type, actorUri, json, text: row.body };
    const broughtBy = forwardedBy ?? (row.type === "Announce" ? actorUri : null);
    const waitFor = async (uri: string): Promise<void> => {
      const due = await queue.dueBefore(row, uri);
      if (due !== null) throw new Postponed(due);
    };
    return {
      row,
      apply: await handler(activity, { ...parts.services(createRequestBudget(requestsEach)), broughtBy, waitFor }),
    };
  };

  const applyTogether = (prepared: readonly Prepared[]): Promise<void> =>
    database.transaction(async (transaction) => {
      const ids = prepared.map(({ row }) => Number(row.id));
      const ours = new Map(prepared.map((each) => [Number(each.row.id), each]));
      const locked = await transaction
        .select({ id: inboxActivityTable.id, leasedBy: inboxActivityTable.leasedBy })
        .from(inboxActivityTable)
        .where(and(inArray(inboxActivityTable.id, ids), isNull(inboxActivityTable.doneAt)))
        .orderBy(inboxActivityTable.id)
        .for("update");
      const stores = parts.stores(transaction);
      const outcomes: { readonly id: number; readonly outcome: Outcome }[] = [];
      const stillOurs = locked.flatMap(({ id, leasedBy }) => {
        const mine = ours.get(id);
        return mine !== undefined && leasedBy === mine.row.worker ? [mine] : [];
      });
      for (const group of groupsOf(stillOurs)) {
        const applied = await Promise.allSettled(group.map(({ apply }) => apply(stores)));
        applied.forEach((result, index) => {
          if (result.status === "rejected") throw result.reason;
          outcomes.push({ id: Number(group[index]?.row.id), outcome: result.value });
        });
      }
      if (outcomes.length === 0) return;
      await transaction.execute(sql`
        update ${inboxActivityTable} set done_at = ${clock().toISOString()}::timestamptz, outcome = o.outcome,
          last_error = null, leased_by = null
        from json_to_recordset(${JSON.stringify(outcomes)}::text::json) as o (id bigint, outcome text)
        where ${inboxActivityTable.id} = o.id`);
    });

  const applyAlone = async (prepared: Prepared): Promise<void> => {
    try {
      await applyTogether([prepared]);
    } catch (error) {
      await putBack(prepared.row, error);
    }
  };

  const applyAll = async (prepared: readonly Prepared[]): Promise<void> => {
    const [first, ...others] = prepared;
    if (first === undefined) return;
    if (others.length === 0) return applyAlone(first);
    try {
      await applyTogether(prepared);
    } catch {
      for (const each of prepared) await applyAlone(each);
    }
  };

  const putBack = async (row: WaitingActivity, error: unknown): Promise<void> => {
    if (error instanceof Postponed) {
      const soon = clock().getTime() + turnComesAfter;
      return queue.postpone(row, new Date(Math.max(error.until.getTime(), soon)));
    }
    // Then it is not the activity's fault: it stays ours until somebody looks for what was let fall.
    if (isDatabaseAway(error)) throw error;
    const wait = patience[row.attempts];
    const message = plainMessage(error).slice(0, 500);
    parts.log.warn("An activity could not be handled", {
      activity: row.activityId,
      attempts: row.attempts + 1,
      error: message,
      laidAside: wait === undefined,
    });
    const dueAt = wait === undefined ? null : later(clock(), wait);
    await queue.layAside(row, { error: message, dueAt }, clock());
  };

  const isPoison = ({ claims, attempts }: WaitingActivity): boolean => claims - attempts > endings;

  const handleSuspect = async (worker: number): Promise<number> => {
    const [row] = await queue.claim({ worker, now: clock(), limit: 1, suspects: true });
    if (row === undefined) return 0;
    if (isPoison(row)) {
      parts.log.error("An activity is laid aside: handling it ended the process each time", {
        activity: row.activityId,
      });
      await queue.layAside(row, { error: "handling it ended the process", dueAt: null }, clock());
    } else await handle([row]);
    return 1;
  };

  /** Those that are ready within a moment, together; the others each when it is. */
  const handle = async (rows: readonly WaitingActivity[]): Promise<void> => {
    const ready: Prepared[] = [];
    let prompt = true;
    const preparing = rows.map(async (row) => {
      try {
        const prepared = await prepare(row);
        if (prompt) ready.push(prepared);
        else await applyAlone(prepared);
      } catch (error) {
        await putBack(row, error);
      }
    });
    rows.forEach((row, index) => {
      const done = (preparing[index] as Promise<void>).catch((error: unknown) => {
        parts.log.warn("An activity has to wait for the database", { activity: row.activityId, error });
        freedAt = Number.NEGATIVE_INFINITY;
      });
      inHand.set(row.id, done);
    });
    await firstOf(Promise.all(inHandOf(rows)), promptFor);
    prompt = false;
    const together = new Set(ready.map(({ row }) => row.id));
    try {
      await applyAll(ready.sort((one, other) => Number(one.row.id) - Number(other.row.id)));
    } finally {
      for (const row of rows) {
        if (together.has(row.id)) inHand.delete(row.id);
        else void inHand.get(row.id)?.finally(() => inHand.delete(row.id));
      }
    }
  };

  const inHandOf = (rows: readonly WaitingActivity[]) => rows.map(({ id }) => inHand.get(id));

  const woken = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });

  const run = async (): Promise<number> => {
    const worker = await parts.presence.number();
    if (uptime() - freedAt >= freeEvery) {
      await queue.free(worker, [...inHand.keys()]);
      makingRoom = await queue.hasSuspects(clock());
      freedAt = uptime();
    }
    const limit = makingRoom ? 0 : Math.min(batch, inHandAtMost - inHand.size);
    const rows = limit <= 0 ? [] : await queue.claim({ worker, now: clock(), limit, suspects: false });
    if (rows.length > 0) {
      await handle(rows);
      return rows.length;
    }
    if (inHand.size === 0) {
      makingRoom = false;
      return handleSuspect(worker);
    }
    await firstOf(Promise.race([...inHand.values(), woken()]), lookEvery);
    return 1;
  };

  return {
    runDue: async () => {
      if (stopping) return 0;
      try {
        return await run();
      } catch (error) {
        freedAt = Number.NEGATIVE_INFINITY;
        throw error;
      }
    },
    lookAgain: () => wake(),
    stop: async () => {
      stopping = true;
      wake();
      await Promise.all(inHand.values());
    },
  };
};

/**
 * What is new can be taken in side by side, and then asks the database together; everything else keeps its place among
 * the others.
 */
const groupsOf = (prepared: readonly Prepared[]): readonly (readonly Prepared[])[] => {
  const groups: Prepared[][] = [];
  for (const each of prepared) {
    const last = groups.at(-1);
    if (each.row.type === "Create" && last?.[0]?.row.type === "Create") last.push(each);
    else groups.push([each]);
  }
  return groups;
};

/** Resolves with `work`, and in any case after so many milliseconds. */
const firstOf = (work: Promise<unknown>, milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    void work.finally(() => {
      clearTimeout(timer);
      resolve();
    });
  });
