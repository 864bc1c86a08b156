import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { stuckWork } from "../parts/stuck-work.ts";
import { t } from "../texts/text.ts";
import type { ShellView, StuckView } from "../views.ts";

export type AdminView = {
  readonly shell: ShellView;
  readonly memberCount: number;
  readonly stuck: readonly StuckView[];
};

const rooms = [
  { href: "/beheer/codes", words: "admin.codes", icon: "mail", for: "administrator" },
  { href: "/beheer/leden", words: "admin.members", icon: "ik", for: "administrator" },
  { href: "/beheer/buurten", words: "admin.areas", icon: "huis", for: "administrator" },
  { href: "/beheer/onderwerpen", words: "admin.themes", icon: "wegwijzer", for: "administrator" },
  { href: "/beheer/buurwijken", words: "admin.neighbours", icon: "kring", for: "administrator" },
  { href: "/beheer/wachttijden", words: "admin.waits", icon: "klok", for: "administrator" },
  { href: "/beheer/servers", words: "admin.servers", icon: "stop", for: "administrator" },
  { href: "/beheer/post", words: "admin.mail", icon: "papier", for: "administrator" },
  { href: "/beheer/bezorging", words: "admin.deliveries", icon: "klok", for: "administrator" },
] as const;

/** GET /beheer: what the reader can look after. */
export const adminPage = ({ shell, memberCount, stuck }: AdminView) => {
  const { lang, wijk, reader } = shell;
  const open = rooms.filter((room) => reader?.roles.includes(room.for));
  return layout(shell, {
    title: t(lang, "admin.title"),
    main: html`<div class="pagehead"><h1>${t(lang, "admin.title")}</h1><p class="lead">${t(lang, "admin.lead", { count: memberCount, wijk: wijk.name })}</p></div>
      ${stuckWork(lang, stuck, html`<a class="nl-link" href="/beheer/bezorging">${t(lang, "stuck.look")}</a>`)}
      ${
        open.length > 0
          ? html`<ul class="rows">${open.map(
              (room) =>
                html`<li><span class="tile">${icon(room.icon)}</span><div class="row__body"><a class="row__title" href=${room.href}>${t(lang, room.words)}</a><p class="row__meta">${t(lang, `${room.words}.about`)}</p></div></li>`,
            )}</ul>`
          : ""
      }
      <p class="with-icon">${icon("let")}<span>${t(lang, "admin.moderate")}</span></p>`,
  });
};
