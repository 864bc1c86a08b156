import type { ComposedWijk } from "../../compose.ts";
import type { MessageId, PostId, PrivateThreadId } from "../../kernel/ids.ts";
import { residentKey } from "../../messages/seat.ts";
import type { Moment } from "./moments.ts";
import { granted, type People } from "./people.ts";
import type { When } from "./times.ts";

/** A conversation of two that grew out of a question: its asker and whoever writes to them. */
export type SeededPrivateThread = {
  /** Title of the question. */
  readonly about: string;
  readonly by: string;
  readonly at: When;
  readonly text: string;
  /** A wijkwijzer asks back; without it a neighbour asks whether they may write. */
  readonly back?: true;
  /** When the asker of the question says yes. */
  readonly yes?: { readonly by: string; readonly at: When };
  readonly messages?: readonly {
    readonly by: string;
    readonly at: When;
    readonly text: string;
    /** The other one finds it not right. */
    readonly reported?: { readonly by: string; readonly at: When; readonly reason: string };
  }[];
};

export const privateThreads: readonly SeededPrivateThread[] = [
  {
    about: "Welke papieren heb ik nodig voor de zorgtoeslag?",
    by: "Ria",
    at: { daysAgo: 12, time: "10:05" },
    text: "Dag Tineke,\n\nWoon je alleen, of met iemand samen? Dat maakt uit voor wat je nodig hebt.",
    back: true,
    messages: [
      {
        by: "Tineke",
        at: { daysAgo: 12, time: "12:40" },
        text: "Sinds dit jaar alleen. Dat zeg ik liever niet op het plein.",
      },
      {
        by: "Ria",
        at: { daysAgo: 12, time: "14:15" },
        text: "Dat snap ik. Kom vrijdag langs in het buurthuis, dan kijken we samen.\n\nNeem je laatste loonstrook mee.",
      },
    ],
  },
  {
    about: "Wat mag er in de groene bak?",
    by: "Bram",
    at: { minutesAgo: 900 },
    text: "Gaat het om de bak bij jou thuis of om de container bij de flat?",
    back: true,
  },
  {
    about: "Wie heeft een hoge ladder te leen voor zaterdag?",
    by: "Anneke",
    at: { minutesAgo: 150 },
    text: "Ik heb er een van mijn broer. Mag ik je zeggen waar hij staat?",
    yes: { by: "Daan", at: { minutesAgo: 130 } },
    messages: [
      { by: "Daan", at: { minutesAgo: 125 }, text: "Graag! Zaterdag na tienen kan ik hem halen." },
      { by: "Anneke", at: { minutesAgo: 110 }, text: "Hij staat achter in de steeg, naast de blauwe deur." },
      { by: "Daan", at: { minutesAgo: 45 }, text: "Top. Ik breng hem zondag terug." },
    ],
  },
  {
    about: "Wat mag er in de groene bak?",
    by: "Kevin",
    at: { minutesAgo: 60 },
    text: "Wij delen een groene bak, geloof ik. Zullen we iets afspreken?",
  },
  {
    about: "Wie heeft zin om op vrijdag samen te kaarten?",
    by: "Kevin",
    at: { daysAgo: 5, time: "19:10" },
    text: "Mag ik je iets vragen over het kaarten?",
    yes: { by: "Lies", at: { daysAgo: 5, time: "20:00" } },
    messages: [
      { by: "Lies", at: { daysAgo: 5, time: "20:02" }, text: "Ja hoor, vraag maar." },
      {
        by: "Kevin",
        at: { daysAgo: 4, time: "21:30" },
        text: "Spelen jullie om geld? Ik verkoop ook loten, echt een koopje.",
        reported: { by: "Lies", at: { daysAgo: 3, time: "09:15" }, reason: "Hij wil mij iets verkopen." },
      },
    ],
  },
];

/** What happens in one of them. `questionId` is asked when the question stands. */
export const privateThreadMoments = (
  { useCases }: Pick<ComposedWijk, "useCases">,
  people: People,
  seeded: SeededPrivateThread,
  questionId: () => PostId,
): readonly Moment[] => {
  const { openPrivateThread, askToWrite, writeMessage, reportMessage } = useCases;
  const { by, text, back, yes, messages = [] } = seeded;
  let thread: PrivateThreadId | null = null;
  const here = (): PrivateThreadId => {
    if (thread === null) throw new Error(`Nobody began the conversation about "${seeded.about}".`);
    return thread;
  };
  const keyOf = async (name: string) => residentKey(await people.idOf(name));
  const begin = async () => {
    thread = granted(
      back
        ? await openPrivateThread({ questionId: questionId(), from: await people.idOf(by), text })
        : await askToWrite.ask(await people.reader(by), { post: questionId() }, text),
    );
  };
  return [
    { when: seeded.at, happen: begin },
    ...(yes === undefined
      ? []
      : [{ when: yes.at, happen: async () => granted(await askToWrite.answer(await keyOf(yes.by), here(), true)) }]),
    ...messages.flatMap(({ by: writer, at, text: words, reported }): Moment[] => {
      let message: MessageId | null = null;
      const write = async () => {
        message = granted(await writeMessage.write(await keyOf(writer), here(), words));
      };
      const report = async () => {
        const given = { reason: reported?.reason ?? "", upTo: Number.MAX_SAFE_INTEGER };
        if (message !== null) granted(await reportMessage.report(await keyOf(reported?.by ?? ""), message, given));
      };
      return [{ when: at, happen: write }, ...(reported === undefined ? [] : [{ when: reported.at, happen: report }])];
    }),
  ];
};
