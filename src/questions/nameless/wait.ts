import type { Clock } from "../../kernel/clock.ts";
import type { PostId } from "../../kernel/ids.ts";
import { type Draw, drawBatch } from "./batches.ts";
import type { NamelessTransaction, WaitingAct } from "./nameless.ts";

/** What says when something becomes visible; tests hand in a draw of their own. */
export type Chance = { readonly clock: Clock; readonly draw: Draw };

/** Puts an act of the asker in the waiting room. */
export const waitWith = (
  transaction: Pick<NamelessTransaction, "nameless">,
  threadId: PostId,
  act: WaitingAct,
  { clock, draw }: Chance,
  id: string = crypto.randomUUID(),
): Promise<void> => transaction.nameless.wait({ id, threadId, act, dueAt: drawBatch(clock(), draw) });
