import type pg from "pg";
import { doingOf } from "./only-reads.ts";

export type Row = Readonly<Record<string, unknown>>;

/**
 * Statements as they are written: what stands in `${}` goes along as a parameter, never as text. A parameter is text,
 * a number, a truth value, `null`, or a list of one of these.
 */
export type Sql = {
  <Rows extends readonly object[] = Row[]>(
    parts: TemplateStringsArray,
    ...parameters: readonly unknown[]
  ): Promise<Rows>;
  /** Runs `work` in one transaction on one connection. */
  begin<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Runs text without parameters, possibly several statements. Never with anything from outside in it. */
  text<Rows extends readonly object[] = Row[]>(text: string): Promise<Rows>;
};

type Asks = { query(text: string, values?: unknown[]): Promise<{ readonly rows: readonly object[] }> };

const statementOn = (ask: (text: string, values?: unknown[]) => Promise<readonly object[]>) =>
  (async (parts: TemplateStringsArray, ...parameters: readonly unknown[]) =>
    ask(
      parts.reduce((text, part, index) => `${text}$${index}${part}`),
      [...parameters],
    )) as unknown as Sql;

const onClient = (client: Asks): Sql => {
  const ask = async (text: string, values?: unknown[]) => (await client.query(text, values)).rows;
  return Object.assign(statementOn(ask), {
    text: ask as Sql["text"],
    begin: async () => {
      throw new Error("There is a transaction already.");
    },
  });
};

/**
 * Runs `work` in one transaction on one connection of `pool`, which comes back to it whatever happens: also when PostgreSQL
 * goes away before the transaction has begun. One on which it could not be ended is not handed out again.
 *
 * It begins with the first statement that does more than read. Reads before that see what they would see in it, since each
 * statement has a view of its own there (READ COMMITTED); and work that finds nothing to do costs no more than its question. One
 * that takes what nobody else has in hand is asked outside first: only where it finds something is it asked again, inside.
 */
export const inTransaction = async <T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let begun: Promise<unknown> | null = null;
  let isSound = false;
  const ask = client.query as (...all: readonly unknown[]) => unknown;
  /** Begins the transaction if need be, and asks in it. */
  const askWithin = async (...asked: readonly unknown[]): Promise<unknown> => {
    begun ??= client.query("begin");
    await begun;
    return ask(...asked);
  };
  const take = async (...asked: readonly unknown[]): Promise<unknown> => {
    const found = (await ask(...asked)) as pg.QueryResult;
    return found.rows.length === 0 ? found : askWithin(...asked);
  };
  const query = (...asked: readonly unknown[]): unknown => {
    const [statement] = asked;
    if (begun !== null) return askWithin(...asked);
    const doing = doingOf(typeof statement === "string" ? statement : (statement as { text: string }).text);
    if (doing === "reads") return ask(...asked);
    return doing === "takes" ? take(...asked) : askWithin(...asked);
  };
  try {
    try {
      const outcome = await work(Object.create(client, { query: { value: query } }) as pg.PoolClient);
      if (begun !== null) {
        await begun;
        await client.query("commit");
      }
      isSound = true;
      return outcome;
    } catch (error) {
      await client.query(begun === null ? "select 1" : "rollback");
      isSound = true;
      throw error;
    }
  } finally {
    client.release(!isSound);
  }
};

/** Statements on the connections of a pool. A connection on which something went wrong is not handed out again. */
export const sqlOn = (pool: pg.Pool): Sql => {
  const ask = async (text: string, values?: unknown[]): Promise<readonly object[]> => {
    const client = await pool.connect();
    let failure: unknown;
    try {
      return (await client.query(text, values)).rows as readonly object[];
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      client.release(isAboutStatement(failure) ? undefined : (failure as Error | undefined));
    }
  };
  return Object.assign(statementOn(ask), {
    text: ask as Sql["text"],
    begin: <T>(work: (sql: Sql) => Promise<T>) => inTransaction(pool, (client) => work(onClient(client))),
  });
};

/** PostgreSQL refused what was asked (a SQLSTATE other than its own going down): the connection itself is sound. */
const isAboutStatement = (failure: unknown): boolean =>
  failure instanceof Error && "code" in failure && /^(?!57P|08)[0-9A-Z]{5}$/.test(String(failure.code));
