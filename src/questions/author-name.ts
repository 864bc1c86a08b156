import { voicesOf } from "../official-sources/official-source.ts";
import { fullHandle } from "../posts/actor.ts";
import type { AuthorName } from "../posts/author-name.ts";
import { standingAmong } from "../posts/official-voice.ts";
import type { Author } from "../posts/post.ts";
import type { SquareTransaction } from "../unit-of-work.ts";

/**
 * What neighbours call whoever wrote something. Whoever is only called like an official source is called by their full address.
 */
export const authorName = async (
  transaction: Pick<SquareTransaction, "residents" | "actors" | "officialSources">,
  author: Author,
): Promise<AuthorName> => {
  if (author.kind === "nameless") return { pseudonym: author.pseudonym };
  if (author.kind === "resident") return transaction.residents.byId(author.residentId);
  const actor = await transaction.actors.byId(author.actorId);
  if (actor === null) return null;
  const { likeness } = standingAmong(actor, voicesOf(await transaction.officialSources.all()));
  return { name: likeness === undefined ? actor.name : fullHandle(actor) };
};
