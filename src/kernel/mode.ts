/** What this server is: the square of a wijk, or a gemeente that speaks with wijken. Chosen at set-up, for good. */
export type Mode = "wijk" | "gemeente";

export const modes = ["wijk", "gemeente"] as const satisfies readonly Mode[];
