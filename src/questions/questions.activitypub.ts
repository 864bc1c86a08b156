import type { Document } from "../federation/kit/addressing.ts";
import { plainText, safeHtml, withoutLeadingMentions } from "../federation/kit/html.ts";
import {
  idOf,
  isObject,
  isOfType,
  type JsonObject,
  momentOf,
  objectsOf,
  pageOf,
  sameOrigin,
  textOf,
} from "../federation/kit/reading.ts";
import { escapeHtml, oneLine } from "../kernel/text.ts";
import type { Actor } from "../posts/actor.ts";
import type { Post } from "../posts/post.ts";
import { hashtag, mention, type NoteSurroundings, noteFromPost } from "../posts/posts.activitypub.ts";
import { placeInWords } from "./place.ts";
import type { Question, QuestionState } from "./question.ts";

const statusOf = { open: "open", taken: "open", answered: "beantwoord", closed: "gesloten" } as const satisfies Record<
  QuestionState,
  string
>;
const stateOf: Readonly<Record<string, QuestionState>> = { open: "open", beantwoord: "answered", gesloten: "closed" };

const stateLine = (question: Question, helpfulUrl: string | null): string => {
  if (question.state === "closed") return "<p>✓ Afgesloten</p>";
  if (question.state !== "answered") return "";
  return helpfulUrl === null
    ? "<p>✓ Beantwoord</p>"
    : `<p>✓ Beantwoord: <a href="${escapeHtml(helpfulUrl)}">dit antwoord hielp</a></p>`;
};

const placeLine = (place: string): string => (place === "" ? "" : `<p>Waar: ${escapeHtml(place)}</p>`);

/**
 * A question as a Note: the title in `name` for software that shows titles, as the first bold paragraph for software
 * that does not, and not in `source`, which title-showing software prefers over `content`.
 */
export const noteFromQuestion = (
  question: Question,
  around: NoteSurroundings & { readonly helpful: Post | null; readonly origin: string },
): Document => {
  const { post } = question;
  const place = placeInWords(question);
  const tags = ["wijkvraag", question.theme];
  const tagLine = tags
    .map(
      (tag) =>
        `<a href="${escapeHtml(around.origin)}/vragen" class="mention hashtag" rel="tag">#<span>${tag}</span></a>`,
    )
    .join(" ");
  const content = `<p><strong>${escapeHtml(post.title ?? "")}</strong></p>${post.html}${placeLine(place)}${stateLine(question, around.helpful?.url ?? null)}<p>${tagLine}</p>`;
  return {
    ...noteFromPost(post, around),
    name: post.title,
    content,
    contentMap: { nl: content },
    tag: [...tags.map((tag) => hashtag(tag, around.origin)), mention(around.wijk)],
    kind: "vraag",
    status: statusOf[question.state],
    theme: question.theme,
    ...(place === "" ? {} : { location: { type: "Place", name: place } }),
    ...(around.helpful?.uri == null ? {} : { acceptedAnswer: around.helpful.uri }),
    ...(question.changedAt === null ? {} : { updated: question.changedAt.toISOString() }),
  };
};

/** An answer as a Note: never with `name`, which would make it a vote in the eyes of Mastodon. */
export const noteFromAnswer = (answer: Post, around: NoteSurroundings): Document => ({
  ...noteFromPost(answer, around),
  tag: [...new Set([...around.addressed, around.wijk])].filter((actor) => actor.id !== around.author.id).map(mention),
  kind: "antwoord",
  ...(answer.editedAt === null ? {} : { updated: answer.editedAt.toISOString() }),
});

/** What an answer from elsewhere says. */
export type AnswerFromNote = {
  readonly uri: string;
  readonly url: string | null;
  readonly attributedTo: string;
  readonly inReplyTo: string;
  readonly html: string;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date | null;
};

const longestHtml = 60_000;

const contentOf = (note: JsonObject): string | null => {
  const map = note.contentMap;
  return textOf(note.content) ?? (isObject(map) ? textOf(Object.values(map)[0]) : null);
};

/** A page of the note's own server, or nothing: a link elsewhere under somebody's name would mislead. */
const ownPage = (note: JsonObject, uri: string): string | null => {
  const page = pageOf(note.url);
  return page !== null && sameOrigin(page, uri) ? page : null;
};

/** A content warning: other software folds the text away behind it, here it stands above it. */
const warningOf = (note: JsonObject): string => {
  const words = plainText(textOf(note.summary) ?? "").slice(0, 500);
  return words === "" ? "" : `<p><strong>${escapeHtml(words)}</strong></p>`;
};

/** Pictures and files stay where they are; whoever wants to see them goes there. */
const attachmentsOf = (note: JsonObject, page: string): string =>
  objectsOf(note.attachment).length === 0
    ? ""
    : `<p><a href="${escapeHtml(page)}" rel="nofollow noopener noreferrer ugc">Hier hoort een bijlage bij. Bekijk hem op de plek waar hij staat.</a></p>`;

/** Reads a Note (or an Article, Page or Question that some software sends) as an answer; `null` when it is none. */
export const answerFromNote = (note: JsonObject): AnswerFromNote | null => {
  const uri = textOf(note.id);
  const attributedTo = idOf(note.attributedTo);
  const inReplyTo = idOf(note.inReplyTo);
  const content = contentOf(note);
  if (
    !isOfType(note, "Note", "Article", "Page", "Question") ||
    uri === null ||
    attributedTo === null ||
    inReplyTo === null
  )
    return null;
  if (content === null || content.length > longestHtml) return null;
  const url = ownPage(note, uri);
  const html = `${warningOf(note)}${safeHtml(withoutLeadingMentions(content))}${attachmentsOf(note, url ?? uri)}`;
  if (plainText(html) === "") return null;
  return {
    uri,
    url,
    attributedTo,
    inReplyTo,
    html,
    publishedAt: momentOf(note.published),
    updatedAt: momentOf(note.updated),
  };
};

/** What a question of a neighbouring wijk says. */
export type QuestionFromNote = {
  readonly uri: string;
  readonly url: string | null;
  readonly attributedTo: string;
  readonly audience: string;
  readonly title: string;
  readonly html: string;
  /** What it names as its theme, the likeliest first: the wijk that it comes from has its own list. */
  readonly themes: readonly string[];
  /** Where it is about, in the words of the other wijk. */
  readonly place: string | null;
  readonly state: QuestionState;
  readonly acceptedAnswer: string | null;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date | null;
};

const tagsOnly = (paragraph: string): boolean =>
  paragraph.includes('class="mention hashtag"') && /^(?:\s*#[\p{L}\p{N}_]+)+\s*$/u.test(plainText(paragraph));

const longestPlace = 120;

/** The name of a Place (ActivityStreams vocabulary, `location`) on one line, or nothing. */
const placeOf = (note: JsonObject): string | null => {
  const [location] = objectsOf(note.location);
  const name = oneLine(plainText(textOf(location?.name) ?? "")).slice(0, longestPlace);
  return name === "" ? null : name;
};

/** Takes the parts away that the page shows in its own way: the bold title, the place, the line of the state, the hashtags. */
const bodyOf = (content: string, place: string | null): string => {
  let body = content;
  const titleEnd = body.startsWith("<p><strong>") ? body.indexOf("</strong></p>") : -1;
  if (titleEnd > 0) body = body.slice(titleEnd + "</strong></p>".length);
  const cutLast = (is: (paragraph: string) => boolean): void => {
    const start = body.lastIndexOf("<p>");
    if (start >= 0 && is(body.slice(start))) body = body.slice(0, start);
  };
  cutLast(tagsOnly);
  cutLast((paragraph) => /^<p>✓ (?:Beantwoord|Afgesloten)/.test(paragraph));
  if (place !== null) cutLast((paragraph) => plainText(paragraph) === `Waar: ${place}`);
  return body;
};

/** Reads a Note as a question of a neighbouring wijk; `null` when it is something else. */
export const questionFromNote = (note: JsonObject): QuestionFromNote | null => {
  const uri = textOf(note.id);
  const attributedTo = idOf(note.attributedTo);
  const audience = idOf(note.audience);
  const content = contentOf(note);
  if (!isOfType(note, "Note", "Page", "Article") || uri === null || attributedTo === null || audience === null)
    return null;
  if (content === null || content.length > longestHtml || idOf(note.inReplyTo) !== null) return null;
  const slugs = [
    textOf(note.theme),
    ...objectsOf(note.tag).map((tag) => textOf(tag.name)?.replace(/^#/, "").toLowerCase() ?? null),
  ];
  const title = oneLine(plainText(textOf(note.name) ?? content)).slice(0, 160);
  const place = placeOf(note);
  if (title === "") return null;
  return {
    uri,
    url: ownPage(note, uri),
    attributedTo,
    audience,
    title,
    html: safeHtml(textOf(note.name) === null ? content : bodyOf(content, place)),
    themes: slugs.filter((slug) => slug !== null),
    place,
    state: stateOf[textOf(note.status) ?? "open"] ?? "open",
    acceptedAnswer: idOf(note.acceptedAnswer),
    publishedAt: momentOf(note.published),
    updatedAt: momentOf(note.updated),
  };
};

/**
 * The actors whose inboxes a reply must reach: whoever it answers and whoever asked, also where they live now when they
 * moved since, each once.
 */
export const addressedBy = (
  asker: Actor | null,
  repliedTo: Actor | null,
  author: Actor,
  nowAt: readonly Actor[],
): readonly Actor[] => {
  const seen = new Set([author.id]);
  return [repliedTo, asker, ...nowAt].filter((actor): actor is Actor => {
    if (actor === null || seen.has(actor.id)) return false;
    seen.add(actor.id);
    return true;
  });
};
