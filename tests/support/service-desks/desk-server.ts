import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One request as it came. */
export type DeskRequest = {
  readonly method: string;
  readonly path: string;
  readonly type: string;
  readonly query: URLSearchParams;
  readonly body: string;
};

/** What a desk answers: JSON, or a text that is none. */
export type DeskAnswer = { readonly status: number; readonly json?: unknown; readonly text?: string };

/** A desk of a gemeente on loopback, which keeps every request. */
export type DeskServer = {
  readonly origin: string;
  readonly requests: DeskRequest[];
  /** Has the next requests of a method answered this way: with a status, by hanging up before or after taking it in. */
  trouble: { readonly method: string; readonly how: "refuse" | "hang-up" | "hang-up-after" | DeskAnswer } | null;
  /** Nobody listens any more, until `open`. */
  shut(): Promise<void>;
  open(): Promise<void>;
  close(): Promise<void>;
};

/** Opens a desk that answers by `answer`. */
export const openDeskServer = async (
  answer: (request: DeskRequest, origin: string) => DeskAnswer,
): Promise<DeskServer> => {
  let port = 0;
  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    let body = "";
    for await (const piece of incoming) body += piece;
    const url = new URL(incoming.url ?? "/", desk.origin);
    const { method = "" } = incoming;
    const type = incoming.headers["content-type"] ?? "";
    const request = { method, path: url.pathname, type, query: url.searchParams, body };
    desk.requests.push(request);
    const how = desk.trouble?.method === method ? desk.trouble.how : null;
    if (how === "hang-up") return void incoming.socket.destroy();
    const given = typeof how === "object" && how !== null ? how : answer(request, desk.origin);
    if (how === "hang-up-after") return void incoming.socket.destroy();
    response.writeHead(given.status, { "content-type": given.text === undefined ? "application/json" : "text/html" });
    response.end(given.text ?? JSON.stringify(given.json ?? {}));
  };
  const server = createServer((incoming, response) => void handle(incoming, response));
  const listen = async (): Promise<void> => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    ({ port } = server.address() as AddressInfo);
  };
  const shut = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  await listen();
  const desk: DeskServer = {
    origin: `http://127.0.0.1:${port}`,
    requests: [],
    trouble: null,
    shut,
    open: listen,
    close: async () => {
      if (server.listening) await shut();
    },
  };
  return desk;
};
