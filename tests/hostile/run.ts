import { spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { advisories } from "./advisories.ts";

/**
 * Runs the hostile tests: `node tests/hostile/run.ts [--nightly] [--seed N] [file ...]`. `--nightly` sends 20,000 mutants of what other
 * software sends instead of 1,000, plays 100 sequences on three wijken instead of 10, and asks `npm audit`; `--seed` does what an
 * earlier run did, which prints its seed.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { nightly: { type: "boolean", default: false }, seed: { type: "string" } },
});

if (values.seed !== undefined && !/^\d{1,9}$/.test(values.seed)) {
  console.error(`--seed must be a whole number, not "${values.seed}".`);
  process.exit(1);
}

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What `npm audit` knows beyond `advisories.ts`; nothing where the registry does not offer it, which is said. */
const unlisted = (): readonly string[] => {
  const { stdout } = spawnSync("npm", ["audit", "--omit=dev", "--json"], { cwd: root, encoding: "utf8" });
  const report = JSON.parse(stdout || "{}") as { readonly vulnerabilities?: Readonly<Record<string, unknown>> };
  if (report.vulnerabilities === undefined) {
    console.log("npm audit: this registry does not offer it.");
    return [];
  }
  const known = new Set(advisories.flatMap(({ ids }) => ids));
  const found = JSON.stringify(report.vulnerabilities).match(/GHSA(?:-[\da-z]{4}){3}/g) ?? [];
  return [...new Set(found)].filter((id) => !known.has(id));
};

const vitest = fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url));
const child = spawn(process.execPath, [vitest, "run", "--project", "hostile", ...positionals], {
  stdio: "inherit",
  cwd: root,
  env: {
    ...process.env,
    HOSTILE_NIGHTLY: String(values.nightly),
    ...(values.seed === undefined ? {} : { HOSTILE_SEED: values.seed }),
  },
});
child.on("exit", (code) => {
  const missing = values.nightly ? unlisted() : [];
  if (missing.length > 0) console.error(`Not in tests/hostile/advisories.ts: ${missing.join(", ")}`);
  process.exitCode = missing.length > 0 ? 1 : (code ?? 1);
});
