import { letterText as t } from "../../web/texts/letter-text.ts";
import { dayInWords, periodInWords } from "../../web/texts/moments.ts";
import type { Clock } from "../kernel/clock.ts";
import { dutchTime } from "../kernel/dutch-time.ts";
import { aside, button, words } from "../residents/letter-blocks.ts";
import type { LetterBlock, LetterContent } from "../residents/letter-content.ts";
import { calendarOf, calendarType } from "./calendar.ts";
import { eventOfItem, pageOfItem } from "./event-of-item.ts";
import type { AboutActivity, AgendaLetters } from "./write-to-registrant.ts";

const lang = "nl";

/** The letters about activities, in Dutch. */
export const agendaLetters = (clock: Clock): AgendaLetters => {
  const facts = ({ item }: AboutActivity): readonly LetterBlock[] => [
    words(t(lang, "letter.activity.when", { when: periodInWords(lang, item.startsAt, item.endsAt, clock()).words })),
    words(t(lang, "letter.activity.where", { place: item.place })),
    ...(item.costs === "" ? [] : [words(t(lang, "letter.activity.costs", { costs: item.costs }))]),
  ];

  const letter = (
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
            name: "activiteit.ics",
            type: `${calendarType}; method=PUBLISH`,
            content: calendarOf([eventOfItem(item, { origin })], null),
          },
        }
      : {}),
  });

  const titleOf = ({ item }: AboutActivity): string => item.post.title ?? "";
  const go = ({ item, origin }: AboutActivity) => button(t(lang, "letter.activity.go"), pageOfItem(item, origin));

  /** How not to come after all: a link for guests, the page of the activity for residents. */
  const leaving = ({ link }: AboutActivity): readonly LetterBlock[] =>
    link === null
      ? [aside(t(lang, "letter.activity.leave.resident"))]
      : [{ kind: "link", words: t(lang, "letter.activity.leave"), link }, aside(t(lang, "letter.activity.erased"))];

  return {
    confirm: (about) =>
      letter(about, {
        subject: t(lang, "letter.registration.subject", { title: titleOf(about) }),
        heading: t(lang, "letter.registration.heading"),
        blocks: [
          words(t(lang, "letter.registration.what", { wijk: about.wijk })),
          words(titleOf(about)),
          ...facts(about),
          button(t(lang, "letter.registration.go"), about.link ?? ""),
          aside(t(lang, "letter.registration.lasts"), t(lang, "letter.not-asked")),
        ],
      }),
    already: (about) =>
      letter(about, {
        subject: t(lang, "letter.registration.already.subject", { title: titleOf(about) }),
        heading: titleOf(about),
        blocks: [
          words(t(lang, `letter.registration.already.${about.waiting ? "waiting" : "coming"}`)),
          ...facts(about),
          button(t(lang, "letter.registration.see"), about.link ?? ""),
          aside(t(lang, "letter.not-asked")),
        ],
      }),
    registered: (about) =>
      about.waiting
        ? letter(about, {
            subject: t(lang, "letter.registered.waiting.subject", { title: titleOf(about) }),
            heading: t(lang, "letter.registered.waiting.heading"),
            blocks: [
              words(titleOf(about)),
              words(t(lang, "letter.registered.waiting")),
              ...facts(about),
              go(about),
              ...leaving(about),
            ],
          })
        : letter(about, {
            subject: t(lang, "letter.registered.subject", { title: titleOf(about) }),
            heading: t(lang, "letter.registered.heading"),
            blocks: [
              words(titleOf(about)),
              ...facts(about),
              words(t(lang, "letter.registered.calendar")),
              go(about),
              ...leaving(about),
            ],
            withCalendar: true,
          }),
    movedUp: (about) =>
      letter(about, {
        subject: t(lang, "letter.moved-up.subject", { title: titleOf(about) }),
        heading: t(lang, "letter.moved-up.heading"),
        blocks: [
          words(titleOf(about)),
          words(t(lang, "letter.moved-up.what")),
          ...facts(about),
          go(about),
          ...leaving(about),
        ],
        withCalendar: true,
      }),
    changed: (about) =>
      letter(about, {
        subject: t(lang, "letter.activity-changed.subject", { title: titleOf(about) }),
        heading: t(lang, "letter.activity-changed.heading"),
        blocks: [
          words(titleOf(about)),
          words(t(lang, "letter.activity-changed.what")),
          ...facts(about),
          go(about),
          ...leaving(about),
        ],
        withCalendar: true,
      }),
    cancelled: (about) => {
      const { post, startsAt, cancelled } = about.item;
      const date = dayInWords(lang, startsAt);
      const isGone = post.withdrawnAt !== null;
      return letter(about, {
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
    reminder: (about) => {
      const isToday = dutchTime(clock()).date === dutchTime(about.item.startsAt).date;
      return letter(about, {
        subject: t(lang, isToday ? "letter.activity-reminder.subject.today" : "letter.activity-reminder.subject", {
          title: titleOf(about),
        }),
        heading: t(lang, isToday ? "letter.activity-reminder.heading.today" : "letter.activity-reminder.heading"),
        blocks: [words(titleOf(about)), ...facts(about), go(about), ...leaving(about)],
      });
    },
  };
};
