import type { Clock } from "../kernel/clock.ts";

/** What a line says beside its message. Ids, counts, hosts and errors; nothing that a person wrote or is known by. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Where the program says what it does. Never throws. */
export type Log = {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
};

/**
 * A log that writes one JSON object per line: `at`, `level`, `message` and the fields. Errors in fields become their
 * name, message, code, stack and cause.
 */
export const createLog = (dependencies: { readonly write: (line: string) => void; readonly clock: Clock }): Log => {
  const at =
    (level: "info" | "warn" | "error") =>
    (message: string, fields: LogFields = {}): void => {
      const line = { at: dependencies.clock().toISOString(), level, message, ...fields };
      try {
        dependencies.write(JSON.stringify(line, readable));
      } catch (error) {
        dependencies.write(JSON.stringify({ at: line.at, level, message, unwritable: plainMessage(error) }));
      }
    };
  return { info: at("info"), warn: at("warn"), error: at("error") };
};

const ownWords = 120;

/**
 * The message of whatever was thrown, fit for logs and for rows that an administrator reads. What caused it comes first,
 * since a failed query begins with its whole statement, of which only the beginning is kept. The message of a query goes
 * on with the values that were sent along: those are cut off.
 */
export const plainMessage = (thrown: unknown): string => {
  if (!(thrown instanceof Error)) return String(thrown);
  const own = thrown.message.split("\nparams:")[0] ?? "";
  if (!(thrown.cause instanceof Error)) return own || thrown.name;
  const beginning = own.replaceAll(/\s+/g, " ").slice(0, ownWords);
  return [plainMessage(thrown.cause), beginning].filter((words) => words !== "").join(" - ");
};

const readable = (_key: string, value: unknown): unknown => {
  if (typeof value === "bigint") return value.toString();
  return value instanceof Error ? describeError(value) : value;
};

const describeError = (error: Error): Record<string, unknown> => ({
  name: error.name,
  message: error.message.split("\nparams:")[0],
  ...("code" in error ? { code: error.code } : {}),
  stack: (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)),
  ...(error.cause === undefined ? {} : { cause: error.cause }),
});
