import type { Audience } from "../kernel/audience.ts";
import type { PostId } from "../kernel/ids.ts";
import { invalid, type Problem } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { htmlFromText, oneLine, tidy } from "../kernel/text.ts";
import { type Author, longestText, type Post, withdrawn } from "../posts/post.ts";
import { isTheme, type Theme } from "./themes.ts";

/** `open`: nobody has helped yet. `answered`: the asker said what helped. `closed`: the asker rounded it off. */
export type QuestionState = "open" | "answered" | "closed";

export type Question = {
  readonly post: Post;
  readonly theme: Theme;
  readonly state: QuestionState;
  /** The answer that helped. */
  readonly helpfulId: PostId | null;
  readonly closedAt: Date | null;
  /** When its words or its state last changed; `null` when never. */
  readonly changedAt: Date | null;
};

export type QuestionStore = {
  byId(id: PostId): Promise<Question | null>;
  byUri(uri: string): Promise<Question | null>;
  add(question: Question): Promise<void>;
  save(question: Question): Promise<void>;
};

/** What the asker fills in. */
export type QuestionText = { readonly title: string; readonly text: string; readonly theme: string };

const longestTitle = 160;

/** Looks at what was filled in; gives every problem at once, by field. */
export const readQuestionText = (given: QuestionText): Result<{ title: string; text: string; theme: Theme }> => {
  const title = oneLine(given.title);
  const text = tidy(given.text);
  const problems: Problem[] = [];
  if (title.length < 3) problems.push({ field: "title", reason: "question-empty" });
  if (title.length > longestTitle) problems.push({ field: "title", reason: "title-too-long" });
  if (text.length > longestText) problems.push({ field: "text", reason: "text-too-long" });
  if (problems.length > 0 || !isTheme(given.theme)) {
    return refuse({
      kind: "invalid",
      problems: isTheme(given.theme) ? problems : [...problems, { field: "theme", reason: "theme-missing" }],
    });
  }
  return ok({ title, text, theme: given.theme });
};

/** A new question. `uri` and `url` are the addresses it gets if it is for everyone. */
export const ask = (
  id: PostId,
  given: QuestionText & {
    readonly audience: Audience;
    readonly author: Author;
    readonly uri: string;
    readonly url: string;
  },
  at: Date,
): Result<Question> => {
  const read = readQuestionText(given);
  if (!read.ok) return read;
  const { title, text, theme } = read.value;
  return ok({
    post: {
      id,
      kind: "question",
      threadId: id,
      inReplyTo: null,
      audience: given.audience,
      author: given.author,
      homeWijkId: null,
      uri: given.audience === "everyone" ? given.uri : null,
      url: given.url,
      title,
      body: text,
      html: htmlFromText(text),
      publishedAt: at,
      editedAt: null,
      withdrawnAt: null,
      hidden: null,
    },
    theme,
    state: "open",
    helpfulId: null,
    closedAt: null,
    changedAt: null,
  });
};

/** Other words for the same question, by its asker. */
export const change = (question: Question, given: QuestionText, at: Date): Result<Question> => {
  const read = readQuestionText(given);
  if (!read.ok) return read;
  const { title, text, theme } = read.value;
  const post = { ...question.post, title, body: text, html: htmlFromText(text), editedAt: at };
  return ok({ ...question, theme, post, changedAt: at });
};

/** The asker says which answer helped. `answer` must stand in this thread and still be there. */
export const markHelpful = (question: Question, answer: Post, at: Date): Result<Question> => {
  if (
    answer.threadId !== question.post.id ||
    answer.kind !== "answer" ||
    answer.withdrawnAt !== null ||
    answer.hidden !== null
  ) {
    return refuse({ kind: "absent" });
  }
  return ok({
    ...question,
    state: question.state === "closed" ? "closed" : "answered",
    helpfulId: answer.id,
    changedAt: at,
  });
};

/** It did not help after all, or the answer that helped was taken back. */
export const unmarkHelpful = (question: Question, at: Date): Question => ({
  ...question,
  state: question.state === "answered" ? "open" : question.state,
  helpfulId: null,
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
    : ok({ ...question, state: question.helpfulId === null ? "open" : "answered", closedAt: null, changedAt: at });

/** The asker takes the question back, with everything under it. */
export const withdraw = (question: Question, at: Date): Question => ({
  ...question,
  helpfulId: null,
  post: withdrawn(question.post, at),
});

/** Looks at the text of an answer. */
export const readAnswerText = (given: string): Result<string> => {
  const text = tidy(given);
  if (text.length < 1) return refuse(invalid("text", "answer-empty"));
  if (text.length > longestText) return refuse(invalid("text", "text-too-long"));
  return ok(text);
};
