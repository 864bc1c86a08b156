import { eq, type PgDatabase, type PgQueryResultHKT, type SQL } from "../platform/query-builder.ts";
import { addPost, postFromRow, savePost } from "../posts/posts.postgres.ts";
import { postTable } from "../posts/posts.tables.ts";
import type { Offer, OfferStore } from "./offer.ts";
import { offerTable } from "./offers.tables.ts";

type Row = { readonly offer: typeof offerTable.$inferSelect; readonly post: typeof postTable.$inferSelect };

/** Rows of `offer` and `post` as the domain knows them. */
export const offerFromRow = ({ offer: { postId: _postId, ...row }, post }: Row): Offer => ({
  ...row,
  post: postFromRow(post),
  purpose: row.purpose as Offer["purpose"],
  manner: row.manner as Offer["manner"],
  availability: row.availability as Offer["availability"],
});

/** Offers within one transaction. */
export const offerStore = (transaction: PgDatabase<PgQueryResultHKT>): OfferStore => {
  const locked = async (condition: SQL): Promise<Offer | null> => {
    const [row] = await transaction
      .select({ offer: offerTable, post: postTable })
      .from(offerTable)
      .innerJoin(postTable, eq(postTable.id, offerTable.postId))
      .where(condition)
      .for("no key update", { of: [offerTable, postTable] });
    return row === undefined ? null : offerFromRow(row);
  };
  return {
    byId: (id) => locked(eq(offerTable.postId, id)),
    byUri: (uri) => locked(eq(postTable.uri, uri)),
    add: async ({ post, ...row }) => {
      await addPost(transaction, post);
      await transaction.insert(offerTable).values({ postId: post.id, ...row });
    },
    save: async ({ post, ...row }) => {
      await savePost(transaction, post);
      await transaction.update(offerTable).set(row).where(eq(offerTable.postId, post.id));
    },
  };
};
