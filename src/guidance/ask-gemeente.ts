import { type HandOverId, newId } from "../kernel/ids.ts";
import { ok, refuse } from "../kernel/result.ts";
import type { OfficialSource } from "../official-sources/official-source.ts";
import { fullHandle } from "../posts/actor.ts";
import { stands } from "../posts/post.ts";
import { placeInWords } from "../questions/place.ts";
import type { Question } from "../questions/question.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import { outsideAuthor, voiceOf } from "./readable-outside.ts";
import type { AskedHow, RungPort } from "./rung.ts";

/**
 * The top of the ladder: the gemeente is asked too, in one of two ways. In front of everybody, by naming it in a question that everybody
 * can read. Or alone: it gets words of its own, under an id of its own, and nobody else gets anything. Any account of a gemeente
 * can answer both, on any software. It is there for a wijk with an official source that is a gemeente, once for each question.
 */
export const askGemeente = (origin: string): RungPort => ({
  name: "gemeente",
  event: "QuestionHandedOn",
  // What a moderator has not seen, or hid, goes to nobody.
  isAhead: async (transaction, { post, handedTo }) =>
    stands(post) && handedTo === null && (await gemeenteOf(transaction)) !== null,
  preview: async (transaction, question, how) => {
    const gemeente = await gemeenteOf(transaction);
    const openly = isOpenly(question, how);
    return {
      title: question.post.title ?? "",
      text: question.post.body,
      place: placeInWords(question) || null,
      from: await voiceOf(transaction, question, how.outside),
      wijken: [],
      followers: 0,
      everyone: openly,
      gemeente:
        gemeente === null
          ? null
          : {
              name: gemeente.actor.name,
              handle: fullHandle(gemeente.actor),
              openly,
              mayOpenly: question.post.audience === "everyone",
            },
    };
  },
  climb: async (transaction, question, { at, asItStands, ...how }) => {
    const gemeente = await gemeenteOf(transaction);
    if (gemeente === null) return refuse({ kind: "conflict", reason: "changed-meanwhile" });
    const handedTo = gemeente.actor.id;
    if (isOpenly(question, how)) return ok({ ...question, handedTo, changedAt: at });
    const speaker = await outsideAuthor(transaction, question, { outside: how.outside, origin, at });
    if (!speaker.ok) return speaker;
    if (speaker.value.actorId === null) throw new Error("Whoever asks a gemeente has a voice outside.");
    const id = newId<HandOverId>();
    await transaction.handOvers.add({
      id,
      questionId: question.post.id,
      gemeente: gemeente.actor,
      speakerId: speaker.value.actorId,
      uri: `${origin}/ap/o/${id}`,
      title: question.post.title ?? "",
      text: question.post.body,
      place: placeInWords(question) || null,
      at,
      withdrawnAt: null,
      toldSettled: false,
      promised: null,
    });
    return ok({ ...asItStands, handedTo, handedInPrivate: true, changedAt: at });
  },
});

/** Nothing becomes public by asking: what not everybody can read already is asked alone. */
const isOpenly = ({ post }: Question, { openly }: AskedHow): boolean => openly && post.audience === "everyone";

/** The gemeente of the wijk: of several, the one that was named first. */
const gemeenteOf = async ({ officialSources }: SquareTransaction): Promise<OfficialSource | null> => {
  const all = (await officialSources.all()).filter(({ kind, actor }) => kind === "gemeente" && actor.goneAt === null);
  return all.sort((one, other) => one.since.getTime() - other.since.getTime())[0] ?? null;
};
