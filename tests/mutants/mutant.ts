import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A small break of one mechanism, and the tests that must notice it. */
export type Mutant = {
  /** The patch's file name without `.patch`. */
  readonly name: string;
  readonly patch: string;
  /** Test files that must turn red, from the root of the repository. */
  readonly tests: readonly string[];
  /** A pattern of test names, when the rest of those files has nothing to do with it. */
  readonly named: string | null;
  /** What is promised, and no longer kept once the patch is applied. */
  readonly promise: string;
};

/** The lines above the diff: `# tests: one two`, `# named: pattern`, `# promise: …`. */
const headerOf = (text: string, name: string): string | null =>
  new RegExp(`^# ${name}: (.+)$`, "m").exec(text)?.[1]?.trim() ?? null;

/** Reads every patch of a folder, in order of name. Throws when one does not say what it breaks and who must notice. */
export const readMutants = (folder: string): readonly Mutant[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".patch"))
    .sort()
    .map((file) => {
      const patch = join(folder, file);
      const text = readFileSync(patch, "utf8");
      const tests = headerOf(text, "tests");
      const promise = headerOf(text, "promise");
      if (tests === null || promise === null) throw new Error(`${file} lacks "# tests:" or "# promise:".`);
      return {
        name: file.slice(0, -".patch".length),
        patch,
        tests: tests.split(/\s+/),
        named: headerOf(text, "named"),
        promise,
      };
    });
