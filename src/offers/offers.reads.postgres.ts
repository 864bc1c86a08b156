import {
  and,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  ne,
  or,
  type PgDatabase,
  type PgQueryResultHKT,
  type SQL,
  sql,
} from "../platform/query-builder.ts";
import { actorTable } from "../posts/actors.tables.ts";
import { mayRead } from "../posts/may-read.ts";
import { stands } from "../posts/post.ts";
import { homeTable, listedFor, madeByFromRow, thereToRead } from "../posts/post-reads.postgres.ts";
import { postTable } from "../posts/posts.tables.ts";
import { residentTable } from "../residents/residents.tables.ts";
import type { OfferRead, OfferReads } from "./offer-reads.ts";
import { offerFromRow } from "./offers.postgres.ts";
import { offerTable } from "./offers.tables.ts";

/** Reading offers. The queries narrow down; whether something is shown, `mayRead` decides. */
export const offerReads = (database: PgDatabase<PgQueryResultHKT>): OfferReads => {
  const offers = (condition: SQL | undefined) =>
    database
      .select({
        offer: offerTable,
        post: postTable,
        residentName: residentTable.name,
        organisation: residentTable.organisation,
        actor: actorTable,
        home: homeTable,
      })
      .from(offerTable)
      .innerJoin(postTable, eq(postTable.id, offerTable.postId))
      .leftJoin(residentTable, eq(residentTable.id, postTable.residentId))
      .leftJoin(actorTable, eq(actorTable.id, postTable.actorId))
      .leftJoin(homeTable, eq(homeTable.id, postTable.homeWijkId))
      .where(and(condition, thereToRead));

  const offerRead = (row: Awaited<ReturnType<typeof offers>>[number]): OfferRead => ({
    offer: offerFromRow(row),
    organisation: row.organisation,
    ...madeByFromRow(row),
  });

  const toBeHad = (at: Date) => and(eq(offerTable.availability, "there"), gt(offerTable.validUntil, at));

  return {
    list: async (reader, { at, purpose, from, theme, limit }) => {
      const holds = and(ne(offerTable.availability, "gone"), gt(offerTable.validUntil, at));
      const rows = await offers(
        and(
          eq(offerTable.purpose, purpose),
          reader.kind === "visitor" ? holds : or(holds, eq(postTable.residentId, reader.id)),
          from === "wijk" ? isNull(postTable.homeWijkId) : isNotNull(postTable.homeWijkId),
          theme === null ? undefined : eq(offerTable.theme, theme),
          listedFor(reader),
        ),
      )
        .orderBy(desc(postTable.publishedAt), postTable.id)
        .limit(limit);
      return rows.map(offerRead).filter(({ offer }) => mayRead(offer.post, reader));
    },
    about: async (reader, { at, themes, limit }) => {
      const rows = await offers(
        and(
          toBeHad(at),
          eq(offerTable.purpose, "offer"),
          isNull(postTable.homeWijkId),
          isNull(postTable.heldAt),
          isNull(postTable.hiddenAt),
          inArray(offerTable.theme, [...themes]),
          ne(postTable.residentId, reader.id),
        ),
      )
        .orderBy(sql`${residentTable.organisation} is null`, desc(postTable.publishedAt), postTable.id)
        .limit(limit);
      return rows.map(offerRead).filter(({ offer }) => stands(offer.post) && mayRead(offer.post, reader));
    },
    themesOf: async (resident, at) => {
      const rows = await offers(
        and(
          toBeHad(at),
          eq(offerTable.purpose, "offer"),
          eq(postTable.residentId, resident),
          isNull(postTable.heldAt),
          isNull(postTable.hiddenAt),
        ),
      );
      return [...new Set(rows.map(({ offer }) => offer.theme))].sort();
    },
    one: async (reader, id) => {
      const [row] = await offers(eq(postTable.id, id));
      const found = row === undefined ? null : offerRead(row);
      return found !== null && mayRead(found.offer.post, reader) ? found : null;
    },
  };
};
