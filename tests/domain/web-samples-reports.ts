import { type QuestionView, questionPage } from "../../web/pages/question.ts";
import { reportQuestionPage } from "../../web/pages/report-question.ts";
import type { HandedOverView } from "../../web/parts/handed-over.ts";
import type { MomentView, ShellView } from "../../web/views.ts";
import { offersThatMayHelp } from "./web-samples-offers.ts";

const problem = (field: string, reason: string) => ({ field, reason });

const handedOver = (ago: (hours: number) => MomentView, over: Partial<HandedOverView>): HandedOverView => ({
  gemeente: "Gemeente Veldermeer",
  when: ago(30),
  takenBack: null,
  promised: null,
  mayTakeBack: true,
  ...over,
});

/** Reporting a question to the gemeente, and how a report is doing under it. */
export const reportSamples = ({
  shell,
  question,
  ago,
  id,
}: {
  readonly shell: ShellView;
  readonly question: (shell: ShellView, over: Partial<QuestionView>) => QuestionView;
  readonly ago: (hours: number) => MomentView;
  readonly id: string;
}): Readonly<Record<string, unknown>> => ({
  ...Object.fromEntries(
    (["waiting", "unsure", "refused", "open", "closed"] as const).map((state) => [
      `question-reported-${state}`,
      questionPage(
        question(shell, {
          mine: true,
          report: {
            ...{ desk: "gemeente Veldermeer", state, when: ago(3), mine: true },
            words: state === "closed" ? "De lamp is vervangen." : null,
            number: state === "open" || state === "closed" ? "SIG-118" : null,
            mayReportAgain: state === "refused" || state === "closed",
          },
        }),
      ),
    ]),
  ),
  "question-handed-over": questionPage(question(shell, { mine: true, handedOver: handedOver(ago, {}) })),
  "question-handed-over-promised": questionPage(
    question(shell, {
      handedOver: handedOver(ago, {
        promised: {
          reference: "V-2026-118",
          before: { iso: "2026-12-01", words: "dinsdag 1 december" },
          why: "We wachten op de aannemer.",
        },
        mayTakeBack: false,
      }),
    }),
  ),
  "question-handed-over-taken-back": questionPage(
    question(shell, { mine: true, handedOver: handedOver(ago, { takenBack: ago(1), mayTakeBack: false }) }),
  ),
  "question-may-help": questionPage(question(shell, { mine: true, mayHelp: offersThatMayHelp })),
  "question-to-gemeente": questionPage(question(shell, { mine: true, may: { toGemeente: true } })),
  "report-question": reportQuestionPage({
    shell,
    id,
    desk: "gemeente Veldermeer",
    categories: [
      { code: "/a", name: "Lantaarn is kapot", group: "Wegen" },
      { code: "/b", name: "Anders", group: null },
    ],
    values: { category: "/a", description: "De lantaarn bij het bruggetje is kapot.", place: "Molenweg" },
    problems: [],
  }),
  "report-question-problems": reportQuestionPage({
    shell,
    id,
    desk: "gemeente Veldermeer",
    categories: [{ code: "/a", name: "Lantaarn is kapot", group: "Wegen" }],
    values: { description: "", place: "" },
    problems: [problem("category", "category-missing"), problem("place", "report-place-missing")],
  }),
});
