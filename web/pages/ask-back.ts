import { audienceLine } from "../parts/audience-line.ts";
import { backLink, submit } from "../parts/button.ts";
import { composer } from "../parts/composer.ts";
import { textField } from "../parts/fields.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

export type AskBackView = {
  readonly shell: ShellView;
  readonly id: string;
  /** Of the question. */
  readonly title: string;
  readonly form: FormView<"text">;
};

/** GET /mijn-tafel/vragen/:id/terugvragen: something that only the asker reads. Posts to the same address. */
export const askBackPage = ({ shell, id, title, form }: AskBackView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "ask-back.title"),
    main: html`<div class="form">
      <div class="pagehead">${backLink("/mijn-tafel", t(lang, "desk.title"))}<h1>${t(lang, "ask-back.title")}</h1><p class="lead" dir="auto">${title}</p></div>
      ${composer(
        lang,
        `terugvragen-${id}`,
        html`<form class="form form--answer" method="post" action="/mijn-tafel/vragen/${id}/terugvragen" novalidate>
        ${problemList(lang, form.problems, ["text"])}
        ${textField({ lang, name: "text", label: t(lang, "ask-back.text"), value: form.values.text, problems: form.problems, maxlength: 4_000, rows: 5, big: true, alsoDescribedBy: ["wie-leest"] })}
        ${audienceLine({ id: "wie-leest", soft: true }, { lead: t(lang, "ask-back.readers"), who: t(lang, "ask-back.readers.more") })}
        <div class="buttons">${submit(t(lang, "ask-back.go"))}</div>
      </form>`,
      )}
    </div>`,
  });
};
