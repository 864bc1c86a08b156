import { createHash } from "node:crypto";
import type { Context } from "hono";

/** What software reads, and is the same for whoever asks. */
export type PublicFile = {
  readonly body: string;
  readonly type: string;
  /** When what stands in it changed last; not told where that would mean nothing. */
  readonly modified?: Date;
};

const namesIn = (header: string): readonly string[] => header.split(",").map((name) => name.trim().replace(/^W\//, ""));

/**
 * Answers with a file that any page may read and search engines leave alone. Who has it already is told so (304) by its
 * ETag alone: when something was taken away, no date is later, and who asked by date would keep it. It is asked for anew
 * each time, so that what is withdrawn is gone at once.
 */
export const publicFile = (context: Context, { body, type, modified }: PublicFile): Response => {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const headers = new Headers({
    etag,
    "cache-control": "public, no-cache",
    "access-control-allow-origin": "*",
    "x-robots-tag": "noindex",
    ...(modified === undefined ? {} : { "last-modified": modified.toUTCString() }),
  });
  const has = namesIn(context.req.header("if-none-match") ?? "");
  if (has.includes(etag) || has.includes("*")) return new Response(null, { status: 304, headers });
  headers.set("content-type", type);
  return new Response(body, { headers });
};

const refusals = { 400: "Bad request", 404: "Not found", 501: "There is no such form of this" } as const;

/** What stands at the address of a file that is not there, or not for everyone. */
export const noPublicFile = (status: keyof typeof refusals = 404): Response =>
  new Response(refusals[status], {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "access-control-allow-origin": "*" },
  });
