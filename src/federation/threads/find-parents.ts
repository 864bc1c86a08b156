import { createRequestBudget } from "../http-client.ts";
import { idOf, type JsonObject, sameOrigin } from "../kit/reading.ts";
import type { FetchedNotes } from "./fetched-notes.ts";

/**
 * Looks for what lies between a note and a thread that we have. `found`: it stands in its thread. `none`: it leads to no
 * thread of ours. `later`: a server on the way is away for the moment.
 */
export type FindParents = (noteUri: string) => Promise<"found" | "none" | "later">;

/** So far up a thread is followed (the bound that NodeBB and Lemmy have). */
const deepest = 50;
/** Each note on the way, and the author of each. */
const requestsPerSearch = 2 * deepest;

/** Climbs from a note to the first thing that we have, and takes in what lies between, from the top. */
export const createFindParents =
  (parts: { readonly notes: FetchedNotes; readonly origin: string }): FindParents =>
  async (noteUri) => {
    const { notes } = parts;
    const budget = createRequestBudget(requestsPerSearch);
    const way: JsonObject[] = [];
    for (let uri = noteUri; !(await notes.isKnown(uri)); ) {
      // What is not known of our own was never there, or is gone.
      if (way.length > deepest || sameOrigin(uri, parts.origin)) return "none";
      const note = await notes.note(uri, budget);
      if (typeof note === "string") return note;
      const above = idOf(note.inReplyTo);
      if (above === null) return "none";
      way.push(note);
      uri = above;
    }
    for (const note of way.reverse()) {
      const outcome = await notes.takeIn(note, budget);
      if (outcome !== "answer received") return "none";
    }
    return "found";
  };
