import { letterText as t } from "../../web/texts/letter-text.ts";
import { dayInWords, periodInWords } from "../../web/texts/moments.ts";
import type { Clock } from "../kernel/clock.ts";
import { dutchTime } from "../kernel/dutch-time.ts";
import type { Language } from "../kernel/language.ts";
import { aside, button, words } from "../residents/letter-blocks.ts";
import type { LetterBlock, LetterContent } from "../residents/letter-content.ts";
import { calendarOf, calendarType } from "./calendar.ts";
import { type CalendarWords, eventOfItem, pageOfItem } from "./event-of-item.ts";
import type { AboutActivity, AgendaLetters } from "./write-to-registrant.ts";

const calendarWords = (lang: Language): CalendarWords => ({
  cancelled: (why) => t(lang, "letter.activity.file.cancelled", { why }),
  costs: (costs) => t(lang, "letter.activity.file.costs", { costs }),
});

/** The letters about activities. */
export const agendaLetters = (clock: Clock): AgendaLetters => {
  const facts = (lang: Language, { item }: AboutActivity): readonly LetterBlock[] => [
    words(t(lang, "letter.activity.when", { when: periodInWords(lang, item.startsAt, item.endsAt, clock()).words })),
    words(t(lang, "letter.activity.where", { place: item.place })),
    ...(item.costs === "" ? [] : [words(t(lang, "letter.activity.costs", { costs: item.costs }))]),
  ];

  const letter = (
    lang: Language,
    { wijk, name, item, origin }: AboutActivity,
    given: {
      readonly subject: string;
      readonly heading: string;
      readonly blocks: readonly LetterBlock[];
      readonly withCalendar?: boolean;
    },
  ): LetterContent => ({
    lang,
    wijk,
    subject: given.subject,
    greeting: name === "" ? t(lang, "letter.hello.nobody") : t(lang, "letter.hello", { name }),
    heading: given.heading,
    blocks: given.blocks,
    ...(given.withCalendar
      ? {
          attachment: {
            name: t(lang, "letter.activity.file"),
            type: `${calendarType}; method=PUBLISH`,
            content: calendarOf([eventOfItem(item, { origin, say: calendarWords(lang) })], null),
          },
        }
      : {}),
  });

  const titleOf = ({ item }: AboutActivity): string => item.post.title ?? "";
  const go = (lang: Language, { item, origin }: AboutActivity) =>
    button(t(lang, "letter.activity.go"), pageOfItem(item, origin));

  /** How not to come after all: a link for guests, the page of the activity for residents. */
  const leaving = (lang: Language, { link }: AboutActivity): readonly LetterBlock[] =>
    link === null
      ? [aside(t(lang, "letter.activity.leave.resident"))]
      : [{ kind: "link", words: t(lang, "letter.activity.leave"), link }, aside(t(lang, "letter.activity.erased"))];

  return {
    confirm: (about) => (lang) =>
      letter(lang, about, {
        subject: t(lang, "letter.registration.subject", { title: titleOf(about) }),
        heading: t(lang, "letter.registration.heading"),
        blocks: [
          words(t(lang, "letter.registration.what", { wijk: about.wijk })),
          words(titleOf(about)),
          ...facts(lang, about),
          button(t(lang, "letter.registration.go"), about.link ?? ""),
          aside(t(lang, "letter.registration.lasts"), t(lang, "letter.not-asked")),
        ],
      }),
    already: (about) => (lang) =>
      letter(lang, about, {
        subject: t(lang, "letter.registration.already.subject", { title: titleOf(about) }),
        heading: titleOf(about),
        blocks: [
          words(t(lang, `letter.registration.already.${about.waiting ? "waiting" : "coming"}`)),
          ...facts(lang, about),
          button(t(lang, "letter.registration.see"), about.link ?? ""),
          aside(t(lang, "letter.not-asked")),
        ],
      }),
    registered: (about) => (lang) =>
      about.waiting
        ? letter(lang, about, {
            subject: t(lang, "letter.registered.waiting.subject", { title: titleOf(about) }),
            heading: t(lang, "letter.registered.waiting.heading"),
            blocks: [
              words(titleOf(about)),
              words(t(lang, "letter.registered.waiting")),
              ...facts(lang, about),
              go(lang, about),
              ...leaving(lang, about),
            ],
          })
        : letter(lang, about, {
            subject: t(lang, "letter.registered.subject", { title: titleOf(about) }),
            heading: t(lang, "letter.registered.heading"),
            blocks: [
              words(titleOf(about)),
              ...facts(lang, about),
              words(t(lang, "letter.registered.calendar")),
              go(lang, about),
              ...leaving(lang, about),
            ],
            withCalendar: true,
          }),
    movedUp: (about) => (lang) =>
      letter(lang, about, {
        subject: t(lang, "letter.moved-up.subject", { title: titleOf(about) }),
        heading: t(lang, "letter.moved-up.heading"),
        blocks: [
          words(titleOf(about)),
          words(t(lang, "letter.moved-up.what")),
          ...facts(lang, about),
          go(lang, about),
          ...leaving(lang, about),
        ],
        withCalendar: true,
      }),
    changed: (about) => (lang) =>
      letter(lang, about, {
        subject: t(lang, "letter.activity-changed.subject", { title: titleOf(about) }),
        heading: t(lang, "letter.activity-changed.heading"),
        blocks: [
          words(titleOf(about)),
          words(t(lang, "letter.activity-changed.what")),
          ...facts(lang, about),
          go(lang, about),
          ...leaving(lang, about),
        ],
        withCalendar: true,
      }),
    cancelled: (about) => (lang) => {
      const { post, startsAt, cancelled } = about.item;
      const date = dayInWords(lang, startsAt);
      const isGone = post.withdrawnAt !== null;
      return letter(lang, about, {
        subject: isGone
          ? t(lang, "letter.activity-cancelled.subject.withdrawn", { date })
          : t(lang, "letter.activity-cancelled.subject", { title: titleOf(about) }),
        heading: t(lang, "letter.activity-cancelled.heading"),
        blocks: [
          words(t(lang, "letter.activity-cancelled.what", { date })),
          ...(cancelled === null ? [] : [words(cancelled.why)]),
          button(t(lang, "letter.activity-cancelled.agenda"), `${about.origin}/agenda`),
          ...(about.link === null ? [] : [aside(t(lang, "letter.activity.erased"))]),
        ],
        withCalendar: !isGone,
      });
    },
    reminder: (about) => (lang) => {
      const isToday = dutchTime(clock()).date === dutchTime(about.item.startsAt).date;
      return letter(lang, about, {
        subject: t(lang, isToday ? "letter.activity-reminder.subject.today" : "letter.activity-reminder.subject", {
          title: titleOf(about),
        }),
        heading: t(lang, isToday ? "letter.activity-reminder.heading.today" : "letter.activity-reminder.heading"),
        blocks: [words(titleOf(about)), ...facts(lang, about), go(lang, about), ...leaving(lang, about)],
      });
    },
  };
};
