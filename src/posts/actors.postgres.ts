import { and, eq, isNull } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { ActorId, PostId, ResidentId } from "../kernel/ids.ts";
import type { Actor, ActorKind, ActorStore } from "./actor.ts";
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

/** Actors within one transaction. */
export const actorStore = (transaction: PgDatabase<PgQueryResultHKT>): ActorStore => {
  const first = async (condition: ReturnType<typeof eq> | undefined): Promise<Actor | null> => {
    const [row] = await transaction.select().from(actorTable).where(condition).limit(1);
    return row === undefined ? null : actorFromRow(row);
  };
  const local = (kind: Exclude<ActorKind, "remote">, ...conditions: ReturnType<typeof eq>[]) =>
    first(and(eq(actorTable.kind, kind), ...conditions));
  return {
    byId: (id) => first(eq(actorTable.id, id)),
    byUri: (uri) => first(eq(actorTable.uri, uri)),
    localByHandle: async (handle) => {
      const rows = await transaction.select().from(actorTable).where(eq(actorTable.handle, handle));
      const row = rows.find((each) => each.kind !== "remote");
      return row === undefined ? null : actorFromRow(row);
    },
    wijk: () => local("wijk"),
    instance: () => local("instance"),
    standIn: (resident, thread) =>
      local("stand_in", eq(actorTable.residentId, resident), eq(actorTable.threadId, thread)),
    ofResident: (resident) => local("resident", eq(actorTable.residentId, resident)),
    add: async (actor) => {
      await transaction.insert(actorTable).values(actor);
    },
    saveRemote: async (actor) => {
      const { id: _id, uri: _uri, madeAt: _madeAt, kind: _kind, ...fresh } = actor;
      const [row] = await transaction
        .insert(actorTable)
        .values(actor)
        .onConflictDoUpdate({ target: actorTable.uri, set: fresh, setWhere: eq(actorTable.kind, "remote") })
        .returning();
      if (row === undefined) throw new Error(`An actor of this server was offered as a remote one: ${actor.uri}`);
      return actorFromRow(row);
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
