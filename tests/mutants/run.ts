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
    const run = await copy.run(mutant.tests, { named: mutant.named, workers: 1 });
    if (run.kind === "red") return { caught: true, words: run.firstFailure };
    if (run.kind === "green") return { caught: false, words: `SURVIVES ${run.tests} tests. Promise: ${mutant.promise}` };
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
      console.log(`${mark.padEnd(11)}${mutant.name.padEnd(50)}${verdict.seconds.toFixed(1).padStart(6)} s  ${verdict.words}`);
    }
  };
  await Promise.all(copies.map(work));
  return verdicts;
};

const main = async (names: readonly string[]): Promise<number> => {
  const all = readMutants(folder);
  const unknown = names.filter((name) => !all.some((mutant) => mutant.name === name));
  if (unknown.length > 0) {
    console.error(`No such mutant: ${unknown.join(", ")}`);
    return 1;
  }
  const mutants = names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
  const copies = [copyTree(root)];
  const removeCopies = () => {
    for (const copy of copies) copy.remove();
  };
  process.once("SIGINT", () => {
    removeCopies();
    process.exit(130);
  });
  try {
    const tests = [...new Set(mutants.flatMap((mutant) => mutant.tests))];
    const [only] = mutants;
    const named = mutants.length === 1 && only !== undefined ? only.named : null;
    const whole = await copies[0]?.run(tests, { named, workers: twoAtOnce });
    if (whole?.kind !== "green") {
      const why = whole?.kind === "red" ? whole.firstFailure : whole?.reason;
      console.error(`The tests are not green without any mutant: ${why}`);
      return 1;
    }
    console.log(`${whole.tests} tests in ${tests.length} files are green without any mutant.`);
    while (copies.length < Math.min(twoAtOnce, mutants.length)) copies.push(copyTree(root));
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
