import { hasType, idOf, isJson, list, textOf } from "../mastodon-peer/reading.ts";
import type { Json, Status } from "./family.ts";

const named = (note: Json, type: string, property: string): readonly string[] =>
  list(note.tag).flatMap((tag) => (isJson(tag) && hasType(tag, [type]) ? (textOf(tag[property]) ?? []) : []));

/** What every microblog keeps of a note. */
export const statusOf = (note: Json, contentWarning: string | null): Status => ({
  uri: idOf(note) ?? "",
  author: idOf(note.attributedTo) ?? "",
  inReplyTo: idOf(note.inReplyTo),
  text: textOf(note.content) ?? "",
  contentWarning,
  tags: named(note, "Hashtag", "name").map((name) => name.replace(/^#/, "")),
  mentions: named(note, "Mention", "href"),
  edited: textOf(note.updated) !== null && note.updated !== note.published,
  document: note,
});

export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
