import { resolve } from "node:path";
import { type Mutant, readMutants } from "./mutant.ts";
import { copyTree, type TreeCopy } from "./tree-copy.ts";

/**
 * `npm run test:mutants`, or with names behind `--` for some of them. Applies each patch of this folder to a copy of the
 * working tree and wants the tests that it names to turn red. Exit code 1 when one survives, fits no more, or does not run.
 */

type Verdict = { readonly mutant: Mutant; readonly caught: boolean; readonly words: string; readonly seconds: number };

const folder = import.meta.dirname;
const root = resolve(folder, "../..");
const twoAtOnce = 2;

const judge = async (mutant: Mutant, copy: TreeCopy): Promise<Pick<Verdict, "caught" | "words">> => {
  if (!copy.apply(mutant.patch)) return { caught: false, words: "STALE: the patch does not fit the code any more" };
  try {
    const run = await copy.run(mutant.tests, mutant.named);
    if (run.kind === "red") return { caught: true, words: run.firstFailure };
    if (run.kind === "green")
      return { caught: false, words: `SURVIVES ${run.tests} tests. Promise: ${mutant.promise}` };
    return { caught: false, words: `BROKEN: ${run.reason.split("\n", 1)[0]}` };
  } finally {
    copy.revert(mutant.patch);
  }
};

const judgeAll = async (mutants: readonly Mutant[], copies: readonly TreeCopy[]): Promise<readonly Verdict[]> => {
  const waiting = [...mutants];
  const verdicts: Verdict[] = [];
  const work = async (copy: TreeCopy): Promise<void> => {
    for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
      const begun = performance.now();
      const verdict = { mutant, ...(await judge(mutant, copy)), seconds: (performance.now() - begun) / 1_000 };
      verdicts.push(verdict);
      const mark = verdict.caught ? "caught" : "NOT CAUGHT";
      console.log(
        `${mark.padEnd(11)}${mutant.name.padEnd(50)}${verdict.seconds.toFixed(1).padStart(6)} s  ${verdict.words}`,
      );
    }
  };
  await Promise.all(copies.map(work));
  return verdicts;
};

/**
 * Runs what the mutants name on the code as it is: a test that is red by itself would catch everything. Each choice of
 * tests by name runs alone, since a test may lean on what the ones before it left behind. Gives the first that is not green.
 */
const withoutMutants = async (mutants: readonly Mutant[], copies: readonly TreeCopy[]): Promise<string | null> => {
  const whole = mutants.filter(({ named }) => named === null).flatMap(({ tests }) => tests);
  const chosen = new Map(
    mutants.filter(({ named }) => named !== null).map((one) => [`${one.tests} ${one.named}`, one]),
  );
  const choices: { readonly tests: readonly string[]; readonly named: string | null }[] = [...chosen.values()];
  const files = [...new Set(whole)];
  // In two halves, since the two copies run side by side.
  for (const half of [0, 1]) {
    const tests = files.filter((_, index) => index % 2 === half);
    if (tests.length > 0) choices.unshift({ tests, named: null });
  }
  let counted = 0;
  let problem: string | null = null;
  const work = async (copy: TreeCopy): Promise<void> => {
    for (let choice = choices.shift(); choice !== undefined && problem === null; choice = choices.shift()) {
      const run = await copy.run(choice.tests, choice.named);
      if (run.kind === "green") counted += run.tests;
      else problem = `${choice.tests.join(" ")}: ${run.kind === "red" ? run.firstFailure : run.reason}`;
    }
  };
  await Promise.all(copies.map(work));
  if (problem === null) console.log(`Without any mutant ${counted} tests are green.`);
  return problem;
};

const main = async (names: readonly string[]): Promise<number> => {
  const all = readMutants(folder);
  const unknown = names.filter((name) => !all.some((mutant) => mutant.name === name));
  if (unknown.length > 0) {
    console.error(`No such mutant: ${unknown.join(", ")}`);
    return 1;
  }
  const mutants = names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
  const copies: TreeCopy[] = [];
  const removeCopies = () => {
    for (const copy of copies) copy.remove();
  };
  process.once("SIGINT", () => {
    removeCopies();
    process.exit(130);
  });
  try {
    while (copies.length < twoAtOnce) copies.push(copyTree(root));
    const red = await withoutMutants(mutants, copies);
    if (red !== null) {
      console.error(`The tests are not green without any mutant: ${red}`);
      return 1;
    }
    const verdicts = await judgeAll(mutants, copies);
    const loose = verdicts.filter(({ caught }) => !caught);
    console.log(
      loose.length === 0
        ? `All ${verdicts.length} mutants were caught.`
        : `${loose.length} of ${verdicts.length} mutants were not caught: ${loose.map(({ mutant }) => mutant.name).join(", ")}`,
    );
    return loose.length === 0 ? 0 : 1;
  } finally {
    removeCopies();
  }
};

process.exitCode = await main(process.argv.slice(2));
