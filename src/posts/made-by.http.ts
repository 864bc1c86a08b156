import { momentInWords } from "../../web/texts/moments.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { AuthorView } from "../../web/views.ts";
import { isModerator, isNeighbour, type Reader } from "../kernel/reader.ts";
import type { MadeBy } from "./made-by.ts";
import { standingAmong } from "./official-voice.ts";
import { type Post, stands, wroteIt } from "./post.ts";
import { shownHtml } from "./shown-html.http.ts";
import { writtenIn } from "./written-in.ts";

/** For whom and when a view of a post is made. */
export type PostViewing = { readonly lang: Language; readonly reader: Reader; readonly now: Date };

/** How an actor of ours is called outside: a stand-in by its name, a resident by the chosen handle. */
const outsideName = (actor: NonNullable<MadeBy["actor"]>): string =>
  actor.kind === "resident" ? `@${actor.handle}` : actor.name;

/** Who made it, as this reader may know them: neighbours see names, everyone else the actor that speaks outside. */
export const makerView = ({ residentName, actor, home }: MadeBy, reader: Reader): AuthorView => {
  if (residentName !== null) {
    const isKnown = isNeighbour(reader) || actor === null;
    return { kind: "near", name: isKnown ? residentName : outsideName(actor) };
  }
  const handle = actor === null ? undefined : `@${actor.handle}@${actor.host}`;
  const standing = actor === null ? {} : standingAmong({ id: "", name: actor.name }, []);
  return { kind: "ring", name: actor?.name ?? "", wijk: home?.name, handle, url: actor?.url ?? undefined, ...standing };
};

/** Who made it, in a list: somebody who only is called like an official source by their address. */
export const makerInRow = (madeBy: MadeBy, reader: Reader): string => {
  const { name, handle, likeness } = makerView(madeBy, reader);
  return likeness === undefined ? name : (handle ?? "");
};

const heldView = ({ held }: Post) => {
  if (held === null) return null;
  return held.refused === null
    ? { state: "waits" as const }
    : { state: "refused" as const, reason: held.refused.reason };
};

/** What a list says of a post that waits for a moderator, or was refused. */
export const heldInRow = ({ held }: Post): { readonly held?: "waits" | "refused" } =>
  held === null ? {} : { held: held.refused === null ? "waits" : "refused" };

/** What the page of a poll, an activity or an offer shows of the post in it. */
export const writtenView = (post: Post, madeBy: MadeBy, { lang, reader, now }: PostViewing) => {
  const isResident = reader.kind === "resident";
  const mine = isResident && wroteIt(post, reader.id);
  return {
    id: post.id,
    title: post.title ?? "",
    bodyHtml: shownHtml(post.html, lang),
    photos: post.photos,
    ...writtenIn(post, lang),
    author: makerView(madeBy, reader),
    mine,
    when: momentInWords(lang, post.publishedAt, now),
    edited: post.editedAt !== null,
    audience: post.audience,
    outsideName: mine && madeBy.actor !== null ? outsideName(madeBy.actor) : null,
    ...(post.uri === null ? {} : { objectUri: post.uri }),
    held: heldView(post),
    hidden: post.hidden === null ? null : { reason: post.hidden.reason },
  };
};

/** What any reader may do about the words of a post. */
export const mayAbout = (post: Post, reader: Reader) => {
  const isResident = reader.kind === "resident";
  const mine = isResident && wroteIt(post, reader.id);
  return {
    withdraw: mine,
    report: stands(post) && !mine,
    hide: isModerator(reader) && !mine && stands(post),
    show: isModerator(reader) && post.hidden !== null,
    bar: isModerator(reader) && post.author.kind === "elsewhere",
  };
};
