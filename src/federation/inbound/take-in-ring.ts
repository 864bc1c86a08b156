import type { Actor } from "../../posts/actor.ts";
import type { Post } from "../../posts/post.ts";
import { answerFromNote, questionFromNote } from "../../questions/questions.activitypub.ts";
import { beginningOf, type ThreadBeginning } from "../../questions/thread-beginning.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import { idOf, isObject, isOfType, type JsonObject, objectsOf, sameOrigin } from "../kit/reading.ts";
import { isForRing } from "../kit/ring.ts";
import { actorFromDocument } from "../remote-actors.ts";
import { type InboundServices, leaveAlone, type Outcome } from "./handler.ts";
import { withdrawElsewhere } from "./on-delete.ts";
import { refusalOfNews } from "./post-from-elsewhere.ts";
import { answerChanged, storeAnswer } from "./take-in.ts";
import { storeQuestion } from "./take-in-question.ts";

type Apply = (transaction: SquareTransaction) => Promise<Outcome>;

const notInRing: Outcome = "not in our ring";

/** The wijk of our ring with this id; `null` when it is none now. It stays one until the end of the transaction. */
const memberIn = async ({ actors, memberships }: SquareTransaction, uri: string): Promise<Actor | null> => {
  const actor = await actors.byUri(uri);
  const membership = actor === null ? null : await memberships.of(actor.id);
  return membership?.state === "member" ? membership.actor : null;
};

/**
 * Who wrote a note, as the wijk that tells its ring of it says: only for somebody of the server on which the note stands,
 * who is a person there or speaks for one. It counts where we know nothing better.
 */
const authorIn = (note: JsonObject, uri: string, { clock, origin }: InboundServices): Actor | null => {
  const [card] = objectsOf(note.attributedTo);
  const author = card === undefined ? null : actorFromDocument(card, clock());
  if (author === null || !sameOrigin(author.uri, uri) || sameOrigin(author.uri, origin)) return null;
  return author.type === "Person" || author.type === "Service" ? { ...author, fetchedAt: null } : null;
};

/**
 * What a wijk tells its ring: a whole activity about something in a thread of its own. Only a wijk of our ring is heard, and of what
 * stands in its threads it alone: nothing is fetched, nothing announced again, and about the thread of another it has no say.
 */
export const ringShared = async (object: unknown, homeUri: string, services: InboundServices): Promise<Apply> => {
  if ((await services.look((transaction) => memberIn(transaction, homeUri))) === null) return leaveAlone(notInRing);
  const uri = isObject(object) ? idOf(object.object) : null;
  if (!isObject(object) || uri === null) return leaveAlone("no activity");
  if (isOfType(object, "Delete")) return ringDeletion(uri, homeUri, services);
  const note = object.object;
  if (!isOfType(object, "Create", "Update") || !isObject(note)) return leaveAlone("needs nothing");
  if (sameOrigin(uri, services.origin)) return leaveAlone("written here");
  const author = authorIn(note, uri, services);
  if (author === null || !isForRing(note, homeUri)) return leaveAlone("not for its ring");
  return idOf(note.inReplyTo) === null
    ? questionOfRing(note, { homeUri, author }, services)
    : answerOfRing(note, { homeUri, author }, services);
};

type From = { readonly homeUri: string; readonly author: Actor };

const questionOfRing = async (note: JsonObject, from: From, services: InboundServices): Promise<Apply> => {
  const { homeUri, author } = from;
  const read = questionFromNote(note);
  if (read === null || !sameOrigin(read.uri, homeUri) || !read.groups.includes(homeUri))
    return leaveAlone("not a question of this wijk");
  return async (transaction) => {
    const home = await memberIn(transaction, homeUri);
    if (home === null) return notInRing;
    return storeQuestion(transaction, { note, read, author, home, audience: "kring" }, services);
  };
};

const answerOfRing = async (note: JsonObject, { homeUri, author }: From, services: InboundServices): Promise<Apply> => {
  const answer = answerFromNote(note);
  if (answer === null) return leaveAlone("not an answer");
  const isKnown = () => services.look(async ({ posts }) => (await posts.byUri(answer.inReplyTo)) !== null);
  if (!(await isKnown())) await services.waitFor(answer.inReplyTo);
  return async (transaction) => {
    const home = await memberIn(transaction, homeUri);
    if (home === null) return notInRing;
    const thread = await threadOf(transaction, answer.inReplyTo);
    if (thread === null || thread.beginning.post.homeWijkId !== home.id) return "not in a thread of this wijk";
    return answerIn(transaction, { note, author, ...thread, toldBy: homeUri }, services);
  };
};

type Thread = { readonly parent: Post; readonly beginning: ThreadBeginning };

/** The thread for the ring in which a post stands that is answered. */
const threadOf = async (transaction: SquareTransaction, parentUri: string): Promise<Thread | null> => {
  const parent = await transaction.posts.byUri(parentUri);
  const beginning = parent === null ? null : await beginningOf(transaction, parent.threadId);
  if (parent === null || beginning === null || parent.withdrawnAt !== null) return null;
  return beginning.post.audience === "kring" ? { parent, beginning } : null;
};

const answerIn = async (
  transaction: SquareTransaction,
  given: Thread & { readonly note: JsonObject; readonly author: Actor; readonly toldBy: string | null },
  services: InboundServices,
): Promise<Outcome> => {
  const { note, author } = given;
  const answer = answerFromNote(note);
  if (answer === null) return "not an answer";
  const known = await transaction.posts.byUri(answer.uri);
  if (known === null) return storeAnswer(transaction, { ...given, answer, audience: "kring" }, services);
  if (known.withdrawnAt !== null || known.threadId !== given.beginning.post.id) return "unknown here";
  const refusal = await refusalOfNews(transaction, known, author.uri, services);
  return refusal ?? answerChanged(transaction, known, note, services);
};

/** The owner of a thread may remove whatever stands in it; elsewhere it has no say. */
const ringDeletion =
  async (uri: string, homeUri: string, services: InboundServices): Promise<Apply> =>
  async (transaction) => {
    const post = await transaction.posts.byUri(uri);
    const home = await memberIn(transaction, homeUri);
    if (home === null) return notInRing;
    if (post === null) {
      if (sameOrigin(uri, homeUri)) await transaction.posts.bury(uri, services.clock());
      return "unknown here";
    }
    return post.homeWijkId === home.id
      ? withdrawElsewhere(transaction, post, services.clock())
      : "not in a thread of this wijk";
  };

/** Whether somebody on a server speaks from a wijk of our ring that has a thread. */
const hasThread = async (
  { memberships }: SquareTransaction,
  author: Pick<Actor, "host">,
  { beginning }: Thread,
): Promise<boolean> => {
  for (const { actor } of await memberships.membersAt(author.host)) {
    // Held until the end of the transaction: a wijk that leaves meanwhile takes this along.
    const { state } = (await memberships.of(actor.id)) ?? {};
    if (state === "member" && (await memberships.reads(actor.id, beginning.post.id))) return true;
  }
  return false;
};

/**
 * An answer, or other words for one, from a resident of a wijk of our ring to something in a thread of ours for the ring. It is
 * said to our ring and to nobody else, and comes from its author; our wijk tells the others.
 */
export const ringReplyIn = async (note: JsonObject, services: InboundServices): Promise<Apply> => {
  const answer = answerFromNote(note);
  const parent = answer === null ? null : await services.look(({ posts }) => posts.byUri(answer.inReplyTo));
  if (answer === null || parent?.audience !== "kring") return leaveAlone("not public");
  const author = await services.findRemoteActor(answer.attributedTo);
  if (author === null) return leaveAlone("author cannot be read");
  return async (transaction) => {
    const wijk = await transaction.actors.wijk();
    const thread = await threadOf(transaction, answer.inReplyTo);
    if (wijk === null || thread === null || thread.beginning.post.homeWijkId !== null) return "not in a thread of ours";
    if (!isForRing(note, wijk.uri) || !(await hasThread(transaction, author, thread))) return notInRing;
    return answerIn(transaction, { note, author, ...thread, toldBy: null }, services);
  };
};
