import type postgres from "postgres";

/** Table by table one number for all that stands in it. */
export type Fingerprint = ReadonlyMap<string, string>;

/** What changes whenever an activity is let in, by itself: the activity, keys of senders, and the table of work. */
const always = ["public.inbox_activity", "public.remote_key"];

/** Tells which tables of a database changed, by all their rows. */
export const createFingerprints = (sql: postgres.Sql) => {
  let query: string | null = null;

  const build = async (): Promise<string> => {
    const tables = await sql<{ name: string }[]>`
      select schemaname || '.' || tablename as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'drizzle')`;
    return tables
      .map(({ name }) => name)
      .filter((name) => !always.includes(name))
      .map((name) => {
        const quoted = name.replace(".", '"."');
        return `select '${name}' as name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as print from "${quoted}" t`;
      })
      .join(" union all ");
  };

  return {
    fingerprint: async (): Promise<Fingerprint> => {
      query ??= await build();
      const rows = await sql.unsafe<{ name: string; print: string }[]>(query, [], { prepare: true });
      return new Map(rows.map(({ name, print }) => [name, print]));
    },
    /**
     * One number for the posts, actors, likes and follows of everybody but the people of one server: what that server may not
     * change.
     */
    ofOthersThan: async (origin: string): Promise<string> => {
      const [row] = await sql<{ print: string }[]>`
        with theirs as (select id from actor where uri like ${`${origin}/%`})
        select concat_ws(' ',
          (select sum(hashtextextended(post::text, 0)::numeric) from post
            where actor_id is null or actor_id not in (select id from theirs)),
          (select sum(hashtextextended(actor::text, 0)::numeric) from actor where id not in (select id from theirs)),
          (select sum(hashtextextended(liking::text, 0)::numeric) from liking
            where actor_id not in (select id from theirs)),
          (select sum(hashtextextended(follower::text, 0)::numeric) from follower
            where follower_id not in (select id from theirs))) as print`;
      return row?.print ?? "";
    },
    /** How many activities were let in so far. */
    countStored: async (): Promise<number> => {
      const [row] = await sql<{ total: number }[]>`select count(*)::int as total from inbox_activity`;
      return row?.total ?? 0;
    },
    /** What the worker made of several activities, each outcome once. */
    outcomesOf: async (activityIds: readonly string[]): Promise<readonly (string | null)[]> => {
      const rows = await sql<{ outcome: string | null }[]>`
        select distinct outcome from inbox_activity where activity_id in ${sql(activityIds)}`;
      return rows.map(({ outcome }) => outcome);
    },
    /** What the worker made of an activity; `null` while it waits. */
    outcomeOf: async (activityId: string): Promise<string | null> => {
      const [row] = await sql<{ outcome: string | null; last_error: string | null }[]>`
        select outcome, last_error from inbox_activity where activity_id = ${activityId}`;
      return row === undefined
        ? "never stored"
        : (row.outcome ?? (row.last_error === null ? null : `waits: ${row.last_error}`));
    },
  };
};

/** The tables that are not as they were. */
export const changedBetween = (before: Fingerprint, after: Fingerprint): readonly string[] =>
  [...after].flatMap(([name, print]) => (before.get(name) === print ? [] : [name])).sort();
