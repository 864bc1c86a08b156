import {
  alias,
  and,
  asc,
  desc,
  eq,
  gt,
  isNotNull,
  isNull,
  lte,
  notExists,
  or,
  type PgDatabase,
  type PgQueryResultHKT,
  type SQL,
  sql,
} from "../platform/query-builder.ts";
import { actorTable } from "../posts/actors.tables.ts";
import { mayRead } from "../posts/may-read.ts";
import { calledSafely } from "../posts/official-voice.ts";
import { postTable } from "../posts/posts.tables.ts";
import { residentTable } from "../residents/residents.tables.ts";
import { blockedServerTable } from "../ring/ring.tables.ts";
import { agendaItemFromRow } from "./agenda.postgres.ts";
import { agendaItemTable } from "./agenda.tables.ts";
import type { AgendaRead, AgendaReads } from "./agenda-reads.ts";

const homeTable = alias(actorTable, "home");

/** Reading the agenda. The queries narrow down; whether something is shown, `mayRead` decides. */
export const agendaReads = (database: PgDatabase<PgQueryResultHKT>): AgendaReads => {
  const isNotBlocked = or(
    isNull(postTable.actorId),
    notExists(
      database.select({ one: sql`1` }).from(blockedServerTable).where(eq(blockedServerTable.host, actorTable.host)),
    ),
  );
  const items = (condition: SQL | undefined) =>
    database
      .select({
        item: agendaItemTable,
        post: postTable,
        residentName: residentTable.name,
        actor: actorTable,
        home: homeTable,
      })
      .from(agendaItemTable)
      .innerJoin(postTable, eq(postTable.id, agendaItemTable.postId))
      .leftJoin(residentTable, eq(residentTable.id, postTable.residentId))
      .leftJoin(actorTable, eq(actorTable.id, postTable.actorId))
      .leftJoin(homeTable, eq(homeTable.id, postTable.homeWijkId))
      .where(and(condition, isNull(postTable.withdrawnAt), isNotBlocked));

  const agendaRead = (row: Awaited<ReturnType<typeof items>>[number]): AgendaRead => ({
    item: agendaItemFromRow(row),
    residentName: row.residentName,
    actor: row.actor,
    home: row.home === null ? null : { name: calledSafely(row.home) },
  });

  return {
    list: async (reader, { at, when, from, limit }) => {
      const rows = await items(
        and(
          when === "ahead"
            ? gt(agendaItemTable.endsAt, at)
            : and(lte(agendaItemTable.endsAt, at), gt(agendaItemTable.endsAt, when.since)),
          from === "wijk" ? isNull(postTable.homeWijkId) : isNotNull(postTable.homeWijkId),
          reader.kind === "visitor" ? eq(postTable.audience, "everyone") : undefined,
          // A list shows what stands in the wijk, and one's own; what waits has a page of its own for moderators.
          reader.kind === "visitor"
            ? isNull(postTable.heldAt)
            : or(isNull(postTable.heldAt), eq(postTable.residentId, reader.id)),
        ),
      )
        .orderBy(when === "ahead" ? asc(agendaItemTable.startsAt) : desc(agendaItemTable.startsAt), postTable.id)
        .limit(limit);
      return rows.map(agendaRead).filter(({ item }) => mayRead(item.post, reader));
    },
    one: async (reader, id) => {
      const [row] = await items(eq(postTable.id, id));
      const found = row === undefined ? null : agendaRead(row);
      return found !== null && mayRead(found.item.post, reader) ? found : null;
    },
  };
};
