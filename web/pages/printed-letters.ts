import { linkButton } from "../parts/button.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { ShellView } from "../views.ts";

/** A QR code: how many modules wide, and the dark ones as the path of an SVG. */
export type QrView = { readonly size: number; readonly path: string };

export type PrintedLettersView = {
  readonly shell: ShellView;
  /** The language on paper: everybody behind the doors reads it, whoever prints it. */
  readonly onPaper: Language;
  /** The last day on which the codes work, in words of the paper. */
  readonly lastDay: string;
  readonly letters: readonly {
    /** The lines of the address block. */
    readonly address: readonly string[];
    /** In groups of four. */
    readonly code: string;
    /** The absolute link that joins with the code. */
    readonly link: string;
    readonly qr: QrView;
  }[];
};

/** White around a QR code that readers need, in modules. */
const quiet = 4;

const letter = (
  { shell: { wijk }, onPaper: lang, lastDay }: PrintedLettersView,
  { address, code, link, qr }: PrintedLettersView["letters"][number],
) => {
  const side = qr.size + 2 * quiet;
  return html`<section class="paper" lang=${lang}>
    <div class="paper__address"><p>${t(lang, "print.to")}</p>${address.map((line) => html`<p dir="auto">${line}</p>`)}</div>
    <h2 dir="auto">${t(lang, "print.head", { wijk: wijk.name })}</h2>
    <p>${t(lang, "print.text")}</p>
    <p class="paper__label">${t(lang, "print.code")}</p>
    <p class="paper__code" dir="ltr">${code}</p>
    <div class="paper__way">
      <svg class="paper__qr" viewBox="-${quiet} -${quiet} ${side} ${side}" role="img" aria-label=${t(lang, "print.qr", { link })}><path d=${qr.path}></path></svg>
      <div><p>${t(lang, "print.scan")}</p><p class="paper__link" dir="ltr">${link}</p></div>
    </div>
    <p>${t(lang, "print.until", { date: lastDay })}</p>
    <p class="paper__small">${t(lang, "print.private")}</p>
  </section>`;
};

/** The answer to POST /beheer/brieven: letters of A5, each on a page of its own, and on screen how to print them. */
export const printedLettersPage = (view: PrintedLettersView) => {
  const { shell, letters } = view;
  const { lang } = shell;
  const title = t(lang, "print.title", { count: letters.length });
  return layout(shell, {
    title,
    main: html`<div class="pagehead on-screen"><h1>${title}</h1><p class="lead">${t(lang, "print.lead")}</p>
        <p class="with-icon">${icon("papier")}<span>${t(lang, "print.how")}</span></p>
        <p>${t(lang, "print.again")}</p>
        <div class="buttons">${linkButton("/beheer/brieven", t(lang, "print.back"))}</div>
      </div>
      <div class="papers">${letters.map((each) => letter(view, each))}</div>`,
  });
};
