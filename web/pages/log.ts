import { nothing } from "lit";
import { backLink } from "../parts/button.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { moment } from "../parts/moment.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { MomentView, ShellView } from "../views.ts";

export type LogLineView = {
  readonly at: MomentView;
  /** What was done, in words; made by `deedInWords`. */
  readonly what: string;
  /** Who did it; `null` for what happened by itself. */
  readonly by: string | null;
  readonly reason: string;
  /** Where the text stands that it is about. */
  readonly href: string | null;
};

export type LogView = {
  readonly shell: ShellView;
  readonly lines: readonly LogLineView[];
  readonly olderHref?: string | undefined;
};

const line = (lang: ShellView["lang"], { at, what, by, reason, href }: LogLineView) =>
  html`<li><span class="tile">${icon("papier")}</span><div class="row__body">
    <p class="heavy" dir="auto">${what}</p>
    <p class="row__meta"><span>${moment(at)}</span><span dir="auto">${by === null ? t(lang, "log.by.itself") : t(lang, "log.by", { name: by })}</span></p>
    ${reason === "" ? nothing : html`<p class="above-2" dir="auto">${t(lang, "log.reason", { reason })}</p>`}
    ${href === null ? nothing : html`<p><a class="nl-link more" href=${href} aria-label="${t(lang, "log.look")}: ${what}, ${at.words}">${t(lang, "log.look")}</a></p>`}
  </div></li>`;

/** GET /beheer/logboek: who did what, newest first. */
export const logPage = ({ shell, lines, olderHref }: LogView) => {
  const { lang, reader } = shell;
  const back = reader?.roles.includes("administrator")
    ? backLink("/beheer", t(lang, "admin.back"))
    : backLink("/moderatie", t(lang, "held.title"));
  return layout(shell, {
    title: t(lang, "log.title"),
    main: html`<div class="pagehead">${back}<h1>${t(lang, "log.title")}</h1><p class="lead">${t(lang, "log.lead")}</p></div>
      ${lines.length === 0 ? html`<p class="soft">${t(lang, "log.none")}</p>` : html`<ul class="rows">${lines.map((one) => line(lang, one))}</ul>`}
      ${olderHref ? html`<p><a class="nl-link more" href=${olderHref}>${t(lang, "log.older")} ${icon("geef")}</a></p>` : nothing}`,
  });
};
