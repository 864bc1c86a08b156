import { customType, index, pgTable, sql, text, timestamp, uuid } from "../platform/query-builder.ts";
import { postTable } from "../posts/posts.tables.ts";

const words = customType<{ data: string }>({ dataType: () => "tsvector" });

/**
 * What a post is found by. Triggers keep it in step with `post`, with what stands beside it and with `actor`: there is a row for each
 * post that stands, and none of one that was taken back or hidden, or of one from elsewhere that only its author may find. No accents,
 * no capitals.
 */
export const postSearchTable = pgTable(
  "post_search",
  {
    postId: uuid("post_id")
      .primaryKey()
      .references(() => postTable.id),
    threadId: uuid("thread_id").notNull(),
    kind: text().notNull(),
    audience: text().notNull(),
    publishedAt: timestamp("published_at", { withTimezone: true }).notNull(),
    /** Empty for answers. */
    title: text().notNull(),
    /** Dutch stems: those of the title with weight A, those of the text and what stands beside it with weight B. */
    words: words().notNull(),
    /** Of what was written elsewhere, whom its author lets find it; empty for what was written here. */
    searchableBy: text("searchable_by").array(),
  },
  // The index on the trigrams of `title` is made at start, where PostgreSQL has them: platform/trigrams.ts.
  (table) => [
    // Apart, since questions are looked for with every pause of who types one.
    index("post_search_questions").using("gin", table.words).where(sql`${table.kind} = 'question'`),
    index("post_search_others").using("gin", table.words).where(sql`${table.kind} <> 'question'`),
  ],
);
