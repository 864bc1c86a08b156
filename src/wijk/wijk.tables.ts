import { sql } from "drizzle-orm";
import { boolean, check, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** The one wijk that this server is. The row exists from the first start; `setUpAt` tells whether set-up is done. */
export const wijkTable = pgTable(
  "wijk",
  {
    only: boolean().primaryKey().default(true),
    origin: text().notNull(),
    setUpCodeHash: text("set_up_code_hash"),
    name: text(),
    place: text(),
    handle: text(),
    door: text().notNull().default("standgroen"),
    setUpAt: timestamp("set_up_at", { withTimezone: true }),
  },
  (table) => [
    check("wijk_only_one", sql`${table.only}`),
    check("wijk_lengths", sql`length(${table.name}) <= 60 and length(${table.place}) <= 60`),
  ],
);
