import { customType, index, pgTable, text, uuid } from "../platform/query-builder.ts";
import { postTable } from "../posts/posts.tables.ts";

const words = customType<{ data: string }>({ dataType: () => "tsvector" });

/**
 * What a question is found by. A trigger on `post` keeps it in step: there is a row for each question that stands, and
 * none of one that was taken back or hidden. No accents, no capitals.
 */
export const questionSearchTable = pgTable(
  "question_search",
  {
    postId: uuid("post_id")
      .primaryKey()
      .references(() => postTable.id),
    title: text().notNull(),
    /** Dutch stems: those of the title with weight A, those of the text with weight B. */
    words: words().notNull(),
  },
  // The index on the trigrams of `title` is made at start, where PostgreSQL has them: platform/trigrams.ts.
  (table) => [index("question_search_words").using("gin", table.words)],
);
