import type { ComposedWijk } from "../../compose.ts";
import type { PostId } from "../../kernel/ids.ts";
import { languageOfWijk } from "../../kernel/language.ts";
import { visitor } from "../../kernel/reader.ts";
import { signedInAs } from "../../questions/asker.ts";
import { handOverMoments } from "./hand-overs.ts";
import type { Moment } from "./moments.ts";
import { granted, type People } from "./people.ts";
import { broughtBy } from "./pictures.ts";
import { privateThreadMoments, privateThreads } from "./private-threads.ts";
import type { SeededAnswer, SeededQuestion } from "./question-types.ts";
import { reportMoment } from "./reports.ts";
import type { When } from "./times.ts";

type Happening = Pick<ComposedWijk, "useCases" | "doorUnitOfWork">;

const at = <T>(when: When | undefined, happen: () => Promise<T>): readonly Moment[] =>
  when === undefined ? [] : [{ when, happen }];

/** A question from asking to rounding off, with every answer under it. */
export const conversationMoments = (
  composed: Happening,
  people: People,
  seeded: SeededQuestion,
  clock: () => Date,
): readonly Moment[] => {
  const { askQuestion, closeTogether, desk, meToo, steerQuestion } = composed.useCases;
  const { theme, title, changed, taken, area = "", street = "", atGemeente, handedOver } = seeded;
  const question = remembered(seeded.title);
  const asker = () => people.idOf(seeded.by);
  const asAsker = async () => signedInAs(await asker());
  const ask = async () => {
    const { audience, text, as: outside = "stand-in" } = seeded;
    const askerId = await asker();
    const told = { toldSensitive: theme };
    const photos = await broughtBy(composed, people, seeded);
    question.keep(
      granted(await askQuestion({ askerId, audience, outside, theme, title, text, area, street, photos, ...told })),
    );
  };
  return [
    { when: seeded.at, happen: ask },
    ...(seeded.answers ?? []).flatMap((answer) => answerMoments(composed, people, { seeded, question, answer })),
    ...at(changed?.at, async () =>
      granted(
        await steerQuestion.change(question.id(), await asAsker(), {
          theme,
          title,
          area,
          street,
          text: changed?.text ?? "",
        }),
      ),
    ),
    ...(seeded.meToo ?? []).flatMap(({ by, at: when }) =>
      at(when, async () => granted(await meToo.add(question.id(), await people.reader(by)))),
    ),
    ...at(taken?.at, async () => granted(await desk.take(question.id(), await people.idOf(taken?.by ?? "")))),
    ...at(taken?.proposed, async () =>
      granted(await closeTogether.propose(question.id(), await people.idOf(taken?.by ?? ""))),
    ),
    ...(atGemeente === undefined
      ? []
      : [reportMoment(composed, { ...atGemeente, when: atGemeente.at, clock, question: question.id })]),
    ...(handedOver === undefined
      ? []
      : handOverMoments(composed, { ...handedOver, clock, question: question.id, asker })),
    ...at(seeded.closed, async () => granted(await steerQuestion.close(question.id(), await asAsker()))),
    ...privateThreads
      .filter(({ about }) => about === title)
      .flatMap((each) => privateThreadMoments(composed, people, each, question.id)),
    ...at(seeded.withdrawn, async () => granted(await steerQuestion.withdraw(question.id(), await asAsker()))),
  ];
};

const answerMoments = (
  composed: Happening,
  people: People,
  given: { readonly seeded: SeededQuestion; readonly question: Remembered; readonly answer: SeededAnswer },
): readonly Moment[] => {
  const { answerQuestion, changeAnswer, decidePostReports, hideAnswer, reportPost, steerQuestion } = composed.useCases;
  const { answer, question } = given;
  const { changed, hidden, reported } = answer;
  const posted = remembered(answer.text);
  const author = () => people.idOf(answer.by);
  const post = async () => {
    const { text, as: outside = "stand-in" } = answer;
    const reader = await people.reader(answer.by);
    posted.keep(granted(await answerQuestion({ reader, threadId: question.id(), text, outside })));
  };
  return [
    { when: answer.at, happen: post },
    ...at(changed?.at, async () =>
      granted(await changeAnswer.change(posted.id(), await author(), { text: changed?.text ?? "" })),
    ),
    ...at(answer.withdrawn, async () => granted(await changeAnswer.withdraw(posted.id(), await author()))),
    ...at(hidden?.at, async () =>
      granted(
        await hideAnswer.hide(
          posted.id(),
          await people.idOf(hidden?.by ?? ""),
          hidden?.reason ?? "",
          hidden?.rule ?? "",
        ),
      ),
    ),
    ...at(reported?.at, async () => {
      const { why: reason = "", words = "", by = null } = reported ?? {};
      const said = { reason, words, openly: false, sendOn: false, email: "annet@buurdorp.example" };
      const guest = { clientAddress: "192.0.2.7", language: languageOfWijk } as const;
      const reader = by === null ? visitor : await people.reader(by);
      return granted(await reportPost.report(reader, posted.id(), said, guest));
    }),
    ...at(reported?.left?.at, async () =>
      granted(
        await decidePostReports.leave(
          await people.idOf(reported?.left?.by ?? ""),
          posted.id(),
          reported?.left?.reason ?? "",
        ),
      ),
    ),
    ...at(answer.helped, async () =>
      granted(
        await steerQuestion.markHelpful(question.id(), signedInAs(await people.idOf(given.seeded.by)), posted.id()),
      ),
    ),
  ];
};

type Remembered = { keep(id: PostId): void; id(): PostId };

/** The id of something that gets one later in the story. */
const remembered = (what: string): Remembered => {
  let known: PostId | null = null;
  return {
    keep: (id) => {
      known = id;
    },
    id: () => {
      if (known === null) throw new Error(`The demonstration needs "${what}" before it was written.`);
      return known;
    },
  };
};
