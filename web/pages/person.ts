import { nothing } from "lit";
import { backLink, linkButton, postButton } from "../parts/button.ts";
import { calmEnd } from "../parts/calm-end.ts";
import { lineField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { moment } from "../parts/moment.ts";
import { html } from "../parts/page-html.ts";
import { raw } from "../parts/raw.ts";
import { ruleSelect } from "../parts/rule-field.ts";
import { stateWindow } from "../parts/state.ts";
import { t } from "../texts/text.ts";
import type { MomentView, QuestionStateView, SaidView, ShellView, ThemeView } from "../views.ts";

/** Something that somebody wrote under their own name. */
export type WrittenRowView = SaidView & {
  readonly href: string;
  /** Of the question, or of what was answered. */
  readonly title: string;
  /** The language of the title, where that is another than that of the page. */
  readonly titleLanguage?: string | undefined;
  /** The window of a question; `null` for an answer. */
  readonly state: QuestionStateView | null;
  /** The first words of an answer. */
  readonly excerpt: string;
  readonly when: MomentView;
};

export type PersonView = SaidView & {
  readonly shell: ShellView;
  readonly id: string;
  readonly name: string;
  readonly isWijkwijzer: boolean;
  /** Safe to show; may be empty. */
  readonly aboutHtml: string;
  readonly street: string;
  /** The month of joining in words. */
  readonly since: string;
  readonly themes: readonly ThemeView[];
  readonly written: readonly WrittenRowView[];
  readonly olderHref: string | null;
  readonly newestHref: string | null;
  /** `shown`: to neighbours; `kept`: nobody else sees it. `null` for another's page. */
  readonly own: "shown" | "kept" | null;
  /** The reader wants to hear nothing of them. */
  readonly blocked: boolean;
  /** A moderator took it away. */
  readonly hidden: { readonly reason: string } | null;
  /** Moderators may take it away or show it again. */
  readonly may: { readonly hide: boolean; readonly show: boolean };
};

const facts = ({ shell: { lang }, isWijkwijzer, street, since }: PersonView) =>
  html`<p class="question__meta">${isWijkwijzer ? html`<span>${icon("wegwijzer")}${t(lang, "people.role")}</span>` : nothing}${street === "" ? nothing : html`<span>${icon("plek")}<span dir="auto">${t(lang, "people.street", { street })}</span></span>`}<span>${icon("klok")}${t(lang, "people.since", { month: since })}</span></p>`;

const about = ({ shell: { lang }, aboutHtml, themes, language }: PersonView) =>
  html`${aboutHtml === "" ? nothing : html`<section class="stack-sm" aria-labelledby="over"><h2 id="over">${t(lang, "person.about")}</h2><div class="written" dir="auto" lang=${language ?? nothing}>${raw(aboutHtml)}</div></section>`}
    ${
      themes.length === 0
        ? nothing
        : html`<section class="stack-sm" aria-labelledby="helpt"><h2 id="helpt">${t(lang, "person.helps")}</h2><p class="question__meta">${themes.map((theme) => html`<span class="theme">${icon(theme.icon)}${theme.name}</span>`)}</p></section>`
    }`;

const row = (lang: ShellView["lang"], one: WrittenRowView) =>
  html`<li>${one.state === null ? html`<span class="tile">${icon("pen")}</span>` : stateWindow(one.state)}<div class="row__body">${one.state === null ? html`<p class="row__meta">${t(lang, "person.answered")}</p>` : nothing}<a class="row__title" href=${one.href} dir="auto" lang=${one.titleLanguage ?? nothing}>${one.title}</a>${one.excerpt === "" ? nothing : html`<p class="hit__words" dir="auto" lang=${one.language ?? nothing}>${one.excerpt}</p>`}<p class="row__meta">${moment(one.when)}</p></div></li>`;

const written = ({ shell: { lang }, name, written: rows, olderHref, newestHref }: PersonView) =>
  html`<section aria-labelledby="schreef"><div class="section__head"><h2 id="schreef">${t(lang, "person.wrote")}</h2><p dir="auto">${rows.length === 0 ? t(lang, "person.wrote.none", { name }) : t(lang, "person.wrote.lead", { name })}</p></div>
      ${rows.length === 0 ? nothing : html`<ul class="rows">${rows.map((one) => row(lang, one))}</ul>`}
      <div class="stack-sm above-3">${olderHref !== null ? html`<p><a class="nl-link more" href=${olderHref}>${t(lang, "person.older")} ${icon("geef")}</a></p>` : rows.length > 0 ? calmEnd(t(lang, "person.end")) : nothing}
      ${newestHref === null ? nothing : html`<p><a class="nl-link more" href=${newestHref}>${t(lang, "person.newest")}</a></p>`}</div></section>`;

const hiding = ({ shell: { lang }, id, may }: PersonView) => {
  if (may.show) return postButton(`/buren/${id}/tonen`, t(lang, "person.show"), "secondary", "oog");
  if (!may.hide) return nothing;
  return html`<details class="answer__hide"><summary><span>${t(lang, "person.hide.open")}</span></summary>
    <form class="field above-2" method="post" action="/buren/${id}/verbergen">${ruleSelect(lang)}${lineField({ lang, name: "reason", label: t(lang, "person.hide.reason"), hint: t(lang, "person.hide.hint"), problems: [], maxlength: 200 })}
      <div class="buttons"><button class="nl-button nl-button--secondary" type="submit">${t(lang, "person.hide")}</button></div></form></details>`;
};

/** What the reader has to know before they look: that it is their own page, or that they blocked this neighbour. */
const standing = ({ shell: { lang }, name, own, blocked }: PersonView) => {
  if (own !== null)
    return html`<div class="hintbox">${icon("oog")}<div><p>${t(lang, own === "shown" ? "person.you" : "person.you.not")}</p><p><a class="nl-link" href="/ik/profiel">${t(lang, "person.you.go")}</a></p></div></div>`;
  if (blocked)
    return html`<div class="hintbox">${icon("stop")}<div><p dir="auto">${t(lang, "person.blocked", { name })}</p><p><a class="nl-link" href="/gesprekken">${t(lang, "person.blocked.go")}</a></p></div></div>`;
  return nothing;
};

const acts = ({ shell: { lang }, id, name, own, blocked }: PersonView) =>
  own !== null || blocked
    ? nothing
    : html`<div class="buttons">${linkButton(`/buren/${id}/schrijven`, t(lang, "person.write", { name }), "primary", "mail")}${linkButton(`/buren/${id}/blokkeren`, t(lang, "person.block", { name }), "subtle", "stop")}</div>`;

const reporting = ({ shell: { lang }, id, name, own }: PersonView) =>
  own !== null
    ? nothing
    : html`<p class="small soft">${t(lang, "person.report")} <a class="nl-link" href="/buren/${id}/klopt-niet" dir="auto">${t(lang, "person.report.self", { name })}</a></p>`;

/** GET /buren/:id: a neighbour who chose to be found, for neighbours. */
export const personPage = (view: PersonView) => {
  const { shell, name, hidden } = view;
  const { lang } = shell;
  return layout(shell, {
    title: name,
    main: html`<div class="pagehead">${backLink("/buren", t(lang, "people.title"))}<h1 dir="auto">${name}</h1>${facts(view)}</div>
      ${hidden === null ? nothing : html`<div class="warnbox">${icon("let")}<div><p class="heavy">${t(lang, "person.hidden")}</p><p dir="auto">${t(lang, "person.hidden.reason", { reason: hidden.reason })}</p></div></div>`}
      ${standing(view)}
      ${about(view)}
      ${acts(view)}
      ${written(view)}
      ${reporting(view)}
      ${hiding(view)}`,
  });
};
