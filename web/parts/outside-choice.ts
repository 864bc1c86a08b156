import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { OutsideView, ProblemView } from "../views.ts";
import { type Choice, choiceRows } from "./choices.ts";
import { lineField } from "./fields.ts";
import { html } from "./page-html.ts";

const handleChoice = (lang: Language, outside: OutsideView): Choice => ({
  value: "handle",
  title: t(lang, "outside.handle"),
  hint: outside.handle ? t(lang, "outside.handle.hint", { handle: outside.handle }) : t(lang, "outside.handle.new"),
  icon: "ik",
});

/** The choice how the writer appears outside the wijk: as someone, or with an own handle (new or known). */
export const outsideChoice = (of: {
  readonly lang: Language;
  readonly wijk: string;
  readonly outside: OutsideView;
  readonly values: { readonly outside?: string | undefined; readonly newHandle?: string | undefined };
  readonly problems: readonly ProblemView[];
  /** True while the audience can still be the wijk alone. */
  readonly audienceOpen: boolean;
}) => {
  const { lang, outside } = of;
  return choiceRows({
    lang,
    name: "outside",
    legend: t(lang, "outside.legend"),
    hint: `${t(lang, of.audienceOpen ? "outside.hint.wijk" : "outside.hint")}${outside.handle && outside.movedTo ? ` ${t(lang, "outside.moved", { handle: outside.handle, now: outside.movedTo })}` : ""}`,
    chosen: of.values.outside === "handle" && !outside.movedTo ? "handle" : "standin",
    problems: of.problems,
    choices: [
      {
        value: "standin",
        title: t(lang, "outside.stand-in", { wijk: of.wijk }),
        hint: t(lang, "outside.stand-in.hint", { name: outside.standIn }),
        icon: "huis",
      },
      ...(outside.movedTo ? [] : [handleChoice(lang, outside)]),
    ],
    after: outside.handle
      ? nothing
      : html`<div class="above-3 only-with-handle">${lineField({
          lang,
          name: "newHandle",
          label: t(lang, "outside.new-handle"),
          hint: t(lang, "outside.new-handle.hint", { host: outside.host }),
          value: of.values.newHandle,
          problems: of.problems,
          maxlength: 30,
          optional: true,
          direction: "ltr",
        })}</div>`,
  });
};
