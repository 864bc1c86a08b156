import { keptHtml } from "./allow-list.ts";
import { readPoll } from "./polls.ts";
import { dateOf, hasType, idOf, ids, isJson, isPublic, list, textOf } from "./reading.ts";
import type { Actor, Json, Mention, Status, Visibility } from "./records.ts";
import { Refused } from "./refusals.ts";

const supportedTypes = ["Note", "Question"];
const convertedTypes = ["Image", "Audio", "Video", "Article", "Page", "Event"];

export const isStatusDocument = (document: Json): boolean => hasType(document, [...supportedTypes, ...convertedTypes]);

/** Mastodon's tag names: word characters and the middle dot, no hyphen. */
const tagName = /^[\p{L}\p{N}\p{M}_·]+$/u;

const ofType = (document: Json, type: string): Json[] =>
  list(document.tag).flatMap((tag) => (isJson(tag) && hasType(tag, [type]) ? [tag] : []));

/** Hashtags from `tag`, without the sign; federation.md 2.1 "Hashtags". */
export const hashtags = (document: Json): readonly string[] =>
  ofType(document, "Hashtag")
    .map((tag) => (textOf(tag.name) ?? "").replace(/^#/, ""))
    .filter((name) => tagName.test(name));

/** Mentions from `tag`; federation.md 2.1 "Mentions". */
export const mentions = (document: Json): readonly Mention[] =>
  ofType(document, "Mention").flatMap((tag) => {
    const id = textOf(tag.href);
    return id === null ? [] : [{ id, name: textOf(tag.name) ?? "" }];
  });

/** Audience from the object, else from the activity; federation.md 2.1 "Visibility". */
export const visibilityOf = (object: Json, activity: Json, followers: string | null): Visibility => {
  const to = ids(object.to ?? activity.to);
  const cc = ids(object.cc ?? activity.cc);
  if (to.some(isPublic)) return "public";
  if (cc.some(isPublic)) return "unlisted";
  return followers !== null && to.includes(followers) ? "private" : "direct";
};

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const urlOf = (object: Json, uri: string): string => {
  const first = list(object.url)[0];
  return textOf(first) ?? (isJson(first) ? textOf(first.href) : null) ?? uri;
};

/** Text, warning and language that a reader sees; federation.md 2.1, table and "Language". */
const wordsOf = (object: Json, uri: string): Pick<Status, "text" | "title" | "contentWarning" | "language"> => {
  const maps = [object.contentMap, object.nameMap, object.summaryMap].filter(isJson);
  const language = maps.flatMap((map) => Object.keys(map))[0] ?? null;
  if (hasType(object, convertedTypes) && !hasType(object, supportedTypes)) {
    const url = urlOf(object, uri);
    const title = textOf(object.name);
    const heading = title === null ? "" : `<h2>${escaped(title)}</h2>`;
    const html = `${heading}${textOf(object.summary) ?? ""}<p><a href="${url}">${escaped(url)}</a></p>`;
    return { text: keptHtml(html), title, contentWarning: null, language };
  }
  const map = isJson(object.contentMap) ? object.contentMap : {};
  const content = textOf(object.content) ?? textOf(Object.values(map)[0]) ?? "";
  const summary = textOf(object.summary);
  return { text: keptHtml(content), title: null, contentWarning: summary === "" ? null : summary, language };
};

/** The status that Mastodon makes of an object by `author`. Throws a refusal for what it does not take. */
export const readStatus = (object: Json, activity: Json, author: Actor, now: Date): Status => {
  const uri = idOf(object) ?? "";
  if (!isStatusDocument(object)) throw new Refused("object type", `${String(object.type)} ${uri}`);
  const inReplyTo = idOf(object.inReplyTo);
  if (inReplyTo !== null && textOf(object.name) !== null) throw new Refused("poll vote", uri);
  const publishedAt = dateOf(object.published) ?? now;
  const updatedAt = dateOf(object.updated);
  const edited = updatedAt !== null && updatedAt.getTime() !== publishedAt.getTime();
  return {
    uri,
    url: urlOf(object, uri),
    author: author.id,
    inReplyTo,
    publishedAt,
    visibility: visibilityOf(object, activity, author.followers),
    conversation: textOf(object.conversation),
    ...wordsOf(object, uri),
    tags: hashtags(object),
    mentions: mentions(object),
    poll: readPoll(object, now),
    edited,
    updatedAt: edited ? updatedAt : null,
    history: [],
    document: object,
  };
};
