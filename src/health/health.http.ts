import type { Route } from "../platform/http/route.ts";
import { expositionType } from "./exposition.ts";

/** `ready`, or in one word what is not. */
export type Readiness = "ready" | "database" | "schema";

const answer = (text: string, status: number, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(text, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", ...headers },
  });

/**
 * What machines that look after this process ask: whether it is alive, whether it can serve, and its figures. They say
 * nothing that a stranger could use, and answer while the database is away and before there is a wijk.
 */
export const healthRoutes = (parts: {
  /** Settles within moments, whatever the database does. */
  readonly readiness: () => Promise<Readiness>;
  readonly metrics: () => Promise<string>;
}): readonly Route[] => [
  { method: "GET", path: "/healthz", handle: () => answer("alive\n", 200) },
  {
    method: "GET",
    path: "/readyz",
    handle: async () => {
      const readiness = await parts.readiness();
      return readiness === "ready" ? answer("ready\n", 200) : answer(`${readiness}\n`, 503, { "retry-after": "10" });
    },
  },
  {
    method: "GET",
    path: "/metrics",
    handle: async () => answer(await parts.metrics(), 200, { "content-type": expositionType }),
  },
];
