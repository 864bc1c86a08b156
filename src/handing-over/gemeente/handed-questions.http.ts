import {
  type GemeenteQuestionView,
  gemeenteQuestionPage,
  type HandedFormName,
} from "../../../web/pages/gemeente-question.ts";
import { gemeenteQuestionsPage, type HandedRowView } from "../../../web/pages/gemeente-questions.ts";
import { calendarDay, momentInWords } from "../../../web/texts/moments.ts";
import type { Clock } from "../../kernel/clock.ts";
import { dutchTime } from "../../kernel/dutch-time.ts";
import type { HandedQuestionId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import type { Result } from "../../kernel/result.ts";
import { htmlFromText } from "../../kernel/text.ts";
import { firstValue } from "../../platform/http/form.ts";
import { formRefusal } from "../../platform/http/form-refusal.ts";
import type { Notice } from "../../platform/http/notices.ts";
import { type Opened, openings, type Posted } from "../../platform/http/openings.ts";
import type { Pages } from "../../platform/http/page-response.ts";
import type { Route, WijkContext } from "../../platform/http/route.ts";
import { calledSafely } from "../../posts/official-voice.ts";
import { inLanguageOfWijk } from "../../posts/written-in.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import { type AnswerHanded, takesWords } from "./answer-handed.ts";
import { type HandedRead, referenceOf, stateOf } from "./handed-question.ts";

/** So many stand on the list: what waits always comes first. */
const mostListed = 300;

/** What officers of a gemeente read and answer of what wijken handed over. */
export const handedQuestionRoutes = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  /** For single reads, outside any transaction. */
  readonly stores: Pick<SquareTransaction, "handedQuestions" | "residents">;
  readonly answering: AnswerHanded;
}): readonly Route[] => {
  const { pages, clock, stores, answering } = parts;
  const { opened, posted } = openings(pages);

  const rowOf = (lang: Language, read: HandedRead): HandedRowView => {
    const { question } = read;
    const now = clock();
    const state = stateOf(read);
    return {
      id: question.id,
      title: question.title,
      ...inLanguageOfWijk(lang),
      wijk: calledSafely(question.wijk),
      reference: referenceOf(question),
      state,
      before: calendarDay(lang, question.answerBefore, now),
      late: state === "open" && dutchTime(now).date >= question.answerBefore,
    };
  };

  const list = async (context: WijkContext): Promise<Response> => {
    const rows = (await stores.handedQuestions.list(mostListed)).map((read) => rowOf(context.get("lang"), read));
    return pages.show(context, (shell) => gemeenteQuestionsPage({ shell, rows }));
  };

  const one = async (
    { context, id }: Opened<HandedQuestionId>,
    form: GemeenteQuestionView["form"] = null,
    options = {},
  ): Promise<Response> => {
    const read = await stores.handedQuestions.byId(id);
    if (read === null) return pages.refuse(context, { kind: "absent" });
    const { question, answer } = read;
    const now = clock();
    const row = rowOf(context.get("lang"), read);
    const isOpen = row.state === "open";
    const by = answer === null ? null : ((await stores.residents.byId(answer.answeredBy))?.name ?? null);
    return pages.show(
      context,
      (shell) =>
        gemeenteQuestionPage({
          ...row,
          shell,
          bodyHtml: htmlFromText(question.text),
          place: question.place,
          asker: question.asker.name,
          came: momentInWords(shell.lang, question.cameAt, now),
          why: question.why,
          answerBefore: question.answerBefore,
          answer:
            answer === null
              ? null
              : {
                  html: htmlFromText(answer.text),
                  text: answer.text,
                  by,
                  when: momentInWords(shell.lang, answer.at, now),
                  edited: answer.editedAt === null ? null : momentInWords(shell.lang, answer.editedAt, now),
                },
          may: { answer: isOpen, correct: answer !== null && takesWords(question) },
          form,
        }),
      options,
    );
  };

  /** What an officer sends: it leads back to the question, and shows the form again when something is wrong with it. */
  const act = (
    name: HandedFormName,
    fields: readonly ("text" | "answerBefore" | "why")[],
    notice: Notice,
    work: (given: Posted<HandedQuestionId>) => Promise<Result<null>>,
  ) =>
    posted<HandedQuestionId>(async (given) => {
      const { context, id, form } = given;
      const done = await work(given);
      if (done.ok) return pages.seeOther(context, `/doorgegeven/${id}`, notice);
      if (done.refusal.kind === "conflict") return pages.seeOther(context, `/doorgegeven/${id}`, "changed-meanwhile");
      const again = formRefusal(done.refusal);
      if (again === null) return pages.refuse(context, done.refusal);
      const values = Object.fromEntries(fields.map((field) => [field, firstValue(form, field)]));
      return one(given, { name, values, problems: again.problems }, again.options);
    });

  return [
    { method: "GET", path: "/doorgegeven", mode: "gemeente", handle: list },
    {
      method: "GET",
      path: "/doorgegeven/:id",
      mode: "gemeente",
      handle: opened<HandedQuestionId>((given) => one(given)),
    },
    {
      method: "POST",
      path: "/doorgegeven/:id/antwoord",
      mode: "gemeente",
      handle: act("answer", ["text"], "handed-answer-sent", ({ id, reader, form }) =>
        answering.answer(id, reader.id, {
          text: firstValue(form, "text"),
          declined: firstValue(form, "do") === "niet-voor-ons",
        }),
      ),
    },
    {
      method: "POST",
      path: "/doorgegeven/:id/verbeteren",
      mode: "gemeente",
      handle: act("correct", ["text"], "handed-answer-sent", ({ id, form }) =>
        answering.correct(id, firstValue(form, "text")),
      ),
    },
    {
      method: "POST",
      path: "/doorgegeven/:id/intrekken",
      mode: "gemeente",
      handle: act("answer", [], "answer-withdrawn-by-gemeente", ({ id }) => answering.withdraw(id)),
    },
    {
      method: "POST",
      path: "/doorgegeven/:id/termijn",
      mode: "gemeente",
      handle: act("term", ["answerBefore", "why"], "handed-term-moved", ({ id, form }) =>
        answering.moveTerm(id, { answerBefore: firstValue(form, "answerBefore"), why: firstValue(form, "why") }),
      ),
    },
  ];
};
