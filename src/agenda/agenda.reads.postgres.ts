import {
  and,
  asc,
  desc,
  eq,
  gt,
  isNotNull,
  isNull,
  lte,
  type PgDatabase,
  type PgQueryResultHKT,
  type SQL,
} from "../platform/query-builder.ts";
import { actorTable } from "../posts/actors.tables.ts";
import { mayRead } from "../posts/may-read.ts";
import { homeTable, listedFor, madeByFromRow, thereToRead } from "../posts/post-reads.postgres.ts";
import { postTable } from "../posts/posts.tables.ts";
import { residentTable } from "../residents/residents.tables.ts";
import { agendaItemFromRow } from "./agenda.postgres.ts";
import { agendaItemTable } from "./agenda.tables.ts";
import type { AgendaRead, AgendaReads } from "./agenda-reads.ts";

/** Reading the agenda. The queries narrow down; whether something is shown, `mayRead` decides. */
export const agendaReads = (database: PgDatabase<PgQueryResultHKT>): AgendaReads => {
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
      .where(and(condition, thereToRead));

  const agendaRead = (row: Awaited<ReturnType<typeof items>>[number]): AgendaRead => ({
    item: agendaItemFromRow(row),
    ...madeByFromRow(row),
  });

  return {
    list: async (reader, { at, when, from, limit }) => {
      const rows = await items(
        and(
          when === "ahead"
            ? gt(agendaItemTable.endsAt, at)
            : and(lte(agendaItemTable.endsAt, at), gt(agendaItemTable.endsAt, when.since)),
          from === "wijk" ? isNull(postTable.homeWijkId) : isNotNull(postTable.homeWijkId),
          listedFor(reader),
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
