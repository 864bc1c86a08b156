/**
 * Branded identifiers. All are random (UUID version 4), never time-ordered: an id that stands in a public address
 * must not tell when, or in what order, something was written.
 */
declare const brand: unique symbol;
/** A string that is known to be an id of one kind. */
export type Id<Name extends string> = string & { readonly [brand]: Name };

export type PostId = Id<"Post">;
export type ResidentId = Id<"Resident">;
export type ActorId = Id<"Actor">;
export type InvitationId = Id<"Invitation">;
export type JoinRequestId = Id<"JoinRequest">;
export type LetterBatchId = Id<"LetterBatch">;
export type ActivityId = Id<"Activity">;
export type PrivateThreadId = Id<"PrivateThread">;
export type MessageId = Id<"Message">;
export type MessageReportId = Id<"MessageReport">;
export type PostReportId = Id<"PostReport">;
export type MessageBlockId = Id<"MessageBlock">;
export type OfficialSourceId = Id<"OfficialSource">;
export type SpokenQuestionId = Id<"SpokenQuestion">;
export type RegistrationId = Id<"Registration">;
export type HandOverId = Id<"HandOver">;
export type HandedQuestionId = Id<"HandedQuestion">;
export type HandedAnswerId = Id<"HandedAnswer">;
export type PhotoId = Id<"Photo">;
export type PasskeyId = Id<"Passkey">;
export type DecisionId = Id<"Decision">;
export type SecondOpinionId = Id<"SecondOpinion">;
export type BroughtAppealId = Id<"BroughtAppeal">;
export type SessionId = Id<"Session">;

/** A new random id of the asked kind. */
export const newId = <T extends Id<string>>(): T => crypto.randomUUID() as T;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads an id from an address; `null` when it is not a lower-case UUID. */
export const parseId = <T extends Id<string>>(text: string): T | null => (uuid.test(text) ? (text as T) : null);
