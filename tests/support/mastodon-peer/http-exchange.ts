import { request as requestOverHttp } from "node:http";
import { request as requestOverHttps } from "node:https";

export const megabyte = 1024 * 1024;

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body was over 1 MB and was cut off. */
  readonly tooLarge: boolean;
};

/** One request without redirects. Rejects when there is no connection. */
export const exchange = (
  method: "GET" | "POST",
  address: string,
  headers: Readonly<Record<string, string>>,
  body?: string,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const start = address.startsWith("https:") ? requestOverHttps : requestOverHttp;
    const outgoing = start(address, { method, headers, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      let size = 0;
      incoming.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size <= megabyte) chunks.push(chunk);
      });
      incoming.on("error", reject);
      incoming.on("end", () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(incoming.headers).map(([name, value]) => [name, String(value ?? "")]),
          ),
          body: Buffer.concat(chunks).toString("utf8"),
          tooLarge: size > megabyte,
        }),
      );
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
