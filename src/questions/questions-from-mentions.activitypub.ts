import { plainText, safeHtml, withoutLeadingMentions } from "../federation/kit/html.ts";
import { idOf, idsOf, isOfType, type JsonObject, momentOf, objectsOf, textOf } from "../federation/kit/reading.ts";
import { oneLine } from "../kernel/text.ts";
import { attachmentsOf, contentOf, longestHtml, ownPage, warningOf } from "./questions.activitypub.ts";

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

const longestTitle = 160;

/** Whether a note is for the wijk: addressed to it, in its audience, or naming it. Its followers alone are not the wijk. */
export const isForWijk = (note: JsonObject, wijkUri: string): boolean =>
  [
    ...idsOf(note.to),
    ...idsOf(note.cc),
    ...idsOf(note.audience),
    ...objectsOf(note.tag).map(({ href }) => href),
  ].includes(wijkUri);

const firstParagraph = /^\s*<p>.*?<\/p>/is;

/**
 * Reads a note that begins a thread and is for the wijk. Its title is its `name`, or else its first line without the
 * mention; a first paragraph that says nothing more than the title is not repeated. `null` when it is nothing of the kind.
 */
export const questionFromMention = (note: JsonObject, wijkUri: string): QuestionFromMention | null => {
  const uri = textOf(note.id);
  const attributedTo = idOf(note.attributedTo);
  const content = contentOf(note) ?? "";
  const name = textOf(note.name);
  if (!isOfType(note, "Note", "Page", "Article") || uri === null || attributedTo === null) return null;
  if (idOf(note.inReplyTo) !== null || content.length > longestHtml || !isForWijk(note, wijkUri)) return null;
  // A post of the threadiverse may be a title and nothing more.
  const html = safeHtml(withoutLeadingMentions(content));
  const words = plainText(html);
  const [firstLine = ""] = words.split("\n");
  const title = oneLine(plainText(name ?? firstLine)).slice(0, longestTitle);
  if (title === "") return null;
  const opening = firstParagraph.exec(html)?.[0] ?? "";
  const body = oneLine(plainText(opening)) === title ? html.slice(opening.length) : html;
  return {
    uri,
    url: ownPage(note, uri),
    attributedTo,
    title,
    html: `${warningOf(note)}${body}${attachmentsOf(note, ownPage(note, uri) ?? uri)}`,
    hashtags: objectsOf(note.tag).flatMap((tag) => {
      const hashtag = isOfType(tag, "Hashtag") ? textOf(tag.name) : null;
      return hashtag === null ? [] : [hashtag.replace(/^#/, "").toLowerCase()];
    }),
    publishedAt: momentOf(note.published),
    updatedAt: momentOf(note.updated),
  };
};
