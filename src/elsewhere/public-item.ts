import type { PostId } from "../kernel/ids.ts";

/**
 * Something that everyone may read, as it is read elsewhere: in feeds, previews and frames. Its author is called as people
 * outside know them.
 */
export type PublicItem = {
  /** Its id on the wire: stable, and the same wherever it is read. */
  readonly uri: string;
  /** Its page here, absolute. */
  readonly page: string;
  readonly title: string;
  /** Safe to show as markup; every address in it is absolute. Never empty. */
  readonly html: string;
  readonly author: { readonly name: string; readonly url: string | null };
  readonly theme: { readonly slug: string; readonly name: string } | null;
  /** The state of a question in words. */
  readonly state: string | null;
  /** Moments of RFC 3339; of somebody without a name no more than the day. */
  readonly published: string;
  readonly updated: string;
  /** When it was written, in words. */
  readonly when: { readonly iso: string; readonly words: string };
};

/** Reads what everyone may read and this wijk may pass on; whoever asks gets the same. */
export type PublicReads = {
  /** The newest questions and announcements of this wijk, or its announcements alone; of these only what still holds. */
  newest(limit: number, which?: "announcements"): Promise<readonly PublicItem[]>;
  /** One question of this wijk with its answers, the newest first; `null` when there is none for everyone. */
  question(id: PostId): Promise<{ readonly question: PublicItem; readonly answers: readonly PublicItem[] } | null>;
  /** One announcement of this wijk; `null` when there is none for everyone. */
  announcement(id: PostId): Promise<PublicItem | null>;
};

/** The wijk as it is named elsewhere. */
export type WijkOutside = {
  readonly name: string;
  /** The address of its drawing. */
  readonly picture: string | null;
  /** Since when there is one. */
  readonly since: Date;
};
