import type { ComposedWijk } from "../../compose.ts";
import type { Moment } from "./moments.ts";
import { granted, type People } from "./people.ts";

/** A neighbour who sold things is suspended for a week, and does not agree; a second person has to look again. */
export const decisionMoments = (
  { useCases, doorUnitOfWork }: Pick<ComposedWijk, "useCases" | "doorUnitOfWork">,
  people: People,
): readonly Moment[] => [
  {
    when: { minutesAgo: 30 },
    happen: async () =>
      granted(
        await useCases.suspend.suspend(await people.idOf("Samira"), await people.idOf("Kevin"), {
          rule: "honest",
          reason: "Je bood een buur loten te koop aan. Dat mag hier niet.",
          term: "week",
        }),
      ),
  },
  {
    when: { minutesAgo: 12 },
    happen: async () => {
      const kevin = await people.idOf("Kevin");
      const decision = await doorUnitOfWork(({ decisions }) => decisions.suspensionOf(kevin));
      if (decision === null) throw new Error("Nobody is suspended.");
      const words = "Het waren loten van de voetbalclub. Ik wist niet dat het niet mocht.";
      granted(await useCases.handleAppeals.appeal(decision.id, words));
    },
  },
];
