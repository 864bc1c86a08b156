import { ok, refuse } from "../kernel/result.ts";
import type { OfficialSource } from "../official-sources/official-source.ts";
import { fullHandle } from "../posts/actor.ts";
import { placeInWords } from "../questions/place.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import { voiceOf } from "./readable-outside.ts";
import type { RungPort } from "./rung.ts";

/**
 * The top of the ladder: the gemeente is asked too, in front of everybody, by naming it in a question that everybody can
 * read. Any account of a gemeente can answer that, on any software; its answer comes under the question like any other. It is there
 * for a wijk with an official source that is a gemeente.
 */
export const askGemeente: RungPort = {
  name: "gemeente",
  event: "QuestionHandedOn",
  isAhead: async (transaction, { post, handedTo }) =>
    post.audience === "everyone" && handedTo === null && (await gemeenteOf(transaction)) !== null,
  preview: async (transaction, question, outside) => {
    const gemeente = await gemeenteOf(transaction);
    return {
      title: question.post.title ?? "",
      text: question.post.body,
      place: placeInWords(question) || null,
      from: await voiceOf(transaction, question, outside),
      wijken: [],
      followers: 0,
      everyone: true,
      gemeente: gemeente === null ? null : { name: gemeente.actor.name, handle: fullHandle(gemeente.actor) },
    };
  },
  climb: async (transaction, question, _outside, at) => {
    const gemeente = await gemeenteOf(transaction);
    return gemeente === null
      ? refuse({ kind: "conflict", reason: "changed-meanwhile" })
      : ok({ ...question, handedTo: gemeente.actor.id, changedAt: at });
  },
};

/** The gemeente of the wijk: of several, the one that was named first. */
const gemeenteOf = async ({ officialSources }: SquareTransaction): Promise<OfficialSource | null> => {
  const all = (await officialSources.all()).filter(({ kind, actor }) => kind === "gemeente" && actor.goneAt === null);
  return all.sort((one, other) => one.since.getTime() - other.since.getTime())[0] ?? null;
};
