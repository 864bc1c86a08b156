import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { hearOrders, sharedClock } from "./child.ts";
import { createMessageReader } from "./http-messages.ts";
import { type ReplyShape, replyBody } from "./reply-bodies.ts";

export type Asked = { readonly question: string; readonly asker: string };

/** What the bench asks of the peers: to be there, to sign so many replies, and to send what they signed. */
export type PeersOrder =
  | { readonly kind: "open"; readonly addresses: readonly string[]; readonly actors: number }
  | {
      readonly kind: "sign";
      readonly inbox: string;
      readonly round: string;
      readonly count: number;
      readonly shape: ReplyShape;
      readonly asked: readonly Asked[];
    }
  | { readonly kind: "send"; readonly inFlight: number };

export type PeersReport =
  | { readonly kind: "opened" }
  | { readonly kind: "signed"; readonly bodyBytes: number }
  | {
      readonly kind: "sent";
      readonly first: number;
      readonly last: number;
      readonly answers: Readonly<Record<string, number>>;
    };

type Peer = { readonly id: string; readonly privateKey: KeyObject };

const activityJson = "application/activity+json";
const peers: Peer[] = [];
let inbox = new URL("http://127.0.0.1/");
let signed: Buffer[] = [];

const documentOf = (id: string, name: string, publicKeyPem: string) => ({
  "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"],
  id,
  type: "Person",
  preferredUsername: name,
  name,
  url: id,
  inbox: `${id}/inbox`,
  outbox: `${id}/outbox`,
  followers: `${id}/followers`,
  endpoints: { sharedInbox: new URL("/inbox", id).href },
  publicKey: { id: `${id}#main-key`, owner: id, publicKeyPem },
});

const open = async (addresses: readonly string[], actors: number): Promise<void> => {
  const documents = new Map<string, string>();
  let port = 0;
  const origins: string[] = [];
  for (const address of addresses) {
    const server = createServer((request, response) => {
      const document = documents.get(`http://${request.headers.host}${request.url}`);
      if (document === undefined) response.writeHead(404).end();
      else response.writeHead(200, { "content-type": activityJson }).end(document);
    });
    server.listen(port, address);
    await once(server, "listening");
    port = (server.address() as AddressInfo).port;
    origins.push(`http://${address}:${port}`);
  }
  for (let index = 0; index < actors; index++) {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
    const id = `${origins[index % origins.length]}/users/buur${index}`;
    const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
    documents.set(id, JSON.stringify(documentOf(id, `buur${index}`, pem)));
    peers.push({ id, privateKey });
  }
};

/** A whole request, ready to be written: draft-cavage over five headers, as Mastodon signs. */
const requestOf = (peer: Peer, body: string, date: string): Buffer => {
  const digest = `SHA-256=${createHash("sha256").update(body).digest("base64")}`;
  const covered = [
    `(request-target): post ${inbox.pathname}`,
    `host: ${inbox.host}`,
    `date: ${date}`,
    `digest: ${digest}`,
    `content-type: ${activityJson}`,
  ];
  const signature = sign("sha256", Buffer.from(covered.join("\n")), peer.privateKey).toString("base64");
  const names = covered.map((line) => line.slice(0, line.indexOf(": "))).join(" ");
  const head = [
    `POST ${inbox.pathname} HTTP/1.1`,
    ...covered.slice(1),
    `signature: keyId="${peer.id}#main-key",algorithm="rsa-sha256",headers="${names}",signature="${signature}"`,
    "user-agent: Mastodon/4.4.0 (http.rb/5.3.0)",
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
};

/** Sends everything that was signed over `inFlight` kept connections, on each the next when the last was answered. */
const send = async (inFlight: number): Promise<Extract<PeersReport, { kind: "sent" }>> => {
  const answers: Record<string, number> = {};
  const first = sharedClock();
  let last = first;
  let next = 0;
  const connection = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = connect({ host: inbox.hostname, port: Number(inbox.port), noDelay: true });
      const sendNext = () => {
        const request = signed[next++];
        if (request === undefined) {
          socket.end();
          resolve();
        } else socket.write(request);
      };
      const read = createMessageReader((head) => {
        const status = head.split(" ")[1] ?? "none";
        answers[status] = (answers[status] ?? 0) + 1;
        last = sharedClock();
        sendNext();
      });
      socket
        .once("connect", sendNext)
        .on("data", read)
        .on("error", reject)
        .on("close", () => resolve());
    });
  await Promise.all(Array.from({ length: inFlight }, connection));
  return { kind: "sent", first, last, answers };
};

hearOrders<PeersOrder, PeersReport>(async (order, report) => {
  if (order.kind === "open") {
    await open(order.addresses, order.actors);
    report({ kind: "opened" });
  } else if (order.kind === "sign") {
    inbox = new URL(order.inbox);
    const at = new Date();
    let bodyBytes = 0;
    signed = Array.from({ length: order.count }, (_, index) => {
      const peer = peers[index % peers.length] as Peer;
      const asked = order.asked[index % order.asked.length] as Asked;
      const body = replyBody({ ...order, ...asked, actor: peer.id, number: `${order.round}-${index}`, at });
      bodyBytes = Buffer.byteLength(body);
      return requestOf(peer, body, at.toUTCString());
    });
    report({ kind: "signed", bodyBytes });
  } else report(await send(order.inFlight));
});
