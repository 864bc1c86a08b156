import { voicesOf } from "../official-sources/official-source.ts";
import { fullHandle } from "../posts/actor.ts";
import { standingAmong } from "../posts/official-voice.ts";
import type { Author } from "../posts/post.ts";
import { namelessName } from "../posts/pseudonym.ts";
import type { SquareTransaction } from "../unit-of-work.ts";

/**
 * What neighbours call whoever wrote something; empty for someone who is not known any more. Whoever is only called like an
 * official source is called by their full address.
 */
export const authorName = async (
  transaction: Pick<SquareTransaction, "residents" | "actors" | "officialSources">,
  author: Author,
): Promise<string> => {
  if (author.kind === "nameless") return namelessName(author.pseudonym);
  if (author.kind === "resident") return (await transaction.residents.byId(author.residentId))?.name ?? "";
  const actor = await transaction.actors.byId(author.actorId);
  if (actor === null) return "";
  const { likeness } = standingAmong(actor, voicesOf(await transaction.officialSources.all()));
  return likeness === undefined ? actor.name : fullHandle(actor);
};
