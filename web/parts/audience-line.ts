import { nothing } from "lit";
import { listInWords } from "../texts/lists.ts";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { AudienceView, RingView } from "../views.ts";
import { icon } from "./icon.ts";
import { html } from "./page-html.ts";

/** Who will read it, in two pieces: the lead in bold and the people. */
export const audienceWords = (
  lang: Language,
  audience: AudienceView,
  memberCount: number,
  wijk: string,
  ring: RingView | null = null,
): { readonly lead: string; readonly who: string } => {
  switch (audience) {
    case "wijk":
      return { lead: t(lang, "audience.wijk"), who: t(lang, "audience.wijk.who", { count: memberCount, wijk }) };
    case "kring":
      return { lead: t(lang, "audience.kring"), who: ringWords(lang, wijk, ring) };
    case "everyone":
      return { lead: t(lang, "audience.everyone"), who: t(lang, "audience.everyone.who") };
  }
};

/** Which wijken read along, by name as far as we know them. */
const ringWords = (lang: Language, wijk: string, ring: RingView | null): string => {
  if (ring?.home != null) return t(lang, "audience.kring.of", { wijk: ring.home });
  return ring === null || ring.wijken.length === 0
    ? t(lang, "audience.kring.who.none", { wijk })
    : t(lang, "audience.kring.who", { wijk, wijken: listInWords(lang, ring.wijken) });
};

/** The audience line: stands at every place of writing. The composer keeps it in step with the choice. */
export const audienceLine = (
  of: { readonly id: string; readonly soft?: boolean; readonly more?: string | undefined },
  words: { readonly lead: string; readonly who: string },
) =>
  html`<p class="audience ${of.soft ? "soft" : ""}" id=${of.id}>${icon("oog")}<span><b data-audience="lead">${words.lead}</b> <span data-audience="who">${words.who}</span>${of.more ? html` ${of.more}` : nothing}</span></p>`;
