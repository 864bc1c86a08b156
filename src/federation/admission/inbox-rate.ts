import { createBoundedMap } from "../../kernel/bounded-map.ts";
import { type Clock, minute, second } from "../../kernel/clock.ts";
import type { InboxRateLimit } from "./admit.ts";

/** Counts requests per address and per sending host within the running minute; says for how long to stay away. */
export const createInboxRate = (parts: { readonly perMinute: number; readonly clock: Clock }): InboxRateLimit => {
  const counts = createBoundedMap<{ window: number; count: number }>(20_000);
  return ({ kind, value }) => {
    const now = parts.clock().getTime();
    const window = Math.floor(now / minute);
    const key = `${kind} ${value}`;
    const known = counts.get(key);
    const counted = known !== undefined && known.window === window ? known : { window, count: 0 };
    counted.count += 1;
    counts.set(key, counted);
    return counted.count <= parts.perMinute ? null : Math.ceil(((window + 1) * minute - now) / second);
  };
};
