import { createBoundedMap } from "../../kernel/bounded-map.ts";
import { type Clock, minute, second } from "../../kernel/clock.ts";
import { networkOf } from "./client-address.ts";

/** Counts requests that lead to nothing, per network and minute: whoever sends very many of them only looks for what is open. */
export type Misses = {
  /** For how many seconds a network is heard no more; `null` while it is. */
  waitFor(clientAddress: string): number | null;
  /** Counts an answer, when it says that there was nothing to be had. */
  count(clientAddress: string, status: number): void;
};

/** Nothing there, not allowed, or no request at all. A form that is not filled in right is none of these. */
const leadToNothing = new Set([400, 401, 403, 404, 405, 406, 413, 415]);
const networks = 20_000;

/** `perMinute` misses are answered as always; it remembers at most 20,000 networks. */
export const createMisses = (parts: { readonly perMinute: number; readonly clock: Clock }): Misses => {
  const counts = createBoundedMap<{ readonly nth: number; count: number }>(networks);
  const time = (): number => parts.clock().getTime();
  const nthMinute = (): number => Math.floor(time() / minute);
  const counted = (clientAddress: string) => {
    const known = counts.get(networkOf(clientAddress));
    return known?.nth === nthMinute() ? known : { nth: nthMinute(), count: 0 };
  };
  return {
    waitFor: (clientAddress) => {
      const { nth, count } = counted(clientAddress);
      return count < parts.perMinute ? null : Math.ceil(((nth + 1) * minute - time()) / second);
    },
    count: (clientAddress, status) => {
      if (!leadToNothing.has(status)) return;
      const known = counted(clientAddress);
      known.count += 1;
      counts.set(networkOf(clientAddress), known);
    },
  };
};
