/**
 * Who something is written for. `wijk`: members only, never leaves this server. `kring`: also the residents of the wijken in the ring
 * of the wijk that owns the thread, and nobody else. `everyone`: public, also outside.
 */
export type Audience = "wijk" | "kring" | "everyone";

/** From near to far: what was once written for one of these can be opened to the next, and never closed again. */
export const audiences = ["wijk", "kring", "everyone"] as const satisfies readonly Audience[];

/** Whether it has an address that somebody outside the wijk may read. */
export const leavesTheWijk = (audience: Audience): boolean => audience !== "wijk";
