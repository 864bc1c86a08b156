import type { Sql } from "../../platform/sql.ts";
import type { InboxActivity, InboxStore } from "./admit.ts";

type Waiting = {
  readonly activity: InboxActivity;
  readonly resolve: (outcome: "stored" | "duplicate") => void;
  readonly reject: (error: unknown) => void;
};

const largestGroup = 200;

/**
 * Stores admitted activities, each id once for ever. What arrives while an insert is under way goes together in the
 * next one, and everyone is answered after the commit.
 */
export const createInboxStore = (sql: Sql): InboxStore => {
  let waiting: Waiting[] = [];
  let working = false;

  const work = async (): Promise<void> => {
    working = true;
    while (waiting.length > 0) {
      const group = waiting.slice(0, largestGroup);
      waiting = waiting.slice(largestGroup);
      await storeGroup(group);
    }
    working = false;
  };

  const storeGroup = async (group: readonly Waiting[]): Promise<void> => {
    try {
      const added = await insert(group.map(({ activity }) => activity));
      for (const { activity, resolve } of group) resolve(added.delete(activity.activityId) ? "stored" : "duplicate");
    } catch (error) {
      if (group.length > 1 && isAboutData(error)) for (const one of group) await storeGroup([one]);
      else for (const { reject } of group) reject(error);
    }
  };

  const insert = async (activities: readonly InboxActivity[]): Promise<Set<string>> => {
    const column = <T>(read: (activity: InboxActivity) => T): T[] => activities.map(read);
    const rows = await sql<{ activity_id: string }[]>`
      insert into inbox_activity (activity_id, activity_type, actor_uri, forwarded_by, object_uri, subject_uri, body, received_at, due_at)
      select activity_id, activity_type, actor_uri, forwarded_by, object_uri, subject_uri, body, received_at::timestamptz,
        received_at::timestamptz
      from unnest(
        ${column((activity) => activity.activityId)}::text[],
        ${column((activity) => activity.activityType)}::text[],
        ${column((activity) => activity.actorUri)}::text[],
        ${column((activity) => activity.forwardedBy ?? null)}::text[],
        ${column((activity) => activity.objectUri)}::text[],
        ${column((activity) => activity.subjectUri)}::text[],
        ${column((activity) => activity.raw)}::text[],
        ${column((activity) => activity.receivedAt.toISOString())}::text[]
      ) as arriving (activity_id, activity_type, actor_uri, forwarded_by, object_uri, subject_uri, body, received_at)
      on conflict (activity_id) do nothing
      returning activity_id`;
    return new Set(rows.map((row) => row.activity_id));
  };

  return {
    add: (activity) =>
      new Promise((resolve, reject) => {
        waiting.push({ activity, resolve, reject });
        if (!working) void work();
      }),
  };
};

/** An error about one of the values (SQLSTATE class 22, 23 or 54), which must not cost the others of its group their place. */
const isAboutData = (error: unknown): boolean =>
  error instanceof Error && "code" in error && typeof error.code === "string" && /^(22|23|54)/.test(error.code);
