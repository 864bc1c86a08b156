import { day } from "../kernel/clock.ts";
import type { JoinRequestId } from "../kernel/ids.ts";
import type { Language } from "../kernel/language.ts";
import { invalid, type Problem } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { oneLine, tidy } from "../kernel/text.ts";
import { readEmailAddress } from "./email-address.ts";
import { readResidentName } from "./resident-name.ts";

/** Somebody without a code who asks to join. */
export type JoinRequest = {
  readonly id: JoinRequestId;
  readonly name: string;
  readonly email: string;
  /** What they say of themselves; may be empty when they name a neighbour. */
  readonly words: string;
  /** Whom they named, as typed: names or e-mail addresses, of members or of nobody. */
  readonly named: readonly string[];
  /** In which they asked, and are written to. */
  readonly language: Language;
  readonly vouchersNeeded: number;
  readonly askedAt: Date;
  readonly expiresAt: Date;
  readonly toldAt: Date | null;
};

/** How many members were asked, and what they said. */
export type VouchAnswers = { readonly asked: number; readonly yes: number; readonly no: number };

/** A request that nobody decided about is taken out after this long. */
export const requestLasts = 30 * day;

/** Whether enough members can still say yes. When not, an administrator has to look. */
export const canBeVouched = (request: Pick<JoinRequest, "vouchersNeeded">, { asked, no }: VouchAnswers): boolean =>
  asked - no >= request.vouchersNeeded;

const longestWords = 1_000;
const longestNamed = 254;

/** What somebody fills in who has no code. */
export type RequestForm = {
  readonly name: string;
  readonly email: string;
  readonly words: string;
  readonly named: readonly string[];
  /** Of the page on which they fill it in. */
  readonly language: Language;
};

/**
 * Reads the form; tells every problem at once. `sources`: names of official sources, which nobody can have. Whoever names no
 * neighbour says something of themselves.
 */
export const readRequest = (typed: RequestForm, sources: readonly string[]): Result<RequestForm> => {
  const name = readResidentName(typed.name, "name", sources);
  const email = readEmailAddress(typed.email, "email");
  const words = tidy(typed.words);
  const named = typed.named.map((each) => oneLine(each.normalize("NFC")));
  const problems: Problem[] = [];
  for (const read of [name, email])
    if (!read.ok && read.refusal.kind === "invalid") problems.push(...read.refusal.problems);
  for (const [index, each] of named.entries())
    if (each.length > longestNamed) problems.push({ field: `neighbour-${index + 1}`, reason: "neighbour-too-long" });
  if (words.length > longestWords) problems.push({ field: "words", reason: "words-too-long" });
  const givenNames = named.filter((each) => each !== "");
  if (words === "" && givenNames.length === 0) problems.push({ field: "words", reason: "words-missing" });
  if (!name.ok || !email.ok || problems.length > 0) return refuse({ kind: "invalid", problems });
  return ok({ name: name.value, email: email.value, words, named: givenNames, language: typed.language });
};

/** An answer to a request, as a form sends it. */
export const readVouchAnswer = (typed: string): Result<"yes" | "no"> =>
  typed === "yes" || typed === "no" ? ok(typed) : refuse(invalid("answer", "answer-missing"));
