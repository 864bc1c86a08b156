import { activityJson, type Document, eventContext, everyone } from "../federation/kit/addressing.ts";
import { plainText, safeHtml } from "../federation/kit/html.ts";
import { idOf, idsOf, isOfType, type JsonObject, momentOf, sameOrigin, textOf } from "../federation/kit/reading.ts";
import { whenAndWhere } from "../federation/kit/when-and-where.ts";
import { contentIn, contentOf, longestHtml, ownPage } from "../federation/kit/words-of-note.ts";
import { hour, later } from "../kernel/clock.ts";
import { dutchDateInWords, dutchTime } from "../kernel/dutch-time.ts";
import { languageOfWijk } from "../kernel/language.ts";
import { escapeHtml, oneLine } from "../kernel/text.ts";
import { hashtag, mention, noteFromPost, photosOfNote, tagsOf, titleAndBody } from "../posts/posts.activitypub.ts";
import type { AgendaItem } from "./agenda-item.ts";
import { calendarFileOf, pageOfItem } from "./event-of-item.ts";
import type { ActivitySurroundings } from "./surroundings.ts";

const tag = "wijkactiviteit";
const kind = "activiteit";
/** What `status` says of one that does not go on. */
const off = "afgelast";

const [cancelledLine, whenLine, whereLine, costsLine] = ["Gaat niet door", "Wanneer", "Waar", "Kosten"] as const;

const dottedTime = (at: Date): string => dutchTime(at).time.replace(":", ".");

/** When it is, in Dutch, for people who see nothing but the text. */
const whenInWords = ({ startsAt, endsAt }: Pick<AgendaItem, "startsAt" | "endsAt">): string => {
  const [first, last] = [dutchTime(startsAt).date, dutchTime(endsAt).date];
  const start = dutchDateInWords(first);
  return first === last
    ? `${start}, van ${dottedTime(startsAt)} tot ${dottedTime(endsAt)} uur`
    : `${start}, ${dottedTime(startsAt)} uur, tot ${dutchDateInWords(last)}, ${dottedTime(endsAt)} uur`;
};

/** What stands above the words, for people who see nothing but those. */
const linesAbove = (item: AgendaItem): readonly string[] => [
  ...(item.cancelled === null ? [] : [`${cancelledLine}: ${item.cancelled.why}`]),
  `${whenLine}: ${whenInWords(item)}`,
  `${whereLine}: ${item.place}`,
  ...(item.costs === "" ? [] : [`${costsLine}: ${item.costs}`]),
];

const paragraphs = (lines: readonly string[]): string => lines.map((line) => `<p>${escapeHtml(line)}</p>`).join("");

const registerLine = ({ registering, cancelled }: AgendaItem, page: string): string =>
  registering === null || cancelled !== null
    ? ""
    : `<p>Kom je? <a href="${escapeHtml(page)}">Meld je hier aan</a>, met je e-mailadres.</p>`;

const placeOf = ({ place }: AgendaItem) => ({ type: "Place", name: place });

/** Where the same activity stands as an Event. */
export const eventUriOf = ({ post }: Pick<AgendaItem, "post">): string => `${post.uri}/event`;

/**
 * An activity as a Note (federation wire format, 4.5): microblogs show an Event as its title and a link. Everything that matters also
 * stands in the text. Beside it go its file for calendars and, for software that knows those, the Event.
 */
export const noteFromActivity = (
  { item, author, wijk, objectLinks }: ActivitySurroundings,
  given: { readonly origin: string },
): Document => {
  const { post } = item;
  const agenda = `${given.origin}/agenda`;
  const tagLine = `<p><a href="${escapeHtml(agenda)}" class="mention hashtag" rel="tag">#<span>${tag}</span></a></p>`;
  const lines = linesAbove(item);
  const content = `<p><strong>${escapeHtml(post.title ?? "")}</strong></p>${paragraphs(lines)}${post.html}${registerLine(item, pageOfItem(item, given.origin))}${tagLine}`;
  const around = { author, wijk, addressed: [], inReplyToUri: null, contextUri: `${post.uri}/context`, objectLinks };
  return {
    ...noteFromPost(post, around),
    name: post.title,
    ...contentIn(languageOfWijk, content),
    source: { content: [...lines, post.body].filter((part) => part !== "").join("\n\n"), mediaType: "text/markdown" },
    attachment: [
      ...photosOfNote(post),
      { type: "Link", href: calendarFileOf(item, given.origin), mediaType: "text/calendar", name: "iCalendar" },
      { type: "Link", href: eventUriOf(item), mediaType: activityJson, name: "Event" },
    ],
    tag: tagsOf([{ ...hashtag(tag, given.origin), href: agenda }, mention(wijk)], around),
    kind,
    ...(item.cancelled === null ? {} : { status: off }),
    startTime: item.startsAt.toISOString(),
    endTime: item.endsAt.toISOString(),
    location: placeOf(item),
    ...(post.editedAt === null ? {} : { updated: post.editedAt.toISOString() }),
  };
};

/**
 * The same as an Event (FEP-8a8e), as Mobilizon reads one: whoever wants to come does so on our page. `status` is that of iCalendar
 * here and none of our own terms, since Mobilizon reads it by its bare name.
 */
export const eventFromActivity = (
  { item, author, wijk }: ActivitySurroundings,
  given: { readonly origin: string },
): Document => {
  const { post, registering, cancelled } = item;
  const page = pageOfItem(item, given.origin);
  const status = cancelled === null ? "CONFIRMED" : "CANCELLED";
  const above = [
    ...(cancelled === null ? [] : [`${cancelledLine}: ${cancelled.why}`]),
    ...(item.costs === "" ? [] : [`${costsLine}: ${item.costs}`]),
  ];
  return {
    "@context": eventContext,
    id: eventUriOf(item),
    type: "Event",
    attributedTo: author.uri,
    to: [everyone],
    cc: [wijk.uri],
    audience: wijk.uri,
    name: post.title,
    content: `${paragraphs(above)}${post.html}`,
    mediaType: "text/html",
    startTime: item.startsAt.toISOString(),
    endTime: item.endsAt.toISOString(),
    timezone: "Europe/Amsterdam",
    location: placeOf(item),
    inLanguage: languageOfWijk,
    joinMode: "external",
    externalParticipationUrl: page,
    ...(registering?.places == null ? {} : { maximumAttendeeCapacity: registering.places }),
    repliesModerationOption: "closed",
    isOnline: false,
    "ical:status": status,
    status,
    attachment: [...photosOfNote(post), { type: "Link", href: page, mediaType: "text/html", name: "Website" }],
    tag: [{ ...hashtag(tag, given.origin), href: `${given.origin}/agenda` }],
    url: page,
    published: post.publishedAt.toISOString(),
    updated: (post.editedAt ?? post.publishedAt).toISOString(),
  };
};

/** What an activity of a neighbouring wijk says. */
export type ActivityFromNote = {
  readonly uri: string;
  readonly url: string | null;
  readonly attributedTo: string;
  readonly title: string;
  readonly html: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  /** It does not go on, and why, where that is said. */
  readonly cancelled: string | null;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date | null;
};

const longestTitle = 160;
const longestWhy = 300;

/** What a Note says above its words stands beside them on our pages; why it does not go on is told apart. */
const withoutLines = (html: string): { readonly html: string; readonly why: string } => {
  let rest = html;
  let why = "";
  for (;;) {
    const [paragraph = "", name = "", said = ""] =
      new RegExp(`^\\s*<p>(${cancelledLine}|${whenLine}|${whereLine}): (.*?)</p>`, "s").exec(rest) ?? [];
    if (paragraph === "") return { html: rest, why };
    if (name === cancelledLine) why = oneLine(plainText(said)).slice(0, longestWhy);
    rest = rest.slice(paragraph.length);
  }
};

/** Whether it is one of the neighbouring wijk `wijkUri`; an Event need not name an audience. */
const isOf = (note: JsonObject, attributedTo: string, wijkUri: string): boolean =>
  idOf(note.audience) === wijkUri ||
  (isOfType(note, "Event") &&
    idOf(note.audience) === null &&
    (attributedTo === wijkUri ||
      [...idsOf(note.to), ...idsOf(note.cc)].includes(wijkUri) ||
      sameOrigin(attributedTo, wijkUri)));

/** Whether a note says that it is an activity: ours by its kind, others as an Event. */
export const isActivity = (note: JsonObject): boolean =>
  isOfType(note, "Event") || (isOfType(note, "Note", "Page") && note.kind === kind);

/** Reads a Note or an Event as an activity; with `wijkUri` only one of that neighbouring wijk. `null` when it is none. */
export const activityFromNote = (note: JsonObject, wijkUri: string | null): ActivityFromNote | null => {
  const uri = textOf(note.id);
  const attributedTo = idOf(note.attributedTo);
  const { starts, ends, place } = whenAndWhere(note);
  const content = contentOf(note) ?? "";
  if (!isActivity(note) || uri === null || attributedTo === null || starts === null) return null;
  if (idOf(note.inReplyTo) !== null || content.length > longestHtml) return null;
  if (wijkUri !== null && !isOf(note, attributedTo, wijkUri)) return null;
  const title = oneLine(plainText(textOf(note.name) ?? "")).slice(0, longestTitle);
  if (title === "") return null;
  const isEvent = isOfType(note, "Event");
  const words = isEvent ? { html: safeHtml(content), why: "" } : withoutLines(safeHtml(titleAndBody(content).body));
  const status = textOf(note.status) ?? textOf(note["ical:status"]) ?? "";
  const isOff = isEvent ? status.toUpperCase() === "CANCELLED" : status === off;
  return {
    uri,
    url: ownPage(note, uri),
    attributedTo,
    title,
    html: words.html,
    startsAt: starts,
    // One that says no end, or an impossible one, takes an hour.
    endsAt: ends !== null && ends > starts ? ends : later(starts, hour),
    place,
    cancelled: isOff ? words.why : null,
    publishedAt: momentOf(note.published),
    updatedAt: momentOf(note.updated),
  };
};
