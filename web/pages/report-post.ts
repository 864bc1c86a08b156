import { nothing } from "lit";
import { linkButton, submit } from "../parts/button.ts";
import { choiceRows } from "../parts/choices.ts";
import { lineField, textField } from "../parts/fields.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { type PhotoView, photos } from "../parts/photos.ts";
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
  readonly photos?: readonly PhotoView[];
  /** Whoever reads it has no account here, or did not sign in. */
  readonly isGuest?: boolean;
  readonly form: { readonly values: Readonly<Record<string, string>>; readonly problems: readonly ProblemView[] };
};

const whys = [
  { value: "unkind", icon: "hand" },
  { value: "advertising", icon: "geld" },
  { value: "personal", icon: "slot" },
  { value: "danger", icon: "let" },
  { value: "illegal", icon: "stadhuis" },
  { value: "other", icon: "pen" },
] as const;

const tick = (name: string, words: string, hint: string, checked: boolean) =>
  html`<label class="checkline"><input class="utrecht-checkbox" type="checkbox" name=${name} value="yes" ?checked=${checked}><span>${words}<small>${hint}</small></span></label>`;

/** GET /vragen/:id/klopt-niet, /antwoorden/…, /peilingen/…, /buren/… and so on: what is not right, to the moderators. */
export const reportPostPage = (view: ReportPostView) => {
  const { shell, kind, host, form } = view;
  const { lang } = shell;
  const { values, problems } = form;
  const isGuest = view.isGuest ?? false;
  const lead =
    kind === "introduction" ? "report-post.lead.introduction" : isGuest ? "report-post.lead.guest" : "report-post.lead";
  return layout(shell, {
    title: t(lang, `report-post.${kind}`),
    main: html`<div class="form">
      <div class="pagehead"><h1>${t(lang, `report-post.${kind}`)}</h1><p class="lead">${t(lang, lead)}</p></div>
      <section class="panel" aria-labelledby="het-gaat-om"><h2 class="size-lg" id="het-gaat-om">${t(lang, "report-post.about")}</h2>
        ${view.title ? html`<p class="heavy" dir="auto" lang=${view.language ?? nothing}>${view.title}</p>` : nothing}
        ${view.bodyHtml ? html`<div class="written" dir="auto" lang=${view.language ?? nothing}>${raw(view.bodyHtml)}</div>` : nothing}
        ${photos(lang, view.photos ?? [])}</section>
      <p>${t(lang, isGuest ? "report-post.secret.guest" : "report-post.secret")}</p>
      ${view.reportedBefore ? html`<p class="heavy">${t(lang, "report-post.before")}</p>` : nothing}
      <form class="form form--answer" method="post" action=${view.action} novalidate>
        ${problemList(lang, problems, ["why", "words", "email"])}
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
        ${
          isGuest
            ? lineField({
                lang,
                name: "email",
                type: "email",
                autocomplete: "email",
                inputmode: "email",
                direction: "ltr",
                label: t(lang, "report-post.email"),
                hint: t(lang, "report-post.email.hint"),
                value: values.email,
                problems,
                maxlength: 254,
                optional: true,
              })
            : tick("openly", t(lang, "report-post.openly"), t(lang, "report-post.openly.hint"), values.openly === "yes")
        }
        ${host === null ? nothing : tick("send-on", t(lang, "report-post.send-on", { host }), t(lang, "report-post.send-on.hint"), values["send-on"] === "yes")}
        ${isGuest ? html`<p class="soft">${t(lang, "report-post.truly")}</p>` : nothing}
        <div class="buttons">${submit(t(lang, "report.go"))}${linkButton(view.back, t(lang, "form.cancel"))}</div>
      </form>
    </div>`,
  });
};
