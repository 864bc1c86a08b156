import { type Document, ownNamespace } from "./addressing.ts";
import { idOf, idsOf, isObject, isOfType, type JsonObject, publicNames } from "./reading.ts";

/** The collection by which a wijk addresses its ring: nobody but the wijken in it gets what is said to it. */
export const ringOf = (wijkUri: string): string => `${wijkUri}/kring`;

/** Whether something is said to the ring of a wijk, and not to everyone. */
export const isForRing = (json: JsonObject, wijkUri: string): boolean => {
  const addressed = [...idsOf(json.to), ...idsOf(json.cc)];
  return addressed.includes(ringOf(wijkUri)) && !addressed.some((uri) => publicNames.has(uri));
};

/** What two wijken are to each other when both want to be in one ring: the value of `relationship`. */
export const ringRelationship = `${ownNamespace}inRingWith`;

/** That `subject` and `object` share a ring, as an object of Offer (ActivityStreams vocabulary, Relationship). */
export const relationshipDocument = (subject: string, object: string): Document => ({
  type: "Relationship",
  subject,
  relationship: ringRelationship,
  object,
});

/** Whether an object is the Relationship of one ring between two actors. */
export const isRingRelationship = (value: unknown, subject: string, object: string): boolean =>
  isObject(value) &&
  isOfType(value, "Relationship") &&
  idOf(value.relationship) === ringRelationship &&
  idOf(value.subject) === subject &&
  idOf(value.object) === object;
