import { letterText as t } from "../../web/texts/letter-text.ts";
import { calendarDayInWords, dayInWords } from "../../web/texts/moments.ts";
import { themeView } from "../../web/texts/themes.ts";
import type { Language } from "../kernel/language.ts";
import { writtenIn } from "../posts/written-in.ts";
import type { LetterBlock, LetterItem } from "../residents/letter-content.ts";
import type { AnnouncementNews, DigestLetter, OwnQuestion, QuestionNews } from "./digest.ts";

/**
 * Mailboxes cut letters off at about 100 kB, and a letter has everything twice. Questions stand in it in full until their
 * texts are this long together, in UTF-16 code units; after that by their titles.
 */
const mostText = 24_000;

const stateInWords = (lang: Language, state: string): string =>
  state === "answered"
    ? t(lang, "letter.digest.answered")
    : state === "closed"
      ? t(lang, "letter.digest.closed")
      : t(lang, "letter.digest.open");

const ownItem = (lang: Language, { post, state, newAnswers }: OwnQuestion, origin: string): LetterItem => ({
  title: post.title ?? "",
  ...writtenIn(post, lang),
  about: [
    ...(newAnswers > 0 ? [t(lang, "letter.digest.answers", { count: newAnswers })] : []),
    stateInWords(lang, state),
  ].join(". "),
  link: `${origin}/vragen/${post.id}`,
});

const announcedItem = (lang: Language, news: AnnouncementNews, origin: string): LetterItem => {
  const { post, source, lastDay, correction, farewell } = news;
  const date = dayInWords(lang, post.publishedAt);
  if (post.withdrawnAt !== null) {
    const about = source === null ? farewell : t(lang, "letter.digest.withdrawn.source", { name: source });
    return { title: t(lang, "letter.digest.withdrawn", { date }), about, link: `${origin}/mededelingen` };
  }
  const until = lastDay === null ? null : calendarDayInWords(lang, lastDay);
  return {
    title: post.title ?? "",
    ...writtenIn(post, lang),
    about: [
      until === null
        ? t(lang, "letter.digest.announced", { date })
        : t(lang, "letter.digest.announced.until", { date, until }),
      ...(source === null ? [] : [t(lang, "letter.digest.source", { name: source })]),
      ...(correction === "" ? [] : [t(lang, "letter.digest.corrected", { correction })]),
      ...(source === null || post.editedAt === null ? [] : [t(lang, "letter.digest.corrected.source")]),
    ].join(". "),
    link: `${origin}/mededelingen/${post.id}`,
    html: post.html,
  };
};

/** The digest of a day or a week. What mailboxes show beside the subject names no question about a sensitive theme. */
export const digestLetter: DigestLetter =
  ({ wijk, name, rhythm, digest, themes, origin }) =>
  (lang) => {
    let room = mostText;
    const item = ({ post, theme, homeName, state }: QuestionNews): LetterItem => {
      const asked = { theme: themeView(lang, theme, themes).name, date: dayInWords(lang, post.publishedAt) };
      const where =
        homeName === null
          ? t(lang, "letter.digest.asked", asked)
          : t(lang, "letter.digest.asked.elsewhere", { ...asked, wijk: homeName });
      room -= post.html.length;
      const isTooLong = room < 0 && post.html !== "";
      return {
        title: post.title ?? "",
        ...writtenIn(post, lang),
        about: [
          state === "open" ? where : `${where}. ${stateInWords(lang, state)}`,
          ...(isTooLong ? [t(lang, "letter.digest.more")] : []),
        ].join(". "),
        link: `${origin}/vragen/${post.id}`,
        ...(post.html === "" || isTooLong ? {} : { html: post.html }),
      };
    };
    const part = (heading: string, items: readonly LetterItem[]): readonly LetterBlock[] =>
      items.length === 0
        ? []
        : [
            { kind: "heading", words: heading },
            { kind: "items", items },
          ];
    const questions = [...digest.fromTheWijk, ...digest.fromNeighbours];
    return {
      lang,
      wijk,
      subject:
        questions.length === 0
          ? t(
              lang,
              digest.announcements.length === 0
                ? "letter.digest.own.subject"
                : digest.announcements.every(({ source }) => source === null)
                  ? "letter.digest.announcements.subject"
                  : "letter.digest.board.subject",
              { wijk },
            )
          : t(lang, `letter.digest.${rhythm}.subject`, { wijk, count: questions.length }),
      preview: questions
        .filter(({ theme }) => !themeView(lang, theme, themes).sensitive)
        .map(({ post }) => post.title ?? "")
        .slice(0, 3)
        .join(" · "),
      greeting: t(lang, "letter.hello", { name }),
      heading: t(lang, `letter.digest.${rhythm}.heading`),
      blocks: [
        ...part(
          t(lang, "letter.digest.announcements"),
          digest.announcements
            .filter(({ source }) => source === null)
            .map((announced) => announcedItem(lang, announced, origin)),
        ),
        ...part(
          t(lang, "letter.digest.sources"),
          digest.announcements
            .filter(({ source }) => source !== null)
            .map((announced) => announcedItem(lang, announced, origin)),
        ),
        ...part(
          t(lang, "letter.digest.own"),
          digest.own.map((own) => ownItem(lang, own, origin)),
        ),
        ...part(t(lang, "letter.digest.wijk", { wijk }), digest.fromTheWijk.map(item)),
        ...part(t(lang, "letter.digest.neighbours"), digest.fromNeighbours.map(item)),
        { kind: "words", words: t(lang, "letter.digest.end") },
        { kind: "buttons", buttons: [{ words: t(lang, "letter.digest.go"), link: `${origin}/vragen` }] },
      ],
    };
  };
