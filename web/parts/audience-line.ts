import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { AudienceView } from "../views.ts";
import { icon } from "./icon.ts";
import { html } from "./page-html.ts";

/** Who will read it, in two pieces: the lead in bold and the people. */
export const audienceWords = (
  lang: Language,
  audience: AudienceView,
  memberCount: number,
  wijk: string,
): { readonly lead: string; readonly who: string } =>
  audience === "wijk"
    ? { lead: t(lang, "audience.wijk"), who: t(lang, "audience.wijk.who", { count: memberCount, wijk }) }
    : { lead: t(lang, "audience.everyone"), who: t(lang, "audience.everyone.who") };

/** The audience line: stands at every place of writing. The composer keeps it in step with the choice. */
export const audienceLine = (
  of: { readonly id: string; readonly soft?: boolean; readonly more?: string | undefined },
  words: { readonly lead: string; readonly who: string },
) =>
  html`<p class="audience ${of.soft ? "soft" : ""}" id=${of.id}>${icon("oog")}<span><b data-audience="lead">${words.lead}</b> <span data-audience="who">${words.who}</span>${of.more ? html` ${of.more}` : nothing}</span></p>`;
