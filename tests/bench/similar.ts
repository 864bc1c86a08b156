import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { byLettersQuery, byWordsQuery, planningForSearch } from "../../src/search/post-search.postgres.ts";
import { wantedIn } from "../../src/search/words.ts";
import { ask } from "./pages.ts";
import { addOneByOne, fillWithQuestions, typed } from "./similar-questions.ts";
import { rounded } from "./statistics.ts";
import type { WijkUnderTest } from "./wijk-under-test.ts";

/** How long a resident who types waits for similar questions, in milliseconds; and what the index costs who asks. */
export type SimilarFigures = {
  readonly p50MsAt1k: number;
  readonly p95MsAt1k: number;
  readonly p50MsAt100k: number;
  readonly p95MsAt100k: number;
  /** The slowest of all that is typed, at the median of its own. */
  readonly slowestMsAt100k: number;
  readonly cpuMsAt1k: number;
  readonly cpuMsAt100k: number;
  /** One question stored in a commit of its own: with what it is found by, and without. */
  readonly writeMs: number;
  readonly writeMsWithoutSearch: number;
  readonly searchMb: number;
};

const writes = 500;

/** A statement with its parameters in it, as EXPLAIN wants it. */
export const asText = (query: SQL): string => {
  const { sql: text, params } = new PgDialect().sqlToQuery(query);
  return params.reduce<string>(
    (rest, value, at) =>
      rest.replace(new RegExp(`\\$${at + 1}(?!\\d)`), () => `'${String(value).replaceAll("'", "''")}'`),
    text,
  );
};

/** Fails when PostgreSQL reads all questions for anything that is typed: then the figures speak of something else. */
export const demandIndexes = async ({ watch: { sql } }: WijkUnderTest, tell: (line: string) => void): Promise<void> => {
  await sql.text(
    Object.entries(planningForSearch)
      .map(([name, value]) => `set ${name} = ${value}`)
      .join(";"),
  );
  for (const words of typed) {
    const wanted = wantedIn(words);
    for (const query of [byWordsQuery(wanted), byLettersQuery(wanted)]) {
      const rows = await sql.text<{ "QUERY PLAN": string }[]>(`explain (analyze, timing off) ${asText(query)}`);
      const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
      if (/Seq Scan on post_search/.test(plan)) throw new Error(`"${words}" is looked for without an index:\n${plan}`);
      tell(`similar, in PostgreSQL: "${words}": ${/Execution Time: .*/.exec(plan)?.[0] ?? ""}`);
    }
  }
  await sql.text(
    Object.keys(planningForSearch)
      .map((name) => `reset ${name}`)
      .join(";"),
  );
};

/** Measures looking for similar questions with a hundredth of `questions` stored, and with all of them. */
export const measureSimilar = async (given: {
  readonly wijk: WijkUnderTest;
  readonly questions: number;
  readonly tell: (line: string) => void;
}): Promise<SimilarFigures> => {
  const { wijk, questions, tell } = given;
  const cookie = [...wijk.administrator.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const asking = (words: readonly string[]) => ({
    accept: "text/html",
    cookie,
    path: (number: number) => `/vragen/lijkt-op?vraag=${encodeURIComponent(words[number % words.length] ?? "")}`,
  });
  await fillWithQuestions(wijk, questions / 100);
  const few = await ask(wijk, asking(typed));
  await fillWithQuestions(wijk, questions);
  tell(`similar: filled up to ${questions} questions`);
  await demandIndexes(wijk, tell);
  const many = await ask(wijk, asking(typed));
  let slowest = 0;
  for (const words of typed) {
    const { p50 } = await ask(wijk, asking([words]), { requests: 20, time: 2_000 });
    tell(`similar: "${words}": p50 ${p50.toFixed(1)} ms`);
    slowest = Math.max(slowest, p50);
  }
  const { sql } = wijk.watch;
  const writeMs = await addOneByOne(wijk, writes);
  await sql`alter table post disable trigger post_is_found`;
  const writeMsWithoutSearch = await addOneByOne(wijk, writes);
  await sql`alter table post enable trigger post_is_found`;
  const [size] = await sql<{ mb: number }[]>`
    select (pg_total_relation_size('post_search') / 1048576.0)::float8 as mb`;
  return {
    p50MsAt1k: rounded(few.p50),
    p95MsAt1k: rounded(few.p95),
    p50MsAt100k: rounded(many.p50),
    p95MsAt100k: rounded(many.p95),
    slowestMsAt100k: rounded(slowest),
    cpuMsAt1k: rounded(few.cpu),
    cpuMsAt100k: rounded(many.cpu),
    writeMs: rounded(writeMs),
    writeMsWithoutSearch: rounded(writeMsWithoutSearch),
    searchMb: rounded(size?.mb ?? Number.NaN),
  };
};
