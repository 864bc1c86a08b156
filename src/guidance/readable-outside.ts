import type { ActorId } from "../kernel/ids.ts";
import { ok } from "../kernel/result.ts";
import { fullHandle } from "../posts/actor.ts";
import { localAuthor } from "../questions/ask-question.ts";
import { placeInWords } from "../questions/place.ts";
import type { Question } from "../questions/question.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import type { RungPort } from "./rung.ts";

/** The rung on which the wijken that follow ours, and everybody else, can read a question. What was answered in the wijk stays there. */
export const readableOutside = (origin: string): RungPort => ({
  name: "outside",
  isAhead: (question) => question.post.audience === "wijk",
  preview: async (transaction, question, outside) => {
    const wijk = await transaction.actors.wijk();
    const own = await ownHandle(transaction, question);
    const neighbours = await transaction.ring.neighbours();
    return {
      title: question.post.title ?? "",
      text: question.post.body,
      place: placeInWords(question) || null,
      from: outside === "handle" && own !== null ? own : `iemand uit ${wijk?.name ?? ""}`,
      wijken: neighbours.filter(({ state }) => state === "accepted").map(({ actor }) => actor.name),
      followers: wijk === null ? 0 : await transaction.ring.countFollowers(wijk.id as ActorId),
    };
  },
  climb: async (transaction, question, outside, at) => {
    const { post } = question;
    if (post.author.kind !== "resident") throw new Error("A question of another wijk climbs no rung here.");
    const author = await localAuthor(transaction, {
      residentId: post.author.residentId,
      threadId: post.id,
      audience: "everyone",
      outside,
      origin,
      at,
    });
    if (!author.ok) return author;
    return ok({
      ...question,
      post: { ...post, audience: "everyone", author: author.value, uri: `${origin}/ap/o/${post.id}` },
      changedAt: at,
    });
  },
});

const ownHandle = async (transaction: SquareTransaction, { post }: Question): Promise<string | null> => {
  if (post.author.kind !== "resident") return null;
  const own = await transaction.actors.ofResident(post.author.residentId);
  return own === null ? null : fullHandle(own);
};
