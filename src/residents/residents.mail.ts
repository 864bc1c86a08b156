import { letterText as t } from "../../web/texts/letter-text.ts";
import type { Language } from "../kernel/language.ts";
import { aside, button, words } from "./letter-blocks.ts";
import type { LetterBlock } from "./letter-content.ts";
import type { ResidentLetters } from "./letters.ts";
import type { PasskeyLetter } from "./passkeys/add-passkey.ts";

const wayIn = (lang: Language, { link, code }: { link: string; code: string }): readonly LetterBlock[] => [
  words(t(lang, "letter.way-in")),
  button(t(lang, "letter.way-in.go"), link),
  { kind: "code", words: t(lang, "letter.way-in.code"), code },
  words(t(lang, "letter.way-in.lasts")),
];

/** The letter to whoever has a passkey more. */
export const passkeyLetter: PasskeyLetter =
  ({ wijk, name, passkey, origin }) =>
  (lang) => ({
    lang,
    wijk,
    subject: t(lang, "letter.passkey.subject", { wijk }),
    greeting: t(lang, "letter.hello", { name }),
    heading: t(lang, "letter.passkey.heading"),
    blocks: [
      words(t(lang, "letter.passkey.what", { wijk, passkey })),
      words(t(lang, "letter.passkey.not-you")),
      button(t(lang, "letter.passkey.go"), `${origin}/ik/inloggen`),
    ],
  });

/** The letters about joining and signing in, and the one that says how things work here. */
export const residentLetters: ResidentLetters = {
  signIn:
    ({ wijk, ...secrets }) =>
    (lang) => ({
      lang,
      wijk,
      subject: t(lang, "letter.sign-in.subject", { wijk }),
      greeting: t(lang, "letter.hello.nobody"),
      heading: t(lang, "letter.sign-in.heading", { wijk }),
      blocks: [...wayIn(lang, secrets), aside(t(lang, "letter.not-asked"), t(lang, "letter.way-in.secret"))],
    }),
  joined:
    ({ wijk, name, ...secrets }) =>
    (lang) => ({
      lang,
      wijk,
      subject: t(lang, "letter.join.subject", { wijk }),
      greeting: t(lang, "letter.hello", { name }),
      heading: t(lang, "letter.join.heading", { wijk }),
      blocks: [
        words(t(lang, "letter.join.almost")),
        ...wayIn(lang, secrets),
        words(t(lang, "letter.join.late")),
        aside(t(lang, "letter.join.not-you"), t(lang, "letter.way-in.secret")),
      ],
    }),
  alreadyAMember:
    ({ wijk, ...secrets }) =>
    (lang) => ({
      lang,
      wijk,
      subject: t(lang, "letter.already.subject", { wijk }),
      greeting: t(lang, "letter.hello.nobody"),
      heading: t(lang, "letter.already.heading"),
      blocks: [
        words(t(lang, "letter.already.what", { wijk })),
        ...wayIn(lang, secrets),
        aside(t(lang, "letter.already.not-you"), t(lang, "letter.way-in.secret")),
      ],
    }),
  welcome:
    ({ wijk, name, origin }) =>
    (lang) => ({
      lang,
      wijk,
      subject: t(lang, "letter.welcome.subject", { wijk }),
      preview: t(lang, "letter.welcome.ask.how"),
      greeting: t(lang, "letter.hello", { name }),
      heading: t(lang, "letter.welcome.heading", { wijk }),
      blocks: [
        {
          kind: "items",
          items: (
            [
              ["ask", "/vragen/nieuw"],
              ["help", "/vragen"],
              ["invite", "/ik#uitnodigen"],
              ["post", "/ik/post"],
            ] as const
          ).map(([what, path]) => ({
            title: t(lang, `letter.welcome.${what}`),
            about: t(lang, `letter.welcome.${what}.how`),
            link: `${origin}${path}`,
          })),
        },
        button(t(lang, "letter.welcome.go", { wijk }), `${origin}/`),
      ],
    }),
  test:
    ({ wijk, name }) =>
    (lang) => ({
      lang,
      wijk,
      subject: t(lang, "letter.test.subject", { wijk }),
      greeting: t(lang, "letter.hello", { name }),
      heading: t(lang, "letter.test.heading", { wijk }),
      blocks: [words(t(lang, "letter.test.what"))],
    }),
};
