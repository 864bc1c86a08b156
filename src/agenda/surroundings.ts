import type { PostId } from "../kernel/ids.ts";
import { type PublicSurroundings, publicSurroundings } from "../posts/surroundings.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import type { AgendaItem } from "./agenda-item.ts";

/** An activity of ours with whoever matters for telling the outside about it. */
export type ActivitySurroundings = PublicSurroundings & { readonly item: AgendaItem };

/** Looks around an activity; `null` when it has nothing to do outside, or is another wijk's. */
export const activitySurroundings = async (
  transaction: SquareTransaction,
  id: PostId,
): Promise<ActivitySurroundings | null> => {
  const item = await transaction.agenda.byId(id);
  const around = await publicSurroundings(transaction, item?.post);
  return item === null || around === null ? null : { ...around, item };
};
