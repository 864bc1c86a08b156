import { expect, test } from "vitest";
import { sourcesOf } from "./source.ts";

/** How PostgreSQL is asked for what has certain words in it. */
const searches = /\b(to_tsquery|plainto_tsquery|phraseto_tsquery|websearch_to_tsquery|word_similarity|similarity)\s*\(/;

test("Words are searched for in one place, which asks who lets itself be found (FEP-268d)", () => {
  const searching = sourcesOf("src/**/*.ts").filter(({ text }) => searches.test(text));
  expect(searching.map(({ path }) => path)).toEqual(["src/search/post-search.postgres.ts"]);
});
