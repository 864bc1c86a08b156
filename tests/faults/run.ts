import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/**
 * Runs the fault tests: `node tests/faults/run.ts [--nightly] [--seed N] [--rounds N] [file ...]`. `--nightly` kills 500 times
 * instead of 50 and tries more seeds; `--seed` replays the choices of a run, which prints its seed.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { nightly: { type: "boolean", default: false }, seed: { type: "string" }, rounds: { type: "string" } },
});

const wholeNumber = (name: string, text: string): string => {
  if (/^\d{1,9}$/.test(text)) return text;
  console.error(`--${name} must be a whole number, not "${text}".`);
  process.exit(1);
};

const vitest = fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url));
const child = spawn(process.execPath, [vitest, "run", "--project", "faults*", ...positionals], {
  stdio: "inherit",
  cwd: fileURLToPath(new URL("../../", import.meta.url)),
  env: {
    ...process.env,
    FAULT_NIGHTLY: String(values.nightly),
    FAULT_ROUNDS: wholeNumber("rounds", values.rounds ?? (values.nightly ? "500" : "50")),
    ...(values.seed === undefined ? {} : { FAULT_SEED: wholeNumber("seed", values.seed) }),
  },
});
child.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
