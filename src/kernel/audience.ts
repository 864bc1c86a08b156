/** Who something is written for. `wijk`: members only, never leaves this server. `everyone`: public, also outside. */
export type Audience = "wijk" | "everyone";

export const audiences = ["wijk", "everyone"] as const satisfies readonly Audience[];
