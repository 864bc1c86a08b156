import type { ResidentId } from "../../kernel/ids.ts";
import { drawFarewell } from "./batches.ts";
import type { NamelessTransaction } from "./nameless.ts";
import type { Chance } from "./wait.ts";

/** What becomes of the questions that somebody asked without a name and leaves behind. */
export type Farewell = "stay" | "withdraw";

/**
 * A resident leaves. What leads from each of their nameless questions to them goes, each at a moment of its own 1 to 24
 * hours later, and with it the question if they want that: nobody sees it happen together with the leaving. Resolves to
 * how many there are.
 */
export const forgetAsker =
  (chance: Chance) =>
  async (
    { nameless }: Pick<NamelessTransaction, "nameless">,
    { askerId, questions }: { readonly askerId: ResidentId; readonly questions: Farewell },
  ): Promise<number> => {
    const threads = await nameless.askedBy(askerId);
    const now = chance.clock();
    for (const { threadId } of threads) {
      const act = { kind: "forget", withdraw: questions === "withdraw" } as const;
      const dueAt = drawFarewell(now, chance.draw);
      await nameless.wait({ id: crypto.randomUUID(), threadId, act, dueAt });
    }
    return threads.length;
  };
