import { idsOf, isObject, type JsonObject, publicNames } from "../federation/kit/reading.ts";
import type { InteractionPolicy } from "./interaction-policy.ts";

/**
 * Whether a policy lets the wijk do something without asking first. Who names nobody at all, or only those to be asked,
 * says no; who leaves a part of the policy out says nothing, and public things are then free.
 */
const allows = (part: unknown, wijkUri: string): boolean => {
  if (!isObject(part)) return true;
  const { automaticApproval, always } = part;
  if (automaticApproval === undefined && always === undefined && part.manualApproval === undefined) return true;
  return [...idsOf(automaticApproval), ...idsOf(always)].some((uri) => uri === wijkUri || publicNames.has(uri));
};

/**
 * Reads the interaction policy of GoToSocial (its federation documents, "Interaction policy"; `always` is the older name of
 * `automaticApproval`) from a public note.
 */
export const policyFromNote = (note: JsonObject, wijkUri: string): InteractionPolicy => {
  const policy = isObject(note.interactionPolicy) ? note.interactionPolicy : {};
  return { reply: allows(policy.canReply, wijkUri), announce: allows(policy.canAnnounce, wijkUri) };
};
