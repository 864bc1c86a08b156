import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { hearOrders, sharedClock } from "./child.ts";
import { createMessageReader } from "./http-messages.ts";

/** What the bench asks of the sink: to open its doors, and to wait for so many POSTs to different inboxes. */
export type SinkOrder =
  | {
      readonly kind: "open";
      readonly addresses: readonly string[];
      readonly key: string;
      readonly certificate: string;
    }
  | { readonly kind: "expect"; readonly count: number };

/** Times are of `sharedClock`. `requests` is more than the count when something came twice. */
export type SinkReport =
  | { readonly kind: "opened"; readonly httpPort: number; readonly httpsPort: number }
  | { readonly kind: "expecting" }
  | {
      readonly kind: "complete";
      readonly first: number;
      readonly last: number;
      readonly requests: number;
      readonly connections: number;
    };

const accepted = Buffer.from("HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\n\r\n");

let expected = 0;
let seen = new Set<string>();
let requests = 0;
let connections = 0;
let first = 0;
let complete: (report: SinkReport) => void = () => {};

const receive = (head: string): void => {
  const now = sharedClock();
  if (requests === 0) first = now;
  requests += 1;
  seen.add(head.slice(0, head.indexOf(" HTTP/1.1")));
  if (seen.size === expected) complete({ kind: "complete", first, last: now, requests, connections });
};

const serve = (socket: Socket): void => {
  connections += 1;
  socket.setNoDelay(true);
  socket.on("error", () => socket.destroy());
  const read = createMessageReader((head) => {
    receive(head);
    socket.write(accepted);
  });
  socket.on("data", read);
};

const listen = async (server: Server, port: number, address: string): Promise<number> => {
  server.listen(port, address, 1_024);
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
};

hearOrders<SinkOrder, SinkReport>(async (order, report) => {
  if (order.kind === "open") {
    let [httpPort, httpsPort] = [0, 0];
    for (const address of order.addresses) {
      httpPort = await listen(createServer(serve), httpPort, address);
      httpsPort = await listen(createTlsServer({ key: order.key, cert: order.certificate }, serve), httpsPort, address);
    }
    report({ kind: "opened", httpPort, httpsPort });
    return;
  }
  expected = order.count;
  seen = new Set();
  [requests, connections, first] = [0, 0, 0];
  complete = report;
  report({ kind: "expecting" });
});
