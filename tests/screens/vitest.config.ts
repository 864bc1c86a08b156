import { defineConfig } from "vitest/config";

/** `npm run screenshots`: draws, and is no part of the tests. */
export default defineConfig({
  test: {
    root: new URL("../../", import.meta.url).pathname,
    include: ["tests/screens/*.screens.ts"],
    experimental: { viteModuleRunner: false, nodeLoader: false },
    globalSetup: ["tests/support/built-web.ts", "tests/support/postgres-server.ts"],
    testTimeout: 1_800_000,
    hookTimeout: 600_000,
  },
});
