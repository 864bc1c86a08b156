import { consentOfNote } from "../../posts/search-consent.activitypub.ts";
import { consentAfter } from "../../posts/search-consent.ts";
import type { Question } from "../../questions/question.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import { type JsonObject, momentOf } from "../kit/reading.ts";

type Stores = Pick<SquareTransaction, "searchConsents">;

/** Keeps who may find a question that has just come in, by its note. */
export const keepFirstConsent = ({ searchConsents }: Stores, { post }: Pick<Question, "post">, note: JsonObject) =>
  searchConsents.save(post.id, consentOfNote(note));

/**
 * Takes over who may find a question that we have, from news by its author, before anything else of that is applied. It counts
 * whatever is done with the words: what somebody does not want to be found by is not found. What is older than what we
 * have says nothing; only what is newer gives leave that was not there.
 */
export const keepConsent = async (
  { searchConsents }: Stores,
  { post, changedAt }: Pick<Question, "post" | "changedAt">,
  note: JsonObject,
): Promise<void> => {
  const updatedAt = momentOf(note.updated);
  if (changedAt !== null && (updatedAt === null || updatedAt < changedAt)) return;
  const known = await searchConsents.of(post.id);
  const isNewer = updatedAt !== null && (changedAt === null || updatedAt > changedAt);
  const consent = consentAfter(known, consentOfNote(note), isNewer);
  if (String(consent) !== String(known)) await searchConsents.save(post.id, consent);
};
