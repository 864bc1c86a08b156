import { createPublicKey, generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import type { LocalAccount } from "./records.ts";

export const newKey = async (): Promise<KeyObject> => {
  const pair = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
  return pair.privateKey;
};

type Place = { readonly origin: string; readonly host: string; readonly now: Date };

const withKey = (privateKey: KeyObject): Pick<LocalAccount, "privateKey" | "publicKeyPem"> => ({
  privateKey,
  publicKeyPem: createPublicKey(privateKey).export({ type: "spki", format: "pem" }).toString(),
});

/** A person with an account on this server. */
export const personAccount = (name: string, privateKey: KeyObject, place: Place): LocalAccount => {
  const id = `${place.origin}/users/${name}`;
  return {
    id,
    type: "Person",
    username: name,
    host: place.host,
    name: name.charAt(0).toUpperCase() + name.slice(1),
    summary: "",
    url: `${place.origin}/@${name}`,
    inbox: `${id}/inbox`,
    sharedInbox: `${place.origin}/inbox`,
    followers: `${id}/followers`,
    featured: `${id}/collections/featured`,
    locked: false,
    discoverable: true,
    indexable: false,
    keyId: `${id}#main-key`,
    ...withKey(privateKey),
    createdAt: place.now,
    deleted: false,
    alsoKnownAs: [],
    movedTo: null,
  };
};

/** The instance actor; named after the host, as Mastodon does. */
export const instanceAccount = (privateKey: KeyObject, place: Place): LocalAccount => ({
  ...personAccount("instance", privateKey, place),
  id: `${place.origin}/actor`,
  type: "Application",
  username: new URL(place.origin).hostname,
  url: `${place.origin}/about/more?instance_actor=true`,
  inbox: `${place.origin}/actor/inbox`,
  followers: null,
  featured: null,
  locked: true,
  keyId: `${place.origin}/actor#main-key`,
});
