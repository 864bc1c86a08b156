import { safeHtml, withoutLeadingMentions } from "../federation/kit/html.ts";
import { idOf, isOfType, type JsonObject, momentOf, textOf } from "../federation/kit/reading.ts";
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

/** What somebody from elsewhere asks the wijk, by naming it in a note of their own. */
export type QuestionFromMention = {
  readonly uri: string;
  readonly url: string | null;
  readonly attributedTo: string;
  readonly title: string;
  readonly html: string;
  /** Its hashtags, without the sign: one of them may name a theme. */
  readonly hashtags: readonly string[];
  readonly publishedAt: Date | null;
  readonly updatedAt: Date | null;
};

/**
 * Reads a note that begins a thread and is for the wijk. Its title is its `name`, or else its first line without the
 * mention; a first paragraph that says nothing more than the title is not repeated. `null` when it is nothing of the kind.
 */
export const questionFromMention = (note: JsonObject, wijkUri: string): QuestionFromMention | null => {
  const uri = textOf(note.id);
  const attributedTo = idOf(note.attributedTo);
  const content = contentOf(note) ?? "";
  if (!isOfType(note, "Note", "Page", "Article") || uri === null || attributedTo === null) return null;
  if (idOf(note.inReplyTo) !== null || content.length > longestHtml || !isFor(note, wijkUri)) return null;
  // A post of the threadiverse may be a title and nothing more.
  const { title, html } = titleAndWords(note, safeHtml(withoutLeadingMentions(content)));
  if (title === "") return null;
  return {
    uri,
    url: ownPage(note, uri),
    attributedTo,
    title,
    html: `${warningOf(note)}${html}${attachmentsOf(note, ownPage(note, uri) ?? uri)}`,
    hashtags: hashtagsOf(note),
    publishedAt: momentOf(note.published),
    updatedAt: momentOf(note.updated),
  };
};
