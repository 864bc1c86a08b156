import { exchange } from "../mastodon-peer/http-exchange.ts";
import { digestOf, signatureHeader } from "../mastodon-peer/http-signature.ts";
import { idOf, isJson } from "../mastodon-peer/reading.ts";
import type { Json, LocalAccount } from "../mastodon-peer/records.ts";
import type { World } from "./records.ts";
import { demand, Refused } from "./refusals.ts";

const activityJson = "application/activity+json";

const signed = (
  world: World,
  method: "GET" | "POST",
  address: string,
  signer: LocalAccount,
  more: Readonly<Record<string, string>>,
): Record<string, string> => {
  const { host, pathname, search } = new URL(address);
  const { software } = world.rules;
  const headers: Record<string, string> = { host, date: world.clock().toUTCString(), ...more };
  const covered = ["(request-target)", ...Object.keys(headers)];
  const path = `${pathname}${search}`;
  headers.signature = signatureHeader({ method, path, headers }, signer.keyId, signer.privateKey, covered);
  return { ...headers, "user-agent": `${software.name}/${software.version}; +${world.origin}` };
};

/** JSON at an address; refuses what is not there. */
export const fetchJson = async (world: World, address: string, accept = activityJson): Promise<Json> => {
  if (!URL.canParse(address)) throw new Refused("not fetched", address);
  const answer = await exchange("GET", address, signed(world, "GET", address, world.reader(), { accept })).catch(
    (error: unknown) => {
      throw new Refused("not fetched", `${address}: ${String(error)}`);
    },
  );
  demand(answer.status === 200, "not fetched", `${answer.status} ${address}`);
  const parsed: unknown = JSON.parse(answer.body);
  if (!isJson(parsed)) throw new Refused("not fetched", address);
  return parsed;
};

/** The document at an address; its id is that address. */
export const fetchDocument = async (world: World, address: string): Promise<Json> => {
  const document = await fetchJson(world, address);
  demand(idOf(document) === address, "not fetched", `${idOf(document)} at ${address}`);
  return document;
};

/** The document of an actor, fetched once. */
export const fetchActor = async (world: World, id: string): Promise<Json> => {
  const known = world.actors.get(id);
  if (known !== undefined) return known;
  const actor = await fetchDocument(world, id);
  world.actors.set(id, actor);
  return actor;
};

/** A signed POST. Gives the status; 0 when there was no connection. */
export const deliver = async (world: World, activity: Json, inbox: string, signer: LocalAccount): Promise<number> => {
  const body = JSON.stringify(activity);
  const headers = signed(world, "POST", inbox, signer, { digest: digestOf(body), "content-type": activityJson });
  const status = await exchange("POST", inbox, headers, body).then(
    (answer) => answer.status,
    () => 0,
  );
  world.sent.push({ activity, status });
  return status;
};
