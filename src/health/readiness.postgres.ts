import type { Sql } from "../platform/sql.ts";

/** Whether the tables of the wijk are there. Throws when the database does not answer. */
export const hasSchema = async (sql: Sql): Promise<boolean> => {
  const [row] = await sql<{ there: boolean }[]>`
    select to_regclass('delivery') is not null and to_regclass('identity.address') is not null
      and to_regclass('graphile_worker.jobs') is not null as there`;
  return row?.there === true;
};
