import { type Document, everyone as everybody } from "../federation/kit/addressing.ts";
import { plainText, safeHtml } from "../federation/kit/html.ts";
import { idOf, isOfType, type JsonObject, momentOf, pageOf, sameOrigin, textOf } from "../federation/kit/reading.ts";
import { contentIn } from "../federation/kit/words-of-note.ts";
import { dutchDateInWords, dutchTime } from "../kernel/dutch-time.ts";
import { languageOfWijk } from "../kernel/language.ts";
import { escapeHtml, oneLine } from "../kernel/text.ts";
import type { Actor } from "../posts/actor.ts";
import { hashtag, mention, noteFromPost, tagsOf, titleAndBody } from "../posts/posts.activitypub.ts";
import { type Announcement, endOf } from "./announcement.ts";
import type { Reach } from "./gemeente/gemeente.ts";
import type { AnnouncementSurroundings } from "./surroundings.ts";

const tag = "wijkmededeling";
const kind = "mededeling";

/** What stands above and below the words, for people who see nothing but those. */
const linesAround = ({ urgent, correction, lastDay }: Announcement) => ({
  before: [...(urgent ? ["Dringend"] : []), ...(correction === "" ? [] : [`Verbeterd: ${correction}`])],
  after: lastDay === null ? [] : [`Dit geldt tot en met ${dutchDateInWords(lastDay)}.`],
});

const paragraphs = (lines: readonly string[]): string => lines.map((line) => `<p>${escapeHtml(line)}</p>`).join("");

/**
 * An announcement as a Note (federation wire format, 4.4): the title in `name` and as the first bold paragraph, `endTime` when it
 * ends, and everything that matters also in the text.
 */
export const noteFromAnnouncement = (
  { announcement, author, wijk, reach, objectLinks }: AnnouncementSurroundings,
  given: { readonly origin: string },
): Document => {
  const { post } = announcement;
  const { before, after } = linesAround(announcement);
  const end = endOf(announcement);
  const page = `${given.origin}/mededelingen`;
  const tagLine = `<p><a href="${escapeHtml(page)}" class="mention hashtag" rel="tag">#<span>${tag}</span></a></p>`;
  const content = `<p><strong>${escapeHtml(post.title ?? "")}</strong></p>${paragraphs(before)}${post.html}${paragraphs(after)}${tagLine}`;
  const around = { author, wijk, addressed: [], inReplyToUri: null, contextUri: `${post.uri}/context`, objectLinks };
  return {
    ...noteFromPost(post, around),
    name: post.title,
    ...contentIn(languageOfWijk, content),
    source: { content: [...before, post.body, ...after].join("\n\n"), mediaType: "text/markdown" },
    ...(reach === null ? {} : addressOf(author, reach)),
    tag: tagsOf([{ ...hashtag(tag, given.origin), href: page }, ...namedIn(wijk, reach).map(mention)], around),
    kind,
    ...(end === null ? {} : { endTime: end.toISOString() }),
    ...(post.editedAt === null ? {} : { updated: post.editedAt.toISOString() }),
  };
};

/** So many are mentioned at most: software elsewhere looks each of them up. */
const mostMentioned = 20;

/** Whom the Note of it mentions: its own wijk, or those to which a gemeente says it, as long as they are few. */
const namedIn = (wijk: Actor, reach: Reach | null): readonly Actor[] => {
  if (reach === null) return [wijk];
  return reach.wijken.length <= mostMentioned ? reach.wijken : [];
};

/**
 * To whom a gemeente says it. Every wijk stands in it by its address, however many they are: there is one object, the same for all
 * who get it.
 */
const addressOf = (author: Actor, { everyone, wijken }: Reach): Document => ({
  to: [everybody],
  cc: [...(everyone ? [author.followers ?? `${author.uri}/followers`] : []), ...wijken.map(({ uri }) => uri)],
});

/** What an announcement of a neighbouring wijk says. */
export type AnnouncementFromNote = {
  readonly uri: string;
  readonly url: string | null;
  readonly attributedTo: string;
  readonly audience: string | null;
  readonly title: string;
  readonly html: string;
  /** The last Dutch day on which it holds. */
  readonly lastDay: string | null;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date | null;
};

const longestHtml = 60_000;

/** The day on which a moment ends: at midnight the day before. */
const lastDayOf = (end: Date | null): string | null =>
  end === null ? null : dutchTime(new Date(end.getTime() - 1)).date;

/** Reads a Note as an announcement of another wijk; `null` when it is something else. */
export const announcementFromNote = (note: JsonObject): AnnouncementFromNote | null => {
  const uri = textOf(note.id);
  const attributedTo = idOf(note.attributedTo);
  const content = textOf(note.content);
  if (!isOfType(note, "Note", "Page") || note.kind !== kind || idOf(note.inReplyTo) !== null) return null;
  if (uri === null || attributedTo === null || content === null || content.length > longestHtml) return null;
  const title = oneLine(plainText(textOf(note.name) ?? "")).slice(0, 160);
  if (title === "") return null;
  const page = pageOf(note.url);
  return {
    uri,
    url: page !== null && sameOrigin(page, uri) ? page : null,
    attributedTo,
    audience: idOf(note.audience),
    title,
    html: safeHtml(titleAndBody(content).body),
    lastDay: lastDayOf(momentOf(note.endTime)),
    publishedAt: momentOf(note.published),
    updatedAt: momentOf(note.updated),
  };
};
