import pg from "pg";

/** No statement of a running wijk takes this long: a connection that is silent for longer leads nowhere. Milliseconds. */
const longestStatement = 15_000;
/** So many different statements are prepared; what comes after is planned each time. */
const preparedAtMost = 1_000;
const names = new Map<string, string>();

const nameOf = (text: string): string | undefined => {
  const known = names.get(text);
  if (known !== undefined || names.size >= preparedAtMost) return known;
  const name = `wijk-${names.size}`;
  names.set(text, name);
  return name;
};

type Statement = { readonly text: string; readonly name?: string; readonly values?: readonly unknown[] };
type Query = (statement: unknown, values: unknown, callback: unknown) => Promise<unknown> | undefined;

/** One statement that reads. Anything else without parameters is done once, or changes the connection. */
const isReading = (text: string): boolean => /^\s*(select|with)\b/i.test(text) && !text.includes(";");

const prepared = (statement: unknown, values: unknown): unknown => {
  const asked = (typeof statement === "string" ? { text: statement } : statement) as Statement;
  const given = Array.isArray(values) ? values : asked.values;
  const worthIt = (given !== undefined && given.length > 0) || isReading(asked.text);
  const name = worthIt && asked.name === undefined ? nameOf(asked.text) : undefined;
  return name === undefined ? statement : { ...asked, name };
};

/**
 * A connection that prepares what is asked again and again once, and remembers it: a repeat takes one round trip and no
 * planning. One on which PostgreSQL falls silent is broken off, so that nobody waits for it or is handed it again.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super({ keepAlive: true, keepAliveInitialDelayMillis: 10_000, query_timeout: longestStatement, ...config });
    const ask = this.query.bind(this) as Query;
    const breakOffWhenSilent = (error: unknown): void => {
      if (!(error instanceof Error) || error.message !== "Query read timeout") return;
      (this as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    };
    this.query = ((statement: unknown, values: unknown, callback: unknown) => {
      if (typeof callback === "function") {
        return ask(prepared(statement, values), values, (error: unknown, result: unknown) => {
          breakOffWhenSilent(error);
          callback(error, result);
        });
      }
      const answer = ask(prepared(statement, values), values, callback);
      answer?.catch(breakOffWhenSilent);
      return answer;
    }) as typeof this.query;
  }
}
