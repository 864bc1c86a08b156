import { nothing } from "lit";
import { audienceLine } from "../parts/audience-line.ts";
import { backLink, linkButton, submit } from "../parts/button.ts";
import { lineField, textField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { describedBy, fieldId, fieldProblem, problemList, problemOf } from "../parts/problems.ts";
import { reasonInWords } from "../texts/reason-in-words.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

export type AskOrganisationView = FormView<"title" | "text" | "yes"> & {
  readonly shell: ShellView;
  readonly questionId: string;
  readonly offerId: string;
  readonly organisation: string;
  /** Why the asker cannot (a reason of the catalogue); `null` when they can. */
  readonly cannot: string | null;
};

const form = ({ shell: { lang }, questionId, offerId, organisation: name, values, problems }: AskOrganisationView) => {
  const unsaid = problemOf(lang, problems, "yes");
  return html`<form class="form" method="post" action="/vragen/${questionId}/aan/${offerId}" novalidate>
    ${problemList(lang, problems, ["title", "text", "yes"])}
    <p>${t(lang, "open-door.exactly")}</p>
    <div class="stack">
      ${lineField({ lang, name: "title", label: t(lang, "open-door.title-field"), value: values.title, problems, maxlength: 160, big: true, alsoDescribedBy: ["wie-leest"] })}
      ${textField({ lang, name: "text", label: t(lang, "open-door.text-field"), value: values.text, problems, maxlength: 4_000, rows: 6, optional: true })}
    </div>
    <div class="field">${fieldProblem("yes", unsaid)}<label class="choice"><input class="utrecht-checkbox" type="checkbox" id=${fieldId("yes")} name="yes" value="ja" ?checked=${values.yes === "ja"} aria-invalid=${unsaid ? "true" : nothing} aria-describedby=${describedBy("yes", false, Boolean(unsaid))}><span><b dir="auto">${t(lang, "open-door.yes", { name })}</b><small>${t(lang, "open-door.yes.hint")}</small></span></label></div>
    ${audienceLine({ id: "wie-leest" }, { lead: t(lang, "conversation.readers", { name }), who: t(lang, "open-door.readers") })}
    <div class="buttons">${submit(t(lang, "open-door.go"))}${linkButton(`/vragen/${questionId}`, t(lang, "form.cancel"))}</div>
  </form>`;
};

/** GET /vragen/:id/aan/:aanbod: what would be sent to an organisation. Posts to the same address. */
export const askOrganisationPage = (view: AskOrganisationView) => {
  const { shell, questionId, organisation, cannot } = view;
  const { lang } = shell;
  const title = t(lang, "open-door.title", { name: organisation });
  return layout(shell, {
    title,
    main: html`<div class="pagehead">${backLink(`/vragen/${questionId}`, t(lang, "open-door.back"))}<h1 dir="auto">${title}</h1><p class="lead">${t(lang, "open-door.lead")}</p></div>
      ${cannot === null ? form(view) : html`<div class="hintbox">${icon("let")}<p>${reasonInWords(lang, cannot)}</p></div>`}`,
  });
};
