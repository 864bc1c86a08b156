import { nothing } from "lit";
import { backLink, linkButton, postButton } from "../parts/button.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { moment } from "../parts/moment.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { MomentView, ShellView } from "../views.ts";

/** Something that the reader said yes or no to, in words. */
export type AgreedView = {
  readonly what: string;
  readonly said: string;
  readonly version: string | null;
  readonly takenBack: string | null;
  /** Where it can be taken back. */
  readonly href: string | null;
  /** The words that stood there. */
  readonly shown: string | null;
};

export type MyDataView = {
  readonly agreed: readonly AgreedView[];
  readonly shell: ShellView;
  /** The reader signed in so recently that everything can be handed over at once. */
  readonly fresh: boolean;
  /** What is kept, for what, where and how long; all in words. */
  readonly kept: readonly {
    readonly what: string;
    readonly about: string;
    readonly where: readonly { readonly place: string; readonly until: string }[];
  }[];
  /** Who looked into it, or decided about it; `by` is `null` for what happened by itself and for who left. */
  readonly looks: readonly {
    readonly at: MomentView;
    readonly what: string;
    readonly by: string | null;
    readonly reason: string;
    readonly href: string | null;
  }[];
};

const takeSection = ({ shell: { lang }, fresh }: MyDataView) => html`<section class="stack" aria-labelledby="meenemen">
    <h2 id="meenemen">${t(lang, "data.take")}</h2>
    <p>${t(lang, "data.take.lead")}</p>
    <p>${t(lang, "data.take.not")}</p>
    ${
      fresh
        ? html`<div class="buttons">${linkButton("/ik/gegevens/alles.html", t(lang, "data.take.read"), "secondary", "papier")}${linkButton("/ik/gegevens/alles.json", t(lang, "data.take.machines"), "secondary", "scherm")}</div>`
        : html`<p>${t(lang, "keys.add.again")}</p>${postButton("/ik/gegevens/opnieuw", t(lang, "keys.add.again.go"), "secondary", "mail")}`
    }
  </section>`;

const lookSection = ({ shell: { lang }, looks }: MyDataView) => html`<section class="stack" aria-labelledby="gekeken">
    <h2 id="gekeken">${t(lang, "data.looks")}</h2>
    <p>${t(lang, "data.looks.lead")} ${t(lang, "data.looks.nobody-address")}</p>
    ${
      looks.length === 0
        ? html`<p>${t(lang, "data.looks.none")}</p>`
        : html`<ul class="rows">${looks.map(
            ({ at, what, by, reason, href }) =>
              html`<li><span class="tile">${icon("oog")}</span><div class="row__body"><p class="heavy" dir="auto">${what}</p>
              <p class="row__meta"><span>${moment(at)}</span>${by === null ? nothing : html`<span dir="auto">${t(lang, "log.by", { name: by })}</span>`}</p>
              ${reason === "" ? nothing : html`<p class="above-2" dir="auto">${t(lang, "log.reason", { reason })}</p>`}
              ${href === null ? nothing : html`<p><a class="nl-link more" href=${href} aria-label="${t(lang, "log.look")}: ${what}, ${at.words}">${t(lang, "log.look")}</a></p>`}</div></li>`,
          )}</ul>`
    }
  </section>`;

const agreedSection = ({ shell: { lang }, agreed }: MyDataView) => html`<section class="stack" aria-labelledby="ja">
    <h2 id="ja">${t(lang, "data.agreed")}</h2>
    <p>${t(lang, "data.agreed.lead")}</p>
    ${
      agreed.length === 0
        ? html`<p>${t(lang, "data.agreed.none")}</p>`
        : html`<ul class="rows">${agreed.map(
            ({ what, said, version, takenBack, href, shown }) =>
              html`<li><span class="tile">${icon(takenBack === null ? "check" : "stop")}</span><div class="row__body"><p class="heavy">${what}</p>
              <p class="row__meta"><span>${said}</span>${takenBack === null ? nothing : html`<span>${takenBack}</span>`}${version === null ? nothing : html`<span>${version}</span>`}</p>
              ${shown === null ? nothing : html`<details><summary><span>${t(lang, "data.agreed.shown")}</span></summary><p class="written" dir="auto">${shown}</p></details>`}
              ${href === null ? nothing : html`<p><a class="nl-link more" href=${href} aria-label="${t(lang, "data.agreed.change")}: ${what}">${t(lang, "data.agreed.change")}</a></p>`}</div></li>`,
          )}</ul>`
    }
  </section>`;

const keptSection = ({ shell: { lang }, kept }: MyDataView) => html`<section class="stack" aria-labelledby="bewaren">
    <h2 id="bewaren">${t(lang, "data.kept")}</h2>
    <p>${t(lang, "data.kept.lead")}</p>
    ${kept.map(
      ({ what, about, where }) =>
        html`<details><summary><span>${what}</span></summary><div class="stack"><p>${about}</p><ul class="bare stack">${where.map(({ place, until }) => html`<li><b>${until}.</b> ${place}.</li>`)}</ul></div></details>`,
    )}
  </section>`;

/** GET /ik/gegevens: what is kept about the reader, who looked into it, and taking it along. */
export const myDataPage = (view: MyDataView) => {
  const { shell } = view;
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "data.title"),
    main: html`${shell.mode === "gemeente" ? nothing : backLink("/ik", t(lang, "me.title"))}
      <div class="pagehead"><h1>${t(lang, "data.title")}</h1><p class="lead">${t(lang, "data.lead")}</p></div>
      ${takeSection(view)}
      ${lookSection(view)}
      ${shell.mode === "gemeente" ? nothing : agreedSection(view)}
      ${keptSection(view)}`,
  });
};
