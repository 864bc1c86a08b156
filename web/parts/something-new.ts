import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";
import { icon } from "./icon.ts";
import { html } from "./page-html.ts";

/**
 * Says quietly that a page has more to show by now, and leads to it; nothing moves that somebody reads or fills in. `event` is what
 * the stream of the page calls it, and `known` what it told when the page was made.
 */
export const somethingNew = ({ lang }: ShellView, href: string, event: string, known: string) =>
  html`<wijk-news data-event=${event} data-known=${known}><div role="status"><p class="hintbox" hidden>${icon("seintje")}<span>${t(lang, "news.something")} <a class="nl-link" href=${href}>${t(lang, "news.show")}</a></span></p></div></wijk-news>`;
