import type { PostId, RegistrationId, ResidentId } from "../kernel/ids.ts";
import { languageOfWijk } from "../kernel/language.ts";
import {
  alias,
  and,
  asc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  or,
  type PgDatabase,
  type PgQueryResultHKT,
  type SQL,
  sql,
} from "../platform/query-builder.ts";
import type { Sealing } from "../platform/sealing.ts";
import { postTable } from "../posts/posts.tables.ts";
import { letterTable } from "../residents/identity.tables.ts";
import { agendaItemTable } from "./agenda.tables.ts";
import type { Guest, Registration, RegistrationStore } from "./registration.ts";
import { registrationTable } from "./registrations.tables.ts";

type Row = typeof registrationTable.$inferSelect;

/** What an earlier version kept says nothing of a language. */
const withoutLanguage = { language: languageOfWijk };

const sealedOf = ({ name, email, language }: Guest): Guest => ({ name, email, language });

/** Under a plain name: what is locked must have one. */
const taken = alias(registrationTable, "taken");

/** Registrations within one transaction of the door. */
export const registrationStore = (
  transaction: PgDatabase<PgQueryResultHKT>,
  sealing: Pick<Sealing, "seal" | "open" | "index">,
): RegistrationStore => {
  const purpose = (id: string) => `registration:${id}`;
  const markOf = (item: PostId, email: string) => sealing.index(`registration ${item}`, email.toLowerCase());

  const opened = ({ sealed, ...row }: Row): Registration => ({
    id: row.id as RegistrationId,
    itemId: row.itemId as PostId,
    who:
      sealed === null
        ? { kind: "resident", residentId: row.residentId as ResidentId }
        : { kind: "guest", ...withoutLanguage, ...(JSON.parse(sealing.open(purpose(row.id), sealed)) as Guest) },
    state: row.state as Registration["state"],
    askedAt: row.askedAt,
    confirmedAt: row.confirmedAt,
    wantsReminder: row.wantsReminder,
  });

  const one = async (condition: SQL | undefined): Promise<Registration | null> => {
    const [row] = await transaction.select().from(registrationTable).where(condition);
    return row === undefined ? null : opened(row);
  };

  const removeWhere = async (condition: SQL | undefined): Promise<void> => {
    const gone = await transaction
      .delete(registrationTable)
      .where(condition)
      .returning({ letters: registrationTable.letters });
    const letters = gone.flatMap((row) => row.letters);
    if (letters.length > 0) await transaction.delete(letterTable).where(inArray(letterTable.id, letters));
  };

  const at = (id: RegistrationId) => eq(registrationTable.id, id);
  const ofItem = (item: PostId) => eq(registrationTable.itemId, item);
  const onTheList = isNotNull(registrationTable.confirmedAt);

  return {
    byId: (id) => one(at(id)),
    ofResident: (item, resident) => one(and(ofItem(item), eq(registrationTable.residentId, resident))),
    ofGuest: (item, email) => one(and(ofItem(item), eq(registrationTable.emailMark, markOf(item, email)))),
    add: async ({ who, ...registration }) => {
      await transaction.insert(registrationTable).values({
        ...registration,
        residentId: who.kind === "resident" ? who.residentId : null,
        sealed: who.kind === "guest" ? sealing.seal(purpose(registration.id), JSON.stringify(sealedOf(who))) : null,
        emailMark: who.kind === "guest" ? markOf(registration.itemId, who.email) : null,
        reminded: false,
        letters: [],
      });
    },
    save: async ({ id, state, askedAt, confirmedAt, wantsReminder }) => {
      await transaction.update(registrationTable).set({ state, askedAt, confirmedAt, wantsReminder }).where(at(id));
    },
    remove: (id) => removeWhere(at(id)),
    of: async (item) => {
      const rows = await transaction
        .select()
        .from(registrationTable)
        .where(and(ofItem(item), onTheList))
        .orderBy(asc(registrationTable.confirmedAt), asc(registrationTable.id));
      return rows.map(opened);
    },
    after: async (item, last, limit) => {
      const rows = await transaction
        .select()
        .from(registrationTable)
        .where(and(ofItem(item), onTheList, last === null ? undefined : gt(registrationTable.id, last)))
        .orderBy(asc(registrationTable.id))
        .limit(limit);
      return rows.map(opened);
    },
    noteLetter: async (id, letter) => {
      await transaction
        .update(registrationTable)
        .set({ letters: sql`array_append(${registrationTable.letters}, ${letter}::uuid)` })
        .where(at(id));
    },
    remindAgain: async (item) => {
      await transaction.update(registrationTable).set({ reminded: false }).where(ofItem(item));
    },
    takeToRemind: async (now, limit) => {
      const rows = await transaction
        .select({ registration: taken })
        .from(taken)
        .innerJoin(agendaItemTable, eq(agendaItemTable.postId, taken.itemId))
        .innerJoin(postTable, eq(postTable.id, taken.itemId))
        .where(
          and(
            lte(agendaItemTable.remindAt, now),
            gt(agendaItemTable.startsAt, now),
            isNull(agendaItemTable.cancelledAt),
            isNull(postTable.withdrawnAt),
            isNull(postTable.hiddenAt),
            eq(taken.state, "coming"),
            eq(taken.reminded, false),
            sql`${taken.confirmedAt} < ${agendaItemTable.remindAt}`,
          ),
        )
        .orderBy(asc(taken.id))
        .limit(limit)
        .for("update", { of: taken, skipLocked: true });
      const ids = rows.map(({ registration }) => registration.id);
      if (ids.length > 0)
        await transaction.update(registrationTable).set({ reminded: true }).where(inArray(registrationTable.id, ids));
      return rows.map(({ registration }) => opened(registration));
    },
    forget: async ({ askedBefore, endedBefore }) => {
      await removeWhere(and(eq(registrationTable.state, "asked"), lte(registrationTable.askedAt, askedBefore)));
      await removeWhere(
        inArray(
          registrationTable.itemId,
          transaction
            .select({ id: agendaItemTable.postId })
            .from(agendaItemTable)
            .innerJoin(postTable, eq(postTable.id, agendaItemTable.postId))
            .where(
              or(
                lte(agendaItemTable.endsAt, endedBefore),
                lte(agendaItemTable.cancelledAt, endedBefore),
                lte(postTable.withdrawnAt, endedBefore),
              ),
            ),
        ),
      );
    },
  };
};
