import { type Document, handedOnContext } from "../federation/kit/addressing.ts";
import { hasWords, plainText, safeHtml, withoutLeadingMentions } from "../federation/kit/html.ts";
import {
  idOf,
  idsOf,
  isObject,
  isOfType,
  type JsonObject,
  momentOf,
  objectsOf,
  textOf,
} from "../federation/kit/reading.ts";
import { ringOf } from "../federation/kit/ring.ts";
import {
  attachmentsOf,
  contentIn,
  contentOf,
  longestHtml,
  longestShown,
  ownPage,
  warningOf,
} from "../federation/kit/words-of-note.ts";
import { languageOfWijk } from "../kernel/language.ts";
import { escapeHtml, htmlFromText, oneLine } from "../kernel/text.ts";
import { wordsInPosts } from "../kernel/words-in-posts.ts";
import { type Actor, fullHandle } from "../posts/actor.ts";
import type { Post } from "../posts/post.ts";
import {
  hashtag,
  mention,
  mentionsInText,
  type NoteSurroundings,
  noteFromPost,
  tagsOf,
} from "../posts/posts.activitypub.ts";
import { placeInWords } from "./place.ts";
import type { Question, QuestionState } from "./question.ts";

const statusOf = { open: "open", taken: "open", answered: "beantwoord", closed: "gesloten" } as const satisfies Record<
  QuestionState,
  string
>;
/** On its way to the gemeente, as long as nobody has helped. */
const handedOn = "doorgezet";
const stateOf: Readonly<Record<string, QuestionState>> = {
  open: "open",
  [handedOn]: "open",
  beantwoord: "answered",
  gesloten: "closed",
};

const stateLine = (question: Question, helpfulUrl: string | null): string => {
  if (question.state === "closed") return "<p>✓ Afgesloten</p>";
  if (question.state !== "answered") return "";
  return helpfulUrl === null
    ? "<p>✓ Beantwoord</p>"
    : `<p>✓ Beantwoord: <a href="${escapeHtml(helpfulUrl)}">dit antwoord hielp</a></p>`;
};

const placeLine = (place: string): string => (place === "" ? "" : `<p>Waar: ${escapeHtml(place)}</p>`);

const toGemeente = "Een bewoner vraagt dit ook aan u. Antwoord op dit bericht: dan leest de hele wijk het.";

const gemeenteLine = (gemeente: Actor | null): string =>
  gemeente === null ? "" : `<p>${mentionsInText([gemeente])}${toGemeente}</p>`;

/** The same lines in markdown, for software that shows `source` and not `content`. */
const sourceOf = (
  question: Question,
  { place, helpfulUrl, gemeente }: { place: string; helpfulUrl: string | null; gemeente: Actor | null },
): string => {
  const answered = helpfulUrl === null ? "✓ Beantwoord" : `✓ Beantwoord: [dit antwoord hielp](${helpfulUrl})`;
  const state = question.state === "closed" ? "✓ Afgesloten" : question.state === "answered" ? answered : "";
  const asked = gemeente === null ? "" : `${fullHandle(gemeente)} ${toGemeente}`;
  const lines = [question.post.body, place === "" ? "" : `Waar: ${place}`, asked, state];
  return lines.filter((line) => line !== "").join("\n\n");
};

/**
 * Who may find a question of ours (FEP-268d): its author, our wijk, which shows it to residents who ask or look for something like it,
 * and for the same reason the wijken that follow ours, or those of our ring when it is for them. What it is about, or for whom, may make
 * it too private for these. All askers get the same, so that outside nobody can tell who asked without a name.
 */
const searchableBy = (
  { audience }: Post,
  around: NoteSurroundings & { readonly isSensitive: boolean },
): readonly string[] => {
  const { uri, followers } = around.wijk;
  const others = audience === "everyone" ? followers : audience === "kring" ? ringOf(uri) : null;
  return [around.author.uri, uri, ...(around.isSensitive || others === null ? [] : [others])];
};

/**
 * A question as a Note: the title in `name` for software that shows titles, as the first bold paragraph for software
 * that does not, and not in `source`, which title-showing software prefers over `content`.
 */
export const noteFromQuestion = (
  question: Question,
  around: NoteSurroundings & {
    readonly helpful: Post | null;
    readonly gemeente: Actor | null;
    readonly origin: string;
    readonly isSensitive: boolean;
  },
): Document => {
  const { post } = question;
  const { gemeente } = around;
  const helpfulUrl = around.helpful?.url ?? null;
  const place = placeInWords(question);
  const isHandedOn = question.handedTo !== null && (question.state === "open" || question.state === "taken");
  const tags = ["wijkvraag", question.theme];
  const tagLine = tags
    .map(
      (tag) =>
        `<a href="${escapeHtml(around.origin)}/vragen" class="mention hashtag" rel="tag">#<span>${tag}</span></a>`,
    )
    .join(" ");
  const content = `<p><strong>${escapeHtml(post.title ?? "")}</strong></p>${post.html}${placeLine(place)}${gemeenteLine(gemeente)}${stateLine(question, helpfulUrl)}<p>${tagLine}</p>`;
  const named = gemeente === null ? [] : [gemeente];
  return {
    ...noteFromPost(post, { ...around, addressed: [...around.addressed, ...named] }),
    name: post.title,
    ...contentIn(languageOfWijk, content),
    source: { content: sourceOf(question, { place, helpfulUrl, gemeente }), mediaType: "text/markdown" },
    searchableBy: searchableBy(post, around),
    tag: tagsOf([...tags.map((tag) => hashtag(tag, around.origin)), ...[around.wijk, ...named].map(mention)], around),
    kind: "vraag",
    status: isHandedOn ? handedOn : statusOf[question.state],
    ...(gemeente === null ? {} : { "@context": handedOnContext, escalatedTo: gemeente.uri }),
    theme: question.theme,
    ...(place === "" ? {} : { location: { type: "Place", name: place } }),
    ...(around.helpful?.uri == null ? {} : { acceptedAnswer: around.helpful.uri }),
    ...(question.changedAt === null ? {} : { updated: question.changedAt.toISOString() }),
  };
};

/**
 * An answer as a Note: never with `name`, which would make it a vote in the eyes of Mastodon. The one that helped says so
 * (`answer`, as PieFed reads it).
 */
export const noteFromAnswer = (answer: Post, around: NoteSurroundings & { readonly isHelpful: boolean }): Document => ({
  ...noteFromPost(answer, around),
  tag: tagsOf(
    [...new Set([...around.addressed, around.wijk])].filter((actor) => actor.id !== around.author.id).map(mention),
    around,
  ),
  kind: "antwoord",
  ...(around.isHelpful ? { answer: true } : {}),
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

/** The line with which Mastodon begins a post that quotes: here it follows the words. */
const quotedBefore = /^\s*<p class="quote-inline">.*?<\/p>/s;

/**
 * What a note quotes (FEP-044f `quote`, and its older names), as a link below it, unless its text has that link already: as
 * Mastodon and Misskey write it there, or by its address.
 */
const quoteOf = (note: JsonObject, content: string): string => {
  const quoted = [note.quote, note.quoteUrl, note.quoteUri, note._misskey_quote].map(idOf).find((id) => id !== null);
  if (quoted == null || !/^https?:\/\//.test(quoted) || quoted.length > 2_048) return "";
  if (content.includes("quote-inline") || content.includes(escapeHtml(quoted))) return "";
  return `<p><a href="${escapeHtml(quoted)}" rel="nofollow noopener noreferrer ugc">${wordsInPosts.link}</a></p>`;
};

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
  const before = quotedBefore.exec(content)?.[0] ?? "";
  const words = withoutLeadingMentions(content.slice(before.length));
  const html = `${warningOf(note)}${safeHtml(words)}${before === "" ? "" : safeHtml(before)}${quoteOf(note, content)}${attachmentsOf(note, url ?? uri)}`;
  if (html.length > longestShown || !hasWords(html)) return null;
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
  /** The groups that it says it belongs to: the one in `audience`, else whoever is addressed. */
  readonly groups: readonly string[];
  readonly title: string;
  readonly html: string;
  /** What it names as its theme, the likeliest first: the wijk that it comes from has its own list. */
  readonly themes: readonly string[];
  /** Where it is about, in the words of the other wijk. */
  readonly place: string | null;
  /** `null` when it comes from software that does not say. */
  readonly state: QuestionState | null;
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
const bodyOf = (content: string, title: string, place: string | null): string => {
  let body = content;
  const titleEnd = body.startsWith("<p><strong>") ? body.indexOf("</strong></p>") + "</strong></p>".length : 0;
  // What others print bold at the start may be anything: only the title is said twice.
  if (oneLine(plainText(body.slice(0, titleEnd))).startsWith(title)) body = body.slice(titleEnd);
  const cutLast = (is: (paragraph: string) => boolean): void => {
    const start = body.lastIndexOf("<p>");
    if (start >= 0 && is(body.slice(start))) body = body.slice(0, start);
  };
  cutLast(tagsOnly);
  cutLast((paragraph) => /^<p>✓ (?:Beantwoord|Afgesloten)/.test(paragraph));
  cutLast((paragraph) => paragraph.endsWith(`${toGemeente}</p>`));
  if (place !== null) cutLast((paragraph) => plainText(paragraph) === `Waar: ${place}`);
  return body;
};

/** What a Page without HTML says (Lemmy sends links that way): its source as it was typed, and the address that it is about. */
const otherWords = (note: JsonObject): string => {
  const source = isObject(note.source) ? (textOf(note.source.content) ?? "").slice(0, longestHtml) : "";
  const links = objectsOf(note.attachment).flatMap(({ type, href }) =>
    type === "Link" && typeof href === "string" && /^https?:/.test(href)
      ? [`<p><a href="${escapeHtml(href)}">${escapeHtml(href)}</a></p>`]
      : [],
  );
  return `${htmlFromText(source)}${links.join("")}`;
};

/**
 * Reads a Note as a question of a neighbouring wijk; `null` when it is something else. A Page or an Article of other
 * software in a group that we follow is one too.
 */
export const questionFromNote = (note: JsonObject): QuestionFromNote | null => {
  const uri = textOf(note.id);
  const attributedTo = idOf(note.attributedTo);
  const audience = idOf(note.audience);
  const groups = audience === null ? [...idsOf(note.to), ...idsOf(note.cc)] : [audience];
  const content = contentOf(note) ?? otherWords(note);
  if (!isOfType(note, "Note", "Page", "Article") || uri === null || attributedTo === null) return null;
  if (groups.length === 0 || content.length > longestHtml || idOf(note.inReplyTo) !== null) return null;
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
    groups,
    title,
    html: safeHtml(textOf(note.name) === null ? content : bodyOf(content, title, place)),
    themes: slugs.filter((slug) => slug !== null),
    place,
    state: textOf(note.status) === null ? null : (stateOf[textOf(note.status) ?? ""] ?? "open"),
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
