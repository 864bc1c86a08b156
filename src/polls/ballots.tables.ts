import { bytes, integer, primaryKey, uuid } from "../platform/query-builder.ts";
import { identity } from "../residents/identity.tables.ts";

/**
 * What residents chose, once each: beside a keyed hash of the resident that is another one for every poll, so that nothing
 * here says who it was, or that two polls have the same voter. No times. Emptied with the last count.
 */
export const ballotTable = identity.table(
  "poll_ballot",
  { pollId: uuid("poll_id").notNull(), mark: bytes().notNull(), choices: integer().array().notNull() },
  (table) => [primaryKey({ columns: [table.pollId, table.mark] })],
);
