import { activityStreams, handleParts, hasType, hostOf, idOf, isJson, list, originOf, textOf } from "./reading.ts";
import type { Actor, Json, LocalAccount, PeerClock, Records } from "./records.ts";
import { knownActor } from "./records.ts";
import { Refused } from "./refusals.ts";
import { type DocumentFetcher, parsedJson, signedGet } from "./remote-documents.ts";

const actorTypes = ["Application", "Group", "Organization", "Person", "Service"];
const username = /^[a-z0-9_]+([.-]+[a-z0-9_]+)*$/i;

export const isActorDocument = (document: Json): boolean => hasType(document, actorTypes);

/** Reads an actor document by the rules of federation.md 2.5, WebFinger left aside. */
export const readActor = (document: Json): Actor => {
  const id = idOf(document) ?? "";
  if (!isActorDocument(document)) throw new Refused("actor type", `${String(document.type)} ${id}`);
  if (!list(document["@context"]).includes(activityStreams)) throw new Refused("actor context", id);
  const inbox = textOf(document.inbox);
  if (inbox === null) throw new Refused("actor inbox", id);
  const name = textOf(document.preferredUsername) ?? handleParts(textOf(document.webfinger) ?? "").name;
  if (!username.test(name)) throw new Refused("actor name", `${name} ${id}`);
  const key = list(document.publicKey).find(isJson);
  const publicKeyPem = textOf(key?.publicKeyPem);
  const keyId = textOf(key?.id);
  if (publicKeyPem === null || keyId === null || idOf(key?.owner) !== id) throw new Refused("actor key", id);
  const displayName = textOf(document.name) ?? "";
  const summary = textOf(document.summary) ?? "";
  if (displayName.length > 2048 || summary.length > 20_480 || list(document.attachment).length > 50) {
    throw new Refused("actor limits", id);
  }
  const endpoints = isJson(document.endpoints) ? document.endpoints : {};
  return {
    id,
    type: textOf(list(document.type)[0]) ?? "",
    username: name,
    host: hostOf(id),
    name: displayName,
    summary,
    url: textOf(list(document.url)[0]) ?? id,
    inbox,
    sharedInbox: textOf(endpoints.sharedInbox),
    followers: idOf(document.followers),
    featured: idOf(document.featured),
    locked: document.manuallyApprovesFollowers === true,
    discoverable: document.discoverable === true,
    indexable: document.indexable === true,
    keyId,
    publicKeyPem,
  };
};

export type RemoteActors = {
  /** The account with this id, from memory or fetched and checked both ways. */
  actor(id: string): Promise<Actor>;
  /** The same, always fetched again. */
  freshActor(id: string): Promise<Actor>;
  /** The account behind `@name@host`. */
  lookup(handle: string): Promise<Actor>;
  /** The account whose key has this id. */
  keyOwner(keyId: string, fresh: boolean): Promise<Actor>;
};

export const createRemoteActors = (
  records: Records,
  documents: DocumentFetcher,
  instance: () => LocalAccount,
  clock: PeerClock,
): RemoteActors => {
  const finger = async (name: string, host: string): Promise<{ readonly self: string; readonly subject: string }> => {
    const resource = encodeURIComponent(`acct:${name}@${host}`);
    const address = `${originOf(host)}/.well-known/webfinger?resource=${resource}`;
    const answer = await signedGet(address, "application/jrd+json, application/json", null, clock);
    const found = answer.status === 200 ? parsedJson(answer.body) : null;
    const self = list(found?.links)
      .filter(isJson)
      .find((link) => link.rel === "self" && /^application\/(activity|ld)\+json/.test(String(link.type)));
    const href = textOf(self?.href);
    const subject = textOf(found?.subject);
    if (href === null || subject === null) throw new Refused("WebFinger loop", `${answer.status} ${address}`);
    return { self: href, subject };
  };

  const loopBack = async (actor: Actor): Promise<void> => {
    const asked = `${actor.username}@${actor.host}`;
    let found = await finger(actor.username, actor.host);
    const named = handleParts(found.subject);
    if (`${named.name}@${named.host}`.toLowerCase() !== asked.toLowerCase()) {
      found = await finger(named.name, named.host);
    }
    if (found.self !== actor.id) throw new Refused("WebFinger loop", `${asked} says ${found.self}, not ${actor.id}`);
  };

  const keep = async (document: Json): Promise<Actor> => {
    const actor = readActor(document);
    await loopBack(actor);
    records.actors.set(actor.id, actor);
    return actor;
  };

  const freshActor = async (id: string): Promise<Actor> => keep(await documents.fetchDocument(id, instance()));
  const actor = async (id: string): Promise<Actor> => knownActor(records, id) ?? (await freshActor(id));

  return {
    actor,
    freshActor,
    async lookup(handle) {
      const { name, host } = handleParts(handle);
      const found = await finger(name, host);
      const document = await documents.fetchDocument(found.self, instance());
      const actor = await keep(document);
      if (actor.username.toLowerCase() !== handleParts(found.subject).name.toLowerCase()) {
        throw new Refused("WebFinger loop", `${handle} is ${actor.username}`);
      }
      return actor;
    },
    async keyOwner(keyId, fresh) {
      const locals = [...records.accounts.values()].filter((account) => !account.deleted);
      const known = [...locals, ...records.actors.values()].find((actor) => actor.keyId === keyId);
      if (known !== undefined && !fresh) return known;
      const address = keyId.split("#")[0] ?? "";
      const document = await documents.fetchDocument(address, instance()).catch((error: unknown) => {
        throw error instanceof Refused ? new Refused("key not found", error.message) : error;
      });
      const key = list(document.publicKey).find(isJson);
      const owner = idOf(document.owner) ?? idOf(key?.owner);
      const actor = owner === null || owner === address ? await keep(document) : await freshActor(owner);
      if (actor.keyId !== keyId) throw new Refused("key not found", `${keyId} is not a key of ${actor.id}`);
      return actor;
    },
  };
};
