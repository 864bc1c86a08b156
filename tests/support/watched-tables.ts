import type postgres from "postgres";

type Row = Readonly<Record<string, unknown>>;

/** One row that was added, changed or removed. */
export type Change = {
  /** With its schema. */
  readonly table: string;
  readonly deed: "INSERT" | "UPDATE" | "DELETE";
  readonly before: Row | null;
  readonly after: Row | null;
};

export type WatchedTables = {
  /** What changed since it was asked last, in order. */
  changes(): Promise<readonly Change[]>;
  /** Leaves out what changed until now. */
  forget(): Promise<void>;
};

/** The tables of ours, and the jobs that are to be done. */
const watchedSchemas = ["public", "identity"];
const jobs = "graphile_worker._private_jobs";

/**
 * Has PostgreSQL write down every row that is added, changed or removed from now on, in every table of a wijk: whoever does it, and
 * whether or not the code that does it knows. An update that leaves a row as it was is none. Needs the rights of the owner.
 */
export const watchTables = async (sql: postgres.Sql): Promise<WatchedTables> => {
  await sql.unsafe(`
    create schema watched;
    create table watched.change (number bigint generated always as identity primary key, name text not null, deed text not null,
      before jsonb, after jsonb);
    create function watched.write_down() returns trigger language plpgsql security definer set search_path = '' as $$
      begin
        if tg_op <> 'UPDATE' or to_jsonb(new) is distinct from to_jsonb(old) then
          insert into watched.change (name, deed, before, after) values (tg_table_schema || '.' || tg_table_name, tg_op,
            case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end);
        end if;
        return null;
      end $$`);
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema = any(${watchedSchemas}) and table_type = 'BASE TABLE'`;
  for (const name of [...tables.map((table) => table.name), jobs])
    await sql.unsafe(`create trigger watched after insert or update or delete on ${name}
      for each row execute function watched.write_down()`);
  let last = 0;
  return {
    forget: async () => {
      const [row] = await sql`select coalesce(max(number), 0) as number from watched.change`;
      last = Number(row?.number);
    },
    changes: async () => {
      const rows = await sql<(Omit<Change, "table"> & { number: string; name: string })[]>`
        select number, name, deed, before, after from watched.change where number > ${last} order by number`;
      last = Number(rows.at(-1)?.number ?? last);
      return rows.map(({ name, deed, before, after }) => ({ table: name, deed, before, after }));
    },
  };
};
