import { nothing } from "lit";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { stuckWork } from "../parts/stuck-work.ts";
import { t } from "../texts/text.ts";
import type { ShellView, StuckView } from "../views.ts";

/**
 * How much waits for a person: new neighbours for a yes or a no, texts and what was reported for a moderator, and wijken that ask
 * to come into the ring.
 */
export type WaitingView = {
  readonly requests: number;
  readonly posts: number;
  readonly reported: number;
  readonly wijken: number;
};

export type AdminView = {
  readonly shell: ShellView;
  readonly memberCount: number;
  readonly stuck: readonly StuckView[];
  readonly waiting: WaitingView;
};

const rooms = [
  { href: "/beheer/wijk", words: "admin.wijk", icon: "huis", for: "administrator" },
  { href: "/beheer/uiterlijk", words: "admin.look", icon: "zon", for: "administrator" },
  { href: "/beheer/codes", words: "admin.codes", icon: "mail", for: "administrator" },
  { href: "/beheer/brieven", words: "admin.letters", icon: "papier", for: "administrator" },
  { href: "/beheer/aanvragen", words: "admin.requests", icon: "hand", for: "administrator" },
  { href: "/beheer/toelating", words: "admin.joining", icon: "slot", for: "administrator" },
  { href: "/beheer/leden", words: "admin.members", icon: "ik", for: "administrator" },
  { href: "/beheer/organisaties", words: "admin.organisations", icon: "stadhuis", for: "administrator" },
  { href: "/beheer/buurten", words: "admin.areas", icon: "huis", for: "administrator" },
  { href: "/beheer/onderwerpen", words: "admin.themes", icon: "wegwijzer", for: "administrator" },
  { href: "/beheer/buurwijken", words: "admin.neighbours", icon: "kring", for: "administrator" },
  { href: "/beheer/kring", words: "admin.circle", icon: "kring", for: "administrator" },
  { href: "/beheer/officiele-bronnen", words: "admin.official", icon: "stadhuis", for: "administrator" },
  { href: "/beheer/meldingen", words: "admin.reports", icon: "geef", for: "administrator" },
  { href: "/beheer/wachttijden", words: "admin.waits", icon: "klok", for: "administrator" },
  { href: "/beheer/servers", words: "admin.servers", icon: "stop", for: "administrator" },
  { href: "/moderatie", words: "admin.moderation", icon: "schild", for: "administrator" },
  { href: "/beheer/logboek", words: "admin.log", icon: "oog", for: "administrator" },
  { href: "/beheer/post", words: "admin.mail", icon: "mail", for: "administrator" },
  { href: "/beheer/bezorging", words: "admin.deliveries", icon: "klok", for: "administrator" },
] as const;

const roomsOfGemeente = [
  { href: "/beheer/wijk", words: "admin.gemeente.wijk", icon: "stadhuis", for: "administrator" },
  { href: "/beheer/uiterlijk", words: "admin.gemeente.look", icon: "zon", for: "administrator" },
  { href: "/team", words: "admin.gemeente.team", icon: "ik", for: "administrator" },
  { href: "/wijken", words: "admin.gemeente.wijken", icon: "kring", for: "administrator" },
  { href: "/beheer/servers", words: "admin.servers", icon: "stop", for: "administrator" },
  { href: "/moderatie", words: "admin.gemeente.moderation", icon: "schild", for: "administrator" },
  { href: "/beheer/logboek", words: "admin.log", icon: "oog", for: "administrator" },
  { href: "/beheer/post", words: "admin.gemeente.mail", icon: "mail", for: "administrator" },
  { href: "/beheer/bezorging", words: "admin.deliveries", icon: "klok", for: "administrator" },
] as const;

const placesOfWaiting = [
  { what: "requests", href: "/beheer/aanvragen", words: "admin.requests.waiting" },
  { what: "posts", href: "/moderatie", words: "admin.moderation.waiting" },
  { what: "reported", href: "/moderatie/meldingen", words: "admin.reported.waiting" },
  { what: "wijken", href: "/beheer/kring", words: "admin.circle.waiting" },
] as const;

/** A gemeente has the page of texts alone. */
const waitingFor = ({ lang, mode }: ShellView, waiting: WaitingView) => {
  const places = placesOfWaiting.filter(({ what }) => waiting[what] > 0 && (mode !== "gemeente" || what === "posts"));
  return places.length === 0
    ? nothing
    : html`<div class="hintbox">${icon("klok")}<div>${places.map(
        ({ what, href, words }) =>
          html`<p><a class="nl-link" href=${href}>${t(lang, words, { count: waiting[what] })}</a></p>`,
      )}</div></div>`;
};

/** GET /beheer: what the reader can look after. */
export const adminPage = ({ shell, memberCount, stuck, waiting }: AdminView) => {
  const { lang, wijk, reader } = shell;
  const isGemeente = shell.mode === "gemeente";
  const open = (isGemeente ? roomsOfGemeente : rooms).filter((room) => reader?.roles.includes(room.for));
  const lead = isGemeente ? "admin.gemeente.lead" : "admin.lead";
  return layout(shell, {
    title: t(lang, "admin.title"),
    main: html`<div class="pagehead"><h1>${t(lang, "admin.title")}</h1><p class="lead">${t(lang, lead, { count: memberCount, wijk: wijk.name })}</p></div>
      ${stuckWork(lang, stuck, html`<a class="nl-link" href="/beheer/bezorging">${t(lang, "stuck.look")}</a>`)}
      ${waitingFor(shell, waiting)}
      ${
        open.length > 0
          ? html`<ul class="rows">${open.map(
              (room) =>
                html`<li><span class="tile">${icon(room.icon)}</span><div class="row__body"><a class="row__title" href=${room.href}>${t(lang, room.words)}</a><p class="row__meta">${t(lang, `${room.words}.about`)}</p></div></li>`,
            )}</ul>`
          : ""
      }
      ${isGemeente ? nothing : html`<p class="with-icon">${icon("let")}<span>${t(lang, "admin.moderate")}</span></p>`}`,
  });
};
