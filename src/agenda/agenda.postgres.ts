import { eq, type PgDatabase, type PgQueryResultHKT, type SQL } from "../platform/query-builder.ts";
import { addPost, postFromRow, savePost } from "../posts/posts.postgres.ts";
import { postTable } from "../posts/posts.tables.ts";
import { agendaItemTable } from "./agenda.tables.ts";
import { type AgendaItem, type AgendaStore, remindAt } from "./agenda-item.ts";

type Row = { readonly item: typeof agendaItemTable.$inferSelect; readonly post: typeof postTable.$inferSelect };

/** Rows of `agenda_item` and `post` as the domain knows them. */
export const agendaItemFromRow = ({ item, post }: Row): AgendaItem => ({
  post: postFromRow(post),
  startsAt: item.startsAt,
  endsAt: item.endsAt,
  place: item.place,
  costs: item.costs,
  registering: item.registerUntil === null ? null : { places: item.places, until: item.registerUntil },
  coming: item.coming,
  waiting: item.waiting,
  cancelled: item.cancelledAt === null ? null : { at: item.cancelledAt, why: item.cancelledWhy ?? "" },
  sequence: item.sequence,
});

const rowFromItem = ({ post, registering, cancelled, ...item }: AgendaItem) => ({
  postId: post.id,
  ...item,
  remindAt: remindAt(item),
  registers: registering !== null,
  places: registering?.places ?? null,
  registerUntil: registering?.until ?? null,
  cancelledAt: cancelled?.at ?? null,
  cancelledWhy: cancelled?.why ?? null,
});

/** Activities within one transaction. */
export const agendaStore = (transaction: PgDatabase<PgQueryResultHKT>): AgendaStore => {
  const locked = async (condition: SQL): Promise<AgendaItem | null> => {
    const [row] = await transaction
      .select({ item: agendaItemTable, post: postTable })
      .from(agendaItemTable)
      .innerJoin(postTable, eq(postTable.id, agendaItemTable.postId))
      .where(condition)
      .for("no key update", { of: [agendaItemTable, postTable] });
    return row === undefined ? null : agendaItemFromRow(row);
  };
  return {
    byId: (id) => locked(eq(agendaItemTable.postId, id)),
    byUri: (uri) => locked(eq(postTable.uri, uri)),
    add: async (item) => {
      await addPost(transaction, item.post);
      await transaction.insert(agendaItemTable).values(rowFromItem(item));
    },
    save: async (item) => {
      await savePost(transaction, item.post);
      const { postId, ...row } = rowFromItem(item);
      await transaction.update(agendaItemTable).set(row).where(eq(agendaItemTable.postId, postId));
    },
  };
};
