import type { OfficialSourceId, ResidentId } from "../kernel/ids.ts";
import { and, asc, eq, isNull, type PgDatabase, type PgQueryResultHKT, type SQL } from "../platform/query-builder.ts";
import { actorFromRow } from "../posts/actors.postgres.ts";
import { actorTable } from "../posts/actors.tables.ts";
import type { OfficialKind } from "../posts/official-voice.ts";
import type { OfficialRule, OfficialSource, OfficialSourceStore } from "./official-source.ts";
import { officialSourceTable } from "./official-sources.tables.ts";

const ruleFromRow = ({ only, hashtag }: typeof officialSourceTable.$inferSelect): OfficialRule =>
  only === "hashtag" ? { only, hashtag: hashtag ?? "" } : { only: only === "mention" ? "mention" : "all" };

/** Official sources within one transaction. */
export const officialSourceStore = (transaction: PgDatabase<PgQueryResultHKT>): OfficialSourceStore => {
  const sourcesWhere = async (condition: SQL | undefined): Promise<readonly OfficialSource[]> => {
    const rows = await transaction
      .select({ source: officialSourceTable, actor: actorTable })
      .from(officialSourceTable)
      .innerJoin(actorTable, eq(actorTable.id, officialSourceTable.actorId))
      .where(condition)
      .orderBy(asc(actorTable.name), asc(actorTable.id));
    return rows.map(({ source, actor }) => ({
      id: source.id as OfficialSourceId,
      actor: actorFromRow(actor),
      kind: source.kind as OfficialKind,
      rule: ruleFromRow(source),
      moderatorFirst: source.moderatorFirst,
      followUri: source.followUri,
      state: source.state as OfficialSource["state"],
      since: source.since,
      namedBy: source.namedBy as ResidentId,
      endedAt: source.endedAt,
    }));
  };
  const first = async (condition: SQL | undefined): Promise<OfficialSource | null> =>
    (await sourcesWhere(condition))[0] ?? null;
  return {
    all: () => sourcesWhere(isNull(officialSourceTable.endedAt)),
    byId: (id) => first(eq(officialSourceTable.id, id)),
    ofActor: (actor) => first(eq(officialSourceTable.actorId, actor)),
    byFollow: (followUri) =>
      first(and(eq(officialSourceTable.followUri, followUri), isNull(officialSourceTable.endedAt))),
    save: async ({ id, actor, rule, ...source }) => {
      const row = { ...source, only: rule.only, hashtag: rule.only === "hashtag" ? rule.hashtag : null };
      await transaction
        .insert(officialSourceTable)
        .values({ ...row, id, actorId: actor.id })
        .onConflictDoUpdate({ target: officialSourceTable.actorId, set: row });
    },
  };
};
