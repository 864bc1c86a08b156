import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import type { Route } from "./route.ts";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

const compressed = promisify(brotliCompress);
/** Letters of a font are compressed already. */
const isText = (type: string): boolean => !type.startsWith("font/");
const takesBrotli = (header: string | undefined): boolean =>
  /(^|,)\s*br\s*(;\s*q=(?!0(\.0*)?\s*(,|$))|,|$)/i.test(header ?? "");

type Kept = { readonly body: Uint8Array<ArrayBuffer>; readonly small: Uint8Array<ArrayBuffer> | null };

/** The name after `/assets/`; empty where its percent signs are no text (RFC 3986, 2.1). */
const nameIn = (url: string): string => {
  try {
    return normalize(decodeURIComponent(new URL(url).pathname.slice("/assets/".length)));
  } catch {
    return "";
  }
};

/**
 * Serves the built files of the pages from memory, compressed for who takes that (RFC 9110, 12.5.3). Names with a hash of the content
 * never change. What is private is not compressed anywhere: its length would tell of what stands in it.
 */
export const assetRoute = (folder: string): Route => {
  const files = new Map<string, Promise<Kept | null>>();
  const read = async (name: string, type: string): Promise<Kept | null> => {
    const bytes = await readFile(join(folder, name)).catch(() => null);
    if (bytes === null) return null;
    return { body: new Uint8Array(bytes), small: isText(type) ? new Uint8Array(await compressed(bytes)) : null };
  };
  return {
    method: "GET",
    path: "/assets/*",
    handle: async (context) => {
      const name = nameIn(context.req.url);
      const type = types[extname(name)];
      if (type === undefined || name.startsWith("..") || name.includes("/"))
        return new Response("Not found", { status: 404 });
      const reading = files.get(name) ?? read(name, type);
      files.set(name, reading);
      const file = await reading;
      if (file === null) {
        files.delete(name);
        return new Response("Not found", { status: 404 });
      }
      const isHashed = /-[A-Za-z0-9_-]{8}\.\w+$/.test(name);
      const cacheControl = isHashed ? "public, max-age=31536000, immutable" : "public, max-age=3600";
      const headers = { "content-type": type, "cache-control": cacheControl };
      if (file.small === null) return new Response(file.body, { headers });
      const small = takesBrotli(context.req.header("accept-encoding"));
      return new Response(small ? file.small : file.body, {
        headers: { ...headers, vary: "Accept-Encoding", ...(small ? { "content-encoding": "br" } : {}) },
      });
    },
  };
};
