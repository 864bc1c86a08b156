import type { ActorId, PostId, ResidentId } from "../kernel/ids.ts";
import { gather, gatherReads, inOrderOf } from "../platform/gather.ts";
import { isOneOf } from "../platform/postgres.ts";
import { and, eq, isNull, type PgDatabase, type PgQueryResultHKT, type SQL } from "../platform/query-builder.ts";
import { type Actor, type ActorKind, type ActorStore, goneHandle } from "./actor.ts";
import { actorTable, signingKeyTable } from "./actors.tables.ts";

type Row = typeof actorTable.$inferSelect;

/** A row of `actor` as the domain knows it. */
export const actorFromRow = (row: Row): Actor => ({
  ...row,
  id: row.id as ActorId,
  kind: row.kind as ActorKind,
  residentId: row.residentId as ResidentId | null,
  threadId: row.threadId as PostId | null,
});

const rowFromActor = ({ searchableBy, ...actor }: Actor): Row => ({
  ...actor,
  searchableBy: searchableBy === null ? null : [...searchableBy],
});

const isAsFresh = (known: Row | null, actor: Actor): boolean =>
  known !== null &&
  known.kind === "remote" &&
  known.fetchedAt?.getTime() === actor.fetchedAt?.getTime() &&
  known.goneAt?.getTime() === actor.goneAt?.getTime();

/** Actors within one transaction. What is asked or saved at the same moment takes one statement. */
export const actorStore = (transaction: PgDatabase<PgQueryResultHKT>): ActorStore => {
  const actorsWhere = (condition: SQL) => transaction.select().from(actorTable).where(condition);
  const rowsAt = async (uris: readonly string[]) =>
    inOrderOf(uris, await actorsWhere(isOneOf(actorTable.uri, uris)), ({ uri }) => uri);
  const byId = gatherReads(async (ids: readonly ActorId[]) =>
    inOrderOf<string, Row>(ids, await actorsWhere(isOneOf(actorTable.id, ids)), ({ id }) => id),
  );
  const byUri = gatherReads(rowsAt);
  const found = async (row: Promise<Row | null>): Promise<Actor | null> => {
    const known = await row;
    return known === null ? null : actorFromRow(known);
  };
  const saveRemote = gather(async (actors: readonly Actor[]) => {
    const known = await actorsWhere(isOneOf(actorTable.uri, [...new Set(actors.map(({ uri }) => uri))]));
    const fresh = new Map(known.map((row) => [row.uri, row]));
    for (const actor of actors) {
      const row = fresh.get(actor.uri) ?? null;
      if (!isAsFresh(row, actor)) fresh.set(actor.uri, await upsertRemote(actor));
    }
    return actors.map(({ uri }) => actorFromRow(fresh.get(uri) as Row));
  });
  const upsertRemote = async (actor: Actor): Promise<Row> => {
    const given = rowFromActor(actor);
    const { id: _id, uri: _uri, madeAt: _madeAt, kind: _kind, ...fresh } = given;
    const [row] = await transaction
      .insert(actorTable)
      .values(given)
      .onConflictDoUpdate({ target: actorTable.uri, set: fresh, setWhere: eq(actorTable.kind, "remote") })
      .returning();
    if (row === undefined) throw new Error(`An actor of this server was offered as a remote one: ${actor.uri}`);
    return row;
  };
  const first = async (condition: ReturnType<typeof eq> | undefined): Promise<Actor | null> => {
    const [row] = await transaction.select().from(actorTable).where(condition).limit(1);
    return row === undefined ? null : actorFromRow(row);
  };
  const local = (kind: Exclude<ActorKind, "remote">, ...conditions: ReturnType<typeof eq>[]) =>
    first(and(eq(actorTable.kind, kind), ...conditions));
  const wijk = gatherReads(async (_asked: readonly "wijk"[]) => [await local("wijk")]);
  return {
    byId: (id) => found(byId(id)),
    byUri: (uri) => found(byUri(uri)),
    localByHandle: async (handle) => {
      const rows = await transaction.select().from(actorTable).where(eq(actorTable.handle, handle));
      const row = rows.find((each) => each.kind !== "remote" && each.goneAt === null);
      return row === undefined ? null : actorFromRow(row);
    },
    isHandleUsed: async (handle) => {
      const asked = [handle, await goneHandle(handle)];
      const rows = await transaction
        .select({ kind: actorTable.kind })
        .from(actorTable)
        .where(isOneOf(actorTable.handle, asked));
      return rows.some(({ kind }) => kind !== "remote");
    },
    wijk: () => wijk("wijk"),
    instance: () => local("instance"),
    moderation: () => local("moderation"),
    announcements: () => local("announcements"),
    standIn: (resident, thread) =>
      local("stand_in", eq(actorTable.residentId, resident), eq(actorTable.threadId, thread)),
    ofResident: (resident) => local("resident", eq(actorTable.residentId, resident)),
    add: async (actor) => {
      await transaction.insert(actorTable).values(rowFromActor(actor));
    },
    saveRemote,
    describe: async ({ kind, name, summary }) => {
      await transaction.update(actorTable).set({ name, summary }).where(eq(actorTable.kind, kind));
    },
    markGone: async (uri, at) => {
      await transaction
        .update(actorTable)
        .set({ goneAt: at })
        .where(and(eq(actorTable.uri, uri), eq(actorTable.kind, "remote"), isNull(actorTable.goneAt)));
    },
    signingKeyFor: async (purpose) => {
      const [row] = await transaction
        .select({ id: signingKeyTable.id })
        .from(signingKeyTable)
        .where(eq(signingKeyTable.purpose, purpose));
      return row?.id ?? null;
    },
  };
};
