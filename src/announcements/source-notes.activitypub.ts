import { safeHtml } from "../federation/kit/html.ts";
import { idOf, isOfType, type JsonObject, momentOf, objectsOf, textOf } from "../federation/kit/reading.ts";
import { whenAndWhere } from "../federation/kit/when-and-where.ts";
import {
  attachmentsOf,
  contentOf,
  hashtagsOf,
  isFor,
  longestHtml,
  ownPage,
  titleAndWords,
  warningOf,
} from "../federation/kit/words-of-note.ts";
import { dutchDateInWords, dutchTime } from "../kernel/dutch-time.ts";
import { escapeHtml, oneLine } from "../kernel/text.ts";

/** What an official source says to everybody. */
export type AnnouncementOfSource = {
  readonly uri: string;
  readonly url: string | null;
  readonly attributedTo: string;
  readonly title: string;
  readonly html: string;
  /** The last Dutch day on which it holds. */
  readonly lastDay: string | null;
  /** In lower case, without the sign. */
  readonly hashtags: readonly string[];
  readonly namesWijk: boolean;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date | null;
};

const mostOptions = 20;

const inWords = (at: Date): string => {
  const { date, time } = dutchTime(at);
  return `${dutchDateInWords(date)}, ${time} uur`;
};

/** When and where an Event is: its own software shows that beside the text. */
const linesOfEvent = (note: JsonObject): string => {
  if (!isOfType(note, "Event")) return "";
  const { starts, ends, place: where } = whenAndWhere(note);
  const when = [starts, ends].flatMap((at) => (at === null ? [] : [inWords(at)])).join(" tot ");
  return [when === "" ? "" : `Wanneer: ${when}`, where === "" ? "" : `Waar: ${where}`]
    .filter((line) => line !== "")
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join("");
};

/** What can be chosen in a Question, as text: here nobody votes in it. */
const optionsOf = (note: JsonObject): string => {
  const options = [...objectsOf(note.oneOf), ...objectsOf(note.anyOf)].slice(0, mostOptions);
  const names = options.map(({ name }) => oneLine(textOf(name) ?? "")).filter((name) => name !== "");
  return isOfType(note, "Question") && names.length > 0
    ? `<ul>${names.map((name) => `<li>${escapeHtml(name)}</li>`).join("")}</ul>`
    : "";
};

/** A poll ends on its own; what it asks may hold longer. */
const lastDayOf = (note: JsonObject): string | null => {
  const end = isOfType(note, "Question") ? null : (momentOf(note.endTime) ?? momentOf(note.startTime));
  return end === null ? null : dutchTime(new Date(end.getTime() - 1)).date;
};

/** Reads what begins a thread as an announcement of its author; `null` when it is something else, or says nothing. */
export const announcementOfSource = (note: JsonObject, wijkUri: string): AnnouncementOfSource | null => {
  const uri = textOf(note.id);
  const attributedTo = idOf(note.attributedTo);
  const content = contentOf(note) ?? "";
  if (!isOfType(note, "Note", "Article", "Page", "Event", "Question") || uri === null || attributedTo === null)
    return null;
  if (idOf(note.inReplyTo) !== null || content.length > longestHtml) return null;
  const { title, html } = titleAndWords(note, safeHtml(content));
  if (title === "") return null;
  const url = ownPage(note, uri);
  const around = [warningOf(note), html, linesOfEvent(note), optionsOf(note), attachmentsOf(note, url ?? uri)];
  return {
    uri,
    url,
    attributedTo,
    title,
    html: around.join(""),
    lastDay: lastDayOf(note),
    hashtags: hashtagsOf(note),
    namesWijk: isFor(note, wijkUri),
    publishedAt: momentOf(note.published),
    updatedAt: momentOf(note.updated),
  };
};
