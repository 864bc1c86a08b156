import { letterText as t } from "../../web/texts/letter-text.ts";
import { calendarDayInWords, dayInWords } from "../../web/texts/moments.ts";
import type { Language } from "../kernel/language.ts";
import { inLanguageOfWijk } from "../posts/written-in.ts";
import { button, words } from "../residents/letter-blocks.ts";
import type { Announcement } from "./announcement.ts";
import type { UrgentLetter } from "./tell-everybody.ts";

const lastDayLine = (lang: Language, { lastDay }: Announcement) =>
  lastDay === null ? [] : [words(t(lang, "letter.urgent.until", { date: calendarDayInWords(lang, lastDay) }))];

/** The letter to everybody about an urgent announcement: new, corrected, or taken back. */
export const urgentLetter: UrgentLetter =
  ({ wijk, name, announcement, origin }) =>
  (lang) => {
    const { post, correction, farewell } = announcement;
    const published = dayInWords(lang, post.publishedAt);
    const about = { lang, wijk, greeting: t(lang, "letter.hello", { name }) } as const;
    if (farewell !== "") {
      return {
        ...about,
        subject: t(lang, "letter.urgent.withdrawn.subject", { date: published }),
        heading: t(lang, "letter.urgent.withdrawn.heading", { date: published }),
        blocks: [words(farewell), button(t(lang, "letter.urgent.all"), `${origin}/mededelingen`)],
      };
    }
    const title = post.title ?? "";
    return {
      ...about,
      subject: t(lang, correction === "" ? "letter.urgent.subject" : "letter.urgent.corrected.subject", { title }),
      heading: title,
      blocks: [
        ...(correction === "" ? [] : [words(t(lang, "letter.urgent.corrected", { correction }))]),
        {
          kind: "quote",
          html: post.html,
          by: t(lang, "letter.urgent.by", { wijk, date: published }),
          ...inLanguageOfWijk(lang),
        },
        ...lastDayLine(lang, announcement),
        button(t(lang, "letter.urgent.go"), `${origin}/mededelingen/${post.id}`),
      ],
    };
  };
