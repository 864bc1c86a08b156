import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/support/longest-first.ts";

/** For every project. */
const base = {
  // The files that one process runs share what it has loaded.
  isolate: false,
  // Node itself loads the code, as in a wijk that runs.
  experimental: { viteModuleRunner: false, nodeLoader: false },
  // Most of what a request makes is thrown away at once: with more room for what is new, it is not looked through so often.
  execArgv: ["--min-semi-space-size=16", "--max-semi-space-size=64"],
  // What Node has compiled is kept for the next process, also for every wijk that a test starts.
  env: { NODE_COMPILE_CACHE: fileURLToPath(new URL("./tests/.cache/compiled/", import.meta.url)) },
  setupFiles: ["tests/support/keep-compiled.ts"],
};

/** Projects by what they show. Every project but `architecture` and `domain` gets one PostgreSQL server for the whole run. */
const withPostgres = { ...base, globalSetup: ["tests/support/built-web.ts", "tests/support/postgres-server.ts"] };

const alone = ["tests/faults/kill-rounds.test.ts"];

export default defineConfig({
  test: {
    // Twice the cores: tests wait for browsers, for PostgreSQL and for the processes that they start.
    maxWorkers: 2 * availableParallelism(),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: "architecture",
          include: ["tests/architecture/**/*.test.ts"],
          testTimeout: 30_000,
          ...base,
          globalSetup: ["tests/support/built-web.ts"],
        },
      },
      { test: { name: "domain", include: ["tests/domain/**/*.test.ts"], testTimeout: 30_000, ...base } },
      {
        test: {
          name: "platform",
          include: ["tests/platform/**/*.test.ts"],
          // Whole wijken are started and seeded here, as processes among all others.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          ...withPostgres,
        },
      },
      {
        test: {
          name: "flows",
          include: ["tests/flows/**/*.test.ts"],
          testTimeout: 30_000,
          hookTimeout: 30_000,
          ...withPostgres,
        },
      },
      {
        test: {
          name: "federation",
          include: ["tests/federation/**/*.test.ts"],
          testTimeout: 30_000,
          hookTimeout: 30_000,
          ...withPostgres,
        },
      },
      {
        test: {
          name: "hostile",
          include: ["tests/hostile/**/*.test.ts"],
          testTimeout: 30_000,
          hookTimeout: 30_000,
          ...withPostgres,
        },
      },
      {
        test: {
          name: "web",
          include: ["tests/web/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          ...withPostgres,
        },
      },
      {
        test: {
          // After the others, which would slow down what these wait for.
          name: "faults",
          include: ["tests/faults/**/*.test.ts"],
          exclude: alone,
          testTimeout: 600_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
          ...withPostgres,
        },
      },
      {
        test: {
          // By itself: it kills processes as fast as they can be started, and keeps both cores busy with that.
          name: "faults-alone",
          include: alone,
          testTimeout: 600_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
          ...withPostgres,
        },
      },
    ],
  },
});
