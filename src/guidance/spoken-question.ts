import { day, later } from "../kernel/clock.ts";
import type { PostId, ResidentId, SpokenQuestionId } from "../kernel/ids.ts";
import type { Problem } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { oneLine } from "../kernel/text.ts";
import { readQuestionText } from "../questions/question.ts";
import type { Theme } from "../questions/themes.ts";
import type { DoorTransaction } from "../residents/identity.ts";
import type { Way } from "./way.ts";

/** How the answer gets to somebody who is not online: a call, a visit, a letter on paper. */
export const waysBack = ["call", "visit", "letter"] as const;
export type WayBack = (typeof waysBack)[number];

/**
 * What somebody asked a wijkwijzer by telephone or at the door. Without `questionId` it is a note on that wijkwijzer's desk;
 * with it, a question of the wijk. When an answer waits to be brought back there is always a moment of the next reminder.
 */
export type SpokenQuestion = {
  readonly id: SpokenQuestionId;
  /** The wijkwijzer who spoke to them. */
  readonly residentId: ResidentId;
  readonly questionId: PostId | null;
  readonly wayBack: WayBack;
  readonly notedAt: Date;
  readonly waitsSince: Date | null;
  readonly remindAt: Date | null;
  /** Answers of which the wijkwijzer was told. */
  readonly told: readonly PostId[];
};

/** The words behind the seal: the memory aid and, while it is a note, the question. */
export type SpokenWords = {
  readonly memoryAid: string;
  readonly title: string;
  readonly text: string;
  readonly theme: string;
};

/** What of it stays sealed once the question is on the square. */
export const noWords = { title: "", text: "", theme: "" } as const;

/** Spoken questions. Words come out for the wijkwijzer who wrote them and for nobody else. */
export type SpokenQuestionStore = {
  add(spoken: SpokenQuestion, words: SpokenWords): Promise<void>;
  save(spoken: SpokenQuestion): Promise<void>;
  /** One of this wijkwijzer, locked until the end of the transaction; `null` for everybody else's. */
  byId(id: SpokenQuestionId, of: ResidentId): Promise<SpokenQuestion | null>;
  /** `null` when they were erased. */
  words(spoken: SpokenQuestion, of: ResidentId): Promise<SpokenWords | null>;
  saveWords(spoken: SpokenQuestion, words: SpokenWords): Promise<void>;
  /** All of one wijkwijzer, oldest first. */
  ofResident(resident: ResidentId): Promise<readonly SpokenQuestion[]>;
  /** What a question on the square began with, locked. */
  ofQuestion(question: PostId): Promise<SpokenQuestion | null>;
  /** Those whose next reminder has come, at most `limit`. */
  due(at: Date, limit: number): Promise<readonly SpokenQuestion[]>;
  erase(id: SpokenQuestionId): Promise<void>;
  /** Erases notes, and the words about questions, that were written down before `notedBefore`. */
  eraseOld(notedBefore: Date): Promise<void>;
};

/** What a transaction about spoken questions can do. */
export type SpokenTransaction = DoorTransaction & { readonly spokenQuestions: SpokenQuestionStore };

/** Nothing of what is behind the seal is kept longer, whatever happens to the question. */
export const wordsStayFor = 91 * day;

const firstReminder = 2 * day;
const nextReminders = 7 * day;
const longestMemoryAid = 200;

/** What a wijkwijzer fills in. */
export type SpokenForm = SpokenWords & { readonly wayBack: string };

/** Looks at what was filled in; gives every problem at once, by field. `themes` are those that may be chosen. */
export const readSpoken = (
  form: SpokenForm,
  themes: readonly Theme[],
): Result<SpokenWords & { readonly wayBack: WayBack }> => {
  const memoryAid = oneLine(form.memoryAid);
  const wayBack = waysBack.find((way) => way === form.wayBack);
  const read = readQuestionText({ title: form.title, text: form.text, theme: form.theme }, { areas: [], themes });
  const problems: Problem[] = !read.ok && read.refusal.kind === "invalid" ? [...read.refusal.problems] : [];
  if (memoryAid.length > longestMemoryAid) problems.push({ field: "memoryAid", reason: "line-too-long" });
  if (wayBack === undefined) problems.push({ field: "wayBack", reason: "way-back-missing" });
  if (!read.ok || wayBack === undefined || problems.length > 0) return refuse({ kind: "invalid", problems });
  const { title, text, theme } = read.value;
  return ok({ title, text, theme, memoryAid, wayBack });
};

/** An answer waits to be brought back. The first of several counts. */
export const answerWaits = (spoken: SpokenQuestion, answer: PostId, at: Date): SpokenQuestion => ({
  ...spoken,
  told: [...spoken.told, answer],
  waitsSince: spoken.waitsSince ?? at,
  remindAt: spoken.remindAt ?? later(at, firstReminder),
});

/** The wijkwijzer was reminded, or tried in vain: a while later they hear of it again. */
export const remindedAgain = (spoken: SpokenQuestion, at: Date): SpokenQuestion => ({
  ...spoken,
  waitsSince: spoken.waitsSince ?? at,
  remindAt: later(at, nextReminders),
});

/** Nothing waits to be brought back any more, and the question goes on. */
export const nothingWaits = (spoken: SpokenQuestion): SpokenQuestion => ({
  ...spoken,
  waitsSince: null,
  remindAt: null,
});

/**
 * The way of a question whose answer waits to be brought back: it stands still, so that nobody is asked to choose and nothing
 * is rounded off before whoever asked has heard. It moves on by itself a day after a reminder that did not come.
 */
export const standsStill = (way: Way, remindAt: Date): Way =>
  way.waitingFor === null ? way : { ...way, waitingFor: "asker", asked: 0, nextAt: later(remindAt, day) };

/** What came of bringing an answer back. `not-said`: it was brought, and nothing more is known. */
export const broughtWays = ["helped", "not-helped", "not-reached", "not-said"] as const;
export type Brought = (typeof broughtWays)[number];
