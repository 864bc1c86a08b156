import { escapeHtml, oneLine } from "../../kernel/text.ts";
import { wordsInPosts } from "../../kernel/words-in-posts.ts";
import { plainText } from "./html.ts";
import { idsOf, isObject, isOfType, type JsonObject, objectsOf, pageOf, sameOrigin, textOf } from "./reading.ts";

/** What is longer is not taken in, in UTF-16 code units. */
export const longestHtml = 60_000;
/** What all of a note may come to as it stands here. */
export const longestShown = 95_000;
const longestAddress = 2_048;

/** What a note of ours says, and in which language; `null` when that is not known. */
export const contentIn = (language: string | null, content: string) =>
  language === null ? { content } : { content, contentMap: { [language]: content } };

/** The text of a note, in whatever language it comes first. */
export const contentOf = (note: JsonObject): string | null => {
  const map = note.contentMap;
  return textOf(note.content) ?? (isObject(map) ? textOf(Object.values(map)[0]) : null);
};

/** A language tag (BCP 47) as it is written; `null` for what is none, or says that nothing is known. */
const tagOf = (value: unknown): string | null => {
  const tag = textOf(value) ?? "";
  if (tag.length > 35 || /^(und|mul|zxx|mis)\b/i.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
};

/**
 * The language of a note: that of its `content` among those of `contentMap`, or the first that stands there; else what `nameMap`, the
 * `language` of Lemmy or the `inLanguage` of Mobilizon says. `null` when nothing does.
 */
export const languageOf = (note: JsonObject): string | null => {
  for (const [map, words] of [
    [note.contentMap, note.content],
    [note.nameMap, note.name],
  ]) {
    const said = isObject(map) ? Object.entries(map) : [];
    const [language] = said.find(([, text]) => text === words) ?? said[0] ?? [];
    if (language !== undefined) return tagOf(language);
  }
  return tagOf(isObject(note.language) ? note.language.identifier : note.inLanguage);
};

/** A page of the note's own server, or nothing: a link elsewhere under somebody's name would mislead. */
export const ownPage = (note: JsonObject, uri: string): string | null => {
  const page = pageOf(note.url);
  return page !== null && page.length <= longestAddress && sameOrigin(page, uri) ? page : null;
};

/**
 * A content warning: other software folds the text away behind it, here it stands above it. The `summary` of an Article
 * (NodeBB) is no warning but the text once more.
 */
export const warningOf = (note: JsonObject): string => {
  if (isOfType(note, "Article", "Page")) return "";
  const words = plainText(textOf(note.summary) ?? "").slice(0, 500);
  return words === "" ? "" : `<p><strong>${escapeHtml(words)}</strong></p>`;
};

/** Pictures and files stay where they are; whoever wants to see them goes there. */
export const attachmentsOf = (note: JsonObject, page: string): string =>
  objectsOf(note.attachment).length === 0
    ? ""
    : `<p><a href="${escapeHtml(page)}" rel="nofollow noopener noreferrer ugc">${wordsInPosts.attachment}</a></p>`;

/** The hashtags of a note in lower case, without the sign. */
export const hashtagsOf = (note: JsonObject): readonly string[] =>
  objectsOf(note.tag).flatMap((tag) => {
    const hashtag = isOfType(tag, "Hashtag") ? textOf(tag.name) : null;
    return hashtag === null ? [] : [hashtag.replace(/^#/, "").toLowerCase()];
  });

/** Whether a note is for an actor: addressed to it, in its audience, or naming it. Its followers alone are not the actor. */
export const isFor = (note: JsonObject, actorUri: string): boolean =>
  [
    ...idsOf(note.to),
    ...idsOf(note.cc),
    ...idsOf(note.audience),
    ...objectsOf(note.tag).map(({ href }) => href),
  ].includes(actorUri);

const firstParagraph = /^\s*<p>.*?<\/p>/is;
const longestTitle = 160;

/**
 * The title of a note and what it says below that: its `name`, or else its first line; a first paragraph that says nothing
 * more than the title is not repeated. `html` is safe already.
 */
export const titleAndWords = (note: JsonObject, html: string): { readonly title: string; readonly html: string } => {
  const [firstLine = ""] = plainText(html).split("\n");
  const title = oneLine(plainText(textOf(note.name) ?? firstLine)).slice(0, longestTitle);
  const opening = firstParagraph.exec(html)?.[0] ?? "";
  return { title, html: oneLine(plainText(opening)) === title ? html.slice(opening.length) : html };
};
