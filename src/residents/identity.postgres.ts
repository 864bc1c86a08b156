import { timingSafeEqual } from "node:crypto";
import type { ResidentId, SessionId } from "../kernel/ids.ts";
import {
  and,
  desc,
  eq,
  gt,
  isNull,
  lte,
  ne,
  or,
  type PgDatabase,
  type PgQueryResultHKT,
  sql,
} from "../platform/query-builder.ts";
import type { Sealing } from "../platform/sealing.ts";
import type { Session } from "./device.ts";
import { addressTable, sessionTable, signInTable } from "./identity.tables.ts";
import type { AddressStore, SessionStore, SignInStore } from "./identity.ts";
import { residentTable } from "./residents.tables.ts";

type Transaction = PgDatabase<PgQueryResultHKT>;

const emailIndex = (sealing: Sealing, email: string) => sealing.index("e-mail address", email.toLowerCase());

/** Addresses within one transaction of the door. */
export const addressStore = (transaction: Transaction, sealing: Sealing): AddressStore => ({
  residentWith: async (email) => {
    const [row] = await transaction
      .select({ residentId: addressTable.residentId })
      .from(addressTable)
      .where(eq(addressTable.index, emailIndex(sealing, email)));
    return (row?.residentId ?? null) as ResidentId | null;
  },
  of: async (resident) => {
    const [row] = await transaction.select().from(addressTable).where(eq(addressTable.residentId, resident));
    return row === undefined ? null : sealing.open(`address:${resident}`, row.sealed);
  },
  after: async (last, limit) => {
    const rows = await transaction
      .select({ id: residentTable.id, name: residentTable.name, organisation: residentTable.organisation })
      .from(addressTable)
      .innerJoin(residentTable, eq(residentTable.id, addressTable.residentId))
      .where(and(isNull(residentTable.leftAt), last === null ? undefined : gt(residentTable.id, last)))
      .orderBy(residentTable.id)
      .limit(limit);
    return rows.map(({ id, ...row }) => ({ id: id as ResidentId, ...row }));
  },
  add: async (resident, email, at) => {
    const added = await transaction
      .insert(addressTable)
      .values({
        residentId: resident,
        sealed: sealing.seal(`address:${resident}`, email),
        index: emailIndex(sealing, email),
        addedAt: at,
      })
      .onConflictDoNothing({ target: addressTable.index })
      .returning({ residentId: addressTable.residentId });
    return added.length === 1;
  },
  arrive: async (resident, at) => {
    const arrived = await transaction
      .update(addressTable)
      .set({ arrivedAt: at })
      .where(and(eq(addressTable.residentId, resident), isNull(addressTable.arrivedAt)))
      .returning({ residentId: addressTable.residentId });
    return arrived.length === 1;
  },
  forget: async (resident) => {
    await transaction.delete(addressTable).where(eq(addressTable.residentId, resident));
  },
});

/** Requests to sign in within one transaction of the door. */
export const signInStore = (transaction: Transaction, sealing: Sealing): SignInStore => {
  const linkHash = (link: string) => sealing.index("sign-in link", link);
  const browserHash = (browser: string) => sealing.index("sign-in browser", browser);
  const codeHash = (id: string, code: string) => sealing.index(`sign-in code ${id}`, code);
  const alive = (at: Date) => and(isNull(signInTable.usedAt), gt(signInTable.expiresAt, at));
  const spend = async (condition: ReturnType<typeof and>, at: Date): Promise<ResidentId | null> => {
    const [spent] = await transaction
      .update(signInTable)
      .set({ usedAt: at })
      .where(and(condition, alive(at)))
      .returning({ residentId: signInTable.residentId });
    return (spent?.residentId ?? null) as ResidentId | null;
  };
  return {
    add: async (signIn) => {
      await transaction.insert(signInTable).values({
        id: signIn.id,
        residentId: signIn.residentId,
        linkHash: linkHash(signIn.link),
        codeHash: codeHash(signIn.id, signIn.code),
        browserHash: signIn.browser === null ? null : browserHash(signIn.browser),
        anyBrowser: signIn.browser === null,
        attemptsLeft: signIn.attemptsLeft,
        expiresAt: signIn.expiresAt,
      });
    },
    spendLink: async (link, browser, at) => {
      const thisLink = eq(signInTable.linkHash, linkHash(link));
      const here =
        browser === null
          ? eq(signInTable.anyBrowser, true)
          : or(eq(signInTable.anyBrowser, true), eq(signInTable.browserHash, browserHash(browser)));
      const spent = await spend(and(thisLink, here), at);
      if (spent !== null) return spent;
      const [elsewhere] = await transaction
        .select({ id: signInTable.id })
        .from(signInTable)
        .where(and(thisLink, eq(signInTable.anyBrowser, false), alive(at)));
      return elsewhere === undefined ? null : "elsewhere";
    },
    spendCode: async (request, code, at) => {
      const [found] = await transaction
        .select({ id: signInTable.id })
        .from(signInTable)
        .where(
          and(
            request.link !== null
              ? eq(signInTable.linkHash, linkHash(request.link))
              : request.browser !== null
                ? eq(signInTable.browserHash, browserHash(request.browser))
                : sql`false`,
            alive(at),
          ),
        )
        .orderBy(desc(signInTable.expiresAt), signInTable.id)
        .limit(1);
      if (found === undefined) return null;
      const [tried] = await transaction
        .update(signInTable)
        .set({ attemptsLeft: sql`${signInTable.attemptsLeft} - 1` })
        .where(and(eq(signInTable.id, found.id), alive(at), gt(signInTable.attemptsLeft, 0)))
        .returning({ codeHash: signInTable.codeHash });
      if (tried === undefined || !timingSafeEqual(tried.codeHash, codeHash(found.id, code))) return null;
      return spend(eq(signInTable.id, found.id), at);
    },
    forgetExpired: async (at) => {
      await transaction.delete(signInTable).where(lte(signInTable.expiresAt, at));
    },
  };
};

/** The hash under which a session is kept. */
export const sessionHash = (sealing: Pick<Sealing, "index">, token: string): Buffer => sealing.index("session", token);

const sessionFromRow = (row: typeof sessionTable.$inferSelect): Session => ({
  id: row.id as SessionId,
  residentId: row.residentId as ResidentId,
  device: row.device as Session["device"],
  startedAt: row.startedAt,
  seenAt: row.seenAt,
});

/** Sessions within one transaction of the door. */
export const sessionStore = (transaction: Transaction, sealing: Sealing): SessionStore => ({
  start: async ({ token, at, ...session }) => {
    await transaction
      .insert(sessionTable)
      .values({ ...session, tokenHash: sessionHash(sealing, token), startedAt: at, seenAt: at });
  },
  withToken: async (token, at) => {
    const [row] = await transaction
      .select()
      .from(sessionTable)
      .where(and(eq(sessionTable.tokenHash, sessionHash(sealing, token)), gt(sessionTable.expiresAt, at)));
    return row === undefined ? null : sessionFromRow(row);
  },
  of: async (resident, at) => {
    const rows = await transaction
      .select()
      .from(sessionTable)
      .where(and(eq(sessionTable.residentId, resident), gt(sessionTable.expiresAt, at)))
      .orderBy(desc(sessionTable.seenAt), sessionTable.id);
    return rows.map(sessionFromRow);
  },
  endOne: async (resident, id) => {
    await transaction.delete(sessionTable).where(and(eq(sessionTable.residentId, resident), eq(sessionTable.id, id)));
  },
  endOthers: async (resident, kept) => {
    await transaction.delete(sessionTable).where(and(eq(sessionTable.residentId, resident), ne(sessionTable.id, kept)));
  },
  end: async (token) => {
    await transaction.delete(sessionTable).where(eq(sessionTable.tokenHash, sessionHash(sealing, token)));
  },
  endAllOf: async (resident) => {
    await transaction.delete(sessionTable).where(eq(sessionTable.residentId, resident));
  },
  forgetExpired: async (at) => {
    await transaction.delete(sessionTable).where(lte(sessionTable.expiresAt, at));
  },
});
