import { audienceLine, audienceWords } from "../parts/audience-line.ts";
import { backLink, submit } from "../parts/button.ts";
import { textField } from "../parts/fields.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { AudienceView, FormView, ShellView } from "../views.ts";

export type ChangePollView = FormView<"title" | "text"> & {
  readonly shell: ShellView;
  readonly id: string;
  readonly options: readonly string[];
  readonly audience: AudienceView;
  readonly memberCount: number;
};

/** GET /peilingen/:id/veranderen, and again when something was wrong. Posts to the same address. */
export const changePollPage = (view: ChangePollView) => {
  const { shell, values, problems, id } = view;
  const { lang, wijk } = shell;
  return layout(shell, {
    title: t(lang, "change-poll.title"),
    main: html`<form class="form" method="post" action="/peilingen/${id}/veranderen" novalidate>
      <div class="pagehead">${backLink(`/peilingen/${id}`, t(lang, "form.back"))}<h1>${t(lang, "change-poll.title")}</h1><p class="lead">${t(lang, "change-poll.lead")}</p></div>
      ${problemList(lang, problems, ["title", "text"])}
      <div class="stack">
        ${textField({ lang, name: "title", label: t(lang, "make-poll.question"), value: values.title, problems, maxlength: 160, rows: 2, big: true, oneLine: true, alsoDescribedBy: ["wie-leest"] })}
        ${textField({ lang, name: "text", label: t(lang, "make-poll.text"), hint: t(lang, "ask.text.hint"), value: values.text, problems, maxlength: 10_000, rows: 4, optional: true })}
      </div>
      <section aria-labelledby="keuzes"><h2 class="size-lg" id="keuzes">${t(lang, "poll.options")}</h2><ul class="poll-options">${view.options.map((option) => html`<li dir="auto">${option}</li>`)}</ul><p class="soft">${t(lang, "change-poll.options")}</p></section>
      <div class="stack">
        ${audienceLine({ id: "wie-leest" }, audienceWords(lang, view.audience, view.memberCount, wijk.name))}
        <div class="buttons">${submit(t(lang, "change.go"))}</div>
      </div>
    </form>`,
  });
};
