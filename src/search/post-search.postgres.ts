import { dutchTime } from "../kernel/dutch-time.ts";
import type { PostId } from "../kernel/ids.ts";
import { isNeighbour } from "../kernel/reader.ts";
import { isDatabaseAway } from "../platform/postgres.ts";
import { type PgDatabase, type PgQueryResultHKT, type SQL, sql } from "../platform/query-builder.ts";
import type { SimilarCandidate, SimilarIndex } from "../questions/similar-questions.ts";
import { postSearchTable } from "./post-search.tables.ts";
import type { FoundPost, Narrowing, SearchIndex, Standing, ThreadKind } from "./search-index.ts";
import type { Wanted } from "./words.ts";

type Database = PgDatabase<PgQueryResultHKT>;

/** So many rows of each kind are looked at, however many there are: nobody who types waits for the rest. */
const most = { withAll: 300, withAny: 600, near: 200, looked: 40 };
/** Whoever presses a button waits a little longer, and looks further. */
const mostSought = { withAll: sql.raw("400"), withAny: sql.raw("1000"), near: sql.raw("200"), looked: sql.raw("200") };

/**
 * Words are letters and digits only, so that none of them is an operator. From four letters they may go on: fiets, fietsen. One
 * that ends in an s may be more than one of something, of which the stem is not that of one: wagens, wagen.
 */
const asQuery = (words: readonly string[], joinedBy: "&" | "|"): string =>
  words
    .map((word) => {
      if (word.length <= 3) return word;
      return word.length > 5 && word.endsWith("s") ? `(${word}:* | ${word.slice(0, -1)}:*)` : `${word}:*`;
    })
    .join(` ${joinedBy} `);

const tsquery = (words: readonly string[], joinedBy: "&" | "|"): SQL =>
  sql`to_tsquery('pg_catalog.dutch', ${asQuery(words, joinedBy)})`;

const table = postSearchTable;

/**
 * What may be searched here (FEP-268d): what was written here, and of the rest what names everyone, our wijk, the followers of a wijk that
 * ours follows, or a ring that ours is in. Whoever searches text from elsewhere asks this too.
 */
const isForUs = sql`(searchable_by is null or searchable_by && (select searching_here()))`;
/** The same for who is no member of the wijk: of the rest only what names everyone. */
const isForEveryone = sql`(searchable_by is null or searchable_by && array['https://www.w3.org/ns/activitystreams#Public'])`;

/** Which of the wanted words stand in `vector` with a weight. */
const standing = (words: readonly string[], vector: SQL, weight: "A" | "B"): SQL => sql`
  array(select word from json_array_elements_text(${JSON.stringify(words)}::text::json) as word
    where ${vector} @@ to_tsquery('pg_catalog.dutch', word || case when length(word) > 3 then ':*' else ':' end || ${weight}::text
      || case when length(word) > 5 and right(word, 1) = 's' then ' | ' || left(word, -1) || ':*' || ${weight}::text else '' end))`;

/** How well words in the title and in the text fit, for the first choice among very many. */
const worthOf = (query: SQL): SQL => sql`ts_rank('{0, 0, 0.3, 1}', words, ${query})`;

/** The candidates that `found` gives with their worth, the best of them, and which of the typed words stand where in them. */
const bestOfFound = (found: SQL, words: readonly string[]): SQL => sql`
  select post_id as id, title, ${standing(words, sql`words`, "A")} as "inTitle", ${standing(words, sql`words`, "B")} as "inText"
  from (select post_id, sum(worth) as worth from (${found}) as found group by post_id order by worth desc, post_id
    limit ${most.looked}) as best join ${table} using (post_id)`;

/** What `SimilarIndex.byWords` asks: questions with all of the words, and with any. */
export const byWordsQuery = ({ words }: Wanted): SQL => {
  const [all, any] = [tsquery(words, "&"), tsquery(words, "|")];
  const among = sql`kind = 'question' and ${isForUs}`;
  return bestOfFound(
    sql`(select post_id, 1 + ${worthOf(any)} as worth from ${table} where words @@ ${all} and ${among} limit ${most.withAll})
      union all (select post_id, ${worthOf(any)} from ${table} where words @@ ${any} and ${among} limit ${most.withAny})`,
    words,
  );
};

/** What `SimilarIndex.byLetters` asks: titles with a word like one of the pieces in them. Needs trigrams. */
export const byLettersQuery = ({ words, pieces }: Wanted): SQL =>
  bestOfFound(
    sql`select near.post_id, near.worth from json_array_elements_text(${JSON.stringify(pieces)}::text::json) as piece,
      lateral (select post_id, word_similarity(piece, title) * length(piece) as worth from ${table} where title %> piece
        and title <> '' and kind = 'question' and ${isForUs} limit ${most.near}) as near`,
    words,
  );

const ofKind: Readonly<Record<ThreadKind, { readonly table: SQL; readonly hasTheme: boolean }>> = {
  question: { table: sql`question`, hasTheme: true },
  announcement: { table: sql`announcement`, hasTheme: false },
  offer: { table: sql`offer`, hasTheme: true },
  activity: { table: sql`agenda_item`, hasTheme: false },
  poll: { table: sql`poll`, hasTheme: false },
};

/** When a thread of a kind stands so, as a condition on its own table; `null` when it never does. */
const whenStanding = (kind: ThreadKind, wanted: Standing, at: Date): SQL | null => {
  const now = sql`${at.toISOString()}::timestamptz`;
  const today = sql`${dutchTime(at).date}::date`;
  if (kind === "question")
    return { open: sql`state in ('open', 'taken')`, answered: sql`state = 'answered'`, over: sql`state = 'closed'` }[
      wanted
    ];
  if (wanted === "answered") return null;
  const holds = {
    announcement: sql`coalesce(last_day >= ${today}, true)`,
    offer: sql`(availability <> 'gone' and valid_until > ${now})`,
    activity: sql`(cancelled_at is null and ends_at > ${now})`,
    poll: sql`(closed_at is null and ends_at > ${now})`,
  }[kind];
  return wanted === "open" ? holds : sql`not ${holds}`;
};

/** The thread of a row, looked up row by row: PostgreSQL would gather all threads first, where it may. */
const inThread = (kind: ThreadKind, conditions: readonly SQL[]): SQL =>
  sql`(select true from ${ofKind[kind].table} as thread where ${sql.join([sql`thread.post_id = thread_id`, ...conditions], sql` and `)}) is true`;

/** Threads of the kind, about the theme and standing as the reader chose; nothing where all were chosen. */
const chosen = ({ kind, theme, standing: wanted, at }: Narrowing): readonly SQL[] => {
  if (kind === null && theme === null && wanted === null) return [];
  const kinds = (Object.keys(ofKind) as ThreadKind[]).flatMap((each) => {
    const stands = wanted === null ? null : whenStanding(each, wanted, at);
    const cannotBe =
      (kind !== null && kind !== each) ||
      (theme !== null && !ofKind[each].hasTheme) ||
      (wanted !== null && stands === null);
    const conditions = [...(theme === null ? [] : [sql`theme = ${theme}`]), ...(stands === null ? [] : [stands])];
    return cannotBe ? [] : [inThread(each, conditions)];
  });
  return [kinds.length === 0 ? sql`false` : sql`(${sql.join(kinds, sql` or `)})`];
};

/** What the reader may find, and chose to look among, as a condition on the rows of the index. */
const narrowed = (among: Narrowing): SQL => {
  const { reader, withoutThemes } = among;
  const own = reader.kind === "resident" ? reader.id : null;
  const readable = isNeighbour(reader)
    ? [isForUs]
    : [
        isForEveryone,
        own === null
          ? sql`audience = 'everyone'`
          : sql`(audience = 'everyone' or (select resident_id from post where post.id = post_id) = ${own})`,
      ];
  const hidden =
    withoutThemes.length === 0
      ? []
      : [
          sql`not coalesce((select theme = any(array(select json_array_elements_text(${JSON.stringify(withoutThemes)}::text::json)))
            from question where question.post_id = thread_id), false)`,
        ];
  return sql.join([...readable, ...hidden, ...chosen(among)], sql` and `);
};

/**
 * Of what `found` gives with its worth the best, each with its thread: an answer is told of together with what it stands under, which
 * must be found itself by this reader.
 */
const bestWithThreads = (found: SQL, words: readonly string[], { reader }: Narrowing): SQL => {
  const whole = sql`case when best_row.post_id = root.post_id then root.words else root.words || best_row.words end`;
  const rootIsFound = isNeighbour(reader)
    ? sql`(root.searchable_by is null or root.searchable_by && (select searching_here()))`
    : sql`(root.searchable_by is null or root.searchable_by && array['https://www.w3.org/ns/activitystreams#Public'])`;
  return sql`
    select best_row.post_id as id, root.post_id as "threadId", root.title,
      ${standing(words, sql`root.words`, "A")} as "inTitle", ${standing(words, sql`(${whole})`, "B")} as "inText"
    from (select post_id, max(worth) as worth from (${found}) as found group by post_id order by worth desc, post_id
      limit ${mostSought.looked}) as best
    join ${table} as best_row on best_row.post_id = best.post_id
    join ${table} as root on root.post_id = best_row.thread_id and ${rootIsFound}`;
};

/** What `SearchIndex.byWords` asks: the newest posts with all of the words, and with any. */
export const soughtByWordsQuery = ({ words }: Wanted, among: Narrowing): SQL => {
  const [all, any] = [tsquery(words, "&"), tsquery(words, "|")];
  const narrowing = narrowed(among);
  // Twice the same words, since each of the two indexes holds a part of the rows.
  const newest = (query: SQL, limit: SQL): SQL => sql`
    select post_id, words from ${table}
    where ((words @@ ${query} and kind = 'question') or (words @@ ${query} and kind <> 'question')) and ${narrowing}
    order by published_at desc, post_id limit ${limit}`;
  const withAny = sql`select post_id, ${worthOf(any)} as worth from (${newest(any, mostSought.withAny)}) as newest`;
  const withAll = sql`select post_id, 1 + ${worthOf(any)} from (${newest(all, mostSought.withAll)}) as newest`;
  return bestWithThreads(words.length === 1 ? withAny : sql`${withAny} union all ${withAll}`, words, among);
};

/** What `SearchIndex.byLetters` asks. Needs trigrams. */
export const soughtByLettersQuery = ({ words, pieces }: Wanted, among: Narrowing): SQL =>
  bestWithThreads(
    sql`select near.post_id, near.worth from json_array_elements_text(${JSON.stringify(pieces)}::text::json) as piece,
      lateral (select post_id, word_similarity(piece, title) * length(piece) as worth from ${table} where title %> piece
        and title <> '' and ${narrowed(among)} limit ${mostSought.near}) as near`,
    words,
    among,
  );

const alikeQuery = (given: readonly string[], { words }: Wanted): SQL => sql`
  select word from json_array_elements_text(${JSON.stringify(given)}::text::json) as word
  where to_tsvector('pg_catalog.dutch', word) @@ ${tsquery(words, "|")}`;

/**
 * For the pool of these statements: what is asked is always a few of very many, and never worth reading all posts for.
 * `jit` and long statements cost more than it is worth.
 */
export const planningForSearch = { enable_seqscan: "off", jit: "off", statement_timeout: 1_000 } as const;

/** PostgreSQL was told to stop (SQLSTATE 57014), or did not answer in time. */
const tookTooLong = (error: unknown): boolean =>
  error instanceof Error &&
  (("code" in error && error.code === "57014") || isDatabaseAway(error) || tookTooLong(error.cause));

/** Whether this PostgreSQL finds by letters: the index is made at start, where it can be. */
const hasTrigrams = async (database: Database): Promise<boolean> => {
  const { rows } = (await database.execute(sql`select to_regclass('post_search_title') is not null as there`)) as {
    rows: { there: boolean }[];
  };
  return rows[0]?.there === true;
};

/** Asks a statement for its rows; `null` when that takes too long. */
const asking =
  (database: Database) =>
  async <Row>(query: SQL): Promise<readonly Row[] | null> => {
    try {
      const { rows } = (await database.execute(query)) as { rows: Row[] };
      return rows;
    } catch (error) {
      if (tookTooLong(error)) return null;
      throw error;
    }
  };

/** Looked up once, and anew after an error. */
const finding = (database: Database): (() => Promise<boolean>) => {
  let trigrams: Promise<boolean> | null = null;
  return () => {
    trigrams ??= hasTrigrams(database).catch((error: unknown) => {
      trigrams = null;
      throw error;
    });
    return trigrams;
  };
};

/** Finds questions by their indexes. Nothing, when that takes too long: who types goes on without suggestions. */
export const similarIndex = (database: Database): SimilarIndex => {
  const ask = asking(database);
  const canFindByLetters = finding(database);
  const candidates = async (query: SQL) =>
    (await ask<Omit<SimilarCandidate, "id"> & { id: PostId }>(query)) ?? ([] as const);
  return {
    byWords: (wanted) => candidates(byWordsQuery(wanted)),
    byLetters: async (wanted) =>
      wanted.pieces.length > 0 && (await canFindByLetters()) ? candidates(byLettersQuery(wanted)) : [],
  };
};

/** Finds everything that can be found. */
export const searchIndex = (database: Database): SearchIndex => {
  const ask = asking(database);
  const canFindByLetters = finding(database);
  return {
    byWords: (wanted, among) => ask<FoundPost>(soughtByWordsQuery(wanted, among)),
    byLetters: async (wanted, among) =>
      wanted.pieces.length > 0 && (await canFindByLetters()) ? ask<FoundPost>(soughtByLettersQuery(wanted, among)) : [],
    alike: async (words, wanted) =>
      new Set((await ask<{ readonly word: string }>(alikeQuery(words, wanted)))?.map(({ word }) => word)),
  };
};
