import { introductionTable } from "../introductions/introductions.tables.ts";
import type { ActorId, PostId, ResidentId } from "../kernel/ids.ts";
import { officialSourceTable } from "../official-sources/official-sources.tables.ts";
import { isOneOf } from "../platform/postgres.ts";
import {
  alias,
  and,
  asc,
  desc,
  eq,
  isNotNull,
  isNull,
  or,
  type PgDatabase,
  type PgQueryResultHKT,
  type SQL,
  sql,
} from "../platform/query-builder.ts";
import { actorMoveTable } from "../posts/actor-moves.tables.ts";
import { actorTable } from "../posts/actors.tables.ts";
import { interactionPolicyTable } from "../posts/interaction-policies.tables.ts";
import { mayRead } from "../posts/may-read.ts";
import { calledSafely, type OfficialKind } from "../posts/official-voice.ts";
import { listedFor } from "../posts/post-reads.postgres.ts";
import { postFromRow } from "../posts/posts.postgres.ts";
import { postTable } from "../posts/posts.tables.ts";
import { residentTable } from "../residents/residents.tables.ts";
import { neighbourTable, ringMembershipTable } from "../ring/ring.tables.ts";
import type { OnBehalf, QuestionState } from "./question.ts";
import type { ListedState, PostRead, QuestionRead, QuestionReads } from "./question-reads.ts";
import { questionTable } from "./questions.tables.ts";

/**
 * A number as it is written in the statement, and not a parameter: only then does PostgreSQL know how few rows are wanted,
 * and keep its plan instead of making it anew for every page, which takes longer than reading them.
 */
const written = (count: number): number => sql.raw(String(Math.trunc(count))) as unknown as number;

const homeTable = alias(actorTable, "home");
const gemeenteTable = alias(actorTable, "gemeente");
const answerTable = alias(postTable, "answer");

type WhoRow = {
  readonly kind: OfficialKind | null;
  readonly id: ActorId;
  readonly host: string;
  readonly name: string;
  readonly handle: string;
};

const isAnswered = sql`exists (select 1 from ${postTable} answer where answer.thread_id = ${postTable.id}
  and answer.kind = 'answer' and answer.withdrawn_at is null and answer.hidden_at is null and answer.held_at is null)`;

/** The windows of questions as conditions: half lit as soon as somebody answered or looks into it. */
const inState: Readonly<Record<ListedState, SQL>> = {
  new: sql`${questionTable.state} = 'open' and not ${isAnswered}`,
  "looked-at": sql`(${questionTable.state} = 'taken' or ${questionTable.state} = 'open' and ${isAnswered})`,
  answered: sql`${questionTable.state} = 'answered'`,
  closed: sql`${questionTable.state} = 'closed'`,
  unanswered: sql`${questionTable.state} in ('open', 'taken') and not ${isAnswered}`,
};

/** Joins who wrote a post to their own page, when they chose to be found by neighbours. */
const isIntroduced = and(
  eq(introductionTable.residentId, postTable.residentId),
  eq(introductionTable.shown, true),
  isNull(introductionTable.hiddenAt),
  isNull(residentTable.leftAt),
  isNull(residentTable.organisation),
);
const introduced = introductionTable.residentId;

/** Reading questions and threads for pages. The queries narrow down; whether something is shown, `mayRead` decides. */
export const questionReads = (database: PgDatabase<PgQueryResultHKT>): QuestionReads => {
  const notBarred = sql`not actor_is_barred(${actorTable.id}, ${actorTable.kind}, ${actorTable.host})`;

  // One value for each row that comes up: as `not exists` PostgreSQL asks first of everybody it knows whether they are shut out.
  const authorNotBarred = sql`not (select actor_is_barred(author.id, author.kind, author.host)
    from ${actorTable} author where author.id = ${postTable.actorId})`;

  const questions = () =>
    database
      .select({
        post: postTable,
        question: questionTable,
        residentName: residentTable.name,
        introduced,
        actor: actorTable,
        home: homeTable,
        handedTo: gemeenteTable,
        answerCount: sql<number>`(select count(*)::int from ${postTable} answer where answer.thread_id = ${postTable.id}
          and answer.kind = 'answer' and answer.withdrawn_at is null and answer.hidden_at is null
          and answer.held_at is null)`,
        takesAnswers: sql<boolean>`not exists (select 1 from ${interactionPolicyTable} policy
          where policy.post_id = ${postTable.id} and not policy.reply)`,
      })
      .from(postTable)
      .innerJoin(questionTable, eq(questionTable.postId, postTable.id))
      .leftJoin(residentTable, eq(residentTable.id, postTable.residentId))
      .leftJoin(introductionTable, isIntroduced)
      .leftJoin(actorTable, eq(actorTable.id, postTable.actorId))
      .leftJoin(homeTable, eq(homeTable.id, postTable.homeWijkId))
      .leftJoin(gemeenteTable, eq(gemeenteTable.id, questionTable.handedTo));

  type Row = Awaited<ReturnType<typeof questions>>[number];

  const questionRead = (row: Row): QuestionRead => ({
    post: postFromRow(row.post),
    residentName: row.residentName,
    introduced: row.introduced as ResidentId | null,
    actor: row.actor,
    theme: row.question.theme,
    onBehalf: row.question.onBehalf as OnBehalf | null,
    place: { area: row.question.area, street: row.question.street },
    state: row.question.state as QuestionState,
    helpfulId: row.question.helpfulId as PostId | null,
    closedAt: row.question.closedAt,
    changedAt: row.question.changedAt,
    helpfulAt: row.question.helpfulAt,
    answerCount: row.answerCount,
    takesAnswers: row.takesAnswers,
    handedTo: row.question.handedInPrivate ? null : (row.handedTo?.name ?? null),
    home: row.home === null ? null : { ...row.home, name: calledSafely(row.home) },
  });

  /** Actor → where it lives now, for those that moved and whose new server is not shut out. */
  const newAddressesOf = async (ids: readonly (string | null)[]) => {
    const rows = await database
      .select({ id: actorMoveTable.actorId, now: actorTable })
      .from(actorMoveTable)
      .innerJoin(actorTable, eq(actorTable.id, actorMoveTable.targetId))
      .where(
        and(
          isOneOf(
            actorMoveTable.actorId,
            ids.filter((id) => id !== null),
          ),
          isNull(actorMoveTable.endedAt),
          notBarred,
        ),
      );
    return new Map(rows.map(({ id, now }) => [id, now]));
  };

  const answersIn = (thread: PostId) =>
    database
      .select({ post: postTable, residentName: residentTable.name, introduced, actor: actorTable })
      .from(postTable)
      .leftJoin(residentTable, eq(residentTable.id, postTable.residentId))
      .leftJoin(introductionTable, isIntroduced)
      .leftJoin(actorTable, eq(actorTable.id, postTable.actorId))
      .where(
        and(eq(postTable.threadId, thread), eq(postTable.kind, "answer"), or(isNull(postTable.actorId), notBarred)),
      )
      .orderBy(asc(postTable.publishedAt), asc(postTable.id));

  const answerRead = (
    { post, residentName, introduced: whose, actor }: Awaited<ReturnType<typeof answersIn>>[number],
    now: Awaited<ReturnType<typeof newAddressesOf>>,
  ): PostRead => ({
    post: postFromRow(post),
    residentName,
    introduced: whose as ResidentId | null,
    actor,
    now: now.get(actor?.id ?? ""),
  });

  return {
    list: async (reader, filter) => {
      const { after, before, theme, state } = filter;
      const all = database.select({ id: postTable.id }).from(postTable).$dynamic();
      const chosen =
        theme === undefined && state === undefined
          ? all
          : all.innerJoin(questionTable, eq(questionTable.postId, postTable.id));
      const [inOrder, towards] = after === undefined ? [desc, "<"] : [asc, ">"];
      const from = after ?? before;
      // Which ones come first is a walk along one index; PostgreSQL would join all questions before it sorts them.
      const page = chosen
        .where(
          and(
            eq(postTable.kind, sql`'question'`),
            isNull(postTable.withdrawnAt),
            filter.from === "wijk" ? isNull(postTable.homeWijkId) : undefined,
            filter.from === "neighbours" ? isNotNull(postTable.homeWijkId) : undefined,
            filter.by === undefined ? undefined : eq(postTable.residentId, filter.by),
            filter.byActor === undefined ? undefined : eq(postTable.actorId, filter.byActor),
            filter.notBy === undefined ? undefined : sql`${postTable.residentId} is distinct from ${filter.notBy}`,
            theme === undefined ? undefined : eq(questionTable.theme, theme),
            state === undefined ? undefined : inState[state],
            from === undefined
              ? undefined
              : sql`(${postTable.publishedAt}, ${postTable.id}) ${sql.raw(towards)} (${from.at.toISOString()}::timestamptz, ${from.id}::uuid)`,
            listedFor(reader),
            or(isNull(postTable.actorId), authorNotBarred),
          ),
        )
        .orderBy(inOrder(postTable.publishedAt), inOrder(postTable.id))
        .limit(written(filter.limit))
        .as("page");
      const rows = await questions()
        .innerJoin(page, eq(page.id, postTable.id))
        .orderBy(desc(postTable.publishedAt), desc(postTable.id));
      return rows.map(questionRead).filter(({ post }) => mayRead(post, reader));
    },

    those: async (reader, ids) => {
      if (ids.length === 0) return [];
      const rows = await questions().where(
        and(
          isOneOf(postTable.id, ids),
          eq(postTable.kind, "question"),
          reader.kind === "visitor" ? eq(postTable.audience, "everyone") : undefined,
          or(isNull(postTable.actorId), notBarred),
        ),
      );
      return rows.map(questionRead).filter(({ post }) => mayRead(post, reader));
    },

    thread: async (reader, id) => {
      const [row] = await questions().where(and(eq(postTable.id, id), or(isNull(postTable.actorId), notBarred)));
      if (row === undefined || !mayRead(postFromRow(row.post), reader)) return null;
      const answers = await answersIn(id);
      const now = await newAddressesOf([row, ...answers].map(({ actor }) => actor?.id ?? null));
      return {
        question: { ...questionRead(row), now: now.get(row.actor?.id ?? "") },
        answers: answers.map((answer) => answerRead(answer, now)),
      };
    },

    answersUnder: async (id) => {
      const answers = await answersIn(id);
      const now = await newAddressesOf(answers.map(({ actor }) => actor?.id ?? null));
      return answers.map((answer) => answerRead(answer, now));
    },

    answer: async (reader, id) => {
      const [row] = await database
        .select({ post: answerTable, question: postTable })
        .from(answerTable)
        .innerJoin(postTable, eq(postTable.id, answerTable.threadId))
        .where(and(eq(answerTable.id, id), eq(answerTable.kind, "answer")));
      if (row === undefined) return null;
      const answer = postFromRow(row.post);
      const question = postFromRow(row.question);
      return mayRead(answer, reader) && mayRead(question, reader) ? { answer, question } : null;
    },

    whoIsWho: async () => {
      // In one statement: nearly every page asks.
      const found = (await database.execute(sql`
        select null as kind, actor.id, actor.host, actor.name, actor.handle
          from ${neighbourTable} as neighbour join ${actorTable} as actor on actor.id = neighbour.actor_id
          where neighbour.state in ('accepted', 'requested')
        union select null, actor.id, actor.host, actor.name, actor.handle
          from ${ringMembershipTable} as membership join ${actorTable} as actor on actor.id = membership.actor_id
          where membership.state = 'member'
        union select source.kind, actor.id, actor.host, actor.name, actor.handle
          from ${officialSourceTable} as source join ${actorTable} as actor on actor.id = source.actor_id
          where source.ended_at is null`)) as { readonly rows: readonly WhoRow[] };
      const isVoice = (row: WhoRow): row is WhoRow & { readonly kind: OfficialKind } => row.kind !== null;
      const [voices, wijken] = [found.rows.filter(isVoice), found.rows.filter((row) => !isVoice(row))];
      return {
        neighbours: new Map(wijken.map((row) => [row.host, calledSafely(row)])),
        voices: voices.map(({ id, kind, name }) => ({ actorId: id, kind, name })),
      };
    },
  };
};
