import {
  and,
  asc,
  desc,
  eq,
  gt,
  isNull,
  lte,
  type PgDatabase,
  type PgQueryResultHKT,
  type SQL,
} from "../platform/query-builder.ts";
import { actorTable } from "../posts/actors.tables.ts";
import { mayRead } from "../posts/may-read.ts";
import { homeTable, listedFor, madeByFromRow, thereToRead } from "../posts/post-reads.postgres.ts";
import { postTable } from "../posts/posts.tables.ts";
import { residentTable } from "../residents/residents.tables.ts";
import type { PollRead, PollReads } from "./poll-reads.ts";
import { pollFromRow } from "./polls.postgres.ts";
import { pollTable } from "./polls.tables.ts";

/** Reading polls for pages. The queries narrow down; whether something is shown, `mayRead` decides. */
export const pollReads = (database: PgDatabase<PgQueryResultHKT>): PollReads => {
  const polls = (condition: SQL | undefined) =>
    database
      .select({
        poll: pollTable,
        post: postTable,
        residentName: residentTable.name,
        actor: actorTable,
        home: homeTable,
      })
      .from(pollTable)
      .innerJoin(postTable, eq(postTable.id, pollTable.postId))
      .leftJoin(residentTable, eq(residentTable.id, postTable.residentId))
      .leftJoin(actorTable, eq(actorTable.id, postTable.actorId))
      .leftJoin(homeTable, eq(homeTable.id, postTable.homeWijkId))
      .where(and(condition, thereToRead));

  const pollRead = (row: Awaited<ReturnType<typeof polls>>[number]): PollRead => ({
    poll: pollFromRow(row),
    ...madeByFromRow(row),
  });

  return {
    list: async (reader, { at, open, limit }) => {
      const rows = await polls(
        and(
          open ? and(isNull(pollTable.closedAt), gt(pollTable.endsAt, at)) : lte(pollTable.endsAt, at),
          listedFor(reader),
        ),
      )
        .orderBy(open ? asc(pollTable.endsAt) : desc(pollTable.endsAt), postTable.id)
        .limit(limit);
      return rows.map(pollRead).filter(({ poll }) => mayRead(poll.post, reader));
    },
    one: async (reader, id) => {
      const [row] = await polls(eq(postTable.id, id));
      const found = row === undefined ? null : pollRead(row);
      return found !== null && mayRead(found.poll.post, reader) ? found : null;
    },
  };
};
