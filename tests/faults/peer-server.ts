import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { activityJson, newKeyPair, type Person, post } from "../hostile/origins.ts";
import type { Answer } from "./model.ts";

/** One delivery that came in. `at` is in milliseconds of the machine's clock. */
export type Arrival = {
  readonly activity: Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };
  readonly body: string;
  readonly at: number;
  /** Whether it has a signature and a digest that fits. */
  readonly signed: boolean;
};

/** A server elsewhere with one person on it, on an address of loopback of its own. */
export type PeerServer = {
  readonly url: string;
  readonly host: string;
  readonly person: Person;
  /** Everything that came into its inbox, in order. */
  readonly arrivals: Arrival[];
  /** What it does with a delivery; the usual is 202. */
  answer: (response: ServerResponse, arrival: Arrival) => void;
  /** Sends an activity to an inbox, signed at this moment. Throws when there is no answer. */
  send(inbox: string, activity: object): Promise<Answer>;
  /** Refuses connections, and ends those that are open. */
  close(): Promise<void>;
};

/** Opens a peer on `address`, such as 127.0.0.7. `keys` may be shared between peers: making them takes a while. */
export const createPeerServer = async (
  address: string,
  keys: ReturnType<typeof newKeyPair> = newKeyPair(),
): Promise<PeerServer> => {
  const arrivals: Arrival[] = [];
  const server = createServer(async (request, response) => {
    if (request.method !== "POST") {
      const known = request.url === "/users/volger";
      response.writeHead(known ? 200 : 404, { "content-type": activityJson });
      response.end(known ? JSON.stringify(person.document) : "{}");
      return;
    }
    let body = "";
    try {
      for await (const piece of request) body += piece;
    } catch {
      // Whoever sent it was killed half-way: nothing has come.
      return;
    }
    const arrival = { activity: JSON.parse(body), body, at: Date.now(), signed: isSigned(request.headers, body) };
    arrivals.push(arrival);
    peer.answer(response, arrival);
  });
  server.listen(0, address);
  await once(server, "listening");
  const host = `${address}:${(server.address() as AddressInfo).port}`;
  const person = personAt(`http://${host}`, keys);

  const peer: PeerServer = {
    url: `http://${host}`,
    host,
    person,
    arrivals,
    answer: (response) => void response.writeHead(202).end(),
    send: async (inbox, activity) => {
      const { status, headers } = await post(inbox, activity, person, new Date());
      return { status, retryAfter: headers["retry-after"] };
    },
    close: () => closed(server),
  };
  return peer;
};

const isSigned = (headers: IncomingHttpHeaders, body: string): boolean =>
  /keyId="[^"]+".*signature="[^"]{300,}"/.test(String(headers.signature)) &&
  headers.digest === `SHA-256=${createHash("sha256").update(body).digest("base64")}`;

const personAt = (url: string, { privateKey, publicPem }: ReturnType<typeof newKeyPair>): Person => {
  const id = `${url}/users/volger`;
  const keyId = `${id}#main-key`;
  const document = {
    "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"],
    id,
    type: "Person",
    preferredUsername: "volger",
    name: "Volger",
    inbox: `${url}/inbox`,
    publicKey: { id: keyId, owner: id, publicKeyPem: publicPem },
  };
  return { id, keyId, privateKey, publicPem, document };
};

const closed = async (server: Server): Promise<void> => {
  if (!server.listening) return;
  const gone = once(server, "close");
  server.close();
  server.closeAllConnections();
  await gone;
};
