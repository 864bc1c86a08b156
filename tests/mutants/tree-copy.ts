import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** What came of a run of tests. `broken`: the code did not even load, which shows nothing. */
export type TestRun =
  | { readonly kind: "green"; readonly tests: number }
  | { readonly kind: "red"; readonly tests: number; readonly firstFailure: string }
  | { readonly kind: "broken"; readonly reason: string };

/** A copy of the working tree in which code may be broken. */
export type TreeCopy = {
  /** Applies a patch; `false`, and nothing changed, when it does not fit this code. */
  apply(patch: string): boolean;
  /** Takes the patch back. */
  revert(patch: string): void;
  /** Runs test files up to the first failure; `named` takes only the tests whose name fits that pattern. */
  run(tests: readonly string[], named: string | null): Promise<TestRun>;
  remove(): void;
};

/** Copies every file of the working tree that git does not ignore, and what was built of the pages; packages are shared. */
export const copyTree = (root: string): TreeCopy => {
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const copy = mkdtempSync(join(tmpdir(), "wijksgewijs-mutants-"));
  for (const file of [...listed.split("\0").filter(Boolean), join("web", "dist")]) {
    const from = join(root, file);
    if (!existsSync(from)) continue;
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(from, join(copy, file), { recursive: true, preserveTimestamps: true });
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));

  const patchWith = (...options: readonly string[]): boolean => {
    try {
      // Without a ceiling, a repository around the folder of temporary files would decide which files a patch reaches.
      const env = { ...process.env, GIT_CEILING_DIRECTORIES: dirname(copy) };
      execFileSync("git", ["apply", ...options], { cwd: copy, env, stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  };

  return {
    apply: (patch) => patchWith(patch),
    revert: (patch) => {
      if (!patchWith("--reverse", patch)) throw new Error(`${patch} cannot be taken back.`);
    },
    run: (tests, named) => runTests(copy, tests, named),
    remove: () => rmSync(copy, { recursive: true, force: true }),
  };
};

type Report = {
  readonly numTotalTests: number;
  readonly numFailedTests: number;
  readonly success: boolean;
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
};

const patience = 180_000;

const runTests = async (copy: string, tests: readonly string[], named: string | null): Promise<TestRun> => {
  const outputFile = join(copy, "report.json");
  rmSync(outputFile, { force: true });
  const options = ["--reporter=json", `--outputFile=${outputFile}`, "--bail=1", "--maxWorkers=1", "--no-cache"];
  const program = join(copy, "node_modules", "vitest", "vitest.mjs");
  const child = spawn(
    process.execPath,
    [
      program,
      "run",
      ...tests,
      ...options,
      `--fsModuleCachePath=${join(copy, ".cache")}`,
      ...(named ? ["-t", named] : []),
    ],
    { cwd: copy, stdio: ["ignore", "ignore", "pipe"], timeout: patience },
  );
  let complaint = "";
  child.stderr.on("data", (piece: Buffer) => {
    complaint = `${complaint}${piece}`.slice(-2_000);
  });
  await new Promise<void>((resolve, reject) => child.once("close", () => resolve()).once("error", reject));
  if (!existsSync(outputFile)) return { kind: "broken", reason: complaint.trim() || "the tests gave no report" };
  const report = JSON.parse(readFileSync(outputFile, "utf8")) as Report;
  const all = report.testResults.flatMap((file) => file.assertionResults);
  const ran = all.filter(({ status }) => status === "passed" || status === "failed").length;
  const failed = all.find(({ status }) => status === "failed");
  if (failed !== undefined) return { kind: "red", tests: ran, firstFailure: failed.fullName };
  if (!report.success || ran === 0) {
    const reason = report.testResults.map(({ message }) => message).find(Boolean);
    return { kind: "broken", reason: reason ?? "no test ran" };
  }
  return { kind: "green", tests: ran };
};
