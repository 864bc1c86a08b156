import { backLink } from "../parts/button.ts";
import { choiceRows } from "../parts/choices.ts";
import { composer } from "../parts/composer.ts";
import { lineField, selectField, textField } from "../parts/fields.ts";
import { forWhom } from "../parts/for-whom.ts";
import { helper } from "../parts/half-door.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, OutsideView, ShellView } from "../views.ts";

/** The fields of the form, in their order. */
export const pollFields = [
  "title",
  "text",
  "option1",
  "option2",
  "option3",
  "option4",
  "several",
  "days",
  "audience",
  "outside",
  "newHandle",
] as const;

export type MakePollView = FormView<(typeof pollFields)[number]> & {
  readonly shell: ShellView;
  /** For how many days a poll can be open. */
  readonly lengths: readonly number[];
  /** Members of the wijk, its maker included. */
  readonly memberCount: number;
  readonly outside: OutsideView;
};

const usualLength = "7";

/** GET /peilingen/nieuw, and again when something was wrong. Posts to /peilingen. */
export const makePollPage = (view: MakePollView) => {
  const { shell, values, problems } = view;
  const { lang } = shell;
  const options = (["option1", "option2", "option3", "option4"] as const).map((name, index) =>
    lineField({
      lang,
      name,
      label: t(lang, "make-poll.option", { number: index + 1 }),
      value: values[name],
      problems,
      maxlength: 50,
      optional: index > 1,
    }),
  );
  return layout(shell, {
    title: t(lang, "make-poll.title"),
    main: composer(
      lang,
      "peiling",
      html`<form class="form" method="post" action="/peilingen" novalidate>
      <div class="pagehead">${backLink("/peilingen", t(lang, "poll.all"))}<h1>${t(lang, "make-poll.title")}</h1><p class="lead">${t(lang, "make-poll.lead")}</p></div>
      ${problemList(lang, problems, pollFields)}
      <div class="stack">
        ${textField({ lang, name: "title", label: t(lang, "make-poll.question"), hint: t(lang, "make-poll.question.hint"), value: values.title, problems, maxlength: 160, rows: 2, big: true, oneLine: true, alsoDescribedBy: ["wie-leest"] })}
        ${textField({ lang, name: "text", label: t(lang, "make-poll.text"), hint: t(lang, "ask.text.hint"), value: values.text, problems, maxlength: 10_000, rows: 4, optional: true })}
      </div>
      <fieldset class="field" aria-describedby="antwoorden-hint"><legend>${t(lang, "make-poll.options")}</legend>
        <p class="utrecht-form-field-description" id="antwoorden-hint">${t(lang, "make-poll.options.hint")}</p>
        <div class="stack">${options}</div>
      </fieldset>
      ${choiceRows({
        lang,
        name: "several",
        legend: t(lang, "make-poll.several"),
        chosen: values.several === "ja" ? "ja" : "nee",
        problems,
        choices: [
          {
            value: "nee",
            title: t(lang, "make-poll.several.no"),
            hint: t(lang, "make-poll.several.no.hint"),
            icon: "check",
          },
          {
            value: "ja",
            title: t(lang, "make-poll.several.yes"),
            hint: t(lang, "make-poll.several.yes.hint"),
            icon: "hand",
          },
        ],
      })}
      ${selectField({
        lang,
        name: "days",
        label: t(lang, "make-poll.days"),
        hint: t(lang, "make-poll.days.hint"),
        value: values.days || usualLength,
        problems,
        options: view.lengths.map((days) => ({
          value: String(days),
          words: t(lang, "make-poll.days.count", { count: days }),
        })),
      })}
      ${forWhom(view, {
        legend: t(lang, "make-poll.audience"),
        everyoneHint: t(lang, "make-poll.audience.everyone.hint"),
        go: t(lang, "make-poll.go"),
        after: t(lang, "make-poll.later"),
      })}
    </form>`,
    ),
    aside: helper(shell, "geheim", t(lang, "make-poll.secret"), t(lang, "make-poll.secret.text")),
  });
};
