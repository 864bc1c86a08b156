import { isModerator, isNeighbour, type Reader } from "../kernel/reader.ts";
import { type AnyPgColumn, alias, and, eq, isNull, or, type SQL, sql } from "../platform/query-builder.ts";
import { actorTable } from "./actors.tables.ts";
import type { MadeBy } from "./made-by.ts";
import { calledSafely } from "./official-voice.ts";
import { postTable } from "./posts.tables.ts";

/** The neighbouring wijk that owns a thread, in a query that joins `actor` for who wrote it. */
export const homeTable = alias(actorTable, "home");

/** Posts that were not taken back and whose author's server is not blocked, in a query that joins `actor` for who wrote it. */
export const thereToRead: SQL | undefined = and(
  isNull(postTable.withdrawnAt),
  or(
    isNull(postTable.actorId),
    sql`not exists (select 1 from blocked_server where blocked_server.host = ${actorTable.host})`,
  ),
);

/**
 * What a list narrows down to, so that what a reader may not read takes no place in it: what stands in the wijk, and one's own. What is
 * hidden moderators see too; what waits has a page of its own for them. `mayRead` decides about each.
 */
export const listedFor = (reader: Reader): SQL | undefined => {
  // Written out, so that PostgreSQL knows how few these are.
  const forEveryone = sql`${postTable.audience} = 'everyone'`;
  if (reader.kind === "visitor") return and(forEveryone, isNull(postTable.heldAt), isNull(postTable.hiddenAt));
  const own = eq(postTable.residentId, reader.id);
  return and(
    isNeighbour(reader) ? undefined : or(forEveryone, own),
    isModerator(reader) ? undefined : or(isNull(postTable.hiddenAt), own),
    or(isNull(postTable.heldAt), own),
  );
};

/** A post under whatever name a query gives it. */
type NamedPost = Readonly<Record<"residentId" | "audience" | "withdrawnAt" | "hiddenAt" | "heldAt", AnyPgColumn>>;

/** Exactly what `mayRead` says of a post to somebody who is signed in, for a query that counts without reading. */
export const readableBy = (post: NamedPost, reader: Extract<Reader, { kind: "resident" }>): SQL => sql`(
  ${post.withdrawnAt} is null and (${post.residentId} = ${reader.id}::uuid
    or case when ${post.hiddenAt} is not null or ${post.heldAt} is not null then ${isModerator(reader)}::boolean
      else ${isNeighbour(reader)}::boolean or ${post.audience} = 'everyone' end))`;

/** Who made a post, from the rows that a query joins to it. */
export const madeByFromRow = (row: {
  readonly residentName: string | null;
  readonly actor: typeof actorTable.$inferSelect | null;
  readonly home: typeof actorTable.$inferSelect | null;
}): MadeBy => ({
  residentName: row.residentName,
  actor: row.actor,
  home: row.home === null ? null : { name: calledSafely(row.home) },
});
