import { nothing } from "lit";
import { adminHead } from "../parts/admin-head.ts";
import { backLink, linkButton, postButton, submit, submitAs } from "../parts/button.ts";
import { textField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { letterKindInWords } from "../texts/letter-kind-in-words.ts";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { FormView, ShellView } from "../views.ts";

export type LetterFramesView = {
  readonly shell: ShellView;
  /** Every kind of letter; `isChanged` when an administrator wrote something around its words. */
  readonly kinds: readonly { readonly kind: string; readonly isChanged: boolean }[];
};

/** GET /beheer/post/teksten: every kind of letter, each leading to its preview. */
export const letterFramesPage = ({ shell, kinds }: LetterFramesView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "frames.title"),
    main: html`${adminHead(lang, t(lang, "frames.title"), t(lang, "frames.lead"))}
      <p>${t(lang, "frames.kept")}</p>
      <ul class="rows">${kinds.map(
        ({ kind, isChanged }) =>
          html`<li><span class="tile">${icon("mail")}</span><div class="row__body"><p class="row__title"><a class="nl-link" href="/beheer/post/teksten/${kind}">${letterKindInWords(lang, kind)}</a></p>${isChanged ? html`<p class="row__meta">${t(lang, "frames.changed")}</p>` : nothing}</div></li>`,
      )}</ul>`,
  });
};

type Field = `${"opening" | "closing" | "signature"}-${Language}`;

export type LetterFrameView = FormView<Field> & {
  readonly shell: ShellView;
  readonly kind: string;
  readonly isChanged: boolean;
  /** What is shown was typed and is not saved. */
  readonly isPreview: boolean;
  /** The letter as it goes out, in each language; `src` shows it as HTML. */
  readonly previews: readonly {
    readonly language: Language;
    readonly subject: string;
    readonly text: string;
    readonly src: string;
  }[];
};

const fieldsOf = ({ shell: { lang }, values, problems }: LetterFrameView, language: Language) => {
  const field = (name: "opening" | "closing" | "signature", maxlength: number, rows: number) =>
    textField({
      lang,
      name: `${name}-${language}`,
      label: t(lang, `frames.field.${name}`),
      hint: t(lang, `frames.field.${name}.hint`),
      value: values[`${name}-${language}`] ?? "",
      problems,
      maxlength,
      rows,
      optional: true,
    });
  return html`<fieldset class="field"><legend>${t(lang, `frames.in.${language}`)}</legend><div class="stack">${field("opening", 300, 3)}${field("closing", 300, 3)}${field("signature", 120, 2)}</div></fieldset>`;
};

const preview = (
  lang: Language,
  { language, subject, text, src }: LetterFrameView["previews"][number],
) => html`<section class="stack" aria-labelledby="voorbeeld-${language}">
    <h3 id="voorbeeld-${language}">${t(lang, `frames.in.${language}`)}</h3>
    <p lang=${language === lang ? nothing : language}><b dir="auto">${subject}</b></p>
    <div class="letter" dir="auto" lang=${language === lang ? nothing : language}>${text}</div>
    <details><summary><span>${t(lang, "frames.as-html")}</span></summary><iframe class="embed-preview" src=${src} title="${t(lang, "frames.preview")}: ${t(lang, `frames.in.${language}`)}" loading="lazy"></iframe></details>
  </section>`;

/** GET /beheer/post/teksten/:kind: a letter as it goes out, and what stands around its words. Posts to the same address. */
export const letterFramePage = (view: LetterFrameView) => {
  const { shell, kind, problems, isChanged, isPreview, previews } = view;
  const { lang } = shell;
  const names = previews.flatMap(({ language }) =>
    ["opening", "closing", "signature"].map((field) => `${field}-${language}`),
  );
  return layout(shell, {
    title: letterKindInWords(lang, kind),
    main: html`${backLink("/beheer/post/teksten", t(lang, "frames.title"))}
      <div class="pagehead"><h1>${letterKindInWords(lang, kind)}</h1><p class="lead">${kind === "every" ? t(lang, "frames.every.lead") : t(lang, "frames.kind.lead")}</p></div>
      ${isPreview ? html`<div class="hintbox">${icon("oog")}<p>${t(lang, "frames.not-saved")}</p></div>` : nothing}
      <form class="form" method="post" action="/beheer/post/teksten/${kind}" novalidate>
        ${problemList(lang, problems, names)}
        ${previews.map(({ language }) => fieldsOf(view, language))}
        <div class="buttons">${submit(t(lang, "frames.save"))}${submitAs("doen", "voorbeeld", t(lang, "frames.try"))}${linkButton("/beheer/post/teksten", t(lang, "form.cancel"))}</div>
      </form>
      ${isChanged ? postButton(`/beheer/post/teksten/${kind}/terug`, t(lang, "frames.restore"), "subtle") : nothing}
      <section class="stack" aria-labelledby="voorbeeld"><h2 id="voorbeeld">${t(lang, "frames.preview")}</h2><p>${t(lang, "frames.preview.lead")}</p>${previews.map((one) => preview(lang, one))}</section>`,
  });
};
