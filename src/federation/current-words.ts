import type { Document } from "./kit/addressing.ts";
import { idOf, isObject, type JsonObject } from "./kit/reading.ts";
import type { ObjectAt } from "./objects.ts";

/** An activity as it was sent, and whether the words that it is about were changed since. */
export type SentActivity = { readonly body: string; readonly isEdited: boolean };

/**
 * What is served of an activity that was sent. After an edit nobody gets the old words any more: a note of ours stands in
 * it as it is now, a note of others by its address alone, and signatures over the old words are left out.
 */
export const currentWords =
  (parts: { readonly origin: string; readonly objectAt: (id: string) => Promise<ObjectAt> }) =>
  async ({ body, isEdited }: SentActivity): Promise<Document> => {
    const sent = JSON.parse(body) as JsonObject;
    if (!isEdited) return sent;
    const wrapped = sent.type === "Announce" && isObject(sent.object) ? sent.object : null;
    const about = wrapped ?? sent;
    if (!isObject(about.object) || (about.type !== "Create" && about.type !== "Update")) return sent;
    const renewed = { ...unsigned(about), object: await current(idOf(about.object), parts) };
    return wrapped === null ? renewed : { ...unsigned(sent), object: renewed };
  };

const unsigned = ({ signature: _signature, proof: _proof, ...rest }: JsonObject): JsonObject => rest;

const current = async (
  uri: string | null,
  { origin, objectAt }: Parameters<typeof currentWords>[0],
): Promise<JsonObject | string | null> => {
  const ours = `${origin}/ap/o/`;
  const found = uri?.startsWith(ours) ? await objectAt(uri.slice(ours.length)) : null;
  if (found === null || found.status !== 200) return uri;
  const { "@context": _context, ...note } = found.document;
  return note;
};
