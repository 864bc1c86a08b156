import { day, later } from "../../kernel/clock.ts";
import type { PostId, ResidentId } from "../../kernel/ids.ts";

/** One line of the record of unsealing. Lines are added and never changed or removed; the database refuses it. */
export type UnsealingStep = {
  readonly id: string;
  readonly unsealingId: string;
  readonly threadId: PostId;
  /** Somebody asked, a second agreed, the asker of the question was told, and each of the two saw the name. */
  readonly step: "asked" | "agreed" | "told" | "shown";
  readonly by: ResidentId;
  /** Of `asked` and `agreed`. */
  readonly reason: string;
  readonly at: Date;
};

export type UnsealingStore = {
  stepsOf(threadId: PostId): Promise<readonly UnsealingStep[]>;
  add(step: UnsealingStep): Promise<void>;
};

/** For so long a request waits for a second person, and so long afterwards the two can see the name. */
export const unsealingLasts = 7 * day;

/** An unsealing that is under way. A request that nobody agreed to in time lapses, and is as if it had not been made. */
export type Unsealing = {
  readonly id: string;
  readonly asked: UnsealingStep;
  readonly agreed: UnsealingStep | null;
  readonly shownTo: readonly ResidentId[];
};

const isOver = (unsealing: Unsealing, at: Date): boolean => {
  const { asked, agreed, shownTo } = unsealing;
  if (agreed === null) return at > later(asked.at, unsealingLasts);
  return at > later(agreed.at, unsealingLasts) || (shownTo.includes(asked.by) && shownTo.includes(agreed.by));
};

/** The unsealing of a thread that is under way at `at`; `null` when there is none. */
export const unsealingAt = (steps: readonly UnsealingStep[], at: Date): Unsealing | null => {
  for (const asked of steps.filter(({ step }) => step === "asked")) {
    const own = steps.filter(({ unsealingId }) => unsealingId === asked.unsealingId);
    const unsealing: Unsealing = {
      id: asked.unsealingId,
      asked,
      agreed: own.find(({ step }) => step === "agreed") ?? null,
      shownTo: own.filter(({ step }) => step === "shown").map(({ by }) => by),
    };
    if (!isOver(unsealing, at)) return unsealing;
  }
  return null;
};
