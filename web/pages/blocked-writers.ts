import { nothing } from "lit";
import { backLink } from "../parts/button.ts";
import { calmEnd } from "../parts/calm-end.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { MomentView, ShellView } from "../views.ts";

export type BlockedWritersView = {
  readonly shell: ShellView;
  readonly writers: readonly {
    readonly id: string;
    readonly name: string;
    readonly handle: string;
    readonly reason: string;
    readonly since: MomentView;
  }[];
};

/** GET /moderatie/schrijvers: writers from elsewhere who are barred. The end of it goes to /moderatie/schrijvers/:id/vrij. */
export const blockedWritersPage = ({ shell, writers }: BlockedWritersView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "barred.title"),
    main: html`<div class="pagehead">${shell.mode === "gemeente" ? nothing : backLink("/moderatie/meldingen", t(lang, "barred.back"))}<h1>${t(lang, "barred.title")}</h1><p class="lead">${t(lang, "barred.lead")}</p></div>
      ${
        writers.length === 0
          ? calmEnd(t(lang, "barred.none"))
          : html`<ul class="rows">${writers.map(
              (one) => html`<li><div class="row__body"><p class="row__title" dir="auto">${one.name}</p>
                <p class="row__meta"><span dir="ltr">${one.handle}</span><span dir="auto">${one.reason}</span><span>${t(lang, "servers.since", { date: one.since.words })}</span></p>
                <form class="above-2" method="post" action="/moderatie/schrijvers/${one.id}/vrij"><button class="nl-button nl-button--secondary" type="submit" aria-label=${t(lang, "servers.free.which", { host: one.name })}>${t(lang, "servers.free")}</button></form></div></li>`,
            )}</ul>`
      }`,
  });
};
