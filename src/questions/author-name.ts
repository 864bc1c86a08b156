import type { Author } from "../posts/post.ts";
import { namelessName } from "../posts/pseudonym.ts";
import type { SquareTransaction } from "../unit-of-work.ts";

/** What neighbours call whoever wrote something; empty for someone who is not known any more. */
export const authorName = async (
  transaction: Pick<SquareTransaction, "residents" | "actors">,
  author: Author,
): Promise<string> => {
  if (author.kind === "nameless") return namelessName(author.pseudonym);
  const known =
    author.kind === "resident"
      ? await transaction.residents.byId(author.residentId)
      : await transaction.actors.byId(author.actorId);
  return known?.name ?? "";
};
