import { customType, index, pgTable, text, uuid } from "../platform/query-builder.ts";
import { postTable } from "../posts/posts.tables.ts";

const words = customType<{ data: string }>({ dataType: () => "tsvector" });

/**
 * What a question is found by. Triggers keep it in step with `post` and `actor`: there is a row for each question that stands,
 * and none of one that was taken back or hidden, or of one from elsewhere that only its author may find. No accents, no capitals.
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
    /** Of what was written elsewhere, whom its author lets find it; empty for what was written here. */
    searchableBy: text("searchable_by").array(),
  },
  // The index on the trigrams of `title` is made at start, where PostgreSQL has them: platform/trigrams.ts.
  (table) => [index("question_search_words").using("gin", table.words)],
);
