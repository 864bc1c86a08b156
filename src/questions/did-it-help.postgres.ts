import type { PostId } from "../kernel/ids.ts";
import {
  and,
  asc,
  eq,
  isNotNull,
  isNull,
  lt,
  lte,
  type PgDatabase,
  type PgQueryResultHKT,
} from "../platform/query-builder.ts";
import type { Sealing } from "../platform/sealing.ts";
import { didItHelpTable } from "./did-it-help.tables.ts";
import type { HelpCheckStore } from "./did-it-help.ts";
import { questionTable } from "./questions.tables.ts";

/** Secrets of the letters within one transaction of the door. */
export const helpCheckStore = (
  transaction: PgDatabase<PgQueryResultHKT>,
  sealing: Pick<Sealing, "index">,
): HelpCheckStore => {
  const withSecret = (secret: string) => eq(didItHelpTable.secretHash, sealing.index("did it help", secret));
  return {
    due: async (helpedBefore, limit) => {
      const rows = await transaction
        .select({ id: questionTable.postId })
        .from(questionTable)
        .where(
          and(
            isNotNull(questionTable.helpfulAt),
            isNull(questionTable.checkedAt),
            lte(questionTable.helpfulAt, helpedBefore),
            eq(questionTable.state, "answered"),
          ),
        )
        .orderBy(asc(questionTable.helpfulAt))
        .limit(limit);
      return rows.map(({ id }) => id as PostId);
    },
    add: async (question, secret, at) => {
      const secretHash = sealing.index("did it help", secret);
      await transaction.insert(didItHelpTable).values({ questionId: question, secretHash, askedAt: at });
    },
    find: async (secret) => {
      const [row] = await transaction.select().from(didItHelpTable).where(withSecret(secret));
      return row === undefined ? null : { question: row.questionId as PostId, answered: row.answeredAt !== null };
    },
    spend: async (secret, at) => {
      const spent = await transaction
        .update(didItHelpTable)
        .set({ answeredAt: at })
        .where(and(withSecret(secret), isNull(didItHelpTable.answeredAt)))
        .returning({ id: didItHelpTable.questionId });
      return spent.length === 1;
    },
    forget: async (askedBefore) => {
      await transaction.delete(didItHelpTable).where(lt(didItHelpTable.askedAt, askedBefore));
    },
  };
};
