import { check, pgTable, sql, text, uniqueIndex, uuid } from "../platform/query-builder.ts";

/** Parts of the wijk that an asker can choose from. A question keeps the words, so that a change here changes no question. */
export const areaTable = pgTable("area", { id: uuid().primaryKey(), name: text().notNull() }, (table) => [
  check("area_name_length", sql`length(${table.name}) between 1 and 60`),
  uniqueIndex("area_name").on(sql`lower(${table.name})`),
]);
