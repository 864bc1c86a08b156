/** What a visitor wants to do from the place that they have elsewhere. */
export type Wish =
  | { readonly kind: "follow"; readonly actorUri: string; readonly handle: string }
  | { readonly kind: "answer"; readonly objectUri: string };

/**
 * The page on a visitor's own place where the wish is fulfilled; `unreadable` when what they typed is no address, `unknown`
 * when nothing answers to it, `no-way` when their place tells no such page.
 */
export type OwnPlace =
  | { readonly kind: "page"; readonly url: string }
  | { readonly kind: "unreadable" | "unknown" | "no-way" };

/** Asks the visitor's own place. `back` is a page of ours to which it may lead them afterwards. */
export type FindOwnPlace = (visitorAddress: string, wish: Wish, back: string) => Promise<OwnPlace>;
