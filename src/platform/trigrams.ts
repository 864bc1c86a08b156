import { plainMessage } from "./logging.ts";
import type { Sql } from "./sql.ts";

/**
 * Has PostgreSQL find titles by groups of three letters, which is how typing mistakes and parts of long words are found.
 * The extension comes with PostgreSQL but cannot be had everywhere; an owner of the database may add it later, and then
 * the next start makes the index. Gives `null`, or in PostgreSQL's words why it cannot.
 */
export const prepareTrigrams = async (sql: Sql): Promise<string | null> => {
  try {
    await sql`create extension if not exists pg_trgm`;
    await sql`create index if not exists post_search_title on post_search using gin (title gin_trgm_ops) where title <> ''`;
    return null;
  } catch (error) {
    return plainMessage(error);
  }
};
