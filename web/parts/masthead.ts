import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";
import { logoOr } from "./house.ts";
import { icon, sprite } from "./icon.ts";
import { type NewsView, newsView } from "./news.ts";
import { html } from "./page-html.ts";

type Place = {
  readonly href: string;
  readonly icon: string;
  readonly words: string;
  /** How many of something wait there, and what is counted. */
  readonly waiting?: { readonly count: number; readonly words: string };
};

/** Whoever is signed in at a gemeente writes; its administrators look after it too. */
const placesOfGemeente = ({ lang, reader, waiting = 0 }: ShellView): readonly Place[] => [
  { href: "/", icon: "start", words: t(lang, "shell.start") },
  { href: "/mededelingen", icon: "prikbord", words: t(lang, "gemeente.menu.announcements") },
  ...(reader
    ? [
        { href: "/mededelingen/nieuw", icon: "pen", words: t(lang, "gemeente.menu.write") },
        {
          href: "/doorgegeven",
          icon: "vraag",
          words: t(lang, "gemeente.menu.questions"),
          waiting: { count: waiting, words: t(lang, "gemeente.menu.waiting", { count: waiting }) },
        },
        { href: "/wijken", icon: "kring", words: t(lang, "gemeente.menu.wijken") },
      ]
    : [{ href: "/inloggen", icon: "slot", words: t(lang, "shell.sign-in") }]),
  ...(reader?.roles.includes("administrator")
    ? [
        { href: "/team", icon: "ik", words: t(lang, "gemeente.menu.team") },
        { href: "/beheer", icon: "klussen", words: t(lang, "shell.admin") },
      ]
    : []),
];

const placesOfWijk = ({ lang, reader, hasNeighbours }: ShellView): readonly Place[] => [
  { href: "/", icon: "start", words: t(lang, "shell.start") },
  { href: "/vragen", icon: "vraag", words: t(lang, "shell.questions") },
  { href: "/mededelingen", icon: "prikbord", words: t(lang, "shell.board") },
  ...(reader?.roles.includes("wijkwijzer")
    ? [{ href: "/mijn-tafel", icon: "wegwijzer", words: t(lang, "shell.desk") }]
    : []),
  ...(reader && hasNeighbours ? [{ href: "/buurwijken", icon: "kring", words: t(lang, "shell.neighbours") }] : []),
  ...(reader
    ? [{ href: "/ik", icon: "ik", words: t(lang, "shell.me") }]
    : [
        { href: "/meedoen", icon: "huis", words: t(lang, "shell.join") },
        { href: "/inloggen", icon: "slot", words: t(lang, "shell.sign-in") },
      ]),
  // Administrators find it in their own room, beside what else waits for them.
  ...(reader?.roles.includes("moderator") && !reader.roles.includes("administrator")
    ? [{ href: "/moderatie", icon: "schild", words: t(lang, "shell.moderation") }]
    : []),
  ...(reader?.roles.includes("administrator")
    ? [{ href: "/beheer", icon: "klussen", words: t(lang, "shell.admin") }]
    : []),
];

const places = (shell: ShellView): readonly Place[] =>
  shell.mode === "gemeente" ? placesOfGemeente(shell) : placesOfWijk(shell);

/** The name on the door: of a gemeente as on the sign of a town hall. */
const nameplate = (shell: ShellView) =>
  shell.mode === "gemeente"
    ? html`<a class="plate plate--door" href="/">${logoOr(shell, icon("stadhuis"))}<span dir="auto">${shell.wijk.name}</span></a>`
    : html`<a class="wordmark" href="/">${logoOr(shell, html`<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false"><use href="${sprite}#wordmark"></use></svg>`)}<span dir="auto">${shell.wijk.name}</span></a>`;

const current = (path: string, href: string, all: readonly Place[]) => {
  if (path === href) return "page";
  if (all.some((place) => place.href === path)) return nothing;
  return href !== "/" && path.startsWith(`${href}/`) ? "true" : nothing;
};

/** How many of something wait: a number to see, and what it counts to hear. */
const waitingNumber = ({ count, number, words }: Omit<NewsView, "number"> & { readonly number?: string }) =>
  count === 0
    ? nothing
    : html`<span class="unread"><span aria-hidden="true">${number ?? count}</span><span class="visually-hidden">${words}</span></span>`;

const notices = ({ lang, path, news = 0 }: ShellView) => {
  const view = newsView(lang, news);
  return html`<wijk-number><a href="/seintjes" aria-current=${path === "/seintjes" ? "page" : nothing}>${icon("seintje")}<span>${t(lang, "shell.notices")}</span>${waitingNumber(view)}</a><span class="visually-hidden" aria-live="polite"></span></wijk-number>`;
};

/** What is of use on every page, beside the menu. A gemeente has no square to look through. */
const tools = (shell: ShellView) =>
  shell.mode === "gemeente"
    ? nothing
    : html`<div class="tools">${shell.reader ? notices(shell) : nothing}<a href="/zoeken" aria-current=${shell.path === "/zoeken" ? "page" : nothing}>${icon("zoek")}<span>${t(shell.lang, "shell.search")}</span></a></div>`;

/** Sky, name of the wijk, menu and the row of houses. */
export const masthead = (shell: ShellView, greeting: unknown, menu: boolean) => html`
  <a class="nl-skip-link nl-skip-link--visible-on-focus" href="#inhoud">${t(shell.lang, "shell.skip")}</a>
  <header class="masthead">
    <div class="masthead__bar">
      ${nameplate(shell)}
      ${
        menu
          ? html`<nav class="mainnav" aria-label=${t(shell.lang, "shell.menu")}><ul>${places(shell).map(
              (place, _nth, all) =>
                html`<li><a href=${place.href} aria-current=${current(shell.path, place.href, all)}>${icon(place.icon)}<span>${place.words}</span>${place.waiting ? waitingNumber(place.waiting) : nothing}</a></li>`,
            )}</ul></nav>${tools(shell)}`
          : nothing
      }
    </div>
    ${greeting ? html`<div class="greeting">${greeting}</div>` : nothing}
    <div class="horizon ${greeting ? "" : "horizon--low"}"><svg class="gevels" viewBox="0 0 3400 140" aria-hidden="true" focusable="false"><use href="${sprite}#gevels" width="1700" height="140"></use><use href="${sprite}#gevels" x="1700" width="1700" height="140"></use></svg></div>
  </header>`;
