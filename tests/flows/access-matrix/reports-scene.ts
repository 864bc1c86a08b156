import type postgres from "postgres";

/** What rows about reporting to the gemeente need. */
export const reportsIn = (sql: postgres.Sql, clock: () => Date) => ({
  /** A desk of the gemeente, when there is none; nobody is at its address. */
  desk: async (): Promise<string> => {
    await sql`insert into service_desk (kind, name, address, latitude, longitude, categories_read_at)
      values ('signalen', 'Veldermeer', 'http://127.0.0.1:9', 52, 5, ${clock().toISOString()}) on conflict do nothing`;
    return "";
  },
  /** A report of a question of which nobody knows whether it arrived. */
  lost: async ({ id }: { readonly id: string }): Promise<void> => {
    const at = clock().toISOString();
    await sql`insert into service_request (id, question_id, category_code, category_name, description, place, latitude,
        longitude, made_at, desk_name, state, attempts, changed_at)
      values (${crypto.randomUUID()}, ${id}, '/a', 'Lantaarn', 'Kapot', 'Hier', 52, 5, ${at}, 'Veldermeer', 'unsure', 1, ${at})`;
  },
});
