import { hasType, idOf, ids, isJson, list, publicAddress, textOf } from "../mastodon-peer/reading.ts";
import type { Json } from "../mastodon-peer/records.ts";
import { demand } from "./refusals.ts";

/** Checks that more than one family makes. */

export const demandAddressing = (document: Json): void => {
  const about = `${textOf(document.type)} ${textOf(document.id)}`;
  demand(Array.isArray(document.to) && Array.isArray(document.cc), "addressing", about);
};

export const demandPublic = (document: Json): void => {
  const addressed = [...list(document.to), ...list(document.cc)];
  demand(addressed.includes(publicAddress), "public", `${textOf(document.type)} ${textOf(document.id)}`);
};

export const demandIdAndActor = (activity: Json): void =>
  demand(typeof activity.id === "string" && typeof activity.actor === "string", "activity form", activity);

/** The fields that every family reads of an actor, with one key as one object. */
export const demandActor = (actor: Json): void => {
  const { publicKey } = actor;
  const hasKey =
    isJson(publicKey) &&
    typeof publicKey.id === "string" &&
    String(publicKey.publicKeyPem).includes("BEGIN PUBLIC KEY");
  demand(hasKey, "actor form", "publicKey is not one object with a key");
  demand(typeof actor.preferredUsername === "string" && typeof actor.inbox === "string", "actor form", actor);
};

/** An author is somebody: a Person, or a Service, which counts as a bot. */
export const demandSomebody = (actor: Json): void => {
  demand(!hasType(actor, ["Group"]), "group as author", idOf(actor));
  demand(hasType(actor, ["Person", "Service"]), "actor type", `${textOf(actor.type)} ${idOf(actor)}`);
};

export const demandObject = (object: Json): void => {
  demand(typeof object.id === "string" && idOf(object.attributedTo) !== null, "object form", object);
  demand(typeof object.content === "string" || isJson(object.source), "object form", object);
};

/** The Group must be named in one of these properties. */
export const demandGroup = (object: Json, group: string, ...properties: readonly string[]): void => {
  const named = properties.flatMap((property) => ids(object[property]));
  demand(named.includes(group), "community", `${group} in ${properties.join(", ")} of ${textOf(object.id)}`);
};

export const isReply = (object: Json): boolean => idOf(object.inReplyTo) !== null;
