import type postgres from "postgres";

/** Every row of every table of ours, as JSON: what PostgreSQL's own dump would hold, without the programs that make it. */
export type DatabaseDump = readonly KeptRow[];

type KeptRow = { readonly schema: string; readonly table: string; readonly row: Readonly<Record<string, unknown>> };

/** Schemas with data of ours. The job queue has its own; a wijk that is settled has nothing in it. */
const schemas = ["public", "identity"];

/** Reads every row. Columns that PostgreSQL computes are left out. Needs the rights of the owner. */
export const dumpDatabase = async (sql: postgres.Sql): Promise<DatabaseDump> => {
  const tables = await sql<{ schema: string; table: string; columns: string[] }[]>`
    select table_schema as schema, table_name as table, array_agg(column_name::text order by ordinal_position) as columns
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = any(${schemas}) and table_type = 'BASE TABLE' and is_generated = 'NEVER'
    group by 1, 2 order by 1, 2`;
  const dump: KeptRow[] = [];
  for (const { schema, table, columns } of tables) {
    const rows = await sql<Pick<KeptRow, "row">[]>`
      select row_to_json(kept) as row from (select ${sql(columns)} from ${sql(schema)}.${sql(table)}) as kept`;
    dump.push(...rows.map(({ row }) => ({ schema, table, row })));
  }
  return dump;
};

/**
 * Puts the rows of a dump into the tables of the schema that it was made under, in one transaction; what the migrations put
 * there gives way. Triggers and
 * references are not looked at meanwhile, since the rows were accepted once. Needs the rights of a superuser.
 */
export const loadDatabase = async (sql: postgres.Sql, dump: DatabaseDump): Promise<void> => {
  await sql.begin(async (transaction) => {
    await transaction`set local session_replication_role = replica`;
    for (const kept of Object.values(Object.groupBy(dump, ({ schema, table }) => `${schema}.${table}`))) {
      const [first] = kept ?? [];
      if (kept === undefined || first === undefined) continue;
      const columns = transaction(Object.keys(first.row));
      const name = transaction`${transaction(first.schema)}.${transaction(first.table)}`;
      await transaction`delete from ${name}`;
      await transaction`
        insert into ${name} (${columns}) overriding system value
        select ${columns} from json_populate_recordset(null::${name}, ${JSON.stringify(kept.map(({ row }) => row))}::text::json)`;
    }
    const counted = await transaction<{ schema: string; table: string; column: string }[]>`
      select table_schema as schema, table_name as table, column_name as column from information_schema.columns
      where table_schema = any(${schemas}) and (is_identity = 'YES' or column_default like 'nextval(%')`;
    for (const { schema, table, column } of counted) {
      await transaction`
        select setval(pg_get_serial_sequence(${`"${schema}"."${table}"`}, ${column}), greatest(max(${transaction(column)}), 1))
        from ${transaction(schema)}.${transaction(table)}`;
    }
  });
};
