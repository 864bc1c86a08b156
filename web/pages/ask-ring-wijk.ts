import { nothing } from "lit";
import { backLink, submit, submitAs } from "../parts/button.ts";
import { choiceRows } from "../parts/choices.ts";
import { textField } from "../parts/fields.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList, problemOf } from "../parts/problems.ts";
import type { Rule } from "../parts/rule-field.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

export type AskRingWijkView = FormView<"wijk" | "also"> & {
  readonly shell: ShellView;
  /** Where the form goes: the address of the page itself. */
  readonly page: string;
  readonly back: string;
  /** Exactly what would go. */
  readonly copy: {
    readonly kind: "suspended" | "hidden" | "refused" | "introduction" | "removed";
    readonly rule: Rule;
    readonly reason: string;
    readonly text: string;
    readonly words: string;
  };
  /** The same as one text, which comes back with the yes. */
  readonly seen: string;
  readonly wijken: readonly { readonly id: string; readonly name: string; readonly host: string }[];
};

const part = (heading: string, words: string) =>
  words === "" ? nothing : html`<h3 class="size-md">${heading}</h3><p class="letter" dir="auto">${words}</p>`;

/** GET /besluit/:key/buurwijk: what a neighbouring wijk would read of an appeal, and the yes to it. Posts to the same address. */
export const askRingWijkPage = (view: AskRingWijkView) => {
  const { shell, page, back, copy, wijken, values, problems } = view;
  const { lang } = shell;
  const noYes = problemOf(lang, problems, "agreed");
  return layout(shell, {
    title: t(lang, "ask-ring.title"),
    main: html`<div class="form">
      <div class="pagehead">${backLink(back, t(lang, `decision.${copy.kind}.title`))}<h1>${t(lang, "ask-ring.title")}</h1><p class="lead">${t(lang, "ask-ring.lead")}</p></div>
      <form class="form" method="post" action=${page} novalidate>
        <input type="hidden" name="seen" value=${view.seen}>
        ${problemList(lang, problems, ["wijk", "also", "agreed", "seen"])}
        <section class="panel stack-sm" aria-labelledby="gaat"><h2 class="size-lg" id="gaat">${t(lang, "ask-ring.goes")}</h2>
          <p class="soft">${t(lang, "ask-ring.goes.how")}</p>
          <h3 class="size-md">${t(lang, "ask-ring.decided")}</h3><p>${t(lang, `ask-ring.kind.${copy.kind}`)} <b>${t(lang, `rule.${copy.rule}`)}.</b></p>
          ${part(t(lang, "ask-ring.text"), copy.text)}
          ${part(t(lang, "ask-ring.reason"), copy.reason)}
          ${part(t(lang, "ask-ring.words"), copy.words)}</section>
        ${textField({ lang, name: "also", label: t(lang, "ask-ring.also"), hint: t(lang, "ask-ring.also.hint"), value: values.also, problems, maxlength: 1000, rows: 3, optional: true })}
        <div class="buttons">${submitAs("step", "look", t(lang, "ask-ring.look"))}</div>
        ${choiceRows({
          lang,
          name: "wijk",
          legend: t(lang, "ask-ring.wijk"),
          chosen: values.wijk ?? "",
          problems,
          choices: wijken.map(({ id, name, host }) => ({ value: id, icon: "kring", title: name, hint: host })),
        })}
        <label class="checkline"><input class="utrecht-checkbox" type="checkbox" id="veld-agreed" name="agreed" value="yes" aria-invalid=${noYes ? "true" : nothing}><span>${t(lang, "ask-ring.yes")}<small>${t(lang, "ask-ring.yes.hint")}</small></span></label>
        <div class="buttons">${submit(t(lang, "ask-ring.go"))}</div>
      </form>
    </div>`,
  });
};
