import { bytes, primaryKey, uuid } from "../platform/query-builder.ts";
import { identity } from "../residents/identity.tables.ts";

/**
 * Who has the same question, once each: a keyed hash of the resident that is another one for every question, so that
 * nothing here says who it was, or that two questions have the same neighbour under them. No times.
 */
export const meTooTable = identity.table(
  "me_too",
  { questionId: uuid("question_id").notNull(), mark: bytes().notNull() },
  (table) => [primaryKey({ columns: [table.questionId, table.mark] })],
);
