import type { ActorId } from "../kernel/ids.ts";
import {
  and,
  asc,
  eq,
  isNull,
  type PgDatabase,
  type PgQueryResultHKT,
  type SQL,
  sql,
} from "../platform/query-builder.ts";
import { actorFromRow } from "../posts/actors.postgres.ts";
import { actorTable } from "../posts/actors.tables.ts";
import type { Membership, MembershipState, MembershipStore, OwnWord } from "./membership.ts";
import { ringMembershipTable } from "./ring.tables.ts";

/** The ring within one transaction. */
export const membershipStore = (transaction: PgDatabase<PgQueryResultHKT>): MembershipStore => {
  const found = (condition?: SQL) =>
    transaction
      .select()
      .from(ringMembershipTable)
      .innerJoin(actorTable, eq(actorTable.id, ringMembershipTable.actorId))
      .where(condition)
      .orderBy(asc(actorTable.name), asc(actorTable.id));
  const read = (rows: Awaited<ReturnType<typeof found>>): readonly Membership[] =>
    rows.map(({ actor, ring_membership: row }) => ({
      actor: actorFromRow(actor),
      state: row.state as MembershipState,
      own: row.ownUri === null ? null : { uri: row.ownUri, type: row.ownType as OwnWord["type"] },
      theirUri: row.theirUri,
      since: row.since,
    }));
  const where = async (condition?: SQL) => read(await found(condition));
  const isMember = and(eq(ringMembershipTable.state, "member"), isNull(actorTable.goneAt));
  return {
    all: () => where(),
    members: () => where(isMember),
    // Held until the end of the transaction: what is decided here and what comes from there take turns.
    of: async (actorId) => {
      const rows = await found(eq(ringMembershipTable.actorId, actorId)).for("update", { of: ringMembershipTable });
      return read(rows)[0] ?? null;
    },
    membersAt: (host) => where(and(isMember, eq(actorTable.host, host))),
    save: async (actorId, { state, own, theirUri, since }) => {
      const changed = { state, ownUri: own?.uri ?? null, ownType: own?.type ?? null, theirUri, since };
      await transaction
        .insert(ringMembershipTable)
        .values({ actorId, ...changed })
        .onConflictDoUpdate({ target: ringMembershipTable.actorId, set: changed });
    },
    reads: async (actorId: ActorId, thread) => {
      const result = (await transaction.execute(
        sql`select ring_reads(${actorId}::uuid, ${thread}::uuid) as reads`,
      )) as { readonly rows: readonly { readonly reads: boolean }[] };
      return result.rows[0]?.reads === true;
    },
  };
};
