import type { SquareTransaction } from "../unit-of-work.ts";
import type { Rung, Step, StepKind, Way } from "./way.ts";

const rungOf = (kind: StepKind, way: Way): Rung => {
  switch (kind) {
    case "asked":
      return "wijk";
    case "offered":
    case "nobody-free":
    case "nobody-took":
    case "taken":
    case "given-back":
    case "passed-on":
    case "lay-still":
    case "closing-proposed":
    case "closing-reminded":
    case "closing-yes":
    case "closing-no":
    case "closing-unheard":
    case "closing-lapsed":
      return "wijkwijzers";
    case "asker-asked":
      return way.ahead ?? way.rung;
    default:
      return way.rung;
  }
};

/** Keeps the way and what happened on it, in `transaction`. */
export const recordSteps = async (
  transaction: SquareTransaction,
  way: Way,
  steps: readonly (Pick<Step, "kind"> & Partial<Pick<Step, "residentId" | "count" | "rung">>)[],
  at: Date,
): Promise<void> => {
  await transaction.ways.save(way);
  await transaction.ways.addSteps(
    way.questionId,
    steps.map((step) => ({ at, rung: rungOf(step.kind, way), residentId: null, count: null, ...step })),
  );
};
