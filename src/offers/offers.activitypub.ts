import { type Document, offerContext } from "../federation/kit/addressing.ts";
import { plainText, safeHtml } from "../federation/kit/html.ts";
import { idOf, isObject, isOfType, type JsonObject, momentOf, textOf } from "../federation/kit/reading.ts";
import { whenAndWhere } from "../federation/kit/when-and-where.ts";
import {
  contentIn,
  contentOf,
  hashtagsOf,
  longestHtml,
  ownPage,
  titleAndWords,
} from "../federation/kit/words-of-note.ts";
import { dutchDateInWords } from "../kernel/dutch-time.ts";
import { languageOfWijk } from "../kernel/language.ts";
import { escapeHtml, oneLine } from "../kernel/text.ts";
import { hashtag, mention, noteFromPost, tagsOf, titleAndBody } from "../posts/posts.activitypub.ts";
import { type Availability, lastDayOf, type Offer } from "./offer.ts";
import type { Manner, Purpose } from "./offer-form.ts";
import type { OfferSurroundings } from "./surroundings.ts";

const kinds = { offer: "aanbod", request: "gezocht" } as const satisfies Record<Purpose, string>;
const mannersOutside = { help: "helpen", lend: "lenen", give: "geven" } as const satisfies Record<Manner, string>;
/** What FEP-0837 knows of it: a service, or a thing that goes from one to the other. */
const actions = { help: "deliverService", lend: "transfer", give: "transfer" } as const satisfies Record<
  Manner,
  string
>;
/** What `status` says of one that cannot be had. */
const statuses = { there: null, away: "even niet", gone: "weg" } as const satisfies Record<Availability, string | null>;

const lines = {
  away: "Nu even niet",
  gone: "Dit is weg",
  by: "Van",
  where: "Waar",
  when: "Wanneer",
  phone: "Telefoon",
  until: "Dit geldt tot en met",
} as const;

/** What stands around the words, for people who see nothing but those. */
const linesAround = (offer: Offer, organisation: string | null) => ({
  before: [
    ...(offer.availability === "there" ? [] : [lines[offer.availability]]),
    ...(organisation === null ? [] : [`${lines.by}: ${organisation}`]),
  ],
  after: [
    ...(offer.location === "" ? [] : [`${lines.where}: ${offer.location}`]),
    ...(offer.schedule === "" ? [] : [`${lines.when}: ${offer.schedule}`]),
    ...(offer.phone === "" ? [] : [`${lines.phone}: ${offer.phone}`]),
    `${lines.until} ${dutchDateInWords(lastDayOf(offer))}.`,
  ],
});

const paragraphs = (said: readonly string[]): string => said.map((line) => `<p>${escapeHtml(line)}</p>`).join("");

/**
 * An offer as a Note (federation wire format, 4.5) with the properties of a proposal (FEP-0837) on it: microblogs drop a Proposal.
 * What matters also stands in the text. Nobody answers it in public: its page is where one asks.
 */
export const noteFromOffer = (
  { offer, organisation, author, wijk, objectLinks }: OfferSurroundings,
  given: { readonly origin: string },
): Document => {
  const { post, purpose, manner, theme } = offer;
  const tag = `wijk${kinds[purpose]}`;
  const page = `${given.origin}/aanbod`;
  const { before, after } = linesAround(offer, organisation);
  const tags = [tag, theme]
    .map(
      (name) => `<a href="${escapeHtml(page)}" class="mention hashtag" rel="tag">#<span>${escapeHtml(name)}</span></a>`,
    )
    .join(" ");
  const content = `<p><strong>${escapeHtml(post.title ?? "")}</strong></p>${paragraphs(before)}${post.html}${paragraphs(after)}<p>${tags}</p>`;
  const around = { author, wijk, addressed: [], inReplyToUri: null, contextUri: `${post.uri}/context`, objectLinks };
  const status = statuses[offer.availability];
  return {
    ...noteFromPost(post, around),
    "@context": offerContext,
    name: post.title,
    ...contentIn(languageOfWijk, content),
    source: {
      content: [...before, post.body, ...after].filter((part) => part !== "").join("\n\n"),
      mediaType: "text/markdown",
    },
    tag: tagsOf(
      [...[tag, theme].map((name) => ({ ...hashtag(name, given.origin), href: page })), mention(wijk)],
      around,
    ),
    kind: kinds[purpose],
    theme,
    manner: mannersOutside[manner],
    ...(status === null ? {} : { status }),
    purpose,
    unitBased: false,
    publishes: {
      id: `${post.uri}#primary`,
      type: "Intent",
      action: actions[manner],
      resourceQuantity: { hasUnit: "one", hasNumericalValue: "1" },
    },
    endTime: offer.validUntil.toISOString(),
    ...(offer.location === "" ? {} : { location: { type: "Place", name: offer.location } }),
    ...(post.editedAt === null ? {} : { updated: post.editedAt.toISOString() }),
  };
};

/** What an offer of a neighbouring wijk says. */
export type OfferFromNote = {
  readonly uri: string;
  readonly url: string | null;
  readonly attributedTo: string;
  readonly audience: string | null;
  readonly title: string;
  readonly html: string;
  readonly purpose: Purpose;
  readonly manner: Manner;
  /** What it says it is about, from near to far: the first that the reader's wijk knows counts. */
  readonly themes: readonly string[];
  readonly location: string;
  readonly availability: Availability;
  /** `null` where it does not say. */
  readonly validUntil: Date | null;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date | null;
};

const purposeOf = (note: JsonObject): Purpose | null => {
  const said = textOf(note.purpose);
  if (said === "offer" || said === "request") return said;
  return note.kind === kinds.offer ? "offer" : note.kind === kinds.request ? "request" : null;
};

const keyOf = <Key extends string>(words: Readonly<Record<Key, string | null>>, said: unknown): Key | null =>
  (Object.keys(words) as Key[]).find((key) => words[key] !== null && words[key] === said) ?? null;

const mannerOf = (note: JsonObject): Manner => {
  const action = isObject(note.publishes) ? textOf(note.publishes.action) : null;
  return keyOf(mannersOutside, note.manner) ?? (action === "transfer" ? "give" : "help");
};

/** What stands beside the words on our pages, taken out of them. */
const withoutLines = (html: string): string => {
  const said = [lines.by, lines.where, lines.when, lines.phone].map((name) => `${name}: .*?`);
  const whole = [lines.away, lines.gone, `${lines.until} [^<]*`, ...said].join("|");
  return html.replaceAll(new RegExp(`<p>(?:${whole})</p>`, "gs"), "");
};

/** Whether a note says that it is an offer or looks for something: ours by its kind, others by the purpose of a proposal. */
export const isOffer = (note: JsonObject): boolean =>
  isOfType(note, "Note", "Page", "Proposal") && purposeOf(note) !== null && idOf(note.inReplyTo) === null;

/** Reads a Note or a Proposal as an offer; `null` when it is none. */
export const offerFromNote = (note: JsonObject): OfferFromNote | null => {
  const uri = textOf(note.id);
  const attributedTo = idOf(note.attributedTo);
  const purpose = purposeOf(note);
  const content = contentOf(note) ?? "";
  if (!isOffer(note) || uri === null || attributedTo === null || purpose === null) return null;
  if (content.length > longestHtml) return null;
  const isOurs = note.kind === kinds[purpose];
  const said = titleAndWords(note, safeHtml(content));
  const words = isOurs ? withoutLines(safeHtml(titleAndBody(content).body)) : said.html;
  const title = oneLine(plainText(textOf(note.name) ?? "")) || said.title;
  if (title === "") return null;
  const { ends, place } = whenAndWhere(note);
  const theme = textOf(note.theme);
  return {
    uri,
    url: ownPage(note, uri),
    attributedTo,
    audience: idOf(note.audience),
    title: title.slice(0, 160),
    html: words,
    purpose,
    manner: mannerOf(note),
    themes: [...(theme === null ? [] : [theme]), ...hashtagsOf(note)],
    location: place,
    availability: keyOf(statuses, note.status) ?? "there",
    validUntil: ends,
    publishedAt: momentOf(note.published),
    updatedAt: momentOf(note.updated),
  };
};
