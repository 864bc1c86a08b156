import type { Audience } from "../kernel/audience.ts";
import type { ActorId, PostId, ResidentId } from "../kernel/ids.ts";
import { invalid, type Problem } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { htmlFromText, oneLine, tidy } from "../kernel/text.ts";
import { beginning } from "../posts/beginning.ts";
import type { Photo } from "../posts/photo.ts";
import { type Author, type Held, longestText, type Post, withdrawn } from "../posts/post.ts";
import { nowhere, type Place, readPlace } from "./place.ts";
import type { Theme } from "./themes.ts";

/**
 * `open`: nobody has helped yet. `taken`: a wijkwijzer looks into it. `answered`: the asker said what helped. `closed`:
 * rounded off.
 */
export type QuestionState = "open" | "taken" | "answered" | "closed";

/** What the asker said a while later, when asked whether it really helped. */
export type Outcome = "helped" | "not-helped";

/** For whom it is asked, when not for its asker: a wijkwijzer wrote it down for somebody who called, or a resident asks for another. */
export type OnBehalf = "through-wijkwijzer" | "someone-else";

export type Question = Place & {
  readonly post: Post;
  readonly theme: Theme;
  /** `null`: its asker asks it for themselves. Who it is for stands nowhere. */
  readonly onBehalf: OnBehalf | null;
  readonly state: QuestionState;
  /** The wijkwijzer who looks into it, and since when. */
  readonly taken: { readonly by: ResidentId; readonly at: Date } | null;
  /** The answer that helped. */
  readonly helpfulId: PostId | null;
  readonly closedAt: Date | null;
  /** When its words or its state last changed; `null` when never. */
  readonly changedAt: Date | null;
  /** When the asker last said what helped; `null` while nothing did. */
  readonly helpfulAt: Date | null;
  /** When the asker was asked whether it really helped; that happens once. */
  readonly checkedAt: Date | null;
  readonly outcome: Outcome | null;
  /** The gemeente whom its asker asked too. */
  readonly handedTo: ActorId | null;
  /** Whether it was asked alone: then nobody else reads whom, or what. */
  readonly handedInPrivate: boolean;
};

export type QuestionStore = {
  byId(id: PostId): Promise<Question | null>;
  byUri(uri: string): Promise<Question | null>;
  add(question: Question): Promise<void>;
  save(question: Question): Promise<void>;
};

/** What the asker fills in. The place may be left out. */
export type QuestionText = {
  readonly title: string;
  readonly text: string;
  readonly theme: string;
  readonly area?: string;
  readonly street?: string;
};

const longestTitle = 160;

/** What was filled in, read. */
export type ReadText = { readonly title: string; readonly text: string; readonly theme: Theme; readonly place: Place };

/** What may be chosen: parts of the wijk, and themes. */
export type ToChooseFrom = { readonly areas: readonly string[]; readonly themes: readonly Theme[] };

/** Looks at what was filled in; gives every problem at once, by field. */
export const readQuestionText = (given: QuestionText, { areas, themes }: ToChooseFrom): Result<ReadText> => {
  const title = oneLine(given.title);
  const text = tidy(given.text);
  const { place, problems: problemsOfPlace } = readPlace(given, areas);
  const problems: Problem[] = [...problemsOfPlace];
  if (title.length < 3) problems.push({ field: "title", reason: "question-empty" });
  if (title.length > longestTitle) problems.push({ field: "title", reason: "title-too-long" });
  if (text.length > longestText) problems.push({ field: "text", reason: "text-too-long" });
  if (!themes.includes(given.theme)) problems.push({ field: "theme", reason: "theme-missing" });
  if (problems.length > 0) return refuse({ kind: "invalid", problems });
  return ok({ title, text, theme: given.theme, place });
};

/** Nothing helped, or nothing any more. */
const notHelped = { helpfulId: null, helpfulAt: null, outcome: null } as const;

/** A new question. `uri` and `url` are the addresses it gets if it is for everyone. */
export const ask = (
  id: PostId,
  given: QuestionText &
    ToChooseFrom & {
      readonly audience: Audience;
      readonly author: Author;
      readonly uri: string;
      readonly url: string;
      /** Set when a moderator has to see it first. */
      readonly held: Held | null;
      readonly onBehalf?: OnBehalf | null;
      readonly photos?: readonly Photo[];
    },
  at: Date,
): Result<Question> => {
  const read = readQuestionText(given, given);
  if (!read.ok) return read;
  const { title, text, theme, place } = read.value;
  return ok({
    post: beginning("question", id, { ...given, title, text }, at),
    theme,
    onBehalf: given.onBehalf ?? null,
    ...place,
    state: "open",
    taken: null,
    ...notHelped,
    closedAt: null,
    changedAt: null,
    checkedAt: null,
    handedTo: null,
    handedInPrivate: false,
  });
};

/** Other words and photos for the same question, by its asker. The theme and the part of the wijk that it has already may stay. */
export const change = (
  question: Question,
  given: QuestionText & ToChooseFrom & { readonly photos?: readonly Photo[] },
  at: Date,
): Result<Question> => {
  const read = readQuestionText(given, {
    areas: [...given.areas, ...(question.area === null ? [] : [question.area])],
    themes: [...given.themes, question.theme],
  });
  if (!read.ok) return read;
  const { title, text, theme, place } = read.value;
  const photos = given.photos ?? question.post.photos;
  const post = { ...question.post, title, body: text, html: htmlFromText(text), photos, editedAt: at };
  return ok({ ...question, ...place, theme, post, changedAt: at });
};

/** The asker says which answer helped. `answer` must stand in this thread and still be there. */
export const markHelpful = (question: Question, answer: Post, at: Date): Result<Question> => {
  if (
    answer.threadId !== question.post.id ||
    answer.kind !== "answer" ||
    answer.withdrawnAt !== null ||
    answer.hidden !== null ||
    answer.held !== null
  ) {
    return refuse({ kind: "absent" });
  }
  if (question.helpfulId === answer.id && question.outcome === null) return ok(question);
  return ok({
    ...question,
    state: question.state === "closed" ? "closed" : "answered",
    helpfulId: answer.id,
    helpfulAt: at,
    outcome: null,
    changedAt: at,
  });
};

/** It did not help after all, or the answer that helped was taken back. */
export const unmarkHelpful = (question: Question, at: Date): Question => ({
  ...question,
  ...notHelped,
  state: question.state === "answered" ? unanswered(question) : question.state,
  changedAt: at,
});

/** The asker is done. */
export const close = (question: Question, at: Date): Result<Question> =>
  question.state === "closed"
    ? refuse({ kind: "conflict", reason: "changed-meanwhile" })
    : ok({ ...question, state: "closed", closedAt: at, changedAt: at });

/** Not done after all. */
export const reopen = (question: Question, at: Date): Result<Question> =>
  question.state !== "closed"
    ? refuse({ kind: "conflict", reason: "changed-meanwhile" })
    : ok({
        ...question,
        state: question.helpfulId === null ? unanswered(question) : "answered",
        closedAt: null,
        changedAt: at,
      });

const unanswered = ({ taken }: Question): QuestionState => (taken === null ? "open" : "taken");

/** A wijkwijzer looks into it. Refused when another one does, or when it needs nobody any more. */
export const take = (question: Question, by: ResidentId, at: Date): Result<Question> => {
  if (question.state === "taken" && question.taken?.by === by) return ok(question);
  return question.state === "open"
    ? ok({ ...question, state: "taken", taken: { by, at } })
    : refuse({ kind: "conflict", reason: "taken-meanwhile" });
};

/** Nobody looks into it any more. */
export const release = (question: Question): Question => ({
  ...question,
  state: question.state === "taken" ? "open" : question.state,
  taken: null,
});

/** The asker takes the question back, with everything under it. */
export const withdraw = (question: Question, at: Date): Question => ({
  ...question,
  ...nowhere,
  ...notHelped,
  onBehalf: null,
  post: withdrawn(question.post, at),
});

/** Looks at the text of an answer. */
export const readAnswerText = (given: string): Result<string> => {
  const text = tidy(given);
  if (text.length < 1) return refuse(invalid("text", "answer-empty"));
  if (text.length > longestText) return refuse(invalid("text", "text-too-long"));
  return ok(text);
};

/** It really did help: so the asker said, asked a while later. */
export const reallyHelped = (question: Question): Question => ({ ...question, outcome: "helped" });

/** It did not help after all, said the asker, asked a while later: the question is open again, whatever it was. */
export const helpedAfterAllNot = (question: Question, at: Date): Question => ({
  ...question,
  ...notHelped,
  outcome: "not-helped",
  state: "open",
  closedAt: null,
  changedAt: at,
});
