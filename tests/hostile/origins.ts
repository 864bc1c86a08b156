import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";

/** A server of someone else: answers from `pages`, and remembers every request that came. */
export type Origin = {
  readonly url: string;
  readonly requests: string[];
  readonly pages: Map<string, Page>;
  /** All bytes that came, of every connection: lines, headers and bodies as they were sent. */
  wire(): Buffer;
  close(): Promise<void>;
};

/** A document to serve as ActivityStreams, or a hand that answers. */
export type Page = object | ((request: IncomingMessage, response: ServerResponse) => void);

export const activityJson = "application/activity+json";

export const createOrigin = async (): Promise<Origin> => {
  const requests: string[] = [];
  const pages = new Map<string, Page>();
  const connections: Buffer[][] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const page = pages.get((request.url ?? "").split("?")[0] ?? "");
    if (page === undefined) response.writeHead(404).end();
    else if (typeof page === "function") page(request, response);
    else response.writeHead(200, { "content-type": activityJson }).end(JSON.stringify(page));
  });
  server.on("connection", (socket) => {
    const bytes: Buffer[] = [];
    connections.push(bytes);
    socket.on("data", (piece: Buffer) => bytes.push(piece));
  });
  const wire = () => Buffer.concat(connections.flatMap((bytes) => [...bytes, Buffer.from("\n")]));
  return { url: await listen(server), requests, pages, wire, close: () => stop(server) };
};

export const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

export const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Someone with an actor document and a key on an origin. */
export type Person = {
  readonly id: string;
  readonly keyId: string;
  readonly privateKey: KeyObject;
  readonly publicPem: string;
  readonly document: Record<string, unknown>;
};

export const newKeyPair = () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { privateKey, publicPem: publicKey.export({ type: "spki", format: "pem" }).toString() };
};

/** Someone as Mastodon serves them: the key stands in the actor document, under its fragment. */
export const settle = (origin: Origin, name: string): Person => {
  const { privateKey, publicPem } = newKeyPair();
  const id = `${origin.url}/users/${name}`;
  const keyId = `${id}#main-key`;
  const document = {
    "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"],
    id,
    type: "Person",
    preferredUsername: name,
    inbox: `${id}/inbox`,
    publicKey: { id: keyId, owner: id, publicKeyPem: publicPem },
  };
  origin.pages.set(`/users/${name}`, document);
  origin.pages.set(`/users/${name}/inbox`, (request, response) => {
    request.resume();
    response.writeHead(202).end();
  });
  return { id, keyId, privateKey, publicPem, document };
};

/** A reply by `author`, as an activity. */
export const noteBy = (author: string, name = "1", changes: { activity?: object; object?: object } = {}) => ({
  "@context": "https://www.w3.org/ns/activitystreams",
  id: `${author}/statuses/${name}/activity`,
  type: "Create",
  actor: author,
  to: ["https://www.w3.org/ns/activitystreams#Public"],
  object: {
    id: `${author}/statuses/${name}`,
    type: "Note",
    attributedTo: author,
    content: "<p>Bij de bakker.</p>",
    ...changes.object,
  },
  ...changes.activity,
});

/** What a hostile sender changes about an otherwise right request. `null` leaves a header out. */
export type Tampering = {
  readonly signedHeaders?: readonly string[];
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly signedFor?: string;
  /** What is signed as the request's target; without it what is really asked for, without its query. */
  readonly signedTarget?: string;
  /** Takes the place of the whole `Signature` header that would be sent; is given that one. */
  readonly header?: (signature: string) => string | null;
  readonly digestOf?: string;
  readonly signature?: string;
  readonly keyId?: string;
  readonly chunked?: boolean;
  /** The `Host` that is really sent. */
  readonly sentHost?: string;
};

/** Signs by draft-cavage with code of its own, and posts. Gives the status and what the answer said. */
export const post = async (
  inbox: string,
  activity: object | string | Buffer,
  signer: Pick<Person, "keyId" | "privateKey">,
  now: Date,
  tampering: Tampering = {},
): Promise<{ status: number; text: string; headers: IncomingMessage["headers"] }> => {
  const body = typeof activity === "string" || Buffer.isBuffer(activity) ? activity : JSON.stringify(activity);
  const url = new URL(inbox);
  const headers: Record<string, string> = {
    host: tampering.signedFor ?? url.host,
    date: now.toUTCString(),
    digest: `SHA-256=${createHash("sha256")
      .update(tampering.digestOf ?? body)
      .digest("base64")}`,
    "content-type": activityJson,
  };
  for (const [name, value] of Object.entries(tampering.headers ?? {})) {
    if (value === null) delete headers[name];
    else headers[name] = value;
  }
  const covered = tampering.signedHeaders ?? ["(request-target)", "host", "date", "digest", "content-type"];
  const lines = covered
    .filter((name) => name === "(request-target)" || headers[name] !== undefined)
    .map(
      (name) =>
        `${name}: ${name === "(request-target)" ? (tampering.signedTarget ?? `post ${url.pathname}`) : headers[name]}`,
    );
  const signature = sign("sha256", Buffer.from(lines.join("\n")), signer.privateKey).toString("base64");
  const names = lines.map((line) => line.slice(0, line.indexOf(": "))).join(" ");
  headers.signature = `keyId="${tampering.keyId ?? signer.keyId}",algorithm="rsa-sha256",headers="${names}",signature="${tampering.signature ?? signature}"`;
  const changed = tampering.header === undefined ? headers.signature : tampering.header(headers.signature);
  if (changed === null) delete headers.signature;
  else headers.signature = changed;
  headers.host = tampering.sentHost ?? url.host;
  return send(inbox, headers, body, tampering.chunked);
};

/** Posts a body with exactly these headers. */
export const send = (inbox: string, headers: Record<string, string>, body: string | Buffer, chunked = false) =>
  new Promise<{ status: number; text: string; headers: IncomingMessage["headers"] }>((resolve, reject) => {
    const length = chunked ? { "transfer-encoding": "chunked" } : { "content-length": String(Buffer.byteLength(body)) };
    const request = httpRequest(
      inbox,
      { method: "POST", headers: { ...length, ...headers }, agent: false },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (piece) => {
          text += piece;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
      },
    );
    let answered = false;
    request.on("response", () => {
      answered = true;
    });
    request.on("error", (error) => {
      if (!answered) reject(error);
    });
    request.end(body);
  });
