import type { PhotoId, ResidentId } from "../kernel/ids.ts";
import { isOneOf } from "../platform/postgres.ts";
import { and, count, eq, lt, type PgDatabase, type PgQueryResultHKT } from "../platform/query-builder.ts";
import type { PhotoBytes, PhotoStore } from "./photo.ts";
import type { PhotoRead } from "./photo-read.ts";
import { photoTable } from "./photos.tables.ts";
import { postFromRow } from "./posts.postgres.ts";
import { postTable } from "./posts.tables.ts";

/** Photos within one transaction. A photo is placed by the post that names it: a trigger sees to that. */
export const photoStore = (transaction: PgDatabase<PgQueryResultHKT>): PhotoStore => ({
  addWaiting: async ({ id, by, at, width, height, small, large }) => {
    await transaction.insert(photoTable).values({
      ...{ id, width, height },
      residentId: by,
      small: Buffer.from(small),
      large: Buffer.from(large),
      broughtAt: at,
    });
  },
  waitingOf: async (by, ids) => {
    const rows = await transaction
      .select({ id: photoTable.id, width: photoTable.width, height: photoTable.height })
      .from(photoTable)
      .where(and(isOneOf(photoTable.id, ids), eq(photoTable.residentId, by)));
    return rows.map((row) => ({ ...row, id: row.id as PhotoId }));
  },
  countWaiting: async (by) => {
    const [row] = await transaction.select({ n: count() }).from(photoTable).where(eq(photoTable.residentId, by));
    return row?.n ?? 0;
  },
  eraseWaiting: async (by, id) => {
    const erased = await transaction
      .delete(photoTable)
      .where(and(eq(photoTable.id, id), eq(photoTable.residentId, by)))
      .returning({ id: photoTable.id });
    return erased.length > 0;
  },
  forgetWaiting: async (before) => {
    await transaction.delete(photoTable).where(lt(photoTable.broughtAt, before));
  },
});

/** Gives one size of a photo; `null` when there is none. */
export const readPhoto =
  (database: PgDatabase<PgQueryResultHKT>) =>
  async (id: PhotoId, size: keyof PhotoBytes): Promise<PhotoRead | null> => {
    const [row] = await database
      .select({ bytes: photoTable[size], residentId: photoTable.residentId, post: postTable })
      .from(photoTable)
      .leftJoin(postTable, eq(postTable.id, photoTable.postId))
      .where(eq(photoTable.id, id));
    if (row === undefined) return null;
    return {
      bytes: new Uint8Array(row.bytes),
      post: row.post === null ? null : postFromRow(row.post),
      waitsFor: row.residentId as ResidentId | null,
    };
  };
