import type { Audience } from "../kernel/audience.ts";
import type { ActorId, PostId, ResidentId } from "../kernel/ids.ts";
import { gather, gatherReads, inOrderOf } from "../platform/gather.ts";
import { insertAll, isOneOf } from "../platform/postgres.ts";
import {
  and,
  asc,
  desc,
  eq,
  isNull,
  type PgDatabase,
  type PgQueryResultHKT,
  type SQL,
  sql,
} from "../platform/query-builder.ts";
import { actorTable } from "./actors.tables.ts";
import type { Author, Held, Post, PostStore } from "./post.ts";
import { likingTable, postTable, tombstoneTable } from "./posts.tables.ts";

type Row = typeof postTable.$inferSelect;

const authorFromRow = (row: Row): Author => {
  const actorId = row.actorId as ActorId | null;
  if (row.pseudonym !== null) return { kind: "nameless", pseudonym: row.pseudonym, actorId };
  return row.residentId === null
    ? { kind: "elsewhere", actorId: row.actorId as ActorId }
    : { kind: "resident", residentId: row.residentId as ResidentId, actorId };
};

const heldFromRow = ({ heldAt, refusedAt, refusedBy, refusedReason }: Row): Held | null => {
  if (heldAt === null) return null;
  const refused =
    refusedAt === null ? null : { at: refusedAt, by: refusedBy as ResidentId, reason: refusedReason ?? "" };
  return { since: heldAt, refused };
};

/** A row of `post` as the domain knows it. */
export const postFromRow = (row: Row): Post => ({
  id: row.id as PostId,
  kind: row.kind as Post["kind"],
  threadId: row.threadId as PostId,
  inReplyTo: row.inReplyTo as PostId | null,
  audience: row.audience as Audience,
  author: authorFromRow(row),
  homeWijkId: row.homeWijkId as ActorId | null,
  uri: row.uri,
  url: row.url,
  title: row.title,
  body: row.body,
  html: row.html,
  language: row.language,
  photos: row.photos,
  publishedAt: row.publishedAt,
  editedAt: row.editedAt,
  withdrawnAt: row.withdrawnAt,
  hidden:
    row.hiddenAt === null ? null : { at: row.hiddenAt, by: row.hiddenBy as ResidentId, reason: row.hiddenReason ?? "" },
  held: heldFromRow(row),
});

/** A post as a row of `post`. */
export const rowFromPost = (post: Post): Omit<Row, "searchableBy"> => {
  const { author, hidden, held, ...rest } = post;
  return {
    ...rest,
    residentId: author.kind === "resident" ? author.residentId : null,
    pseudonym: author.kind === "nameless" ? author.pseudonym : null,
    actorId: author.actorId,
    hiddenAt: hidden?.at ?? null,
    hiddenBy: hidden?.by ?? null,
    hiddenReason: hidden?.reason ?? null,
    heldAt: held?.since ?? null,
    refusedAt: held?.refused?.at ?? null,
    refusedBy: held?.refused?.by ?? null,
    refusedReason: held?.refused?.reason ?? null,
  };
};

/** Writes a post that is kept together with the row of its kind. */
export const addPost = async (transaction: PgDatabase<PgQueryResultHKT>, post: Post): Promise<void> => {
  await transaction.insert(postTable).values(rowFromPost(post));
};

/** Writes what changed of one. */
export const savePost = async (transaction: PgDatabase<PgQueryResultHKT>, post: Post): Promise<void> => {
  const { id, ...row } = rowFromPost(post);
  await transaction.update(postTable).set(row).where(eq(postTable.id, id));
};

/** Posts within one transaction. What is asked or added at the same moment takes one statement. */
export const postStore = (transaction: PgDatabase<PgQueryResultHKT>): PostStore => {
  const postsWhere = (condition: SQL) => transaction.select().from(postTable).where(condition);
  const byId = gatherReads(async (ids: readonly PostId[]) =>
    inOrderOf<string, Row>(ids, await postsWhere(isOneOf(postTable.id, ids)), ({ id }) => id),
  );
  const byUri = gatherReads(async (uris: readonly string[]) =>
    inOrderOf(uris, await postsWhere(isOneOf(postTable.uri, uris)), ({ uri }) => uri),
  );
  const byPageElsewhere = gatherReads(async (urls: readonly string[]) => {
    const writtenElsewhere = and(isNull(postTable.residentId), isNull(postTable.pseudonym));
    const rows = await transaction
      .select()
      .from(postTable)
      .where(and(isOneOf(postTable.url, urls), writtenElsewhere))
      .orderBy(desc(postTable.publishedAt), desc(postTable.id));
    return inOrderOf(urls, rows, ({ url }) => url);
  });
  const isBuried = gatherReads(async (uris: readonly string[]) => {
    const rows = await transaction.select().from(tombstoneTable).where(isOneOf(tombstoneTable.uri, uris));
    return inOrderOf(uris, rows, ({ uri }) => uri).map((row) => row !== null);
  });
  const add = gather(async (posts: readonly Post[]) => {
    await insertAll(transaction, postTable, posts.map(rowFromPost));
    return posts;
  });
  const found = async (row: Promise<Row | null>): Promise<Post | null> => {
    const known = await row;
    return known === null ? null : postFromRow(known);
  };
  return {
    byId: (id) => found(byId(id)),
    byIdLocked: async (id) => {
      const [row] = await postsWhere(eq(postTable.id, id)).for("no key update");
      return row === undefined ? null : postFromRow(row);
    },
    byUri: (uri) => found(byUri(uri)),
    byPageElsewhere: (url) => found(byPageElsewhere(url)),
    answersOf: async (thread) => {
      const rows = await transaction
        .select()
        .from(postTable)
        .where(and(eq(postTable.threadId, thread), eq(postTable.kind, "answer")))
        .orderBy(asc(postTable.publishedAt), asc(postTable.id));
      return rows.map(postFromRow);
    },
    writtenBy: async (actor) => {
      const rows = await transaction
        .select()
        .from(postTable)
        .where(and(eq(postTable.actorId, actor), isNull(postTable.withdrawnAt)));
      return rows.map(postFromRow);
    },
    fromRing: async ({ id, host }) => {
      const rows = await transaction
        .select({ post: postTable })
        .from(postTable)
        .innerJoin(actorTable, eq(actorTable.id, postTable.actorId))
        .where(
          and(
            eq(postTable.audience, "kring"),
            isNull(postTable.withdrawnAt),
            sql`(${postTable.kind} = 'question' and ${postTable.homeWijkId} = ${id}::uuid
              or ${postTable.kind} = 'answer' and ${postTable.homeWijkId} is null
                and ${actorTable.kind} = 'remote' and ${actorTable.host} = ${host})`,
          ),
        );
      return rows.map(({ post }) => postFromRow(post));
    },
    add: async (post) => {
      await add(post);
    },
    save: (post) => savePost(transaction, post),
    handOver: async (from, to) => {
      await transaction.update(postTable).set({ homeWijkId: to }).where(eq(postTable.homeWijkId, from));
    },
    bury: async (uri, at) => {
      await transaction.insert(tombstoneTable).values({ uri, deletedAt: at }).onConflictDoNothing();
    },
    isBuried,
    knowsPseudonym: async (pseudonym) => {
      const rows = await transaction
        .select({ id: postTable.id })
        .from(postTable)
        .where(and(eq(postTable.pseudonym, pseudonym), eq(postTable.kind, sql`'question'`)))
        .limit(1);
      return rows.length > 0;
    },
    like: async (postId, actorId, activityUri) => {
      await transaction
        .insert(likingTable)
        .values({ postId, actorId, activityUri })
        .onConflictDoUpdate({ target: [likingTable.postId, likingTable.actorId], set: { activityUri } });
    },
    unlike: async (actorId, like) => {
      const meant = "post" in like ? eq(likingTable.postId, like.post) : eq(likingTable.activityUri, like.activityUri);
      const [row] = await transaction
        .delete(likingTable)
        .where(and(eq(likingTable.actorId, actorId), meant))
        .returning({ postId: likingTable.postId });
      return row === undefined ? null : (row.postId as PostId);
    },
  };
};
