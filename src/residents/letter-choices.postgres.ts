import { eq, type PgDatabase, type PgQueryResultHKT } from "../platform/query-builder.ts";
import { letterChoiceTable } from "./identity.tables.ts";
import type { LetterChoiceStore } from "./letter-choices.ts";
import { isChosenKind, readChoice } from "./letter-kinds.ts";

/** Choices about letters within one transaction of the door. A row that this version does not understand counts as none. */
export const letterChoiceStore = (transaction: PgDatabase<PgQueryResultHKT>): LetterChoiceStore => ({
  of: async (resident) => {
    const rows = await transaction.select().from(letterChoiceTable).where(eq(letterChoiceTable.residentId, resident));
    return Object.fromEntries(
      rows.flatMap(({ kind, choice }) => {
        const known = isChosenKind(kind) ? readChoice(kind, choice) : null;
        return known === null ? [] : [[kind, known]];
      }),
    );
  },
  choose: async (residentId, kind, choice, chosenAt) => {
    await transaction
      .insert(letterChoiceTable)
      .values({ residentId, kind, choice, chosenAt })
      .onConflictDoUpdate({
        target: [letterChoiceTable.residentId, letterChoiceTable.kind],
        set: { choice, chosenAt },
      });
  },
});
