import { nothing } from "lit";
import { linkButton, submit } from "../parts/button.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { safeUrl } from "../parts/safe-url.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

export type ArrivalView = {
  readonly shell: ShellView;
  /** What the reader comes with. */
  readonly found:
    | { readonly kind: "unreadable" | "own-wijk" | "gone" }
    | { readonly kind: "question"; readonly path: string; readonly title: string; readonly wijk: string | null }
    | { readonly kind: "neighbour"; readonly name: string; readonly state: "requested" | "accepted" | "rejected" }
    /** `mayAdd`: the reader is an administrator, who can follow it. */
    | { readonly kind: "wijk"; readonly name: string; readonly address: string; readonly mayAdd: boolean }
    | { readonly kind: "shut-out"; readonly host: string }
    | { readonly kind: "elsewhere"; readonly url: string | null };
};

const toQuestions = (lang: ShellView["lang"]) =>
  html`<div class="buttons">${linkButton("/vragen", t(lang, "problem.questions"), "primary")}</div>`;

const words = ({ shell, found }: ArrivalView) => {
  const { lang, wijk } = shell;
  switch (found.kind) {
    case "question":
      return html`<p>${found.wijk === null ? t(lang, "arrival.question.ours") : t(lang, "arrival.question", { wijk: found.wijk })}</p>
        <p class="lead heavy" dir="auto">${found.title}</p>
        <div class="buttons">${linkButton(found.path, t(lang, "arrival.question.go"), "primary")}</div>`;
    case "own-wijk":
      return html`<p>${t(lang, "arrival.own", { wijk: wijk.name })}</p>${toQuestions(lang)}`;
    case "neighbour":
      return html`<p dir="auto">${t(lang, `arrival.neighbour.${found.state}`, { wijk: found.name })}</p>
        <div class="buttons">${linkButton("/buurwijken", t(lang, "front.neighbours.all"), "primary")}</div>`;
    case "wijk":
      return html`<p class="with-icon">${icon("kring")}<span><b dir="auto">${found.name}</b> <span dir="ltr">${found.address}</span></span></p>
        ${
          found.mayAdd
            ? html`<p>${t(lang, "arrival.wijk.you")}</p><form method="post" action="/beheer/buurwijken"><input type="hidden" name="address" value=${found.address}>${submit(t(lang, "arrival.wijk.go"))}</form>`
            : html`<p>${t(lang, "arrival.wijk")}</p>${toQuestions(lang)}`
        }`;
    case "shut-out":
      return html`<p>${t(lang, "arrival.shut-out", { host: found.host })}</p>${toQuestions(lang)}`;
    case "elsewhere": {
      const url = safeUrl(found.url);
      return html`<p>${t(lang, "arrival.elsewhere")}</p>
        ${url === null ? nothing : html`<p>${t(lang, "arrival.elsewhere.there")} <a class="nl-link" href=${url} rel="nofollow noopener noreferrer" dir="ltr">${url}</a></p>`}
        ${toQuestions(lang)}`;
    }
    default:
      return html`<p>${t(lang, `arrival.${found.kind}`)}</p>${toQuestions(lang)}`;
  }
};

/** GET /van-elders: what a resident came with from another site, and what they can do about it here. */
export const arrivalPage = (view: ArrivalView) => {
  const { lang } = view.shell;
  return layout(view.shell, {
    title: t(lang, "arrival.title"),
    main: html`<div class="pagehead"><h1>${t(lang, "arrival.title")}</h1></div>
      <section class="stack">${words(view)}</section>`,
  });
};
