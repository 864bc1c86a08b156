import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import type { Route } from "./route.ts";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** Serves the built files of the pages from memory. Names with a hash of the content never change. */
export const assetRoute = (folder: string): Route => {
  const files = new Map<string, { readonly body: Uint8Array<ArrayBuffer>; readonly type: string }>();
  return {
    method: "GET",
    path: "/assets/*",
    handle: async (context) => {
      const name = normalize(decodeURIComponent(new URL(context.req.url).pathname.slice("/assets/".length)));
      const type = types[extname(name)];
      if (type === undefined || name.startsWith("..") || name.includes("/"))
        return new Response("Not found", { status: 404 });
      const known = files.get(name);
      const body =
        known?.body ??
        (await readFile(join(folder, name)).then(
          (bytes) => new Uint8Array(bytes),
          () => null,
        ));
      if (body === null) return new Response("Not found", { status: 404 });
      files.set(name, { body, type });
      const isHashed = /-[A-Za-z0-9_-]{8}\.\w+$/.test(name);
      const cacheControl = isHashed ? "public, max-age=31536000, immutable" : "public, max-age=3600";
      return new Response(body, { headers: { "content-type": type, "cache-control": cacheControl } });
    },
  };
};
