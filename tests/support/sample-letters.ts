import { decisionNeeded, questionOnYourThemes } from "../../src/guidance/guidance.mail.ts";
import type { ActorId, PostId, ResidentId } from "../../src/kernel/ids.ts";
import { messageLetters } from "../../src/messages/messages.mail.ts";
import { digestLetter } from "../../src/notices/digest.mail.ts";
import type { QuestionNews } from "../../src/notices/digest.ts";
import type { Post } from "../../src/posts/post.ts";
import { answerLetter } from "../../src/questions/questions.mail.ts";
import type { LaidOutLetter, LetterContent } from "../../src/residents/letter-content.ts";
import type { LetterKind } from "../../src/residents/letter-kinds.ts";
import { createLetterLayout } from "../../src/residents/letter-layout.mail.ts";
import { residentLetters } from "../../src/residents/residents.mail.ts";
import { builtInThemes } from "../../web/texts/themes.ts";

const wijk = "Holtveen";
const origin = "https://holtveen.example";
const secrets = { wijk, link: `${origin}/inloggen/link/kMNd2Jw0bT-Yx9Qf`, code: "402 917".replace(" ", "") };
const question = `${origin}/vragen/6f0c1d52-4a9e-4a57-9f0e-0d3c9f0f7a11`;

const post = (over: Partial<Post>): Post => ({
  id: "6f0c1d52-4a9e-4a57-9f0e-0d3c9f0f7a11" as PostId,
  kind: "question",
  threadId: "6f0c1d52-4a9e-4a57-9f0e-0d3c9f0f7a11" as PostId,
  inReplyTo: null,
  audience: "wijk",
  author: { kind: "resident", residentId: "r" as ResidentId, actorId: null },
  homeWijkId: null,
  uri: null,
  url: null,
  title: "",
  body: "",
  html: "",
  publishedAt: new Date("2026-11-18T09:00:00Z"),
  editedAt: null,
  withdrawnAt: null,
  hidden: null,
  ...over,
});

const news = (title: string, html: string, theme: string, over: Partial<QuestionNews> = {}): QuestionNews => ({
  post: post({ title, html }),
  theme,
  state: "open",
  homeName: null,
  closing: new Date("2026-11-20T16:00:00Z"),
  ...over,
});

/** One believable letter of every kind, made by the functions that write the real ones. */
export const sampleLetters: Readonly<Record<LetterKind, LetterContent>> = {
  answer: answerLetter({
    wijk,
    name: "Joost",
    title: "Waar kan mijn moeder een rolstoel lenen voor een weekend?",
    author: "Marja uit Lindehout",
    html: "<p>In ons buurthuis staat er een die je gratis mag lenen. Bel van tevoren even, dan zet ik hem bij de deur.</p><p>Ophalen kan op vrijdag.</p>",
    at: new Date("2026-11-18T13:00:00Z"),
    link: question,
  }),
  themes: questionOnYourThemes({
    wijk,
    name: "Ria",
    title: "Wie weet hoe je hulp in huis aanvraagt?",
    html: "<p>Mijn vrouw komt volgende week uit het ziekenhuis. Ik kan haar niet alleen helpen met wassen.</p><p>Waar begin ik?</p>",
    themeName: "Zorg en gezondheid",
    sensitive: false,
    waitingSince: new Date("2026-11-16T08:00:00Z"),
    link: question,
  }),
  decision: decisionNeeded({
    wijk,
    name: "Joost",
    title: "Waar kan mijn moeder een rolstoel lenen voor een weekend?",
    asked: "In de wijk wist nog niemand het. Mogen we je vraag ook aan drie buurwijken stellen?",
    choices: [
      { words: "Ja, laat me zien wat zij lezen", link: `${question}/verder` },
      { words: "Nee, alleen onze wijk", link: `${question}/blijft` },
      { words: "Nu nog niet", link: `${question}/later` },
    ],
    link: question,
  }),
  digest: digestLetter({
    wijk,
    name: "Anneke",
    rhythm: "week",
    origin,
    themes: builtInThemes.map((theme, position) => ({ ...theme, position, sensitive: false, offered: true })),
    digest: {
      own: [
        { post: post({ title: "Wie heeft een hoge ladder te leen?" }), state: "answered", newAnswers: 2 },
        { post: post({ title: "Wie rijdt donderdag mee naar het ziekenhuis?" }), state: "open", newAnswers: 0 },
      ],
      fromTheWijk: [
        news(
          "Is er een wandelgroep voor mensen die slecht zien?",
          "<p>Ik loop graag, maar niet meer alleen. Dinsdag of donderdag zou mij passen.</p>",
          "gezelschap",
        ),
        news("Waar kan ik oude verf naartoe brengen?", "<p>Het zijn zes blikken, half vol.</p>", "groen", {
          state: "answered",
        }),
        news("De lamp bij het bruggetje is kapot. Wie gaat daarover?", "", "groen"),
      ],
      fromNeighbours: [
        news("Welke boom blijft klein en bloeit vroeg?", "<p>Voor een voortuin op het noorden.</p>", "groen", {
          post: post({
            title: "Welke boom blijft klein en bloeit vroeg?",
            html: "<p>Voor een voortuin op het noorden.</p>",
            homeWijkId: "w" as ActorId,
          }),
          homeName: "Lindehout",
        }),
      ],
    },
  }),
  message: messageLetters.message({
    wijk,
    other: "Ria",
    link: `${origin}/gesprekken/1`,
    text: "Welke huisarts heb je al gebeld?",
    questionTitle: "Welke huisarts neemt nog mensen aan?",
  }),
  "message-granted": messageLetters.granted({ wijk, other: "Daan", link: `${origin}/gesprekken/1` }),
  "message-report": messageLetters.decided({ wijk, other: "Kevin", link: "", decision: { outcome: "closed" } }),
  welcome: residentLetters.welcome({ wijk, name: "Joost", origin }),
  "sign-in": residentLetters.signIn(secrets),
  join: residentLetters.joined({ ...secrets, name: "Joost" }),
  "already-a-member": residentLetters.alreadyAMember(secrets),
  test: residentLetters.test({ wijk, name: "Marja" }),
};

/** The same as they go out. */
export const laidOutSamples = (): ReadonlyMap<LetterKind, LaidOutLetter> => {
  const layOut = createLetterLayout({ origin, keyFor: (_resident, kind) => `voorbeeldsleutel-${kind}` });
  return new Map(
    (Object.entries(sampleLetters) as [LetterKind, LetterContent][]).map(([kind, content]) => [
      kind,
      layOut(content, { to: "r" as ResidentId, kind }),
    ]),
  );
};
