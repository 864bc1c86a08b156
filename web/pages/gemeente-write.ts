import { nothing } from "lit";
import { type SheetView, sheets } from "../parts/board.ts";
import { firstButton, submitAs } from "../parts/button.ts";
import { dateField, lineField, textField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { moment } from "../parts/moment.ts";
import { html } from "../parts/page-html.ts";
import { type PhotosView, photoFields } from "../parts/photo-fields.ts";
import { fieldId, problemList } from "../parts/problems.ts";
import { type ReachView, reachList } from "../parts/reach.ts";
import { type WijkChoiceView, wijkChoice } from "../parts/wijk-choice.ts";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { FormView, ShellView } from "../views.ts";

/** Something that could be plainer; it only advises. */
export type AdviceView =
  | { readonly kind: "long-sentence"; readonly sentence: string; readonly words: number }
  | { readonly kind: "hard-word"; readonly word: string; readonly plainer: string };

/** What it comes to: on the board, at how many wijken, and how many take part there (`null` when no wijk says so). */
export type PreviewView = {
  readonly sheet: SheetView;
  readonly wijken: number;
  readonly people: number | null;
  readonly everyone: boolean;
  readonly others: number;
  readonly advice: readonly AdviceView[];
};

export type GemeenteWriteView = FormView<"title" | "text" | "lastDay" | "urgent"> & {
  readonly shell: ShellView;
  readonly photos: PhotosView;
  /** Id of what it was kept as. */
  readonly draft: string | null;
  readonly choice: WijkChoiceView;
  /** After somebody asked to see it first. */
  readonly preview: PreviewView | null;
  /** What was sent before this. */
  readonly last: { readonly href: string; readonly title: string; readonly reach: ReachView } | null;
};

const adviceLine = (lang: Language, one: AdviceView) =>
  one.kind === "long-sentence"
    ? html`<li>${t(lang, "gemeente-write.advice.sentence", { count: one.words })} <q dir="auto">${one.sentence}</q></li>`
    : html`<li>${t(lang, "gemeente-write.advice.word", { word: one.word, plainer: one.plainer })}</li>`;

const adviceBox = (lang: Language, advice: readonly AdviceView[]) =>
  advice.length === 0
    ? nothing
    : html`<div class="hintbox">${icon("pen")}<div><p><b>${t(lang, "gemeente-write.advice")}</b></p><ul>${advice.map((one) => adviceLine(lang, one))}</ul></div></div>`;

const reachLine = (lang: Language, { wijken, people, everyone, others }: PreviewView) =>
  [
    wijken === 0 && !everyone
      ? t(lang, "gemeente-write.reach.none")
      : t(lang, "gemeente-write.reach", { count: wijken }),
    ...(people === null ? [] : [t(lang, "gemeente-write.reach.people", { count: people })]),
    ...(everyone && others > 0 ? [t(lang, "gemeente-write.reach.others")] : []),
    t(lang, "gemeente-write.reach.public"),
  ].join(" ");

const previewPart = (lang: Language, preview: PreviewView) =>
  html`<section class="stack" id="voorbeeld" aria-labelledby="voorbeeld-kop"><h2 id="voorbeeld-kop">${t(lang, "gemeente-write.as-it-hangs")}</h2>
    <div class="board board--inset">${sheets(lang, [preview.sheet])}</div>
    ${adviceBox(lang, preview.advice)}
    <p>${reachLine(lang, preview)}</p>
  </section>`;

const sendWords = (lang: Language, preview: PreviewView | null): string => {
  if (preview?.everyone) return t(lang, "gemeente-write.send.everyone");
  return preview === null || preview.wijken === 0
    ? t(lang, "gemeente-write.send")
    : t(lang, "gemeente-write.send.count", { count: preview.wijken });
};

const lastPanel = ({ shell: { lang }, last }: GemeenteWriteView) =>
  last === null
    ? nothing
    : html`<section class="panel" aria-labelledby="vorige"><h2 id="vorige">${t(lang, "gemeente-write.last")}</h2>
        <p><a class="nl-link" href=${last.href} dir="auto">${last.title}</a><br><span class="small soft">${t(lang, "gemeente-reach.sent")} ${moment(last.reach.sent)}</span></p>
        ${reachList(lang, last.reach)}</section>`;

/** GET /mededelingen/nieuw of a gemeente, and again with what it comes to or what is wrong. Posts to /mededelingen. */
export const gemeenteWritePage = (view: GemeenteWriteView) => {
  const { shell, values, problems, preview } = view;
  const { lang } = shell;
  const last = lastPanel(view);
  return layout(shell, {
    title: t(lang, "gemeente-write.title"),
    main: html`<form class="form" method="post" action="/mededelingen" enctype="multipart/form-data" novalidate>
      ${firstButton(t(lang, "gemeente-write.preview"))}
      <div class="pagehead"><h1>${t(lang, "gemeente-write.title")}</h1><p class="lead">${t(lang, "gemeente-write.lead")}</p></div>
      ${problemList(lang, problems, ["title", "text", "photos", "wijken", "lastDay"])}
      ${view.draft === null ? nothing : html`<input type="hidden" name="draft" value=${view.draft}>`}
      ${lineField({ lang, name: "title", label: t(lang, "gemeente-write.name"), hint: t(lang, "gemeente-write.name.hint"), value: values.title, problems, maxlength: 160, big: true })}
      ${textField({ lang, name: "text", label: t(lang, "gemeente-write.text"), hint: t(lang, "gemeente-write.text.hint"), value: values.text, problems, maxlength: 10_000, rows: 6, big: true })}
      ${photoFields(lang, view.photos, { problems })}
      ${wijkChoice(shell, view.choice, problems)}
      <div class="two">
        ${dateField({ lang, name: "lastDay", label: t(lang, "gemeente-write.last-day"), hint: t(lang, "gemeente-write.last-day.hint"), value: values.lastDay, problems, optional: true })}
        <fieldset class="field"><legend class="size-md">${t(lang, "gemeente-write.urgent")}</legend><label class="checkline"><input class="utrecht-checkbox" type="checkbox" id=${fieldId("urgent")} name="urgent" value="ja" ?checked=${values.urgent === "ja"}><span>${t(lang, "gemeente-write.urgent.tick")}<small>${t(lang, "gemeente-write.urgent.tick.hint")}</small></span></label></fieldset>
      </div>
      ${preview === null ? nothing : previewPart(lang, preview)}
      <div class="buttons">${submitAs("do", "send", sendWords(lang, preview), "primary")}${submitAs("do", "preview", t(lang, "gemeente-write.preview"))}${submitAs("do", "keep", t(lang, "gemeente-write.keep"), "subtle")}</div>
    </form>`,
    ...(view.last === null ? {} : { aside: last }),
  });
};
