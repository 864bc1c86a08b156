import type { When } from "./times.ts";

/** Something that happens in the demonstration, once, at its time. */
export type Moment = { readonly when: When; readonly happen: () => Promise<unknown> };
