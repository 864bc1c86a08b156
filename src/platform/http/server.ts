import { createServer, type IncomingMessage, type Server } from "node:http";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { second } from "../../kernel/clock.ts";

/** How long a connection may take to say what it wants. Milliseconds. */
export type Patience = {
  /** From the first byte, or from connecting where none comes, until all headers are there. */
  readonly headers: number;
  /** So often connections are looked at: one stands at most this much longer. */
  readonly looks: number;
  /** In each stretch of this long a body brings `bodyPace` for every second of it, or is over. */
  readonly body: number;
};

/** Headers are closed within 15 seconds, bodies within 30. */
const usualPatience: Patience = { headers: 10 * second, looks: 2.5 * second, body: 28 * second };

/** Bytes per second: a photo over the slowest telephone network comes faster. */
const bodyPace = 4_096;
/** Browsers and other servers send some twenty, proxies add a few. */
const mostHeaders = 100;
/** All headers together, in bytes. */
const headerBytes = 16_384;

type Answer = (request: Request, bindings: HttpBindings) => Response | Promise<Response>;

/**
 * The HTTP server in front of a wijk; it does not listen yet. Nobody holds a connection without using it: headers that come slowly, a body
 * that hardly moves and more than a hundred headers end it (408, 431). `listens` to one request as Node has it, and answers with `answer`.
 */
export const createWijkServer = (answer: Answer, patience: Patience = usualPatience): Server => {
  const listener = getRequestListener(answer as never, { overrideGlobalObjects: false });
  const server = createServer(
    {
      maxHeaderSize: headerBytes,
      headersTimeout: patience.headers,
      connectionsCheckingInterval: patience.looks,
      // A large photo may take longer than any text: what counts is that it moves.
      requestTimeout: 0,
    },
    (incoming, outgoing) => {
      if (incoming.rawHeaders.length > 2 * mostHeaders) {
        outgoing.writeHead(431, { connection: "close" }).end();
        return;
      }
      watchBody(incoming, patience.body);
      void listener(incoming, outgoing);
    },
  );
  // Counted above, and bounded by their size: Node would leave out what comes after the first of them without a word.
  server.maxHeadersCount = 0;
  return server;
};

/** Ends a connection whose body does not move. */
const watchBody = (incoming: IncomingMessage, stretch: number): void => {
  const { headers, socket } = incoming;
  if (headers["content-length"] === undefined && headers["transfer-encoding"] === undefined) return;
  let read = socket.bytesRead;
  const timer = setInterval(() => {
    const came = socket.bytesRead - read;
    read = socket.bytesRead;
    if (incoming.complete) clearInterval(timer);
    else if (came < (stretch / second) * bodyPace) {
      clearInterval(timer);
      socket.destroy();
    }
  }, stretch);
  timer.unref();
  const stop = () => clearInterval(timer);
  incoming.once("end", stop).once("close", stop);
};
