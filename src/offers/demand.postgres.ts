import {
  and,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  ne,
  type PgDatabase,
  type PgQueryResultHKT,
} from "../platform/query-builder.ts";
import { postTable } from "../posts/posts.tables.ts";
import { questionTable } from "../questions/questions.tables.ts";
import { residentTable } from "../residents/residents.tables.ts";
import type { DemandStore } from "./demand.ts";
import { demandFigureTable, demandMonthTable } from "./offers.tables.ts";

/** Who asks what, in numbers, within one transaction. */
export const demandStore = (transaction: PgDatabase<PgQueryResultHKT>): DemandStore => ({
  asked: async (since, until) => {
    const rows = await transaction
      .select({ theme: questionTable.theme, asker: postTable.residentId })
      .from(questionTable)
      .innerJoin(postTable, eq(postTable.id, questionTable.postId))
      .innerJoin(residentTable, eq(residentTable.id, postTable.residentId))
      .where(
        and(
          gte(postTable.publishedAt, since),
          lt(postTable.publishedAt, until),
          ne(postTable.audience, "everyone"),
          isNotNull(postTable.residentId),
          isNull(postTable.homeWijkId),
          isNull(postTable.heldAt),
          isNull(postTable.hiddenAt),
          isNull(postTable.withdrawnAt),
          isNull(residentTable.organisation),
        ),
      );
    return rows.map(({ theme, asker }) => ({ theme, asker: asker ?? "" }));
  },
  tell: async (month, figures, at) => {
    const told = await transaction
      .insert(demandMonthTable)
      .values({ month, toldAt: at })
      .onConflictDoNothing()
      .returning({ month: demandMonthTable.month });
    if (told.length === 0 || figures.length === 0) return;
    await transaction.insert(demandFigureTable).values(figures.map((figure) => ({ month, ...figure })));
  },
  wasTold: async (month) => {
    const rows = await transaction.select().from(demandMonthTable).where(eq(demandMonthTable.month, month));
    return rows.length > 0;
  },
  figures: async (themes, since) =>
    themes.length === 0
      ? []
      : transaction
          .select()
          .from(demandFigureTable)
          .where(and(inArray(demandFigureTable.theme, [...themes]), gte(demandFigureTable.month, since)))
          .orderBy(desc(demandFigureTable.month)),
});
