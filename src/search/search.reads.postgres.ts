import type { PostId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import { isOneOf } from "../platform/postgres.ts";
import {
  alias,
  and,
  eq,
  getTableColumns,
  isNull,
  or,
  type PgDatabase,
  type PgQueryResultHKT,
  sql,
} from "../platform/query-builder.ts";
import { actorTable } from "../posts/actors.tables.ts";
import { mayRead } from "../posts/may-read.ts";
import { listedFor } from "../posts/post-reads.postgres.ts";
import { postFromRow } from "../posts/posts.postgres.ts";
import { postTable } from "../posts/posts.tables.ts";
import { languageOfPost } from "../posts/written-in.ts";
import type { ThreadKind } from "./search-index.ts";
import type { SearchReads } from "./search-reads.ts";

const homeTable = alias(actorTable, "home");

/** All of a post that decides who may read it; its words stay where they are. */
const withoutWords = {
  ...getTableColumns(postTable),
  title: sql<null>`null`,
  body: sql<string>`''`,
  html: sql<string>`''`,
};

/** Reading what was found. The queries narrow down; whether something is found, `mayRead` decides. */
export const searchReads = (database: PgDatabase<PgQueryResultHKT>): SearchReads => {
  const there = (reader: Reader, ids: readonly PostId[]) =>
    and(
      isOneOf(postTable.id, ids),
      isNull(postTable.withdrawnAt),
      listedFor(reader),
      or(isNull(postTable.actorId), sql`not actor_is_barred(${actorTable.id}, ${actorTable.kind}, ${actorTable.host})`),
      or(isNull(postTable.homeWijkId), sql`not actor_is_barred(${homeTable.id}, ${homeTable.kind}, ${homeTable.host})`),
    );
  return {
    readable: async (reader, ids) => {
      if (ids.length === 0) return new Map();
      const rows = await database
        .select(withoutWords)
        .from(postTable)
        .leftJoin(actorTable, eq(actorTable.id, postTable.actorId))
        .leftJoin(homeTable, eq(homeTable.id, postTable.homeWijkId))
        .where(there(reader, ids));
      return new Map(
        rows
          .map(postFromRow)
          .filter((post) => mayRead(post, reader))
          .map(({ id, threadId, kind, publishedAt }) => [
            id,
            { threadId, kind: kind as ThreadKind | "answer", publishedAt },
          ]),
      );
    },
    answers: async (reader, ids) => {
      if (ids.length === 0) return new Map();
      const rows = await database
        .select({ post: postTable })
        .from(postTable)
        .leftJoin(actorTable, eq(actorTable.id, postTable.actorId))
        .leftJoin(homeTable, eq(homeTable.id, postTable.homeWijkId))
        .where(and(there(reader, ids), eq(postTable.kind, "answer")));
      return new Map(
        rows
          .map(({ post }) => postFromRow(post))
          .filter((post) => mayRead(post, reader))
          .map((post) => [post.id, { body: post.body, html: post.html, language: languageOfPost(post) }]),
      );
    },
  };
};
