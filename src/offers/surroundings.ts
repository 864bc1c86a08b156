import type { PostId } from "../kernel/ids.ts";
import { type PublicSurroundings, publicSurroundings } from "../posts/surroundings.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import type { Offer } from "./offer.ts";

/** An offer of ours with whoever matters for telling the outside about it. */
export type OfferSurroundings = PublicSurroundings & {
  readonly offer: Offer;
  /** The organisation that offers it. */
  readonly organisation: string | null;
};

/** Looks around an offer; `null` when it has nothing to do outside, or is another wijk's. */
export const offerSurroundings = async (
  transaction: SquareTransaction,
  id: PostId,
): Promise<OfferSurroundings | null> => {
  const offer = await transaction.offers.byId(id);
  const around = await publicSurroundings(transaction, offer?.post);
  if (offer === null || around === null) return null;
  const { author } = offer.post;
  const maker = author.kind === "resident" ? await transaction.residents.byId(author.residentId) : null;
  return { ...around, offer, organisation: maker?.organisation ?? null };
};
