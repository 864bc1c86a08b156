import type { PostId } from "../kernel/ids.ts";

/**
 * Who may find something by searching, by the ids that its author named (FEP-268d); `null` when its author says nothing of
 * it. An empty list is nobody.
 */
export type SearchConsent = readonly string[] | null;

export type SearchConsentStore = {
  /** What its author said last. */
  of(post: PostId): Promise<SearchConsent>;
  /** Keeps what its author says now; from that moment on it is found accordingly. */
  save(post: PostId, consent: SearchConsent): Promise<void>;
};

/**
 * Who may find it from now on. News counts whole; what is no newer than what we have may be a repeat of older words, and
 * takes away from what was allowed, never adds to it.
 */
export const consentAfter = (known: SearchConsent, said: SearchConsent, isNewer: boolean): SearchConsent =>
  isNewer || known === null ? said : known.filter((id) => said?.includes(id));
