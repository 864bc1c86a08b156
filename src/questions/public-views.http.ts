import { t } from "../../web/texts/text.ts";
import { themeView } from "../../web/texts/themes.ts";
import { threadText } from "../../web/texts/thread-text.ts";
import type { PublicItem, PublicReads } from "../elsewhere/public-item.ts";
import type { Clock } from "../kernel/clock.ts";
import { dutchTime } from "../kernel/dutch-time.ts";
import { languageOfWijk } from "../kernel/language.ts";
import { visitor } from "../kernel/reader.ts";
import { escapeHtml } from "../kernel/text.ts";
import { mayRead } from "../posts/may-read.ts";
import type { Post } from "../posts/post.ts";
import { placeInWords } from "./place.ts";
import type { PostRead, QuestionRead, QuestionReads } from "./question-reads.ts";
import { authorView, stateView, type Viewing, whenWritten } from "./question-views.http.ts";
import type { ListedTheme } from "./themes.ts";

/** A moment for machines. Of someone without a name they too learn no more than the day. */
const moment = ({ author }: Post, at: Date): string =>
  author.kind === "nameless" ? `${dutchTime(at).date}T00:00:00.000Z` : at.toISOString();

const latest = (...moments: readonly (Date | null)[]): Date =>
  moments.reduce<Date>((last, each) => (each !== null && each > last ? each : last), new Date(0));

const onWeb = (url: string | undefined): string | null => (url !== undefined && /^https?:\/\//.test(url) ? url : null);

/** The author as people outside know them, with their full address where they are from elsewhere. */
const authorOutside = (read: PostRead, viewing: Viewing): PublicItem["author"] => {
  const { kind, name, handle, url } = authorView(read, viewing);
  return kind === "near"
    ? { name, url: null }
    : { name: handle === undefined ? name : `${name} (${handle})`, url: onWeb(url) };
};

/**
 * Questions and answers of this wijk as they are read elsewhere: what a visitor may read, and nothing of other wijken, whose
 * own it is to pass on.
 */
export const publicQuestions = (parts: {
  readonly origin: string;
  readonly reads: Pick<QuestionReads, "list" | "thread" | "whoIsWho">;
  readonly themes: () => Promise<readonly ListedTheme[]>;
  readonly clock: Clock;
}): { newest(limit: number): Promise<readonly PublicItem[]>; one: PublicReads["question"] } => {
  const { origin, reads } = parts;

  const viewingNow = async (): Promise<Viewing> => ({
    lang: languageOfWijk,
    reader: visitor,
    now: parts.clock(),
    ...(await reads.whoIsWho()),
    themes: await parts.themes(),
  });

  const common = (read: PostRead, viewing: Viewing) => ({
    uri: read.post.uri ?? "",
    author: authorOutside(read, viewing),
    published: moment(read.post, read.post.publishedAt),
    when: whenWritten(read.post, viewing),
  });

  const question = (read: QuestionRead, viewing: Viewing): PublicItem => {
    const { post } = read;
    const { lang } = viewing;
    const theme = themeView(lang, read.theme, viewing.themes);
    const place = placeInWords(read.place);
    const where = place === "" ? "" : `<p>${escapeHtml(t(lang, "feed.place", { place }))}</p>`;
    const state = threadText(lang, `state.${stateView(read)}`);
    const changed = latest(post.publishedAt, post.editedAt, read.changedAt, read.helpfulAt, read.closedAt);
    return {
      ...common(read, viewing),
      page: `${origin}/vragen/${post.id}`,
      title: post.title ?? "",
      html: `${post.html}${where}<p><em>${escapeHtml(state)}</em></p>`,
      theme: { slug: theme.key, name: theme.name },
      state,
      updated: moment(post, changed),
    };
  };

  const answer = (read: PostRead, viewing: Viewing): PublicItem => {
    const { post } = read;
    const author = authorOutside(read, viewing);
    return {
      ...common(read, viewing),
      page: `${origin}/vragen/${post.threadId}#antwoord-${post.id}`,
      title: t(viewing.lang, "feed.answer", { name: author.name }),
      html: post.html,
      theme: null,
      state: null,
      updated: moment(post, latest(post.publishedAt, post.editedAt)),
    };
  };

  return {
    newest: async (limit) => {
      const viewing = await viewingNow();
      const found = await reads.list(visitor, { from: "wijk", limit });
      return found.map((read) => question(read, viewing));
    },
    one: async (id) => {
      const thread = await reads.thread(visitor, id);
      if (thread === null || thread.question.home !== null) return null;
      const viewing = await viewingNow();
      return {
        question: question(thread.question, viewing),
        answers: thread.answers
          .filter(({ post }) => mayRead(post, visitor))
          .map((read) => answer(read, viewing))
          .toReversed(),
      };
    },
  };
};
