import { defineConfig } from "vitest/config";

/** `npm run tasks`: counts and measures, and is no part of the tests. */
export default defineConfig({
  test: {
    root: new URL("../../", import.meta.url).pathname,
    include: ["tests/tasks/*.tasks.ts"],
    experimental: { viteModuleRunner: false, nodeLoader: false },
    globalSetup: ["tests/support/built-web.ts", "tests/support/postgres-server.ts"],
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
