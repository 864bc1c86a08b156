import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { FormView, ThemeView } from "../views.ts";
import { audienceLine } from "./audience-line.ts";
import { backLink } from "./button.ts";
import { lineField, selectField, textField } from "./fields.ts";
import { html } from "./page-html.ts";
import { problemList } from "./problems.ts";

export type SpokenFormView = FormView<"title" | "text" | "theme" | "wayBack" | "memoryAid">;

/** How an answer can be brought to somebody who is not online. */
export const waysBack = ["call", "visit", "letter"] as const;
export type WayBackView = (typeof waysBack)[number];
export const wayBackIcons = { call: "foon", visit: "huis", letter: "mail" } as const satisfies Record<
  WayBackView,
  string
>;

const names = ["title", "text", "theme", "wayBack", "memoryAid"];

const button = (value: string, words: string, kind: string) =>
  html`<button class="nl-button nl-button--${kind}" type="submit" name="doen" value=${value}><span class="nl-button__label">${words}</span></button>`;

/**
 * Writing down what somebody asked by telephone or at the door, with its heading: asked in the wijk at once, or only kept.
 * Nothing of it is kept in the browser: the memory aid is about somebody else.
 */
export const spokenForm = (
  of: SpokenFormView & {
    readonly lang: Language;
    /** Name of the wijkwijzer, which stands with the question. */
    readonly reader: string;
    readonly action: string;
    readonly themes: readonly ThemeView[];
    /** The heading of a panel on the desk, or that of a page of its own. */
    readonly head: "h1" | "h2";
    /** It was written down before. */
    readonly isNote?: boolean;
  },
) => {
  const { lang, values, problems } = of;
  const title = t(lang, of.isNote ? "spoken.note.title" : "spoken.title");
  const lead = t(lang, of.isNote ? "spoken.note.lead" : "spoken.lead");
  return html`${
    of.head === "h1"
      ? html`<div class="pagehead">${backLink("/mijn-tafel", t(lang, "desk.title"))}<h1 id="gesproken">${title}</h1><p class="lead">${lead}</p></div>`
      : html`<div class="section__head flush"><h2 class="size-xl" id="gesproken">${title}</h2><p>${lead}</p></div>`
  }
    <form class="stack" method="post" action=${of.action} autocomplete="off" novalidate>
      ${problemList(lang, problems, names)}
      ${textField({ lang, name: "title", label: t(lang, "spoken.question"), hint: t(lang, "spoken.question.hint"), value: values.title, problems, maxlength: 160, rows: 2, oneLine: true, alsoDescribedBy: ["wie-leest"] })}
      ${textField({ lang, name: "text", label: t(lang, "spoken.text"), value: values.text, problems, maxlength: 10_000, rows: 3, optional: true })}
      <div class="two">
        ${selectField({ lang, name: "theme", label: t(lang, "spoken.theme"), value: values.theme, problems, none: t(lang, "spoken.theme.none"), options: of.themes.map(({ key, name }) => ({ value: key, words: name })) })}
        ${selectField({ lang, name: "wayBack", label: t(lang, "spoken.way-back"), value: values.wayBack, problems, options: waysBack.map((way) => ({ value: way, words: t(lang, `spoken.way-back.${way}`) })) })}
      </div>
      ${lineField({ lang, name: "memoryAid", label: t(lang, "spoken.memory-aid"), hint: t(lang, "spoken.memory-aid.hint"), value: values.memoryAid, problems, maxlength: 200, optional: true })}
      ${audienceLine({ id: "wie-leest", soft: true }, { lead: t(lang, "spoken.readers"), who: t(lang, "spoken.readers.who", { name: of.reader }) })}
      <div class="buttons">${button("plaatsen", t(lang, "spoken.place"), "primary")}${button("opschrijven", t(lang, of.isNote ? "spoken.keep.note" : "spoken.keep"), "secondary")}</div>
    </form>`;
};
