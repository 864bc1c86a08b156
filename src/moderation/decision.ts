import { day } from "../kernel/clock.ts";
import type { DecisionId, PostId, ResidentId } from "../kernel/ids.ts";
import type { Role } from "../kernel/reader.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { DoorTransaction } from "../residents/identity.ts";
import type { RoleTerm } from "../residents/role-terms.ts";

/**
 * What a decision of a moderator rests on: a house rule, or the law. Each stands on the page of the house rules. `general` is the
 * house rules as a whole, in decisions of a time when a moderator could name none.
 */
export const houseRules = ["friendly", "private", "honest", "law", "general"] as const;
export type HouseRule = (typeof houseRules)[number];

/** Reads which rule somebody chose on a form where one is named. */
export const readRule = (typed: string): Result<HouseRule> => {
  const rule = houseRules.find((each) => each === typed);
  return rule === undefined || rule === "general" ? refuse(invalid("rule", "rule-missing")) : ok(rule);
};

/** How long a suspension can last; `open` is until somebody ends it. */
export const suspensionTerms = ["three-days", "week", "month", "open"] as const;
export type SuspensionTerm = (typeof suspensionTerms)[number];

const lasts = { "three-days": 3 * day, week: 7 * day, month: 30 * day } as const;

/** Reads for how long, in milliseconds; `null` is until somebody ends it. */
export const readTerm = (typed: string): Result<number | null> => {
  const term = suspensionTerms.find((each) => each === typed);
  if (term === undefined) return refuse(invalid("term", "term-missing"));
  return ok(term === "open" ? null : lasts[term]);
};

/** A role that somebody had when they were suspended, and until when it was given; `null` for one without an end. */
export type KeptRole = { readonly role: Role; readonly until: Date | null };

/**
 * What can be decided: somebody was suspended or removed, a text was hidden or not placed, or what somebody tells neighbours of
 * themselves was taken away.
 */
export const decisionKinds = ["suspended", "hidden", "refused", "introduction", "removed"] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** What a moderator decided about a member, and why. A person decided, never the software. */
export type Decision = {
  readonly id: DecisionId;
  readonly kind: DecisionKind;
  /** `null` for whoever has no name here: who wrote the post without one, or was removed. */
  readonly about: ResidentId | null;
  readonly post: PostId | null;
  readonly rule: HouseRule;
  /** In the words of whoever decided, for whom it is about. */
  readonly reason: string;
  readonly by: ResidentId;
  readonly at: Date;
  /** Until when it lasts; `null` is until somebody ends it. */
  readonly until: Date | null;
  readonly endedAt: Date | null;
  /** What the suspended did for the wijk, to give back afterwards. */
  readonly roles: readonly KeptRole[];
};

export type DecisionStore = {
  add(decision: Decision): Promise<void>;
  byId(id: DecisionId): Promise<Decision | null>;
  /** The same, locked until the end of the transaction. */
  byIdLocked(id: DecisionId): Promise<Decision | null>;
  /** The suspension of a resident that lasts. */
  suspensionOf(resident: ResidentId): Promise<Decision | null>;
  /** Every suspension that lasts, the newest first. */
  suspensions(): Promise<readonly Decision[]>;
  /** Suspensions whose time is over. */
  over(at: Date): Promise<readonly Decision[]>;
  /** What was decided about texts without a name in a thread, the newest first. */
  ofPosts(thread: PostId): Promise<readonly Decision[]>;
  /** That what a resident tells of themselves was taken away, while that lasts. */
  introductionOf(resident: ResidentId): Promise<Decision | null>;
  /** Erases what was decided before a time about whoever has no name here: nobody who leaves takes it along. */
  forgetUnnamed(before: Date): Promise<void>;
  /** Ends what was decided about a text that can be read again. */
  endAbout(post: PostId, at: Date): Promise<void>;
  /** Ends it; `by` is `null` for what ends by itself. */
  end(id: DecisionId, at: Date, by: ResidentId | null): Promise<void>;
  /** Everything that was decided about a resident, the newest first. */
  about(resident: ResidentId): Promise<readonly Decision[]>;
  /** Erases all that was decided about somebody who leaves. */
  forget(resident: ResidentId): Promise<void>;
};

/** What one transaction about decisions can do. */
export type DecisionsTransaction = DoorTransaction & { readonly decisions: DecisionStore };

/** The roles of which the time is not over. */
export const rolesAt = (kept: readonly KeptRole[], at: Date): readonly KeptRole[] =>
  kept.filter(({ until }) => until === null || until > at);

/** The terms of those roles, as they are kept. */
export const termsOf = (kept: readonly KeptRole[]): readonly Omit<RoleTerm, "residentId">[] =>
  kept.flatMap(({ role, until }) => (until === null ? [] : [{ role, until }]));
