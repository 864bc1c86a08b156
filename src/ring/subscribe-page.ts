/**
 * Finds the page on a visitor's own server where our wijk can be followed (OStatus subscribe, as in their WebFinger);
 * `unreadable` when the address is no address, `unknown` when nothing answers to it.
 */
export type FindSubscribePage = (
  visitorAddress: string,
  ourAddress: string,
) => Promise<string | "unreadable" | "unknown">;
