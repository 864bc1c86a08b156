import type { PostId, ResidentId } from "../kernel/ids.ts";
import type { Reader, Role } from "../kernel/reader.ts";
import { mayRead } from "../posts/may-read.ts";
import { type Post, wroteIt } from "../posts/post.ts";
import type { ListedTheme } from "../questions/themes.ts";
import type { LetterWords } from "../residents/letter-content.ts";
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
  readonly question: AskedQuestion;
};

/** A question of one of our own residents, and how it stands. */
export type AskedQuestion = { readonly post: Post; readonly state: string };

/** What the wijk itself or an official source said, or said better, or took back. */
export type AnnouncementNews = {
  readonly post: Post;
  /** The name of the official source that says it; `null` for the wijk itself. */
  readonly source: string | null;
  readonly lastDay: string | null;
  readonly correction: string;
  readonly farewell: string;
  readonly closing: Date;
};

/** One that was taken back is told of where its end has words: the farewell of the wijk, or the name of the source. */
const tellsOfItsEnd = ({ post, source, farewell }: AnnouncementNews): boolean =>
  farewell !== "" || (source !== null && post.withdrawnAt !== null);

/** Everything that digests of a time can tell. */
export type News = {
  readonly announcements: readonly AnnouncementNews[];
  readonly questions: readonly QuestionNews[];
  readonly answers: readonly AnswerNews[];
  /** What the readers asked and has no answer that helped yet, newest first. */
  readonly open: readonly AskedQuestion[];
};

/** Somebody whose digest is due. `upTo`: what was closed until then they were told already. */
export type DigestReader = {
  readonly id: ResidentId;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly organisation?: string | null;
  readonly upTo: Date | null;
};

/** A question of the reader's own with what happened to it. */
export type OwnQuestion = AskedQuestion & { readonly newAnswers: number };

/** What one resident is told in one digest. */
export type Digest = {
  readonly announcements: readonly AnnouncementNews[];
  readonly fromTheWijk: readonly QuestionNews[];
  readonly fromNeighbours: readonly QuestionNews[];
  readonly own: readonly OwnQuestion[];
};

/** So many open questions of one's own stand in a digest; what happened to others stands there all the same. */
const mostOpen = 10;

/** Questions with new answers of others first, then those that are open. */
const ownQuestions = (
  answers: readonly AnswerNews[],
  open: readonly AskedQuestion[],
  reader: DigestReader,
  as: Reader,
): readonly OwnQuestion[] => {
  const own = new Map<PostId, OwnQuestion>();
  const isMine = ({ post }: AskedQuestion) => wroteIt(post, reader.id) && mayRead(post, as);
  for (const { post, question } of answers) {
    if (!isMine(question) || wroteIt(post, reader.id) || !mayRead(post, as)) continue;
    own.set(question.post.id, { ...question, newAnswers: (own.get(question.post.id)?.newAnswers ?? 0) + 1 });
  }
  for (const question of open.filter(isMine).slice(0, mostOpen)) {
    if (!own.has(question.post.id)) own.set(question.post.id, { ...question, newAnswers: 0 });
  }
  return [...own.values()];
};

/**
 * What is new for a resident in what was closed after `since` up to and with `until`: questions of others and answers of
 * others to their own, all of it only as far as they may read it, and how their own questions stand. `null` when nothing
 * of it is new.
 */
export const digestFor = (news: News, reader: DigestReader, since: Date, until: Date): Digest | null => {
  const { id, name, roles, organisation } = reader;
  const as: Reader = { kind: "resident", id, name, roles, organisation: organisation ?? null };
  const isNew = ({ closing }: { closing: Date }) => closing > since && closing <= until;
  const questions = news.questions.filter(
    (question) => isNew(question) && mayRead(question.post, as) && !wroteIt(question.post, reader.id),
  );
  // One that was taken back is read by nobody; that it was taken back is told to whoever may have read it.
  const announcements = news.announcements.filter(
    (announcement) => isNew(announcement) && (tellsOfItsEnd(announcement) || mayRead(announcement.post, as)),
  );
  const digest: Digest = {
    announcements,
    fromTheWijk: questions.filter(({ post }) => post.homeWijkId === null),
    fromNeighbours: questions.filter(({ post }) => post.homeWijkId !== null),
    own: ownQuestions(news.answers.filter(isNew), news.open, reader, as),
  };
  const isQuiet = questions.length === 0 && announcements.length === 0;
  return isQuiet && digest.own.every(({ newAnswers }) => newAnswers === 0) ? null : digest;
};

/** The words of a digest. */
export type DigestLetter = (given: {
  readonly wijk: string;
  readonly name: string;
  readonly rhythm: Rhythm;
  readonly digest: Digest;
  /** The themes of the wijk. */
  readonly themes: readonly ListedTheme[];
  readonly origin: string;
}) => LetterWords;
