import type { ComposedWijk } from "../../compose.ts";
import type { Brought, SpokenForm } from "../../guidance/spoken-question.ts";
import type { PostId } from "../../kernel/ids.ts";
import type { Moment } from "./moments.ts";
import { granted, type People } from "./people.ts";
import type { When } from "./times.ts";

/** What somebody who is not online asked a wijkwijzer. Without an answer it is a note on that wijkwijzer's desk. */
export type SeededSpokenQuestion = SpokenForm & {
  /** The wijkwijzer. */
  readonly by: string;
  readonly at: When;
  readonly answer?: { readonly by: string; readonly at: When; readonly text: string };
  readonly brought?: { readonly at: When; readonly how: Brought };
};

const spokenQuestions: readonly SeededSpokenQuestion[] = [
  {
    by: "Ria",
    at: { daysAgo: 9, time: "10:20" },
    title: "Wie kan één keer per week mijn boodschappen meenemen?",
    text: "Ik ben 78 en kan niet meer zo ver lopen. Het is één tas.",
    theme: "vervoer",
    wayBack: "call",
    memoryAid: "mevrouw met het hondje, Kerkstraat",
    answer: {
      by: "Fatma",
      at: { daysAgo: 9, time: "17:40" },
      text: "Ik ga elke vrijdag met de auto. Leg het lijstje donderdag bij Ria in De Brink, dan neem ik het mee.",
    },
    brought: { at: { daysAgo: 8, time: "09:50" }, how: "helped" },
  },
  {
    by: "Ria",
    at: { daysAgo: 3, time: "11:15" },
    title: "Wie helpt mij met een brief van het pensioen?",
    text: "Ik snap niet of ik iets moet invullen.",
    theme: "formulieren",
    wayBack: "visit",
    memoryAid: "meneer van de hoek, na tweeën",
    answer: {
      by: "Tineke",
      at: { minutesAgo: 300 },
      text: "Zo'n brief had ik ook. Je hoeft alleen iets te doen als je adres verandert. Meenemen mag, dan lees ik even mee.",
    },
  },
  {
    by: "Ria",
    at: { minutesAgo: 80 },
    title: "Is er iemand die een uurtje komt praten?",
    text: "",
    theme: "gezelschap",
    wayBack: "call",
    memoryAid: "belt dinsdag zelf terug",
  },
];

const momentsOf = (
  { useCases }: Pick<ComposedWijk, "useCases">,
  people: People,
  { by, at, answer, brought, ...form }: SeededSpokenQuestion,
): readonly Moment[] => {
  const { answerQuestion, bringBack, spokenDesk, writeDown } = useCases;
  let question: PostId | null = null;
  const here = (): PostId => {
    if (question === null) throw new Error(`The demonstration needs "${form.title}" before it was written.`);
    return question;
  };
  const write = async () => {
    question = granted(await writeDown.write(await people.idOf(by), form, answer === undefined ? "keep" : "place"));
  };
  const bring = async (how: Brought) => {
    const wijkwijzer = await people.idOf(by);
    const found = (await spokenDesk(wijkwijzer)).find(({ spoken }) => spoken.questionId === here());
    if (found === undefined) throw new Error(`The demonstration finds nothing written down about "${form.title}".`);
    granted(await bringBack.bring(found.spoken.id, wijkwijzer, { brought: how, answer: null }));
  };
  return [
    { when: at, happen: write },
    ...(answer === undefined
      ? []
      : [
          {
            when: answer.at,
            happen: async () => {
              const reader = await people.reader(answer.by);
              const given = { reader, threadId: here(), text: answer.text, outside: "stand-in" as const };
              granted(await answerQuestion(given));
            },
          },
        ]),
    ...(brought === undefined ? [] : [{ when: brought.at, happen: () => bring(brought.how) }]),
  ];
};

/** Everything that people asked wijkwijzers by telephone or at the door, and what came of it. */
export const spokenQuestionMoments = (composed: Pick<ComposedWijk, "useCases">, people: People): readonly Moment[] =>
  spokenQuestions.flatMap((each) => momentsOf(composed, people, each));
