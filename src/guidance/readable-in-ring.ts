import { ok } from "../kernel/result.ts";
import { placeInWords } from "../questions/place.ts";
import { outsideAuthor, voiceOf } from "./readable-outside.ts";
import type { RungPort } from "./rung.ts";

/**
 * The rung on which the residents of the wijken in the ring can read a question, and nobody else. It is there when there is a
 * ring. What was answered in the wijk stays there.
 */
export const readableInRing = (origin: string): RungPort => ({
  name: "kring",
  event: "QuestionOpened",
  isAhead: async ({ memberships }, question) =>
    question.post.audience === "wijk" && (await memberships.members()).length > 0,
  preview: async (transaction, question, { outside }) => ({
    title: question.post.title ?? "",
    text: question.post.body,
    place: placeInWords(question) || null,
    from: await voiceOf(transaction, question, outside),
    wijken: (await transaction.memberships.members()).map(({ actor }) => actor.name),
    followers: 0,
    everyone: false,
    gemeente: null,
  }),
  climb: async (transaction, question, { outside, at }) => {
    const { post } = question;
    const author = await outsideAuthor(transaction, question, { outside, origin, at });
    if (!author.ok) return author;
    return ok({
      ...question,
      post: { ...post, audience: "kring", author: author.value, uri: `${origin}/ap/o/${post.id}` },
      changedAt: at,
    });
  },
});
