import type { Person } from "../support/person.ts";

/** One page as somebody opens it. `press` sends a form on it first, to see the page that comes back. */
export type PageToSee = {
  readonly name: string;
  readonly path: string;
  readonly as?: Person;
  readonly press?: string;
};

/** What to call it, where it is, who opens it, and what they press on it. */
export const page = (name: string, path: string, as?: Person, press?: string): PageToSee => ({
  name,
  path,
  ...(as === undefined ? {} : { as }),
  ...(press === undefined ? {} : { press }),
});
