import { type ActorId, newId, type PostId } from "../../kernel/ids.ts";
import { ledHere } from "../../posts/object-links.activitypub.ts";
import type { Held, Post } from "../../posts/post.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import type { JsonObject } from "../kit/reading.ts";
import { languageOf } from "../kit/words-of-note.ts";
import type { InboundServices, Outcome } from "./handler.ts";

/** What came of news from a server whose words wait: what stands was read by a moderator, and what comes after it was not. */
export const letOtherWordsThrough = "a moderator let other words through";

/**
 * Why news from `attributedTo` does not apply to a post that we have, if it has come from elsewhere: it is not its author's, or
 * its author is shut out, or a moderator let other words through. `null` when it applies.
 */
export const refusalOfNews = async (
  transaction: Pick<SquareTransaction, "actors" | "serverPolicies">,
  post: Post | null,
  attributedTo: string | null,
  { broughtBy }: Pick<InboundServices, "broughtBy">,
): Promise<Outcome | null> => {
  if (post === null || post.author.kind !== "elsewhere") return "unknown here";
  const author = await transaction.actors.byId(post.author.actorId);
  if (author === null || author.uri !== attributedTo) return "not its author";
  const standing = await strictestStanding(transaction, author.uri, broughtBy);
  if (standing === "barred") return "shut out";
  // A moderator read what stands here, and not these words.
  return standing === "limited" && post.held === null ? letOtherWordsThrough : null;
};

/** How we stand to all of these together: the strictest of them counts. */
export const strictestStanding = async (
  { serverPolicies }: Pick<SquareTransaction, "serverPolicies">,
  ...actorUris: readonly (string | null)[]
) => {
  const standings: string[] = [];
  for (const uri of new Set(actorUris)) if (uri !== null) standings.push(await serverPolicies.standing(uri));
  if (standings.includes("barred")) return "barred" as const;
  return standings.includes("limited") ? ("limited" as const) : ("open" as const);
};

/** Whether what we have was written by somebody else than whom a note under the same id names. */
export const isByAnother = async (
  { actors }: Pick<SquareTransaction, "actors">,
  { author }: Post,
  attributedTo: string,
): Promise<boolean> => author.kind !== "elsewhere" || (await actors.byId(author.actorId))?.uri !== attributedTo;

/** When something from elsewhere was published: a moment in the future would put it below everything that follows. */
export const publishedBefore = (publishedAt: Date | null, at: Date): Date =>
  publishedAt === null || publishedAt > at ? at : publishedAt;

/** In which language something was written elsewhere, as its author says. */
export type Spoken = { readonly language: string | null };

/** What a note says as it stands here: its links lead to our own pages of what we hold (FEP-e232), and its language is known. */
export const asItStandsHere = async <Read extends { readonly html: string }>(
  read: Read,
  note: JsonObject,
  { posts }: Pick<SquareTransaction, "posts">,
  { origin }: Pick<InboundServices, "origin">,
): Promise<Read & Spoken> => ({
  ...read,
  html: await ledHere(read.html, note, { posts, origin }),
  language: languageOf(note),
});

/** What begins a thread and was written elsewhere, as it stands here from `at` on. Its thread belongs to `homeWijkId`, or to our wijk. */
export const beginningFromElsewhere = (
  kind: Exclude<Post["kind"], "answer">,
  read: Spoken & {
    readonly uri: string;
    readonly url: string | null;
    readonly title: string;
    readonly html: string;
    readonly publishedAt: Date | null;
  },
  given: {
    readonly authorId: ActorId;
    readonly homeWijkId: ActorId | null;
    readonly held: Held | null;
    readonly at: Date;
  },
): Post => {
  const id = newId<PostId>();
  return {
    id,
    kind,
    threadId: id,
    inReplyTo: null,
    audience: "everyone",
    author: { kind: "elsewhere", actorId: given.authorId },
    homeWijkId: given.homeWijkId,
    uri: read.uri,
    url: read.url,
    title: read.title,
    body: "",
    html: read.html,
    photos: [],
    language: read.language,
    publishedAt: publishedBefore(read.publishedAt, given.at),
    editedAt: null,
    withdrawnAt: null,
    hidden: null,
    held: given.held,
  };
};
