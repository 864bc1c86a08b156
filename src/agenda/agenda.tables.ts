import { boolean, check, index, integer, pgTable, sql, text, timestamp, uuid } from "../platform/query-builder.ts";
import { postTable } from "../posts/posts.tables.ts";

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** What an activity has beyond a post. Who comes stands in `identity`; here are only numbers. */
export const agendaItemTable = pgTable(
  "agenda_item",
  {
    postId: uuid("post_id")
      .primaryKey()
      .references(() => postTable.id),
    startsAt: moment("starts_at").notNull(),
    endsAt: moment("ends_at").notNull(),
    /** When whoever comes is reminded of it. */
    remindAt: moment("remind_at").notNull(),
    place: text().notNull(),
    costs: text().notNull(),
    /** One has to register, before `register_until`. */
    registers: boolean().notNull(),
    places: integer(),
    registerUntil: moment("register_until"),
    coming: integer().notNull(),
    waiting: integer().notNull(),
    cancelledAt: moment("cancelled_at"),
    cancelledWhy: text("cancelled_why"),
    sequence: integer().notNull(),
  },
  (table) => [
    check("agenda_item_ends_later", sql`${table.endsAt} > ${table.startsAt}`),
    check(
      "agenda_item_lengths",
      sql`length(${table.place}) <= 400 and length(${table.costs}) <= 400 and length(${table.cancelledWhy}) <= 600`,
    ),
    check("agenda_item_registers", sql`${table.registers} = (${table.registerUntil} is not null)`),
    check("agenda_item_cancelled", sql`(${table.cancelledAt} is null) = (${table.cancelledWhy} is null)`),
    check("agenda_item_counts", sql`${table.coming} >= 0 and ${table.waiting} >= 0`),
    index("agenda_item_in_order").on(table.startsAt),
    index("agenda_item_to_remind").on(table.remindAt),
  ],
);
