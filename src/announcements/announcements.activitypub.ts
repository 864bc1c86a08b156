import type { Document } from "../federation/kit/addressing.ts";
import type { JsonObject } from "../federation/kit/reading.ts";
import { dutchDateInWords } from "../kernel/dutch-time.ts";
import { escapeHtml } from "../kernel/text.ts";
import { hashtag, mention, noteFromPost } from "../posts/posts.activitypub.ts";
import { type Announcement, endOf } from "./announcement.ts";
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
  { announcement, author, wijk }: AnnouncementSurroundings,
  given: { readonly origin: string },
): Document => {
  const { post } = announcement;
  const { before, after } = linesAround(announcement);
  const end = endOf(announcement);
  const page = `${given.origin}/mededelingen`;
  const tagLine = `<p><a href="${escapeHtml(page)}" class="mention hashtag" rel="tag">#<span>${tag}</span></a></p>`;
  const content = `<p><strong>${escapeHtml(post.title ?? "")}</strong></p>${paragraphs(before)}${post.html}${paragraphs(after)}${tagLine}`;
  return {
    ...noteFromPost(post, { author, wijk, addressed: [], inReplyToUri: null, contextUri: `${post.uri}/context` }),
    name: post.title,
    content,
    contentMap: { nl: content },
    source: { content: [...before, post.body, ...after].join("\n\n"), mediaType: "text/markdown" },
    tag: [{ ...hashtag(tag, given.origin), href: page }, mention(wijk)],
    kind,
    ...(end === null ? {} : { endTime: end.toISOString() }),
    ...(post.editedAt === null ? {} : { updated: post.editedAt.toISOString() }),
  };
};

/** Whether another wijk says it to its residents. */
export const isAnnouncement = (note: JsonObject): boolean => note.kind === kind;
