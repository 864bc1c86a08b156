import { introductionTable } from "../introductions/introductions.tables.ts";
import type { ActorId, InvitationId, ResidentId } from "../kernel/ids.ts";
import type { Language } from "../kernel/language.ts";
import type { Role } from "../kernel/reader.ts";
import {
  and,
  arrayContains,
  count,
  desc,
  eq,
  gt,
  isNotNull,
  isNull,
  type PgDatabase,
  type PgQueryResultHKT,
  type SQL,
  sql,
} from "../platform/query-builder.ts";
import { actorTable } from "../posts/actors.tables.ts";
import type { Invitation, InvitationStore, Resident, ResidentStore } from "./resident.ts";
import { invitationTable, residentTable } from "./residents.tables.ts";

type Transaction = PgDatabase<PgQueryResultHKT>;

const residentFromRow = (row: typeof residentTable.$inferSelect): Resident => ({
  id: row.id as ResidentId,
  name: row.name,
  roles: row.roles as Role[],
  joinedMonth: row.joinedMonth,
  joinedBy: row.joinedBy as Resident["joinedBy"],
  postsToSee: row.postsToSee,
  organisation: row.organisation,
  language: row.language as Language,
});

const rowFromResident = (resident: Resident) => ({ ...resident, roles: [...resident.roles] });

/** Residents within one transaction. Who left is not there. */
export const residentStore = (transaction: Transaction): ResidentStore => {
  const here = isNull(residentTable.leftAt);
  const inOrder = async (condition: SQL | undefined): Promise<readonly Resident[]> => {
    const rows = await transaction
      .select()
      .from(residentTable)
      .where(condition)
      .orderBy(sql`lower(${residentTable.name})`, residentTable.id);
    return rows.map(residentFromRow);
  };
  return {
    byId: async (id) => {
      const [row] = await transaction
        .select()
        .from(residentTable)
        .where(and(eq(residentTable.id, id), here));
      return row === undefined ? null : residentFromRow(row);
    },
    byIdLocked: async (id) => {
      const [row] = await transaction
        .select()
        .from(residentTable)
        .where(and(eq(residentTable.id, id), here))
        .for("update");
      return row === undefined ? null : residentFromRow(row);
    },
    byName: (name) => inOrder(and(eq(sql`lower(${residentTable.name})`, name.toLowerCase()), here)),
    all: () => inOrder(here),
    withRole: (role) => inOrder(and(arrayContains(residentTable.roles, [role]), here)),
    count: async () => {
      const [row] = await transaction.select({ count: count() }).from(residentTable).where(here);
      return row?.count ?? 0;
    },
    administratorsLocked: async () => {
      const rows = await transaction
        .select()
        .from(residentTable)
        .where(and(arrayContains(residentTable.roles, ["administrator"]), here))
        .orderBy(residentTable.id)
        .for("update");
      return rows.map(residentFromRow);
    },
    add: async (resident) => {
      await transaction.insert(residentTable).values(rowFromResident(resident));
    },
    save: async (resident) => {
      const { id, ...row } = rowFromResident(resident);
      await transaction.update(residentTable).set(row).where(eq(residentTable.id, id));
    },
    leave: async (id, at) => {
      await transaction.delete(introductionTable).where(eq(introductionTable.residentId, id));
      await transaction.update(residentTable).set({ leftAt: at, roles: [] }).where(eq(residentTable.id, id));
    },
    suspend: async (id, at) => {
      await transaction.update(residentTable).set({ suspendedAt: at, roles: [] }).where(eq(residentTable.id, id));
    },
    resume: async (id, roles) => {
      await transaction
        .update(residentTable)
        .set({ suspendedAt: null, roles: [...roles] })
        .where(and(eq(residentTable.id, id), here));
    },
    isSuspended: async (id) => {
      const [row] = await transaction
        .select({ suspendedAt: residentTable.suspendedAt })
        .from(residentTable)
        .where(eq(residentTable.id, id));
      return row !== undefined && row.suspendedAt !== null;
    },
    suspended: async () => {
      const rows = await transaction
        .select({ id: residentTable.id })
        .from(residentTable)
        .where(isNotNull(residentTable.suspendedAt));
      return new Set(rows.map(({ id }) => id as ResidentId));
    },
    countSeen: async (id) => {
      await transaction
        .update(residentTable)
        .set({ postsToSee: sql`${residentTable.postsToSee} - 1` })
        .where(and(eq(residentTable.id, id), gt(residentTable.postsToSee, 0)));
    },
    outsideActor: async (id) => {
      const [row] = await transaction
        .select({ id: actorTable.id })
        .from(actorTable)
        .where(and(eq(actorTable.residentId, id), eq(actorTable.kind, "resident")));
      return (row?.id ?? null) as ActorId | null;
    },
  };
};

const invitationFromRow = (row: typeof invitationTable.$inferSelect): Invitation => ({
  ...row,
  id: row.id as InvitationId,
  kind: row.kind as Invitation["kind"],
  madeBy: row.madeBy as ResidentId,
});

/** Codes and invitations within one transaction. */
export const invitationStore = (transaction: Transaction): InvitationStore => {
  const list = async (condition: ReturnType<typeof and>): Promise<readonly Invitation[]> => {
    const rows = await transaction
      .select()
      .from(invitationTable)
      .where(condition)
      .orderBy(desc(invitationTable.madeAt), invitationTable.id);
    return rows.map(invitationFromRow);
  };
  return {
    byCode: async (code) => (await list(eq(invitationTable.code, code)))[0] ?? null,
    byId: async (id) => (await list(eq(invitationTable.id, id)))[0] ?? null,
    madeBy: (resident) => list(and(eq(invitationTable.madeBy, resident), eq(invitationTable.kind, "invitation"))),
    codes: () => list(eq(invitationTable.kind, "code")),
    add: async (invitation) => {
      await transaction.insert(invitationTable).values(invitation);
    },
    withdraw: async (id, at) => {
      await transaction
        .update(invitationTable)
        .set({ withdrawnAt: at })
        .where(and(eq(invitationTable.id, id), isNull(invitationTable.withdrawnAt)));
    },
    use: async (id, at) => {
      const used = await transaction
        .update(invitationTable)
        .set({ usesLeft: sql`${invitationTable.usesLeft} - 1` })
        .where(
          and(
            eq(invitationTable.id, id),
            gt(invitationTable.usesLeft, 0),
            isNull(invitationTable.withdrawnAt),
            gt(invitationTable.expiresAt, at),
          ),
        )
        .returning({ id: invitationTable.id });
      return used.length === 1;
    },
  };
};
