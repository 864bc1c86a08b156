import { flushCompileCache } from "node:module";
import { afterAll } from "vitest";

/** Writes down what Node compiled, which it would do at the end of its process only, and vitest kills its processes. */
afterAll(() => flushCompileCache());
