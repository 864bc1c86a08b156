import { createRequestBudget, type RequestBudget } from "../http-client.ts";
import { idOf, isOfType, type JsonObject, sameOrigin } from "../kit/reading.ts";
import { itemsOf } from "./collection.ts";
import type { FetchedNotes } from "./fetched-notes.ts";

/** Looks where a thread began for answers that we do not have. Gives how many came in. */
export type VisitThread = (rootUri: string) => Promise<number>;

/** Requests of one visit: visits are hours apart, so that this is also the bound per thread and hour. */
const requestsPerVisit = 100;

/**
 * Visits the thread that begins with a post of another server. Its `context` is read when that is a collection of the
 * whole thread (FEP-7888, FEP-f228); otherwise the `replies` of the post and of everything below it, also where these
 * stand on third servers (ActivityStreams vocabulary, `replies`). Each answer is fetched from its own server.
 */
export const createVisitThread =
  (parts: { readonly notes: FetchedNotes; readonly origin: string }): VisitThread =>
  async (rootUri) => {
    const { notes } = parts;
    const budget = createRequestBudget(requestsPerVisit);
    const root = await notes.note(rootUri, budget);
    if (typeof root === "string") return 0;
    const waiting = new Map<string, JsonObject>();
    let came = 0;

    /** Takes in what can be taken in: what it answers may have come after it. */
    const settle = async (): Promise<void> => {
      for (let placed = true; placed && waiting.size > 0; ) {
        placed = false;
        for (const [uri, note] of [...waiting]) {
          if (!(await notes.isKnown(idOf(note.inReplyTo) ?? ""))) continue;
          waiting.delete(uri);
          placed = true;
          if ((await notes.takeIn(note, budget)) === "answer received") came += 1;
        }
      }
    };

    const isOurs = (uri: string): boolean => sameOrigin(uri, parts.origin);
    const whole = await contextOf(root, rootUri, notes, budget);
    if (whole !== null) {
      for await (const uri of whole) {
        if (uri === rootUri || isOurs(uri) || (await notes.isKnown(uri))) continue;
        const note = await notes.note(uri, budget);
        if (typeof note !== "string") waiting.set(uri, note);
        await settle();
      }
      return came;
    }
    const open: JsonObject[] = [root];
    const seen = new Set([rootUri]);
    for (let above = open.shift(); above !== undefined; above = open.shift()) {
      for await (const uri of itemsOf(above.replies, idOf(above) ?? "", (each) => notes.document(each, budget))) {
        if (seen.has(uri) || isOurs(uri)) continue;
        seen.add(uri);
        const note = await notes.note(uri, budget);
        if (typeof note === "string") continue;
        open.push(note);
        if (await notes.isKnown(uri)) continue;
        waiting.set(uri, note);
        await settle();
      }
    }
    return came;
  };

/** What stands in the collection of the whole thread; `null` when the post names none, or none that can be read. */
const contextOf = async (
  root: JsonObject,
  rootUri: string,
  notes: FetchedNotes,
  budget: RequestBudget,
): Promise<AsyncIterable<string> | null> => {
  const uri = idOf(root.context);
  if (uri === null || !sameOrigin(uri, rootUri)) return null;
  const context = await notes.document(uri, budget);
  if (context === null || !isOfType(context, "Collection", "OrderedCollection")) return null;
  return itemsOf(context, rootUri, (each) => notes.document(each, budget));
};
