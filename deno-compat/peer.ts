import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";

/** One person on a server of their own, as small as it can be: an actor document and a signature. */
export type Peer = {
  /** Answers `question` in public, at the inbox of its wijk. */
  answer(given: {
    readonly question: string;
    readonly author: string;
    readonly inbox: string;
    readonly text: string;
  }): Promise<Response>;
  close(): Promise<void>;
};

const everyone = "https://www.w3.org/ns/activitystreams#Public";
const activityStreams = "https://www.w3.org/ns/activitystreams";

const path = "/users/loes";

/** Starts it on a free port of loopback. It takes in whatever comes to its inbox and does nothing with it. */
export const startPeer = (): Peer => {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, (request): Response => {
    const { origin, pathname } = new URL(request.url);
    if (request.method === "POST") return new Response(null, { status: 202 });
    if (pathname !== path) return new Response(null, { status: 404 });
    const id = `${origin}${path}`;
    return Response.json(
      {
        "@context": [activityStreams, "https://w3id.org/security/v1"],
        id,
        type: "Person",
        preferredUsername: "loes",
        name: "Loes",
        inbox: `${id}/inbox`,
        publicKey: { id: `${id}#main-key`, owner: id, publicKeyPem: publicKey.export({ type: "spki", format: "pem" }) },
      },
      { headers: { "content-type": "application/activity+json" } },
    );
  });
  const origin = `http://127.0.0.1:${server.addr.port}`;
  const actor = `${origin}${path}`;

  return {
    answer: async ({ question, author, inbox, text }) => {
      const id = `${origin}/notes/${randomUUID()}`;
      const addressed = { to: [everyone], cc: [author] };
      const body = JSON.stringify({
        "@context": activityStreams,
        id: `${id}/activity`,
        type: "Create",
        actor,
        ...addressed,
        object: { id, type: "Note", attributedTo: actor, inReplyTo: question, content: `<p>${text}</p>`, ...addressed },
      });
      const { host, pathname } = new URL(inbox);
      const date = new Date().toUTCString();
      const digest = `SHA-256=${createHash("sha256").update(body).digest("base64")}`;
      const signed = `(request-target): post ${pathname}\nhost: ${host}\ndate: ${date}\ndigest: ${digest}`;
      const signature = sign("sha256", new TextEncoder().encode(signed), privateKey).toString("base64");
      return fetch(inbox, {
        method: "POST",
        headers: {
          "content-type": "application/activity+json",
          date,
          digest,
          signature: `keyId="${actor}#main-key",algorithm="rsa-sha256",headers="(request-target) host date digest",signature="${signature}"`,
        },
        body,
      });
    },
    close: () => server.shutdown(),
  };
};
