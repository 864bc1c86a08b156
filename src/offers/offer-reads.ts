import type { PostId, ResidentId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import type { MadeBy } from "../posts/made-by.ts";
import type { Offer } from "./offer.ts";
import type { Purpose } from "./offer-form.ts";

/** An offer with what a page needs to name its maker. */
export type OfferRead = MadeBy & {
  readonly offer: Offer;
  /** The organisation that offers it, which is named plainly, to everybody. */
  readonly organisation: string | null;
};

/** Reading offers for pages; nothing comes out that `mayRead` does not allow the reader. */
export type OfferReads = {
  /**
   * What can be had at `at`, or not for a while, of our own wijk or of neighbouring ones, the newest first; and what the reader wrote,
   * whatever became of it.
   */
  list(
    reader: Reader,
    which: {
      readonly at: Date;
      readonly purpose: Purpose;
      readonly from: "wijk" | "neighbours";
      readonly theme: string | null;
      readonly limit: number;
    },
  ): Promise<readonly OfferRead[]>;
  /** What can be had at `at` about these themes in our own wijk, and is not the reader's own: organisations first, then the newest. */
  about(
    reader: Extract<Reader, { kind: "resident" }>,
    which: { readonly at: Date; readonly themes: readonly string[]; readonly limit: number },
  ): Promise<readonly OfferRead[]>;
  /** The themes of what a resident offers at `at`. */
  themesOf(resident: ResidentId, at: Date): Promise<readonly string[]>;
  /** One of them, or `null` when `reader` may not see it. */
  one(reader: Reader, id: PostId): Promise<OfferRead | null>;
};
