import type { Audience } from "../kernel/audience.ts";
import { daysAfter, dutchTime, momentOf } from "../kernel/dutch-time.ts";
import type { PostId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { htmlFromText } from "../kernel/text.ts";
import { beginning } from "../posts/beginning.ts";
import type { Photo } from "../posts/photo.ts";
import { type Author, type Held, type Post, stands, withdrawn } from "../posts/post.ts";
import { type Given, type Manner, type OfferForm, type Purpose, readOfferForm } from "./offer-form.ts";

/** `away`: not for a while ("even niet"). `gone`: given away, or found; it stays to be read by whoever has the address. */
export type Availability = "there" | "away" | "gone";
export const availabilities = ["there", "away", "gone"] as const satisfies readonly Availability[];

/** What somebody offers or looks for: "aanbod" or "gezocht", of ours or of a neighbouring wijk. */
export type Offer = {
  readonly post: Post;
  readonly purpose: Purpose;
  readonly manner: Manner;
  /** The slug of a theme of the wijk. */
  readonly theme: string;
  /** Where, in the words of its maker; empty when that was left open. */
  readonly location: string;
  /** When, in words; of an organisation. */
  readonly schedule: string;
  /** The number that everybody may ring; of an organisation. */
  readonly phone: string;
  /** It holds until then. */
  readonly validUntil: Date;
  readonly availability: Availability;
};

export type OfferStore = {
  /** Reading one locks it, so that two decisions about it follow each other. */
  byId(id: PostId): Promise<Offer | null>;
  byUri(uri: string): Promise<Offer | null>;
  add(offer: Offer): Promise<void>;
  save(offer: Offer): Promise<void>;
};

/** Days that one holds when its maker says nothing else, and that one press adds. */
const usualDays = 91;

/** The end of the day so many days from now, in Dutch time. */
const untilAfter = (at: Date, days: number): Date => endOf(daysAfter(dutchTime(at).date, days));

const endOf = (date: string): Date => momentOf(daysAfter(date, 1), "00:00");

/** The last day on which it holds. */
export const lastDayOf = ({ validUntil }: Pick<Offer, "validUntil">): string =>
  dutchTime(new Date(validUntil.getTime() - 1)).date;

/** Whether its time is over. */
export const isOver = ({ validUntil }: Pick<Offer, "validUntil">, at: Date): boolean => at >= validUntil;

/** Whether somebody can ask for it now. */
export const isToBeHad = (offer: Offer, at: Date): boolean =>
  stands(offer.post) && offer.availability === "there" && !isOver(offer, at);

/** A new one. Gives every problem at once, by field. `uri` is the address it gets if it is for everyone. */
export const offer = (
  id: PostId,
  given: Given & {
    readonly form: OfferForm;
    readonly audience: Audience;
    readonly author: Author;
    readonly uri: string;
    readonly url: string;
    /** Set when a moderator has to see it first. */
    readonly held: Held | null;
    readonly photos?: readonly Photo[];
  },
  at: Date,
): Result<Offer> => {
  const read = readOfferForm(given.form, given, at);
  if (!read.ok) return read;
  const { title, text, lastDay, ...rest } = read.value;
  return ok({
    post: beginning("offer", id, { ...given, title, text }, at),
    ...rest,
    validUntil: lastDay === null ? untilAfter(at, usualDays) : endOf(lastDay),
    availability: "there",
  });
};

/** Other words and photos. What was offered does not become something looked for: people answered that. */
export const change = (
  known: Offer,
  form: OfferForm,
  given: Given & { readonly photos?: readonly Photo[] },
  at: Date,
): Result<Offer> => {
  const read = readOfferForm({ ...form, purpose: known.purpose }, given, at);
  if (!read.ok) return read;
  const { title, text, lastDay, ...rest } = read.value;
  const photos = given.photos ?? known.post.photos;
  const post = { ...known.post, title, body: text, html: htmlFromText(text), photos, editedAt: at };
  return ok({ ...known, ...rest, post, validUntil: lastDay === null ? known.validUntil : endOf(lastDay) });
};

/** Not for a while, there again, or gone. */
export const setAvailability = (known: Offer, wanted: string, at: Date): Result<Offer> => {
  const availability = availabilities.find((each) => each === wanted);
  if (availability === undefined) return refuse({ kind: "conflict", reason: "changed-meanwhile" });
  return ok({ ...known, availability, post: { ...known.post, editedAt: at } });
};

/** It holds for three months from now; never shorter than it did. */
export const prolong = (known: Offer, at: Date): Offer => {
  const until = untilAfter(at, usualDays);
  return {
    ...known,
    validUntil: new Date(Math.max(until.getTime(), known.validUntil.getTime())),
    post: { ...known.post, editedAt: at },
  };
};

/** Taken back: what it was, where, and whom to ring are gone. */
export const withdraw = (known: Offer, at: Date): Offer => ({
  ...known,
  post: withdrawn(known.post, at),
  location: "",
  schedule: "",
  phone: "",
  availability: "gone",
});

/** The form of an offer as it stands, to be changed. */
export const formOf = (offer: Offer): OfferForm => ({
  purpose: offer.purpose,
  title: offer.post.title ?? "",
  text: offer.post.body,
  manner: offer.manner,
  theme: offer.theme,
  location: offer.location,
  schedule: offer.schedule,
  phone: offer.phone,
  until: lastDayOf(offer),
  sure: "",
});
