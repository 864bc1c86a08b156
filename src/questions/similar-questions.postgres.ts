import { sql } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { PostId } from "../kernel/ids.ts";
import { questionSearchTable } from "./similar-questions.tables.ts";
import type { SimilarCandidate, SimilarIndex, Wanted } from "./similar-questions.ts";

type Database = PgDatabase<PgQueryResultHKT>;

/** So many rows of each kind are looked at, however many there are: nobody who types waits for the rest. */
const most = { withAll: 300, withAny: 1_000, near: 300, looked: 60 };

/** Words are letters and digits only, so that none of them is an operator. From four letters they may go on: fiets, fietsen. */
const asQuery = (words: readonly string[], joinedBy: "&" | "|"): string =>
  words.map((word) => (word.length > 3 ? `${word}:*` : word)).join(` ${joinedBy} `);

/**
 * The statement that narrows down: by Dutch stems, and with trigrams also by titles that have a word like one of the
 * pieces in them. Without trigrams the last part is left out.
 */
export const candidatesQuery = ({ words, pieces }: Wanted, withTrigrams: boolean) => {
  const table = questionSearchTable;
  const any = sql`to_tsquery('pg_catalog.dutch', ${asQuery(words, "|")})`;
  const all = sql`to_tsquery('pg_catalog.dutch', ${asQuery(words, "&")})`;
  const near = sql`
      union all
      select near.post_id, near.likeness
      from json_array_elements_text(${JSON.stringify(pieces)}::text::json) as piece, lateral (
        select post_id, word_similarity(piece, title) as likeness from ${table} where title %> piece limit ${most.near}
      ) as near`;
  return sql`
    with found as (
      (select post_id, 0::real as likeness from ${table} where words @@ ${all} limit ${most.withAll})
      union all
      (select post_id, 0::real from ${table} where words @@ ${any} limit ${most.withAny})
      ${withTrigrams ? near : sql``}
    ), best as (
      select post_id, title, words
      from (select post_id, sum(likeness) as likeness from found group by post_id) as each join ${table} using (post_id)
      order by ts_rank('{0, 0, 0.3, 1}', words, ${any}) + likeness desc, post_id limit ${most.looked}
    )
    select post_id as id, title,
      array(select word from json_array_elements_text(${JSON.stringify(words)}::text::json) as word
        where best.words @@ to_tsquery('pg_catalog.dutch', word || case when length(word) > 3 then ':*A' else ':A' end)) as "inTitle",
      array(select word from json_array_elements_text(${JSON.stringify(words)}::text::json) as word
        where best.words @@ to_tsquery('pg_catalog.dutch', word || case when length(word) > 3 then ':*B' else ':B' end)) as "inText"
    from best`;
};

/** Whether this PostgreSQL finds by letters: the index is made at start, where it can be. */
const hasTrigrams = async (database: Database): Promise<boolean> => {
  const { rows } = (await database.execute(sql`select to_regclass('question_search_title') is not null as there`)) as {
    rows: { there: boolean }[];
  };
  return rows[0]?.there === true;
};

/** Finds questions by their indexes. */
export const similarIndex = (database: Database): SimilarIndex => {
  let trigrams: Promise<boolean> | null = null;
  return async (wanted) => {
    trigrams ??= hasTrigrams(database).catch((error: unknown) => {
      trigrams = null;
      throw error;
    });
    const { rows } = (await database.execute(candidatesQuery(wanted, await trigrams))) as {
      rows: (Omit<SimilarCandidate, "id"> & { id: PostId })[];
    };
    return rows;
  };
};
