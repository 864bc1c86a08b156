import { nothing } from "lit";
import { linkButton, submit } from "../parts/button.ts";
import { choiceRows } from "../parts/choices.ts";
import { textField } from "../parts/fields.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { raw } from "../parts/raw.ts";
import { t } from "../texts/text.ts";
import type { ProblemView, SaidView, ShellView } from "../views.ts";

export type ReportPostView = SaidView & {
  readonly shell: ShellView;
  readonly kind: "question" | "answer" | "poll" | "announcement" | "activity" | "offer" | "introduction";
  /** Where the form goes: the address of the page itself. */
  readonly action: string;
  readonly back: string;
  /** Of a question. */
  readonly title: string | null;
  /** Sanitised. */
  readonly bodyHtml: string;
  /** Where it comes from, when that is not this wijk. */
  readonly host: string | null;
  /** The reader said so before, and nothing was decided yet. */
  readonly reportedBefore: boolean;
  readonly form: { readonly values: Readonly<Record<string, string>>; readonly problems: readonly ProblemView[] };
};

const whys = [
  { value: "unkind", icon: "hand" },
  { value: "advertising", icon: "geld" },
  { value: "personal", icon: "slot" },
  { value: "danger", icon: "let" },
  { value: "other", icon: "pen" },
] as const;

const tick = (name: string, words: string, hint: string, checked: boolean) =>
  html`<label class="checkline"><input class="utrecht-checkbox" type="checkbox" name=${name} value="yes" ?checked=${checked}><span>${words}<small>${hint}</small></span></label>`;

/** GET /vragen/:id/klopt-niet, /antwoorden/…, /peilingen/…, /buren/… and so on: what is not right, to the moderators. */
export const reportPostPage = (view: ReportPostView) => {
  const { shell, kind, host, form } = view;
  const { lang } = shell;
  const { values, problems } = form;
  return layout(shell, {
    title: t(lang, `report-post.${kind}`),
    main: html`<div class="form">
      <div class="pagehead"><h1>${t(lang, `report-post.${kind}`)}</h1><p class="lead">${t(lang, kind === "introduction" ? "report-post.lead.introduction" : "report-post.lead")}</p></div>
      <section class="panel" aria-labelledby="het-gaat-om"><h2 class="size-lg" id="het-gaat-om">${t(lang, "report-post.about")}</h2>
        ${view.title ? html`<p class="heavy" dir="auto" lang=${view.language ?? nothing}>${view.title}</p>` : nothing}
        ${view.bodyHtml ? html`<div class="written" dir="auto" lang=${view.language ?? nothing}>${raw(view.bodyHtml)}</div>` : nothing}</section>
      <p>${t(lang, "report-post.secret")}</p>
      ${view.reportedBefore ? html`<p class="heavy">${t(lang, "report-post.before")}</p>` : nothing}
      <form class="form form--answer" method="post" action=${view.action} novalidate>
        ${problemList(lang, problems, ["why", "words"])}
        ${choiceRows({
          lang,
          name: "why",
          legend: t(lang, "report-post.why"),
          chosen: values.why ?? "",
          problems,
          choices: whys.map(({ value, icon }) => ({
            value,
            icon,
            title: t(lang, `report-post.why.${value}`),
            hint: t(lang, `report-post.why.${value}.hint`),
          })),
        })}
        ${textField({ lang, name: "words", label: t(lang, "report-post.words"), hint: t(lang, "report-post.words.hint"), value: values.words, problems, maxlength: 1000, rows: 4, optional: true })}
        ${tick("openly", t(lang, "report-post.openly"), t(lang, "report-post.openly.hint"), values.openly === "yes")}
        ${host === null ? nothing : tick("send-on", t(lang, "report-post.send-on", { host }), t(lang, "report-post.send-on.hint"), values["send-on"] === "yes")}
        <div class="buttons">${submit(t(lang, "report.go"))}${linkButton(view.back, t(lang, "form.cancel"))}</div>
      </form>
    </div>`,
  });
};
