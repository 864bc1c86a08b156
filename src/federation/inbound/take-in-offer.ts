import { day, later } from "../../kernel/clock.ts";
import type { Offer } from "../../offers/offer.ts";
import { isOffer, type OfferFromNote, offerFromNote } from "../../offers/offers.activitypub.ts";
import { knownTheme } from "../../questions/themes.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import { type JsonObject, sameOrigin } from "../kit/reading.ts";
import { type InboundServices, leaveAlone } from "./handler.ts";
import { publishedBefore } from "./post-from-elsewhere.ts";
import { type Apply, type BeginningKind, beginningIn, newsIn, notNewer } from "./take-in-beginning.ts";

/** So long one holds that does not say how long. */
const usually = 91 * day;

const factsOf = async ({ themes }: SquareTransaction, read: OfferFromNote, at: Date) => ({
  manner: read.manner,
  theme: knownTheme(await themes.all(), read.themes),
  location: read.location,
  schedule: "",
  phone: "",
  validUntil: read.validUntil ?? later(read.publishedAt ?? at, usually),
  availability: read.availability,
});

const offers: BeginningKind<OfferFromNote, Offer> = {
  name: "offer",
  byUri: (transaction, uri) => transaction.offers.byUri(uri),
  add: async (transaction, post, read, at) =>
    transaction.offers.add({ post, purpose: read.purpose, ...(await factsOf(transaction, read, at)) }),
  refreshed: async (transaction, known, read, at) => {
    const reason = notNewer(known.post, read);
    if (reason !== null) return reason;
    const editedAt = publishedBefore(read.updatedAt, at);
    const post = { ...known.post, title: read.title, html: read.html, language: read.language, editedAt };
    await transaction.offers.save({ ...known, ...(await factsOf(transaction, read, at)), post });
    return "offer of a neighbour changed";
  },
};

/**
 * Takes a Note or a Proposal in as an offer of the neighbouring wijk `neighbourUri`; `null` when it is something else. It stands
 * apart; whoever wants it goes there.
 */
export const offerIn = async (
  note: JsonObject,
  neighbourUri: string,
  services: InboundServices,
): Promise<Apply | null> => {
  if (!isOffer(note)) return null;
  const asSent = offerFromNote(note);
  const isOfNeighbour =
    asSent !== null &&
    (asSent.audience === neighbourUri || (asSent.audience === null && sameOrigin(asSent.attributedTo, neighbourUri)));
  return isOfNeighbour
    ? beginningIn(asSent, note, neighbourUri, services, offers)
    : leaveAlone("not an offer of this neighbour");
};

/** Applies news of an offer that we have, from its author's own server; `null` when it is about something else. */
export const offerChangeIn = (note: JsonObject, services: InboundServices): Apply | null => {
  if (!isOffer(note)) return null;
  const asSent = offerFromNote(note);
  return asSent === null ? leaveAlone("not an offer") : newsIn(asSent, note, services, offers);
};
