import type { Announcement } from "../../announcements/announcement.ts";
import { type AnnouncementOfSource, announcementOfSource } from "../../announcements/source-notes.activitypub.ts";
import { later, minute } from "../../kernel/clock.ts";
import { fits, type OfficialSource } from "../../official-sources/official-source.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import { idOf, type JsonObject } from "../kit/reading.ts";
import { type InboundServices, leaveAlone, type Outcome } from "./handler.ts";
import {
  asItStandsHere,
  beginningFromElsewhere,
  refusalOfNews,
  type Spoken,
  strictestStanding,
} from "./post-from-elsewhere.ts";
import { isPublic, keepPolicy } from "./take-in.ts";

/** So far the clock of a source may be behind ours. */
const clocksDiffer = 10 * minute;

type Apply = (transaction: SquareTransaction) => Promise<Outcome>;

/** The official source that is exactly this actor, if it counts. */
const sourceAt = async (
  { actors, officialSources }: Pick<SquareTransaction, "actors" | "officialSources">,
  actorUri: string,
): Promise<OfficialSource | null> => {
  const actor = await actors.byUri(actorUri);
  const source = actor === null ? null : await officialSources.ofActor(actor.id);
  return source === null || source.endedAt !== null ? null : source;
};

/**
 * Takes what an official source says to everybody in as an announcement; `null` when its author is none, or its rule leaves the
 * post out. It was verified to be its author's own. The rule decides once: what is shown stays shown when its hashtag goes.
 */
export const officialIn = async (note: JsonObject, services: InboundServices): Promise<Apply | null> => {
  const author = idOf(note.attributedTo);
  const source = author === null ? null : await services.look((stores) => sourceAt(stores, author));
  const wijk = source === null ? null : await services.look(({ actors }) => actors.wijk());
  const asSent = wijk === null ? null : announcementOfSource(note, wijk.uri);
  if (source === null || asSent === null || !fits(source.rule, asSent)) return null;
  if (!isPublic(note)) return leaveAlone("not public");
  return async (transaction) => {
    const now = await sourceAt(transaction, asSent.attributedTo);
    if (now === null || !fits(now.rule, asSent)) return "no official source any more";
    const read = await asItStandsHere(asSent, note, transaction, services);
    return stored(transaction, { source: now, read, note, broughtBy: services.broughtBy }, services.clock());
  };
};

const stored = async (
  transaction: SquareTransaction,
  given: {
    readonly source: OfficialSource;
    readonly read: AnnouncementOfSource & Spoken;
    readonly note: JsonObject;
    readonly broughtBy: string | null;
  },
  at: Date,
): Promise<Outcome> => {
  const { source, read } = given;
  if (await transaction.posts.isBuried(read.uri)) return "deleted before";
  if ((await transaction.posts.byUri(read.uri)) !== null) return "known";
  // What it wrote before it was named may be years old: an edit brings that along, too.
  if (read.publishedAt !== null && read.publishedAt < later(source.since, -clocksDiffer))
    return "written before it was official";
  const standing = await strictestStanding(transaction, source.actor.uri, given.broughtBy);
  if (standing === "barred") return "shut out";
  const held = standing === "limited" || source.moderatorFirst ? { since: at, refused: null } : null;
  const post = beginningFromElsewhere("announcement", read, {
    authorId: source.actor.id,
    homeWijkId: null,
    held,
    at,
  });
  await transaction.announcements.add({
    post,
    lastDay: read.lastDay,
    urgent: false,
    pinnedAt: null,
    correction: "",
    farewell: "",
    officialKind: source.kind,
  });
  // It was written for everyone to read, and the administrator chose to share it.
  await transaction.ways.addConsent({
    id: crypto.randomUUID(),
    questionId: post.id,
    rung: "outside",
    answer: "yes",
    at,
    shown: "",
    recipients: "iedereen",
  });
  const { id } = post;
  await keepPolicy(transaction, id, given.note);
  // What people answer to it is sent to the source and not to us.
  await transaction.threads.revisit(id, at);
  await transaction.happened(
    held === null ? { kind: "AnnouncementMade", threadId: id } : { kind: "PostHeld", threadId: id, postId: id },
  );
  return held === null ? "announcement of an official source stored" : "official source waits for a moderator";
};

/** Applies other words of what an official source said, from its own server; `null` when it is about something else. */
export const officialChangeIn = async (note: JsonObject, services: InboundServices): Promise<Apply | null> => {
  const uri = idOf(note) ?? "";
  const post = await services.look(({ posts }) => posts.byUri(uri));
  if (post?.kind !== "announcement" || post.homeWijkId !== null) return null;
  const wijk = await services.look(({ actors }) => actors.wijk());
  if (wijk === null) return null;
  const asSent = announcementOfSource(note, wijk.uri);
  if (asSent === null || !isPublic(note)) return leaveAlone("not a public note");
  return async (transaction) => {
    const stands = await transaction.announcements.byUri(uri);
    const refusal = await refusalOfNews(transaction, stands?.post ?? null, asSent.attributedTo, services);
    if (stands === null || refusal !== null) return refusal ?? "unknown here";
    // Its badge is a word of ours: under it no other words come from whom we trust no longer.
    if ((await sourceAt(transaction, asSent.attributedTo)) === null) return "no official source any more";
    return changed(transaction, stands, await asItStandsHere(asSent, note, transaction, services), services.clock());
  };
};

const changed = async (
  transaction: SquareTransaction,
  known: Announcement,
  read: AnnouncementOfSource & Spoken,
  at: Date,
): Promise<Outcome> => {
  const { post } = known;
  if (post.withdrawnAt !== null) return "deleted before";
  if (post.held?.refused != null) return "a moderator said no to it";
  const isNewer = read.updatedAt !== null && (post.editedAt === null || read.updatedAt > post.editedAt);
  const isSame = post.title === read.title && post.html === read.html && known.lastDay === read.lastDay;
  if (!isNewer || isSame) return "nothing new";
  const editedAt = read.updatedAt !== null && read.updatedAt < at ? read.updatedAt : at;
  await transaction.announcements.save({
    ...known,
    post: { ...post, title: read.title, html: read.html, language: read.language, editedAt },
    lastDay: read.lastDay,
  });
  if (post.held === null) await transaction.happened({ kind: "AnnouncementCorrected", threadId: post.id });
  return "announcement of an official source changed";
};
