import { boolean, check, integer, pgTable, sql, text, timestamp } from "../platform/query-builder.ts";

/** The one wijk, or gemeente, that this server is. The row exists from the first start; `setUpAt` tells whether set-up is done. */
export const wijkTable = pgTable(
  "wijk",
  {
    only: boolean().primaryKey().default(true),
    origin: text().notNull(),
    /** `wijk` or `gemeente`; a trigger keeps it as set-up chose it. */
    mode: text().notNull().default("wijk"),
    setUpCodeHash: text("set_up_code_hash"),
    name: text(),
    place: text(),
    handle: text(),
    door: text().notNull().default("standgroen"),
    /** What the wijk says of itself on its own page; plain text. */
    about: text().notNull().default(""),
    setUpAt: timestamp("set_up_at", { withTimezone: true }),
    vouchersNeeded: integer("vouchers_needed").notNull().default(1),
    heldPosts: integer("held_posts").notNull().default(2),
  },
  (table) => [
    check("wijk_mode", sql`${table.mode} in ('wijk', 'gemeente')`),
    check("wijk_only_one", sql`${table.only}`),
    check("wijk_vouchers", sql`${table.vouchersNeeded} between 1 and 2`),
    check("wijk_held_posts", sql`${table.heldPosts} between 0 and 20`),
    check("wijk_lengths", sql`length(${table.name}) <= 60 and length(${table.place}) <= 60`),
    check("wijk_about", sql`length(${table.about}) <= 4000`),
  ],
);
