import type { AnswersView, AnswerView } from "../../web/parts/answers.ts";
import type { SimilarView } from "../../web/parts/similar.ts";
import { momentInWords, monthOfMoment, partOfDayInWords } from "../../web/texts/moments.ts";
import { t } from "../../web/texts/text.ts";
import { type KeptTheme, themeView } from "../../web/texts/themes.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { AuthorView, MomentView, QuestionRowView, QuestionStateView } from "../../web/views.ts";
import { isModerator, isNeighbour, type Reader } from "../kernel/reader.ts";
import { mayRead } from "../posts/may-read.ts";
import { type OfficialVoice, standingAmong } from "../posts/official-voice.ts";
import { type Post, stands, wroteIt } from "../posts/post.ts";
import { shownHtml } from "../posts/shown-html.http.ts";
import { writtenIn } from "../posts/written-in.ts";
import type { PostRead, QuestionRead } from "./question-reads.ts";

/** For whom and when a view is made. */
export type Viewing = {
  readonly lang: Language;
  readonly reader: Reader;
  readonly now: Date;
  /** Host of a followed wijk → its name. */
  readonly neighbours: ReadonlyMap<string, string>;
  /** The official sources of the wijk. */
  readonly voices: readonly OfficialVoice[];
  /** The themes of the wijk. */
  readonly themes: readonly KeptTheme[];
};

/** The window of a question: half lit as soon as somebody answered or looks into it. */
export const stateView = (question: Pick<QuestionRead, "state" | "answerCount">): QuestionStateView => {
  if (question.state === "taken") return "looked-at";
  return question.state === "open" ? (question.answerCount > 0 ? "looked-at" : "new") : question.state;
};

/** Who wrote it, as this reader may know them: neighbours see names, everyone else the actor that speaks outside. */
export const authorView = (read: PostRead, { lang, reader, neighbours, voices }: Viewing): AuthorView => {
  const { actor } = read;
  const { author } = read.post;
  if (author.kind === "nameless") {
    const outside = !isNeighbour(reader) && actor !== null;
    return {
      kind: "near",
      name: outside ? outsideName(actor) : t(lang, "author.nameless", { pseudonym: author.pseudonym }),
    };
  }
  if (read.residentName !== null) {
    const page = isNeighbour(reader) && read.introduced ? { profile: `/buren/${read.introduced}` } : {};
    // Inside the wijk nobody sees under which handle it went out, and so not where that went either.
    return isNeighbour(reader) || actor === null
      ? { kind: "near", name: read.residentName, ...page }
      : { kind: "near", name: outsideName(actor), ...newAddress(read) };
  }
  const handle = actor === null ? undefined : `@${actor.handle}@${actor.host}`;
  const wijk = actor === null ? undefined : neighbours.get(actor.host);
  const name = actor?.name ?? "";
  const url = actor?.url ?? undefined;
  const about = { name, handle, url, ...newAddress(read), ...(actor === null ? {} : standingAmong(actor, voices)) };
  return wijk === undefined ? { kind: "away", ...about } : { kind: "ring", wijk, ...about };
};

const newAddress = ({ now }: PostRead): Pick<AuthorView, "now"> =>
  now === undefined ? {} : { now: { handle: `@${now.handle}@${now.host}`, url: now.url ?? undefined } };

/** How an actor of ours is called outside: a stand-in by its name, a resident by the chosen handle. */
export const outsideName = (actor: NonNullable<PostRead["actor"]>): string =>
  actor.kind === "resident" ? `@${actor.handle}` : actor.name;

/** When it was written. Of someone without a name nobody learns more than the part of the day. */
export const whenWritten = ({ author, publishedAt }: Post, { lang, now }: Pick<Viewing, "lang" | "now">): MomentView =>
  (author.kind === "nameless" ? partOfDayInWords : momentInWords)(lang, publishedAt, now);

/** Whether this reader is told which wijkwijzer asked it for somebody: outside the wijk they have no name. */
export const isThroughWijkwijzer = (read: QuestionRead, { reader }: Viewing): boolean =>
  read.onBehalf === "through-wijkwijzer" && isNeighbour(reader);

const byWords = (read: QuestionRead, viewing: Viewing): string => {
  const author = authorView(read, viewing);
  if (isThroughWijkwijzer(read, viewing)) return t(viewing.lang, "question.through", { name: author.name });
  // In a line there is no room for more: the address alone does not mislead.
  if (author.likeness !== undefined) return author.handle ?? "";
  return author.kind === "ring" && author.wijk !== undefined && !author.name.includes(author.wijk)
    ? t(viewing.lang, "author.of-neighbour", { name: author.name, wijk: author.wijk })
    : author.name;
};

/** A question in a list. */
export const questionRow = (read: QuestionRead, viewing: Viewing): QuestionRowView => ({
  href: `/vragen/${read.post.id}`,
  title: read.post.title ?? "",
  ...writtenIn(read.post, viewing.lang),
  state: stateView(read),
  theme: themeView(viewing.lang, read.theme, viewing.themes),
  by: byWords(read, viewing),
  when: whenWritten(read.post, viewing),
  ...(read.post.held === null ? {} : { held: read.post.held.refused === null ? "waits" : "refused" }),
});

/** A question like one that is being typed: when it was answered, or when it was asked. */
export const similarView = (
  read: QuestionRead,
  { lang, now }: { readonly lang: Language; readonly now: Date },
): SimilarView => {
  const state = stateView(read);
  const answeredAt = read.helpfulAt ?? read.changedAt ?? read.post.publishedAt;
  return {
    href: `/vragen/${read.post.id}`,
    title: read.post.title ?? "",
    ...writtenIn(read.post, lang),
    state,
    month: monthOfMoment(lang, state === "answered" ? answeredAt : read.post.publishedAt, now),
    wijk: read.home?.name ?? null,
  };
};

const stateOfAnswer = (post: Post): AnswerView["state"] => {
  if (post.withdrawnAt !== null) return "withdrawn";
  if (post.held !== null) return post.held.refused === null ? "held" : "refused";
  return post.hidden === null ? "shown" : "hidden";
};

/** Why a moderator hid it or did not place it. */
const reasonOf = ({ hidden, held }: Post): string | null => hidden?.reason ?? held?.refused?.reason ?? null;

/** The answers of a thread for one reader; also what the live thread sends to that reader's browser. */
export const answersView = (
  question: Pick<QuestionRead, "post" | "helpfulId">,
  answers: readonly PostRead[],
  viewing: Viewing,
): AnswersView => {
  const { reader, lang } = viewing;
  const asked = reader.kind === "resident" && wroteIt(question.post, reader.id);
  const views = answers
    // That something was taken back is shown to whoever could have read it.
    .filter(({ post }) =>
      post.withdrawnAt !== null && post.held === null
        ? mayRead({ ...post, withdrawnAt: null, hidden: null }, reader)
        : mayRead(post, reader),
    )
    .map((read): AnswerView => {
      const { post } = read;
      const mine = reader.kind === "resident" && wroteIt(post, reader.id);
      const shown = stands(post);
      const helped = question.helpfulId === post.id;
      return {
        id: post.id,
        state: stateOfAnswer(post),
        author: post.withdrawnAt === null ? authorView(read, viewing) : { kind: "near", name: "" },
        mine,
        when: whenWritten(post, viewing),
        edited: post.editedAt !== null,
        ...(post.audience === "wijk" && question.post.audience !== "wijk" ? { homeOnly: true } : {}),
        bodyHtml: post.withdrawnAt === null ? shownHtml(post.html, lang) : "",
        photos: post.photos,
        ...writtenIn(post, lang),
        helped,
        ...(reasonOf(post) === null ? {} : { hiddenReason: reasonOf(post) ?? "" }),
        may: {
          mark: asked && shown && !helped,
          unmark: asked && shown && helped,
          change: mine && post.withdrawnAt === null && (post.held?.refused ?? null) === null,
          withdraw: mine && post.withdrawnAt === null,
          write: isNeighbour(reader) && post.author.kind === "resident" && !mine && shown,
          report: shown && !mine,
          hide: isModerator(reader) && shown && !mine,
          bar: isModerator(reader) && post.author.kind === "elsewhere" && post.withdrawnAt === null,
          show: isModerator(reader) && post.hidden !== null,
        },
      };
    });
  return {
    lang,
    questionId: question.post.id,
    readerAsked: asked,
    answers: [...views.filter((view) => view.helped), ...views.filter((view) => !view.helped)],
  };
};
