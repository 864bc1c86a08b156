import type { ActorId } from "../kernel/ids.ts";
import { ok, type Result } from "../kernel/result.ts";
import { fullHandle } from "../posts/actor.ts";
import type { Author } from "../posts/post.ts";
import { namelessStandIn, type OutsideChoice, standInOf } from "../posts/stand-in.ts";
import { localAuthor } from "../questions/ask-question.ts";
import { placeInWords } from "../questions/place.ts";
import type { Question } from "../questions/question.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import type { RungPort } from "./rung.ts";

/** The rung on which the wijken that follow ours, and everybody else, can read a question. What was answered in the wijk stays there. */
export const readableOutside = (origin: string): RungPort => ({
  name: "outside",
  event: "QuestionOpened",
  isAhead: async (_transaction, question) => question.post.audience !== "everyone",
  preview: async (transaction, question, { outside }) => {
    const wijk = await transaction.actors.wijk();
    const neighbours = await transaction.ring.neighbours();
    return {
      title: question.post.title ?? "",
      text: question.post.body,
      place: placeInWords(question) || null,
      from: await voiceOf(transaction, question, outside),
      wijken: neighbours.filter(({ state }) => state === "accepted").map(({ actor }) => actor.name),
      followers: wijk === null ? 0 : await transaction.ring.countFollowers(wijk.id as ActorId),
      everyone: true,
      gemeente: null,
    };
  },
  climb: async (transaction, question, { outside, at }) => {
    const { post } = question;
    const author = await outsideAuthor(transaction, question, { outside, origin, at });
    if (!author.ok) return author;
    return ok({
      ...question,
      post: { ...post, audience: "everyone", author: author.value, uri: `${origin}/ap/o/${post.id}` },
      changedAt: at,
    });
  },
});

/** How the asker appears to whoever reads it there. */
export const voiceOf = async (
  transaction: SquareTransaction,
  question: Question,
  outside: OutsideChoice,
): Promise<string> => {
  const { actorId } = question.post.author;
  const spoken = actorId === null ? null : await transaction.actors.byId(actorId);
  if (spoken !== null) return spoken.kind === "resident" ? fullHandle(spoken) : spoken.name;
  const own = await ownHandle(transaction, question);
  const wijk = await transaction.actors.wijk();
  return outside === "handle" && own !== null ? own : standInOf(wijk?.name ?? "");
};

/**
 * How the asker appears from now on: with their own handle, or as a stand-in; without a name always as one of this question. Whoever
 * spoke in the ring speaks on in the same voice.
 */
export const outsideAuthor = async (
  transaction: SquareTransaction,
  { post }: Question,
  given: { readonly outside: OutsideChoice; readonly origin: string; readonly at: Date },
): Promise<Result<Author>> => {
  const { author, id } = post;
  if (author.actorId !== null) return ok(author);
  if (author.kind === "resident")
    return localAuthor(transaction, { ...given, residentId: author.residentId, threadId: id, audience: "everyone" });
  const wijk = await transaction.actors.wijk();
  if (author.kind === "elsewhere" || wijk === null) throw new Error("A question of another wijk climbs no rung here.");
  const { pseudonym } = author;
  const { origin, at } = given;
  const standIn = await namelessStandIn(transaction.actors, { origin, wijkName: wijk.name, pseudonym, at });
  return ok({ ...author, actorId: standIn.id });
};

const ownHandle = async (transaction: SquareTransaction, { post }: Question): Promise<string | null> => {
  if (post.author.kind !== "resident") return null;
  const own = await transaction.actors.ofResident(post.author.residentId);
  return own === null ? null : fullHandle(own);
};
