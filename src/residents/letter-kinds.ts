/**
 * Letters that a resident can turn off, each with what there is to choose. The first choice is that of somebody who chose
 * nothing.
 */
export const choicesOf = {
  /** Somebody answered my question. */
  answer: ["at-once", "never"],
  /** A question waits on one of my themes (for wijkwijzers). */
  themes: ["at-once", "never"],
  /** A question of mine goes no further without me. */
  decision: ["at-once", "never"],
  /** An answer waits to be brought to somebody who is not online (for wijkwijzers). */
  "bring-back": ["at-once", "never"],
  /** What is new in the wijk, gathered. */
  digest: ["week", "day", "never"],
  /** Somebody wrote to me alone, or asks whether they may. */
  message: ["at-once", "never"],
  /** The wijk itself has something to say that cannot wait. */
  urgent: ["at-once", "never"],
  /** Tomorrow is something for which I registered. */
  "activity-reminder": ["at-once", "never"],
  /** How things work here, for who is new. */
  welcome: ["at-once", "never"],
} as const satisfies Readonly<Record<string, readonly [Choice, ...Choice[]]>>;

/** When a kind of letter comes. */
export type Choice = "at-once" | "day" | "week" | "never";

/** A kind of letter that can be turned off. */
export type ChosenKind = keyof typeof choicesOf;
export const chosenKinds = Object.keys(choicesOf) as readonly ChosenKind[];

/** Letters that somebody asked for, or without which they cannot get in. They always come. */
export const serviceKinds = [
  "sign-in",
  "passkey-added",
  "join",
  "already-a-member",
  "test",
  "message-granted",
  "message-report",
  "report-received",
  "report-decided",
  "join-received",
  "join-expired",
  "vouch",
  "join-request",
  "admitted",
  "team",
  "declined",
  "already-in",
  "role-ends",
  "leaving",
  "left",
  "suspended",
  "suspension-ended",
  "removed",
  "hidden",
  "appeal-waits",
  "appeal-decided",
  "opinion-none",
  "post-refused",
  "own-page",
  "entrusted",
  "unseal-request",
  "unsealed",
  "registration",
  "registered",
  "moved-up",
  "activity-changed",
  "activity-cancelled",
  "guest-reminder",
] as const;
export type ServiceKind = (typeof serviceKinds)[number];

/** What a letter is about. */
export type LetterKind = ChosenKind | ServiceKind;
export const letterKinds: readonly LetterKind[] = [...chosenKinds, ...serviceKinds];

/** Whether a resident can turn this kind off. */
export const isChosenKind = (kind: string): kind is ChosenKind => Object.hasOwn(choicesOf, kind);

/** What comes to somebody who chose nothing. */
export const usualChoice = (kind: ChosenKind): Choice => choicesOf[kind][0];

/** Reads a choice for `kind`; `null` when that kind does not have it. */
export const readChoice = (kind: ChosenKind, text: string): Choice | null =>
  (choicesOf[kind] as readonly Choice[]).find((choice) => choice === text) ?? null;
