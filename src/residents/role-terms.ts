import { day, later } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import type { Role } from "../kernel/reader.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";

/** A role that ends by itself. `until`: the first moment at which it is over. */
export type RoleTerm = { readonly residentId: ResidentId; readonly role: Role; readonly until: Date };

export type RoleTermStore = {
  /** Every term there is. */
  all(): Promise<readonly RoleTerm[]>;
  /** These and no other terms for the roles of a resident; for a term that stays as it was, no new reminder is written. */
  set(residentId: ResidentId, terms: readonly Omit<RoleTerm, "residentId">[]): Promise<void>;
  /** Terms that are over at `at`. */
  over(at: Date): Promise<readonly RoleTerm[]>;
  /** Takes a term out; `false` when it is another one by now. */
  remove(term: RoleTerm): Promise<boolean>;
  /** Terms that end before `before` and of which nobody was reminded yet; from now on somebody was. Each for one caller only. */
  takeReminders(before: Date, at: Date): Promise<readonly RoleTerm[]>;
};

/** So long before the end of a role a letter reminds of it. */
export const remindedBefore = 14 * day;

const longestTerm = 10 * 366 * day;

/**
 * Reads the last day of a role as a date field sends it, `2027-03-01`; nothing typed is a role without an end. The role is
 * over when that day is, in UTC. Problems are told on `field`.
 */
export const readLastDay = (typed: string, field: string, at: Date): Result<Date | null> => {
  const text = typed.trim();
  if (text === "") return ok(null);
  const start = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  const isDay = start !== null && !Number.isNaN(start.getTime()) && start.toISOString().startsWith(text);
  if (!isDay) return refuse(invalid(field, "last-day-invalid"));
  const until = later(start, day);
  if (until <= at) return refuse(invalid(field, "last-day-past"));
  return until > later(at, longestTerm) ? refuse(invalid(field, "last-day-invalid")) : ok(until);
};

/** The last day of a term, as a date field wants it. */
export const lastDayOf = ({ until }: Pick<RoleTerm, "until">): string => later(until, -day).toISOString().slice(0, 10);
