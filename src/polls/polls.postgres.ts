import type { ActorId, PostId } from "../kernel/ids.ts";
import { gather, gatherReads, inOrderOf } from "../platform/gather.ts";
import { isOneOf } from "../platform/postgres.ts";
import {
  and,
  asc,
  eq,
  exists,
  inArray,
  isNull,
  lte,
  notExists,
  or,
  type PgDatabase,
  type PgQueryResultHKT,
  type SQL,
  sql,
} from "../platform/query-builder.ts";
import { actorTable } from "../posts/actors.tables.ts";
import { addPost, postFromRow, savePost } from "../posts/posts.postgres.ts";
import { postTable } from "../posts/posts.tables.ts";
import { blockedServerTable } from "../ring/ring.tables.ts";
import type { Poll, PollStore } from "./poll.ts";
import { pollTable, pollVoteTable } from "./polls.tables.ts";

type Row = { readonly poll: typeof pollTable.$inferSelect; readonly post: typeof postTable.$inferSelect };

/** Rows of `poll` and `post` as the domain knows them. */
export const pollFromRow = ({ poll, post }: Row): Poll => ({
  post: postFromRow(post),
  options: poll.options,
  several: poll.several,
  endsAt: poll.endsAt,
  closedAt: poll.closedAt,
  tally: { voters: poll.voters, votes: poll.votes, at: poll.countedAt },
  changedAt: poll.changedAt,
});

const rowFromPoll = ({ post, tally, options, ...poll }: Poll) => ({
  postId: post.id,
  ...poll,
  options: [...options],
  voters: tally.voters,
  votes: [...tally.votes],
  countedAt: tally.at,
});

/** Polls within one transaction. */
export const pollStore = (transaction: PgDatabase<PgQueryResultHKT>): PollStore => {
  const lockedWhere = async (condition: SQL): Promise<readonly Poll[]> => {
    const rows = await transaction
      .select({ poll: pollTable, post: postTable })
      .from(pollTable)
      .innerJoin(postTable, eq(postTable.id, pollTable.postId))
      .where(condition)
      .orderBy(pollTable.postId)
      .for("no key update", { of: [pollTable, postTable] });
    return rows.map(pollFromRow);
  };
  const locked = async (condition: SQL): Promise<Poll | null> => (await lockedWhere(condition))[0] ?? null;
  const byUri = gatherReads(async (uris: readonly string[]) =>
    inOrderOf(uris, await lockedWhere(isOneOf(postTable.uri, uris)), ({ post }) => post.uri),
  );
  const at = (id: PostId) => eq(pollTable.postId, id);
  const save = async (poll: Poll): Promise<void> => {
    await savePost(transaction, poll.post);
    const { postId, ...row } = rowFromPoll(poll);
    await transaction.update(pollTable).set(row).where(eq(pollTable.postId, postId));
  };
  const stir = gather(async (ids: readonly PostId[]) => {
    await transaction
      .update(pollTable)
      .set({ stirred: true })
      .where(isOneOf(pollTable.postId, [...new Set(ids)]));
    return ids;
  });
  // One statement looks and keeps: votes of one batch do not wait for each other's lock, they share it.
  const chooseElsewhere = gather(async (votes: readonly Parameters<PollStore["chooseElsewhere"]>[0][]) => {
    const kept: boolean[] = [];
    for (const { poll, actor, option } of votes) {
      const { rows } = (await transaction.execute(sql`
        insert into ${pollVoteTable} (poll_id, actor_id, option)
        select ${poll}::uuid, ${actor}::uuid, ${option}::integer
        where exists (select 1 from poll where post_id = ${poll}::uuid and several)
          or not exists (select 1 from poll_vote where poll_id = ${poll}::uuid and actor_id = ${actor}::uuid)
        on conflict do nothing returning option`)) as unknown as { rows: readonly unknown[] };
      kept.push(rows.length > 0);
    }
    return kept;
  });
  /** Polls with `condition` that stand in the square, whichever wijk they are of. */
  const standing = async (condition: SQL | undefined, limit: number): Promise<readonly PostId[]> => {
    const rows = await transaction
      .select({ id: pollTable.postId })
      .from(pollTable)
      .innerJoin(postTable, eq(postTable.id, pollTable.postId))
      .where(and(condition, isNull(postTable.withdrawnAt), isNull(postTable.heldAt)))
      .orderBy(asc(pollTable.endsAt))
      .limit(limit);
    return rows.map(({ id }) => id as PostId);
  };
  const heard = (id: PostId) =>
    and(
      eq(pollVoteTable.pollId, id),
      notExists(
        transaction
          .select({ one: sql`1` })
          .from(actorTable)
          .innerJoin(blockedServerTable, eq(blockedServerTable.host, actorTable.host))
          .where(eq(actorTable.id, pollVoteTable.actorId)),
      ),
    );
  return {
    byId: (id) => locked(at(id)),
    byUri,
    add: async (poll) => {
      await addPost(transaction, poll.post);
      await transaction.insert(pollTable).values(rowFromPoll(poll));
    },
    save,
    saveCount: async (poll) => {
      await save(poll);
      await transaction.update(pollTable).set({ stirred: false }).where(at(poll.post.id));
    },
    begin: async (id, begunAt) => {
      const poll = await locked(at(id));
      if (poll === null) return;
      const waited = begunAt.getTime() - poll.post.publishedAt.getTime();
      await transaction
        .update(pollTable)
        .set({ endsAt: new Date(poll.endsAt.getTime() + waited) })
        .where(at(id));
    },
    stir: async (id) => {
      await stir(id);
    },
    toCount: (before, now, limit) =>
      standing(
        and(
          pollTable.stirred,
          sql`${pollTable.endsAt} > ${now.toISOString()}::timestamptz`,
          or(isNull(pollTable.countedAt), lte(pollTable.countedAt, before)),
        ),
        limit,
      ),
    toClose: (now, limit) => standing(and(isNull(pollTable.closedAt), lte(pollTable.endsAt, now)), limit),
    chooseElsewhere,
    countElsewhere: async (id, options) => {
      const rows = await transaction
        .select({ actor: pollVoteTable.actorId, option: pollVoteTable.option })
        .from(pollVoteTable)
        .where(heard(id));
      const votes = Array.from({ length: options }, (_, place) => rows.filter(({ option }) => option === place).length);
      return { voters: new Set(rows.map(({ actor }) => actor)).size, votes };
    },
    votersElsewhere: async (id) => {
      const rows = await transaction
        .selectDistinct({ actor: pollVoteTable.actorId })
        .from(pollVoteTable)
        .where(eq(pollVoteTable.pollId, id));
      return rows.map(({ actor }) => actor as ActorId);
    },
    forgetVoter: async (actor) => {
      const stillOpen = exists(
        transaction
          .select({ one: sql`1` })
          .from(pollTable)
          .where(and(eq(pollTable.postId, pollVoteTable.pollId), isNull(pollTable.closedAt))),
      );
      const gone = await transaction
        .delete(pollVoteTable)
        .where(and(eq(pollVoteTable.actorId, actor), stillOpen))
        .returning({ poll: pollVoteTable.pollId });
      const polls = [...new Set(gone.map(({ poll }) => poll))];
      if (polls.length > 0)
        await transaction.update(pollTable).set({ stirred: true }).where(inArray(pollTable.postId, polls));
    },
    forgetVotes: async (id) => {
      await transaction.delete(pollVoteTable).where(eq(pollVoteTable.pollId, id));
    },
  };
};
