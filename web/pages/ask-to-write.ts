import { nothing } from "lit";
import { audienceLine } from "../parts/audience-line.ts";
import { backLink, submit } from "../parts/button.ts";
import { composer } from "../parts/composer.ts";
import { textField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { keptWords } from "../parts/kept-words.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { reasonInWords } from "../texts/reason-in-words.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

export type AskToWriteView = {
  readonly shell: ShellView;
  /** Where the form goes: the address of the page itself. */
  readonly action: string;
  readonly back: string;
  readonly name: string;
  /** Why the reader cannot ask (a reason of the catalogue); `null` when they can. */
  readonly cannot: string | null;
  readonly form: FormView<"text">;
};

const askForm = ({ shell: { lang }, action, name, form }: AskToWriteView) =>
  composer(
    lang,
    `bericht-vraag-${action}`,
    html`<form class="form form--answer" method="post" action=${action} novalidate>
      ${problemList(lang, form.problems, ["text"])}
      ${textField({ lang, name: "text", label: t(lang, "ask-to-write.line"), hint: t(lang, "ask-to-write.line.hint"), value: form.values.text, problems: form.problems, maxlength: 200, rows: 3, big: true, alsoDescribedBy: ["vraag-wie"] })}
      ${audienceLine({ id: "vraag-wie", soft: true }, { lead: t(lang, "conversation.readers", { name }), who: t(lang, "conversation.readers.more", { name: name }) })}
      <div class="buttons">${submit(t(lang, "ask-to-write.go"))}</div>
    </form>`,
  );

/** GET /gesprekken/nieuw/:id and /buren/:id/schrijven: "Mag ik je een bericht sturen?", to a neighbour. */
export const askToWritePage = (view: AskToWriteView) => {
  const { shell, back, name, cannot, form } = view;
  const { lang } = shell;
  const title = t(lang, "ask-to-write.title", { name });
  return layout(shell, {
    title,
    main: html`<div class="form">
      <div class="pagehead">${backLink(back, back === "/gesprekken" ? t(lang, "conversation.all") : name)}<h1 dir="auto">${title}</h1>${cannot === null ? html`<p class="lead">${t(lang, "ask-to-write.lead")}</p>` : nothing}</div>
      ${cannot === null ? nothing : html`<div class="hintbox">${icon("let")}<p>${reasonInWords(lang, cannot)}</p></div>`}
      ${cannot === null ? askForm(view) : form.values.text ? keptWords(lang, { values: form.values, problems: [] }) : nothing}
    </div>`,
  });
};
