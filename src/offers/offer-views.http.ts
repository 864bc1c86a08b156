import type { OfferView } from "../../web/pages/offer.ts";
import type { OfferRowView } from "../../web/parts/offer-rows.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import { type KeptTheme, themeView } from "../../web/texts/themes.ts";
import type { Reader } from "../kernel/reader.ts";
import { isNeighbour } from "../kernel/reader.ts";
import { oneLine } from "../kernel/text.ts";
import { heldInRow, makerInRow, mayAbout, type PostViewing, writtenView } from "../posts/made-by.http.ts";
import { stands, wroteIt } from "../posts/post.ts";
import { writtenIn } from "../posts/written-in.ts";
import { isOver, isToBeHad } from "./offer.ts";
import type { OfferRead, OfferReads } from "./offer-reads.ts";

/** For whom and when, in a wijk with these themes. */
export type OfferViewing = PostViewing & { readonly themes: readonly KeptTheme[] };

/** So much of the words is shown where somebody shares the address, in UTF-16 code units. */
const previewLength = 200;

/** The last day on which it holds, in words. */
const untilView = ({ offer }: OfferRead, { lang, now }: PostViewing) =>
  momentInWords(lang, new Date(offer.validUntil.getTime() - 1), now);

/** Who offers it: an organisation plainly, to everybody; anybody else as this reader may know them. */
const byInWords = (read: OfferRead, reader: Reader): string =>
  read.organisation ?? read.home?.name ?? makerInRow(read, reader);

/** An offer in a list. */
export const offerRow = (read: OfferRead, viewing: OfferViewing): OfferRowView => {
  const { lang, now, themes } = viewing;
  const { offer } = read;
  return {
    id: offer.post.id,
    href: `/aanbod/${offer.post.id}`,
    title: offer.post.title ?? "",
    theme: themeView(lang, offer.theme, themes),
    purpose: offer.purpose,
    manner: offer.manner,
    by: byInWords(read, viewing.reader),
    organisation: read.organisation,
    location: offer.location,
    state: isOver(offer, now) ? "over" : offer.availability,
    ...heldInRow(offer.post),
    ...writtenIn(offer.post, lang),
  };
};

/** Offers that may help with a question, for its asker and for wijkwijzers. */
export type OffersAbout = (
  viewing: OfferViewing,
  themes: readonly string[],
  limit: number,
) => Promise<readonly OfferRowView[]>;

export const offersAbout =
  (reads: Pick<OfferReads, "about">): OffersAbout =>
  async (viewing, themes, limit) => {
    const { reader, now } = viewing;
    if (reader.kind !== "resident" || themes.length === 0) return [];
    const found = await reads.about(reader, { at: now, themes, limit });
    return found.map((read) => offerRow(read, viewing));
  };

/** One offer for one reader. */
export const offerView = (read: OfferRead, viewing: OfferViewing): Omit<OfferView, "shell"> => {
  const { lang, reader, now, themes } = viewing;
  const { offer, home, organisation } = read;
  const { post } = offer;
  const written = writtenView(post, read, viewing);
  const { mine } = written;
  const isThere = stands(post);
  const isOfNeighbour = post.author.kind === "resident" && !mine;
  const author = organisation === null || mine ? written.author : { kind: "near" as const, name: organisation };
  const steers = mine && post.held === null;
  return {
    ...written,
    author,
    purpose: offer.purpose,
    manner: offer.manner,
    theme: themeView(lang, offer.theme, themes),
    organisation,
    location: offer.location,
    schedule: offer.schedule,
    phone: offer.phone,
    until: untilView(read, viewing),
    state: isOver(offer, now) ? "over" : offer.availability,
    home: home === null ? null : { name: home.name, page: post.url },
    ...(post.audience === "everyone" && home === null && isThere
      ? { description: oneLine(post.body).slice(0, previewLength).toWellFormed() }
      : {}),
    may: {
      ...mayAbout(post, reader),
      ask: isNeighbour(reader) && isOfNeighbour && isToBeHad(offer, now),
      change: mine && (post.held?.refused ?? null) === null,
      setAvailability: steers,
      prolong: steers,
    },
  };
};

/** Whether the reader wrote it. */
export const isMine = ({ offer }: OfferRead, reader: Reader): boolean =>
  reader.kind === "resident" && wroteIt(offer.post, reader.id);
