import { idOf, isObject, isOfType, type JsonObject, objectsOf, sameOrigin } from "../kit/reading.ts";

/** So many pages of one collection are read. */
const pagesAtMost = 20;

/** Reads a document of the same server; `null` when it cannot be had. */
type Read = (uri: string) => Promise<JsonObject | null>;

const idsIn = (page: JsonObject): readonly string[] =>
  [page.items, page.orderedItems].flatMap((items) => {
    const listed = items === undefined || items === null ? [] : Array.isArray(items) ? items : [items];
    return listed.flatMap((item: unknown) => {
      // FEP-f228: a collection of a thread may also hold the activities that made its posts.
      const about = isObject(item) && isOfType(item, "Create", "Announce") ? item.object : item;
      const id = idOf(about);
      return id === null ? [] : [id];
    });
  });

/** A page or collection given by its address or embedded, as long as it stands on the server that it is a part of. */
const resolved = async (value: unknown, home: string, read: Read): Promise<JsonObject | null> => {
  const [embedded] = objectsOf(value);
  if (embedded !== undefined) return embedded;
  const uri = idOf(value);
  return uri !== null && sameOrigin(uri, home) ? read(uri) : null;
};

/**
 * The ids in a collection (ActivityStreams Core, section 5), page by page and each once. `value` is its address or the
 * collection itself, as it stands in a document of the server `home`.
 */
export async function* itemsOf(value: unknown, home: string, read: Read): AsyncGenerator<string> {
  const collection = await resolved(value, home, read);
  if (collection === null) return;
  if (!isOfType(collection, "Collection", "OrderedCollection", "CollectionPage", "OrderedCollectionPage")) return;
  const seen = new Set<string>();
  const unseen = (page: JsonObject): readonly string[] =>
    idsIn(page).filter((id) => {
      if (seen.has(id)) return false;
      seen.add(id);
      return true;
    });
  yield* unseen(collection);
  let next: unknown = collection.first ?? collection.next;
  for (let pages = 0; pages < pagesAtMost && next !== undefined && next !== null; pages++) {
    const page = await resolved(next, home, read);
    if (page === null) return;
    yield* unseen(page);
    next = page.next;
  }
}
