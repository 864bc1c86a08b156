import type { PostId, ResidentId } from "../kernel/ids.ts";
import type { Reader, Role } from "../kernel/reader.ts";
import { mayRead } from "../posts/may-read.ts";
import { type Post, wroteIt } from "../posts/post.ts";
import type { LetterContent } from "../residents/letter-content.ts";
import type { Rhythm } from "./digest-moments.ts";

/** A question as a digest tells of it. Who asked it is not told: a digest makes questions visible, not people. */
export type QuestionNews = {
  readonly post: Post;
  readonly theme: string;
  readonly state: string;
  /** The neighbouring wijk that it comes from. */
  readonly homeName: string | null;
  /** Which digests it is in: those that were closed at this moment. */
  readonly closing: Date;
};

/** An answer under a question of one of our own residents. */
export type AnswerNews = {
  readonly post: Post;
  readonly closing: Date;
  readonly question: { readonly post: Post; readonly state: string };
};

/** Everything that digests of a time can tell. */
export type News = { readonly questions: readonly QuestionNews[]; readonly answers: readonly AnswerNews[] };

/** Somebody whose digest is due. `upTo`: what was closed until then they were told already. */
export type DigestReader = {
  readonly id: ResidentId;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly upTo: Date | null;
};

/** A question of the reader's own with what happened to it. */
export type OwnQuestion = { readonly post: Post; readonly state: string; readonly newAnswers: number };

/** What one resident is told in one digest. */
export type Digest = {
  readonly fromTheWijk: readonly QuestionNews[];
  readonly fromNeighbours: readonly QuestionNews[];
  readonly own: readonly OwnQuestion[];
};

const ownQuestions = (answers: readonly AnswerNews[], reader: DigestReader, as: Reader): readonly OwnQuestion[] => {
  const own = new Map<PostId, OwnQuestion>();
  for (const { post, question } of answers) {
    if (!wroteIt(question.post, reader.id) || !mayRead(question.post, as)) continue;
    if (wroteIt(post, reader.id) || !mayRead(post, as)) continue;
    const newAnswers = (own.get(question.post.id)?.newAnswers ?? 0) + 1;
    own.set(question.post.id, { post: question.post, state: question.state, newAnswers });
  }
  return [...own.values()];
};

/**
 * What is new for a resident in what was closed after `since` up to and with `until`: questions of others and answers of
 * others to their own, all of it only as far as they may read it. `null` when that is nothing.
 */
export const digestFor = (news: News, reader: DigestReader, since: Date, until: Date): Digest | null => {
  const as: Reader = { kind: "resident", id: reader.id, name: reader.name, roles: reader.roles };
  const isNew = ({ closing }: { closing: Date }) => closing > since && closing <= until;
  const questions = news.questions.filter(
    (question) => isNew(question) && mayRead(question.post, as) && !wroteIt(question.post, reader.id),
  );
  const digest: Digest = {
    fromTheWijk: questions.filter(({ post }) => post.homeWijkId === null),
    fromNeighbours: questions.filter(({ post }) => post.homeWijkId !== null),
    own: ownQuestions(news.answers.filter(isNew), reader, as),
  };
  return questions.length + digest.own.length === 0 ? null : digest;
};

/** The words of a digest. */
export type DigestLetter = (given: {
  readonly wijk: string;
  readonly name: string;
  readonly rhythm: Rhythm;
  readonly digest: Digest;
  readonly origin: string;
}) => LetterContent;
