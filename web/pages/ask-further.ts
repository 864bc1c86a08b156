import { nothing } from "lit";
import { backLink } from "../parts/button.ts";
import { textField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { outsideChoice } from "../parts/outside-choice.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { listInWords } from "../texts/lists.ts";
import { t } from "../texts/text.ts";
import type { FormView, OutsideView, ShellView } from "../views.ts";

/** The gemeente that is asked: in front of everybody, where `mayOpenly` says that can be, or alone. */
export type AskedGemeenteView = {
  readonly name: string;
  readonly handle: string;
  readonly openly: boolean;
  readonly mayOpenly: boolean;
};

export type AskFurtherView = FormView<"title" | "text" | "place" | "outside" | "newHandle"> & {
  readonly shell: ShellView;
  /** The page of the question for its asker; this one is below it. */
  readonly page: string;
  /** A page that belongs to a secret and not to an account. */
  readonly secret?: boolean;
  /** Which rung the yes is for. */
  readonly rung: string;
  /** The part of the wijk or the street that goes along; `null` when the question names none. */
  readonly place: string | null;
  readonly wijken: readonly string[];
  readonly followers: number;
  /** Whether everybody else can read it too; else the wijken of the ring alone. */
  readonly everyone: boolean;
  /** The gemeente that is asked, on the last rung. */
  readonly gemeente?: AskedGemeenteView | null;
  /** The other rungs that can be chosen instead. */
  readonly others: readonly string[];
  /** How to appear outside; `null` for who has no name here either. */
  readonly outside: OutsideView | null;
  /** The voice that the question has outside already, when it goes to the gemeente in that one; else the asker chooses. */
  readonly speaksAs?: string | null;
  /** The asker asks for another, who has to be asked first. */
  readonly onBehalf: boolean;
  /** It is about a sensitive theme. */
  readonly sensitive: boolean;
  /** Whether there are answers that stay in the wijk. */
  readonly hasAnswers: boolean;
};

const insteadOf = (rung: string) =>
  rung === "gemeente" ? "further.to-gemeente" : rung === "kring" ? "further.nearer" : "further.beyond";

const names = ["title", "text", "outside", "newHandle"];

const choice = (value: string, words: string, kind: string) =>
  html`<button class="nl-button nl-button--${kind}" type="submit" name="keuze" value=${value}><span class="nl-button__label">${words}</span></button>`;

/**
 * GET /vragen/:id/verder and /mijn-vraag/:secret/verder: exactly what would be sent and to whom, with a chance to leave
 * things out. Posts to the same address.
 */
export const askFurtherPage = (view: AskFurtherView) => {
  const { shell, page, values, problems, gemeente = null } = view;
  const { lang, wijk } = shell;
  const alone = gemeente !== null && !gemeente.openly;
  const title = t(
    lang,
    gemeente === null ? "further.title" : alone ? "further.title.private" : "further.title.gemeente",
  );
  return layout(shell, {
    title,
    ...(view.secret ? { menu: false } : {}),
    main: html`<div class="pagehead">${backLink(page, t(lang, "question.back"))}<h1>${title}</h1><p class="lead">${t(lang, alone ? "further.lead.private" : "further.lead")}</p></div>
      <form class="form" method="post" action="${page}/verder" novalidate>
        <input type="hidden" name="trede" value=${view.rung}>
        ${gemeente?.openly ? html`<input type="hidden" name="wijze" value="openbaar">` : nothing}
        ${view.everyone ? nothing : html`<input type="hidden" name="wijken" value=${view.wijken.join(", ")}>`}
        ${view.onBehalf ? html`<div class="hintbox">${icon("foon")}<p>${t(lang, "further.ask-first")}</p></div>` : nothing}
        ${problemList(lang, problems, names)}
        ${view.sensitive ? html`<div class="warnbox">${icon("slot")}<p>${t(lang, "further.sensitive")}</p></div>` : nothing}
        <section class="stack" aria-labelledby="wie"><h2 id="wie">${t(lang, "further.who")}</h2>
          <ul class="sidelist">
            ${gemeente === null ? nothing : html`<li><span class="with-icon">${icon("stadhuis")}<span><span dir="auto">${t(lang, "further.who.gemeente", { name: gemeente.name })}</span> <span class="wrap" dir="ltr">${gemeente.handle}</span></span></span></li>`}
            ${view.wijken.length > 0 ? html`<li><span class="with-icon" dir="auto">${icon("kring")}${t(lang, view.everyone ? "further.who.wijken" : "further.who.ring", { wijken: listInWords(lang, view.wijken) })}</span></li>` : nothing}
            ${view.followers > 0 ? html`<li><span class="with-icon">${icon("ik")}${t(lang, "further.who.followers", { count: view.followers })}</span></li>` : nothing}
            ${view.everyone ? html`<li><span class="with-icon">${icon("elders")}${t(lang, gemeente === null ? "further.who.everyone" : "further.who.everyone.already")}</span></li>` : html`<li><span class="with-icon">${icon("slot")}${t(lang, alone ? "further.who.gemeente-alone" : "further.who.nobody-else")}</span></li>`}
          </ul>
          ${alone ? html`<p>${t(lang, "further.private.answer")}</p>` : nothing}
          ${gemeente?.mayOpenly ? html`<p><a class="nl-link" href="${page}/verder?trede=gemeente${alone ? "&wijze=openbaar" : ""}">${t(lang, alone ? "further.openly" : "further.alone")}</a></p>` : nothing}
          ${view.others.map((other) => html`<p><a class="nl-link" href="${page}/verder?trede=${other}">${t(lang, insteadOf(other))}</a></p>`)}
        </section>
        <section class="stack" aria-labelledby="woorden"><h2 id="woorden">${t(lang, alone ? "further.words.private" : "further.words")}</h2>
          <p>${t(lang, alone ? "further.words.hint.private" : "further.words.hint")}</p>
          ${textField({ lang, name: "title", label: t(lang, "ask.question"), value: values.title, problems, maxlength: 160, rows: 2, oneLine: true })}
          ${textField({ lang, name: "text", label: t(lang, "ask.text"), value: values.text, problems, maxlength: 10_000, rows: 5, optional: true })}
          ${view.place ? html`<label class="checkline"><input class="utrecht-checkbox" type="checkbox" name="plek" value="ja" ?checked=${values.place === "ja"}><span>${t(lang, "further.place", { place: view.place })}<small>${t(lang, alone ? "further.place.hint.private" : "further.place.hint")}</small></span></label>` : nothing}
        </section>
        ${gemeente?.openly ? nothing : view.speaksAs ? html`<p class="hintbox" dir="auto">${t(lang, "further.speaks-as", { name: view.speaksAs })}</p>` : view.outside ? outsideChoice({ lang, wijk: wijk.name, outside: view.outside, values, problems, audienceOpen: false }) : html`<p class="hintbox">${t(lang, "further.nameless", { wijk: wijk.name })}</p>`}
        <div class="hintbox">${icon("oog")}<div>
          ${view.hasAnswers && gemeente === null ? html`<p>${t(lang, "further.stays")}</p>` : nothing}
          <p>${t(lang, gemeente === null ? "further.back" : alone ? "further.back.private" : "further.back.gemeente")}</p><p>${t(lang, view.everyone ? "further.final" : alone ? "further.final.private" : "further.final.ring")}</p></div></div>
        <div class="buttons">${choice("ja", t(lang, gemeente === null ? "further.yes" : alone ? "further.yes.private" : "further.yes.gemeente"), "primary")}${choice("nog-niet", t(lang, "further.not-yet"), "secondary")}${choice("nee", t(lang, gemeente === null ? "further.no" : "further.no.gemeente"), "subtle")}</div>
      </form>`,
  });
};
