import type { ComposedWijk } from "../../compose.ts";
import type { Audience } from "../../kernel/audience.ts";
import type { PostId } from "../../kernel/ids.ts";
import type { Theme } from "../../questions/themes.ts";
import type { Moment } from "./moments.ts";
import { granted, type People } from "./people.ts";
import type { When } from "./times.ts";

/** A question without a name, from asking to rounding off. Whatever its asker does comes an hour later at most. */
type NamelessQuestion = {
  readonly by: string;
  readonly at: When;
  /** The wijkwijzer who may know; nobody when it is left out. */
  readonly keeper?: string;
  readonly theme: Theme;
  readonly audience: Audience;
  readonly title: string;
  readonly text: string;
  readonly answers: readonly {
    readonly by: string;
    readonly at: When;
    readonly text: string;
    readonly helped?: When;
  }[];
  readonly said?: { readonly at: When; readonly text: string };
  readonly closed?: When;
};

export const namelessQuestions: readonly NamelessQuestion[] = [
  {
    by: "Anneke",
    at: { daysAgo: 16, time: "19:25" },
    keeper: "Ria",
    theme: "geldzaken",
    audience: "wijk",
    title: "Hoe vraag ik uitstel voor een rekening?",
    text: "Ik kan deze maand niet alles betalen. Ik durf niet te bellen.",
    answers: [
      {
        by: "Samira",
        at: { daysAgo: 15, time: "09:40" },
        text: "Bel toch. Zeg meteen welk bedrag je per maand wel kunt missen. Bij mij deden ze er helemaal niet moeilijk over.",
        helped: { daysAgo: 14, time: "10:05" },
      },
      {
        by: "Ria",
        at: { daysAgo: 15, time: "13:15" },
        text: "Elke dinsdag zit er iemand in De Brink die samen met je belt. Je hoeft niets uit te leggen.",
      },
    ],
    said: { at: { daysAgo: 14, time: "10:00" }, text: "Dank jullie wel. Ik ben dinsdag geweest en het is geregeld." },
    closed: { daysAgo: 13, time: "08:30" },
  },
  {
    by: "Kevin",
    at: { daysAgo: 6, time: "21:50" },
    theme: "gezelschap",
    audience: "everyone",
    title: "Hoe vertel ik mijn ouders dat ik met school wil stoppen?",
    text: "Ik wil een vak leren. Zij willen dat ik doorleer.",
    answers: [
      {
        by: "Fatma",
        at: { daysAgo: 5, time: "12:30" },
        text: "Zoek eerst uit waar je dat vak kunt leren en neem dat mee. Dan praat je over een plan, en niet over stoppen.",
      },
    ],
  },
];

/** Everything that happens with one of them. */
export const namelessMoments = (
  { useCases }: Pick<ComposedWijk, "useCases">,
  people: People,
  seeded: NamelessQuestion,
): readonly Moment[] => {
  const { askNameless, answerQuestion, ownPages } = useCases;
  const made = { secret: "", threadId: "" as PostId };
  const { title, text, theme, audience, keeper } = seeded;
  const ask = async () => {
    const keeperId = keeper === undefined ? null : await people.idOf(keeper);
    const askerId = await people.idOf(seeded.by);
    const words = { title, text, theme, toldSensitive: theme };
    Object.assign(made, granted(await askNameless({ askerId, keeperId, audience, ...words })));
  };
  const act = (when: When | undefined, what: () => Parameters<typeof ownPages.act>[1]): readonly Moment[] =>
    when === undefined ? [] : [{ when, happen: async () => granted(await ownPages.act(made.secret, what())) }];
  const answers = seeded.answers.flatMap((answer): readonly Moment[] => {
    const posted = { id: "" as PostId };
    const post = async () => {
      const reader = await people.reader(answer.by);
      const given = { reader, threadId: made.threadId, text: answer.text, outside: "stand-in" as const };
      posted.id = granted(await answerQuestion(given));
    };
    return [{ when: answer.at, happen: post }, ...act(answer.helped, () => ({ kind: "mark", answerId: posted.id }))];
  });
  return [
    { when: seeded.at, happen: ask },
    ...answers,
    ...act(seeded.said?.at, () => ({ kind: "say", text: seeded.said?.text ?? "" })),
    ...act(seeded.closed, () => ({ kind: "close" })),
  ];
};
