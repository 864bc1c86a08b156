import type { PostId } from "../kernel/ids.ts";
import { isDatabaseAway } from "../platform/postgres.ts";
import { type PgDatabase, type PgQueryResultHKT, type SQL, sql } from "../platform/query-builder.ts";
import { questionSearchTable } from "./similar-questions.tables.ts";
import type { SimilarCandidate, SimilarIndex, Wanted } from "./similar-questions.ts";

type Database = PgDatabase<PgQueryResultHKT>;

/** So many rows of each kind are looked at, however many there are: nobody who types waits for the rest. */
const most = { withAll: 300, withAny: 600, near: 200, looked: 40 };

/** Words are letters and digits only, so that none of them is an operator. From four letters they may go on: fiets, fietsen. */
const asQuery = (words: readonly string[], joinedBy: "&" | "|"): string =>
  words.map((word) => (word.length > 3 ? `${word}:*` : word)).join(` ${joinedBy} `);

const table = questionSearchTable;

/** The candidates that `found` gives with their worth, the best of them, and which of the typed words stand where in them. */
const bestOfFound = (found: SQL, words: readonly string[]): SQL => {
  const standing = (weight: "A" | "B") => sql`
    array(select word from json_array_elements_text(${JSON.stringify(words)}::text::json) as word
      where words @@ to_tsquery('pg_catalog.dutch', word || case when length(word) > 3 then ':*' else ':' end || ${weight}::text))`;
  return sql`
    select post_id as id, title, ${standing("A")} as "inTitle", ${standing("B")} as "inText"
    from (select post_id, sum(worth) as worth from (${found}) as found group by post_id order by worth desc, post_id
      limit ${most.looked}) as best join ${table} using (post_id)`;
};

/** What `SimilarIndex.byWords` asks: questions with all of the words, and with any. */
export const byWordsQuery = ({ words }: Wanted): SQL => {
  const any = sql`to_tsquery('pg_catalog.dutch', ${asQuery(words, "|")})`;
  const all = sql`to_tsquery('pg_catalog.dutch', ${asQuery(words, "&")})`;
  const worth = sql`ts_rank('{0, 0, 0.3, 1}', words, ${any})`;
  return bestOfFound(
    sql`(select post_id, 1 + ${worth} as worth from ${table} where words @@ ${all} limit ${most.withAll})
      union all (select post_id, ${worth} from ${table} where words @@ ${any} limit ${most.withAny})`,
    words,
  );
};

/** What `SimilarIndex.byLetters` asks: titles with a word like one of the pieces in them. Needs trigrams. */
export const byLettersQuery = ({ words, pieces }: Wanted): SQL =>
  bestOfFound(
    sql`select near.post_id, near.worth from json_array_elements_text(${JSON.stringify(pieces)}::text::json) as piece,
      lateral (select post_id, word_similarity(piece, title) * length(piece) as worth from ${table} where title %> piece
        limit ${most.near}) as near`,
    words,
  );

/**
 * For the pool of these statements: what is asked is always a few of very many, and never worth reading all questions for.
 * `jit` and long statements cost more than suggestions are worth.
 */
export const planningForSimilar = { enable_seqscan: "off", jit: "off", statement_timeout: 1_000 } as const;

/** PostgreSQL was told to stop (SQLSTATE 57014), or did not answer in time. */
const tookTooLong = (error: unknown): boolean =>
  error instanceof Error &&
  (("code" in error && error.code === "57014") || isDatabaseAway(error) || tookTooLong(error.cause));

/** Whether this PostgreSQL finds by letters: the index is made at start, where it can be. */
const hasTrigrams = async (database: Database): Promise<boolean> => {
  const { rows } = (await database.execute(sql`select to_regclass('question_search_title') is not null as there`)) as {
    rows: { there: boolean }[];
  };
  return rows[0]?.there === true;
};

/** Finds questions by their indexes. Nothing, when that takes too long: who types goes on without suggestions. */
export const similarIndex = (database: Database): SimilarIndex => {
  const ask = async (query: SQL): Promise<readonly SimilarCandidate[]> => {
    try {
      const { rows } = (await database.execute(query)) as { rows: (Omit<SimilarCandidate, "id"> & { id: PostId })[] };
      return rows;
    } catch (error) {
      if (tookTooLong(error)) return [];
      throw error;
    }
  };
  let trigrams: Promise<boolean> | null = null;
  const canFindByLetters = (): Promise<boolean> => {
    trigrams ??= hasTrigrams(database).catch((error: unknown) => {
      trigrams = null;
      throw error;
    });
    return trigrams;
  };
  return {
    byWords: (wanted) => ask(byWordsQuery(wanted)),
    byLetters: async (wanted) =>
      wanted.pieces.length > 0 && (await canFindByLetters()) ? ask(byLettersQuery(wanted)) : [],
  };
};
