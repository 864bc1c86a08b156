import type { Clock } from "../../kernel/clock.ts";
import type { PostId } from "../../kernel/ids.ts";
import type { Result } from "../../kernel/result.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import type { AskerProof } from "../asker.ts";

/** What the asker chose about the rung ahead, with the words that go along. */
export type FurtherChoice = {
  readonly rung: string;
  readonly choice: "yes" | "no" | "not-yet";
  readonly title: string;
  readonly text: string;
  readonly keepPlace: boolean;
  /** The gemeente is asked in front of everybody, and not alone. */
  readonly openly?: boolean;
  /** The wijken of the ring that were shown, where it is about those alone. */
  readonly shownWijken: string;
};

/** Exactly what would be sent, and to whom. */
export type FurtherAhead = {
  readonly rung: string;
  /** The other rungs that the asker could choose instead, the nearest first. */
  readonly others: readonly string[];
  readonly preview: {
    readonly title: string;
    readonly text: string;
    readonly place: string | null;
    readonly wijken: readonly string[];
    readonly followers: number;
    readonly everyone: boolean;
    readonly gemeente: {
      readonly name: string;
      readonly handle: string;
      readonly openly: boolean;
      readonly mayOpenly: boolean;
    } | null;
  };
  /** It is about a sensitive theme. */
  readonly sensitive: boolean;
};

/** The rung that an asker wants, and whether they ask the gemeente in front of everybody. */
export type Wanted = { readonly rung?: string | undefined; readonly openly?: boolean };

/** The ladder beyond the wijk, for askers without a name: guidance knows it. Outside they are a stand-in, always. */
export type Further = (
  transaction: SquareTransaction,
  clock: Clock,
) => {
  /** What lies ahead, on the rung that is wanted or on the nearest, and how; `ok(null)` when nothing does. */
  ahead(threadId: PostId, by: AskerProof, wanted?: Wanted): Promise<Result<FurtherAhead | null>>;
  choose(threadId: PostId, by: AskerProof, choice: FurtherChoice): Promise<Result<null>>;
};
