import { isObject, type JsonObject } from "../kit/reading.ts";
import type { AddressRules } from "../outbound-addresses.ts";
import { readRemoteId } from "../remote-ids.ts";

/** What the gate has to know of an activity; everything else waits for the worker. */
export type AdmittedActivity = {
  readonly id: string;
  readonly type: string;
  readonly actor: string;
  readonly actorOrigin: string;
  /** The id of the object, when it has one that can be read. */
  readonly objectUri: string | null;
  /** The id of what it is about in the end: of the object inside the activity that it shares, takes back or answers. */
  readonly subjectUri: string | null;
};

export type ActivityReading =
  | { readonly ok: true; readonly activity: AdmittedActivity }
  | { readonly ok: false; readonly status: 400 | 403; readonly problem: string };

/** Words with which JSON-LD could give the same text another meaning than the one that we read. */
const rewriting = ["@id", "@type", "@graph", "@included", "@reverse", "@value", "@set", "@list"];

/**
 * Who may say what: the activity is of its one actor, its id lies on the actor's origin, and what it creates, changes,
 * deletes or undoes lies there too and is attributed to that actor. Only plain JSON is read, and linked-data
 * signatures are not looked at. 400 for a shape that we do not read, 403 for a claim on what belongs to another.
 */
export const readActivity = (body: JsonObject, rules: AddressRules): ActivityReading => {
  if (rewriting.some((word) => Object.hasOwn(body, word))) return malformed("JSON-LD keywords in the activity");
  const { type } = body;
  if (typeof type !== "string" || !/^[A-Za-z][A-Za-z0-9]{0,127}$/.test(type)) return malformed("type is not one name");
  const actor = readRemoteId(body.actor, rules);
  if (actor === null) return malformed("actor is not one id");
  const id = readRemoteId(body.id, rules);
  if (id === null) return malformed("id missing or not an id");
  if (id.origin !== actor.origin) return foreign("the activity's id is not on the actor's server");

  const mine: Mine = { actor: body.actor as string, origin: actor.origin, rules };
  const refusal = objectRules.get(type)?.(body.object, mine);
  if (refusal) return refusal;
  return {
    ok: true,
    activity: {
      id: body.id as string,
      type,
      actor: mine.actor,
      actorOrigin: actor.origin,
      objectUri: idOf(body.object, rules)?.text ?? null,
      subjectUri: idOf(innermost(body.object), rules)?.text ?? null,
    },
  };
};

const layers = 3;

/** `Undo{Announce{Create{Note}}}` is about the Note. */
const innermost = (object: unknown): unknown => {
  let inner = object;
  for (let layer = 0; layer < layers && isObject(inner) && inner.object !== undefined; layer++) inner = inner.object;
  return inner;
};

type Mine = { readonly actor: string; readonly origin: string; readonly rules: AddressRules };
type Refusal = Extract<ActivityReading, { ok: false }>;

const malformed = (problem: string): Refusal => ({ ok: false, status: 400, problem });
const foreign = (problem: string): Refusal => ({ ok: false, status: 403, problem });

const idOf = (value: unknown, rules: AddressRules): { readonly text: string; readonly origin: string } | null => {
  const text = isObject(value) ? value.id : value;
  const url = readRemoteId(text, rules);
  return url === null ? null : { text: text as string, origin: url.origin };
};

/** A single actor, also when it stands in a list of one or is an object with an id. */
const authorOf = (value: unknown): unknown => {
  const single = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return isObject(single) ? single.id : single;
};

/** One author, or several of the actor's own server with the actor first (PeerTube names the channel behind the person). */
const isAttributedTo = (value: unknown, mine: Mine): boolean => {
  const authors = Array.isArray(value) ? value : [value];
  const ids = authors.map((author) => idOf(author, mine.rules));
  return ids[0]?.text === mine.actor && ids.every((id) => id?.origin === mine.origin);
};

const written = (object: unknown, mine: Mine): Refusal | null => {
  const id = idOf(object, mine.rules);
  if (id === null) return malformed("the object has no id");
  if (id.origin !== mine.origin) return foreign("the object is not on the actor's server");
  if (!isObject(object) || id.text === mine.actor) return null;
  return isAttributedTo(object.attributedTo, mine) ? null : foreign("the object is not attributed to the actor");
};

const removed = (object: unknown, mine: Mine): Refusal | null => {
  const id = idOf(object, mine.rules);
  if (id === null) return malformed("the object has no id");
  return id.origin === mine.origin ? null : foreign("the object is not on the actor's server");
};

const undone = (object: unknown, mine: Mine): Refusal | null => {
  if (!isObject(object)) return removed(object, mine);
  const id = idOf(object, mine.rules);
  if (id === null && object.actor === undefined) return malformed("what is undone has neither id nor actor");
  if (object.id !== undefined && id === null) return malformed("the object's id is not an id");
  if (id !== null && id.origin !== mine.origin) return foreign("what is undone is not on the actor's server");
  if (object.actor !== undefined && authorOf(object.actor) !== mine.actor)
    return foreign("what is undone is of another");
  return null;
};

/** Types without a row here say something about what belongs to others (Announce, Like, Follow, Accept, Flag). */
const objectRules: ReadonlyMap<string, (object: unknown, mine: Mine) => Refusal | null> = new Map([
  ["Create", written],
  ["Update", written],
  ["Delete", removed],
  ["Undo", undone],
]);
