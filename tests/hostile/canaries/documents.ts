import { sign } from "node:crypto";
import type { Person } from "../origins.ts";
import type { CanaryWorld } from "./world.ts";

/** The headers of a GET that somebody signs (draft-cavage), as secure servers do. */
const signatureOf = (address: string, signer: Pick<Person, "keyId" | "privateKey">, now: Date) => {
  const { host, pathname, search } = new URL(address);
  const date = now.toUTCString();
  const signed = `(request-target): get ${pathname}${search}\nhost: ${host}\ndate: ${date}`;
  const signature = sign("sha256", Buffer.from(signed), signer.privateKey).toString("base64");
  return {
    date,
    signature: `keyId="${signer.keyId}",algorithm="rsa-sha256",headers="(request-target) host date",signature="${signature}"`,
  };
};

const inText = /"(http:\/\/localhost:\d+\/(?:ap|nodeinfo|\.well-known)\/[^"#]*)"/g;

/**
 * Every document and collection that the wijk has an address for, whoever it is for, and what those lead to; as nobody,
 * or as somebody elsewhere who signs.
 */
export const documentsFor = async (world: CanaryWorld, signer: Person | null): Promise<readonly string[]> => {
  const { wijk, sql, clock } = world;
  const at = (path: string) => `${wijk.origin}${path}`;
  const actors = await sql`select id, handle from actor where kind <> 'remote'`;
  const posts = await sql`select id from post`;
  const photos = await sql`select id from photo`;
  const activities = await sql`select uri from outgoing_activity`;
  const ofActor = ["", "/outbox", "/followers", "/following", "/featured", "/moderators", "/kring"];
  const ofPost = ["", "/event", "/replies", "/context"];
  const waiting = [
    at("/.well-known/nodeinfo"),
    at("/.well-known/host-meta"),
    at("/nodeinfo/2.1"),
    ...actors.flatMap(({ id, handle }) => [
      ...ofActor.map((part) => at(`/ap/a/${id}${part}`)),
      at(`/.well-known/webfinger?resource=acct:${handle}@${wijk.host}`),
    ]),
    ...posts.flatMap(({ id }) => ofPost.map((part) => at(`/ap/o/${id}${part}`))),
    ...photos.map(({ id }) => at(`/fotos/${id}/groot.webp`)),
    ...activities.map(({ uri }) => String(uri)),
  ];
  const read = new Map<string, string>();
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    if (read.has(address) || !address.startsWith(`${wijk.origin}/`)) continue;
    const response = await fetch(address, {
      redirect: "manual",
      headers: {
        accept: "application/activity+json",
        "x-forwarded-for": "203.0.113.9",
        ...(signer === null ? {} : signatureOf(address, signer, clock())),
      },
    });
    const text = `${[...response.headers].join("\n")}\n${await response.text()}`;
    read.set(address, text);
    for (const [, found = ""] of text.matchAll(inText)) waiting.push(found);
  }
  return [...read.values()];
};
