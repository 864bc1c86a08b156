import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { megabyte } from "./http-exchange.ts";
import type { SignedParts } from "./http-signature.ts";

export type Reply = {
  readonly status: number;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Key id of the right signature, for the list of requests. */
  readonly signedBy?: string | null;
};

/** Reads at most a little over 1 MB: enough to know that a body is too large. */
const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= megabyte + chunk.length) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const partsOf = (request: IncomingMessage): SignedParts => ({
  method: request.method ?? "GET",
  path: request.url ?? "/",
  headers: Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  ),
});

const answer = (response: ServerResponse, reply: Reply): void => {
  response.writeHead(reply.status, {
    ...(reply.contentType === undefined ? {} : { "content-type": reply.contentType }),
    ...reply.headers,
  });
  response.end(reply.body ?? "");
};

/** An HTTP server on a free loopback port that answers with `handle`; what `handle` throws is answered 500. */
export const listenOnLoopback = async (
  handle: (parts: SignedParts, body: Buffer) => Promise<Reply>,
  failed: (error: unknown) => void,
): Promise<{ readonly port: number; close(): Promise<void> }> => {
  const server: Server = createServer((request, response) => {
    bodyOf(request)
      .then((body) => handle(partsOf(request), body))
      .catch((error: unknown): Reply => {
        failed(error);
        return { status: 500 };
      })
      .then((reply) => answer(response, reply));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
