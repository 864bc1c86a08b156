import { afterAll, beforeAll, expect, test } from "vitest";
import { gateAnswers, requestsSoFar } from "../cases/play.ts";
import { canary, type Json, openStage, type Stage } from "../cases/stage.ts";
import { diceOf, dose } from "./dose.ts";
import { mutate, type Stock } from "./mutate.ts";
import { samplesOf } from "./own-samples.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const inOneGo = 100;
const atOnce = 10;
/** Processor time for one mutant, in milliseconds, as the mean of a batch. */
const processorTime = 250;
const requestsEach = 5;

type Mutant = { readonly number: number; readonly said: Json; readonly done: readonly string[] };

/** Each mutant has ids of its own, so that none is taken for one that came before. */
const withOwnIds = (said: Json, number: number): Json =>
  JSON.parse(
    JSON.stringify(said).replaceAll(
      /(\/(?:statuses|activities|comment|notes|objects|likes|follows)\/)/g,
      `$1m${number}-`,
    ),
  ) as Json;

const mutantsFor = (from: number, count: number, stock: Stock): readonly Mutant[] =>
  Array.from({ length: count }, (_, index) => {
    const number = from + index;
    const dice = diceOf(dose.seed + number);
    const { mutant, done } = mutate(withOwnIds(dice.pick(stock.documents), number), dice, stock);
    return { number, said: mutant, done };
  });

/** Sends one, and says what is wrong with the answer. */
const send = async ({ said }: Mutant): Promise<string | null> => {
  const answer = await stage.say(stage.mallory, said);
  if (!gateAnswers.includes(answer.status)) return `answered ${answer.status}`;
  return answer.text.includes(canary) ? "the answer tells what is for the wijk alone" : null;
};

const report = (mutant: Mutant, wrong: string): string =>
  `HOSTILE_SEED=${dose.seed}, mutant ${mutant.number} (${mutant.done.join("; ")}): ${wrong}\n${JSON.stringify(mutant.said).slice(0, 20_000)}`;

/** Those of which handling ended in an error, other than that a server which does not exist could not be reached. */
const withErrors = async (): Promise<ReadonlyMap<string, string>> => {
  const rows = await stage.sql<{ body: string; last_error: string }[]>`
    select body, last_error from inbox_activity
    where last_error is not null and last_error not like '%cannot be reached%'`;
  return new Map(rows.map(({ body, last_error }) => [body, last_error]));
};

test(`${dose.mutants} mutants of what other software sends do no harm (HOSTILE_SEED=${dose.seed})`, {
  timeout: 3_600_000,
}, async () => {
  const samples = samplesOf(stage);
  const stock: Stock = {
    documents: samples,
    own: stage.evil.url,
    hosts: [stage.home.url, stage.far.url, stage.wijk.origin, "https://127.0.0.1", "https://elders.invalid"],
  };
  const ofOthers = await stage.ofOthersThan(stage.evil.url);
  const wrong: string[] = [];
  for (let from = 0; from < dose.mutants && wrong.length === 0; from += inOneGo) {
    const begun = process.cpuUsage();
    const asked = requestsSoFar(stage);
    const batch = mutantsFor(from, Math.min(inOneGo, dose.mutants - from), stock);
    for (let first = 0; first < batch.length; first += atOnce) {
      const some = batch.slice(first, first + atOnce);
      const found = await Promise.all(some.map(send));
      found.forEach((each, index) => {
        if (each !== null) wrong.push(report(some[index] as Mutant, each));
      });
    }
    const genuine = stage.about(stage.sanne, "Like", `${stage.sanne.id}/statuses/absent`);
    expect((await stage.say(stage.sanne, genuine)).status).toBe(202);
    await stage.wijk.settle();
    expect(await stage.outcomeOf(String(genuine.id))).toBe("not a post of ours");
    const errors = await withErrors();
    for (const mutant of batch) {
      const error = errors.get(JSON.stringify(mutant.said));
      if (error !== undefined) wrong.push(report(mutant, error));
    }
    const requests = requestsSoFar(stage) - asked;
    expect(requests, `requests for mutants from ${from}`).toBeLessThanOrEqual(requestsEach * batch.length);
    const { user, system } = process.cpuUsage(begun);
    expect((user + system) / 1_000 / batch.length, `time for mutants from ${from}`).toBeLessThan(processorTime);
    // Another minute of the hour in which one server may have its threads looked for.
    stage.pass(60_000);
  }
  expect(wrong).toEqual([]);
  expect(await stage.ofOthersThan(stage.evil.url)).toBe(ofOthers);
  expect(stage.trap.requests).toEqual([]);
});
