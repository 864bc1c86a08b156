import type { Post } from "../../posts/post.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import type { JsonObject } from "../kit/reading.ts";
import { type InboundServices, leaveAlone, type Outcome } from "./handler.ts";
import {
  asItStandsHere,
  beginningFromElsewhere,
  isByAnother,
  letOtherWordsThrough,
  refusalOfNews,
  type Spoken,
  strictestStanding,
} from "./post-from-elsewhere.ts";
import { isPublic } from "./take-in.ts";

/** What is done with something from elsewhere, in a transaction. */
export type Apply = (transaction: SquareTransaction) => Promise<Outcome>;

/** What a note of any kind says that begins a thread. */
type BeginningRead = {
  readonly uri: string;
  readonly url: string | null;
  readonly attributedTo: string;
  readonly title: string;
  readonly html: string;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date | null;
};

/** One kind of post that neighbouring wijken have too: where it is kept, and what news does to it. */
export type BeginningKind<Read, Known> = {
  readonly name: "poll" | "announcement" | "activity" | "offer";
  readonly byUri: (transaction: SquareTransaction, uri: string) => Promise<Known | null>;
  readonly add: (transaction: SquareTransaction, post: Post, read: Read, at: Date) => Promise<void>;
  readonly refreshed: (transaction: SquareTransaction, known: Known, read: Read & Spoken, at: Date) => Promise<Outcome>;
};

/**
 * Takes a note in as something that the neighbouring wijk `neighbourUri` has in its square; what we have already is brought up to
 * date instead. It stands apart from our own, and waits for a moderator where its author or that wijk is limited.
 */
export const beginningIn = async <Read extends BeginningRead, Known extends { readonly post: Post }>(
  asSent: Read,
  note: JsonObject,
  neighbourUri: string,
  services: InboundServices,
  kind: BeginningKind<Read, Known>,
): Promise<Apply> => {
  if (!isPublic(note)) return leaveAlone("not public");
  const author = await services.findRemoteActor(asSent.attributedTo);
  if (author === null) return leaveAlone("author cannot be read");
  return async (transaction) => {
    const read = await asItStandsHere(asSent, note, transaction, services);
    const home = await transaction.actors.byUri(neighbourUri);
    if (home === null || (await transaction.posts.isBuried(read.uri))) return "deleted before";
    const standing = await strictestStanding(transaction, author.uri, neighbourUri, services.broughtBy);
    if (standing === "barred") return "shut out";
    const at = services.clock();
    const known = await kind.byUri(transaction, read.uri);
    if (known !== null && (await isByAnother(transaction, known.post, author.uri))) return "not its author";
    if (known !== null && standing === "limited" && known.post.held === null) return letOtherWordsThrough;
    if (known !== null) return kind.refreshed(transaction, known, read, at);
    const held = standing === "limited" ? { since: at, refused: null } : null;
    const stored = await transaction.actors.saveRemote(author);
    const post = beginningFromElsewhere(kind.name, read, { authorId: stored.id, homeWijkId: home.id, held, at });
    await kind.add(transaction, post, read, at);
    if (held === null) return `${kind.name} of a neighbour stored`;
    await transaction.happened({ kind: "PostHeld", threadId: post.id, postId: post.id });
    return `${kind.name} of a neighbour waits for a moderator`;
  };
};

/** Applies news, from its author's own server, to the one that we have. */
export const newsIn = <Read extends BeginningRead, Known extends { readonly post: Post }>(
  asSent: Read,
  note: JsonObject,
  services: InboundServices,
  kind: BeginningKind<Read, Known>,
): Apply => {
  if (!isPublic(note)) return leaveAlone("not public");
  return async (transaction) => {
    const known = await kind.byUri(transaction, asSent.uri);
    const refusal = await refusalOfNews(transaction, known?.post ?? null, asSent.attributedTo, services);
    if (known === null || refusal !== null) return refusal ?? "unknown here";
    const read = await asItStandsHere(asSent, note, transaction, services);
    return kind.refreshed(transaction, known, read, services.clock());
  };
};

/** Whether what a note says is newer than the words that stand here, of a post that was not taken back; the reason why not. */
export const notNewer = ({ withdrawnAt, editedAt }: Post, { updatedAt }: BeginningRead): Outcome | null => {
  if (withdrawnAt !== null) return "deleted before";
  return updatedAt === null || (editedAt !== null && updatedAt <= editedAt) ? "nothing new" : null;
};
