import { planningForSearch, soughtByLettersQuery, soughtByWordsQuery } from "../../src/search/post-search.postgres.ts";
import type { Narrowing } from "../../src/search/search-index.ts";
import { soughtIn } from "../../src/search/words.ts";
import { ask } from "./pages.ts";
import { asText } from "./similar.ts";
import { fillWithAnswers, fillWithQuestions, typed } from "./similar-questions.ts";
import { rounded } from "./statistics.ts";
import type { WijkUnderTest } from "./wijk-under-test.ts";

/** How long a resident who searches waits for the page, in milliseconds. */
export type SearchFigures = {
  readonly p50MsAt1k: number;
  readonly p95MsAt1k: number;
  readonly p50MsAt100k: number;
  readonly p95MsAt100k: number;
  /** The slowest of all that is typed, at the median of its own. */
  readonly slowestMsAt100k: number;
  readonly cpuMsAt1k: number;
  readonly cpuMsAt100k: number;
  /** The same words among questions about one theme that are open. */
  readonly narrowedP50MsAt100k: number;
  readonly searchMb: number;
};

/** Fails when PostgreSQL reads all posts for anything that is typed: then the figures speak of something else. */
const demandIndexes = async ({ watch: { sql } }: WijkUnderTest, tell: (line: string) => void): Promise<void> => {
  const settings = Object.entries(planningForSearch);
  await sql.text(settings.map(([name, value]) => `set ${name} = ${value}`).join(";"));
  const reader = { kind: "resident", id: "", name: "", roles: [] } as unknown as Narrowing["reader"];
  const among: Narrowing = { reader, kind: null, theme: null, standing: null, withoutThemes: [], at: new Date() };
  for (const words of typed) {
    const wanted = soughtIn(words);
    for (const query of [soughtByWordsQuery(wanted, among), soughtByLettersQuery(wanted, among)]) {
      const rows = await sql.text<{ "QUERY PLAN": string }[]>(`explain (analyze, timing off) ${asText(query)}`);
      const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
      if (/Seq Scan on post/.test(plan)) throw new Error(`"${words}" is looked for without an index:\n${plan}`);
      tell(`search, in PostgreSQL: "${words}": ${/Execution Time: .*/.exec(plan)?.[0] ?? ""}`);
    }
  }
  await sql.text(settings.map(([name]) => `reset ${name}`).join(";"));
};

/** Measures searching with a hundredth of `questions` and as many answers stored, and with all of them. */
export const measureSearch = async (given: {
  readonly wijk: WijkUnderTest;
  readonly questions: number;
  readonly tell: (line: string) => void;
}): Promise<SearchFigures> => {
  const { wijk, questions, tell } = given;
  const cookie = [...wijk.administrator.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const searching = (words: readonly string[], more = "") => ({
    accept: "text/html",
    cookie,
    path: (number: number) => `/zoeken?wat=${encodeURIComponent(words[number % words.length] ?? "")}${more}`,
  });
  await fillWithQuestions(wijk, questions / 100);
  await fillWithAnswers(wijk);
  const few = await ask(wijk, searching(typed));
  await fillWithQuestions(wijk, questions);
  await fillWithAnswers(wijk);
  tell(`search: filled up to ${questions} questions and as many answers`);
  await demandIndexes(wijk, tell);
  const many = await ask(wijk, searching(typed));
  const narrowed = await ask(wijk, searching(typed, "&soort=vragen&onderwerp=anders&stand=open"));
  let slowest = 0;
  for (const words of typed) {
    const { p50 } = await ask(wijk, searching([words]), { requests: 20, time: 2_000 });
    tell(`search: "${words}": p50 ${p50.toFixed(1)} ms`);
    slowest = Math.max(slowest, p50);
  }
  const [size] = await wijk.watch.sql<{ mb: number }[]>`
    select (pg_total_relation_size('post_search') / 1048576.0)::float8 as mb`;
  return {
    p50MsAt1k: rounded(few.p50),
    p95MsAt1k: rounded(few.p95),
    p50MsAt100k: rounded(many.p50),
    p95MsAt100k: rounded(many.p95),
    slowestMsAt100k: rounded(slowest),
    cpuMsAt1k: rounded(few.cpu),
    cpuMsAt100k: rounded(many.cpu),
    narrowedP50MsAt100k: rounded(narrowed.p50),
    searchMb: rounded(size?.mb ?? Number.NaN),
  };
};
