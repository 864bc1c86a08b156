import { nothing } from "lit";
import { adminHead } from "../parts/admin-head.ts";
import { submit } from "../parts/button.ts";
import { doorChoice } from "../parts/door-choice.ts";
import { fileField, lineField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { FormView, ShellView } from "../views.ts";

type Group =
  | "button-default"
  | "button-primary"
  | "button-secondary"
  | "button-subtle"
  | "link"
  | "skip-link"
  | "field"
  | "label"
  | "description"
  | "error"
  | "header"
  | "shape";

/** What was made of a gemeente's tokens: what is used, and what is not and why. */
export type TokensView = {
  readonly used: readonly Group[];
  readonly leftOut: readonly {
    readonly group: Group;
    readonly why: "contrast" | "missing";
    readonly ratio?: number;
    readonly needed?: number;
  }[];
};

export type AdminLookView = FormView<"door" | "site" | "themeClass"> & {
  readonly shell: ShellView;
  /** `null` when the gemeente has none of its own. */
  readonly tokens: TokensView | null;
};

const number = (lang: Language, value: number): string => new Intl.NumberFormat(lang).format(value);

const leftOutInWords = (lang: Language, { group, why, ratio = 1, needed = 1 }: TokensView["leftOut"][number]) => {
  const name = t(lang, `look.group.${group}`);
  return why === "missing"
    ? t(lang, "look.left-out.missing", { name })
    : t(lang, "look.left-out.contrast", { name, ratio: number(lang, ratio), needed: number(lang, needed) });
};

const tokensRead = (lang: Language, { used, leftOut }: TokensView) => html`<div class="stack">
  ${
    used.length === 0
      ? html`<p class="warnbox">${icon("let")}<span>${t(lang, "look.used.none")}</span></p>`
      : html`<div class="hintbox">${icon("check")}<div><p class="heavy">${t(lang, "look.used")}</p><ul>${used.map((group) => html`<li>${t(lang, `look.group.${group}`)}</li>`)}</ul></div></div>`
  }
  ${
    leftOut.length === 0
      ? nothing
      : html`<div class="warnbox">${icon("let")}<div><p class="heavy">${t(lang, "look.left-out")}</p><ul>${leftOut.map((each) => html`<li>${leftOutInWords(lang, each)}</li>`)}</ul></div></div>`
  }
</div>`;

/** GET /beheer/uiterlijk: how every page looks. Posts to the same address. */
export const adminLookPage = ({ shell, values, problems, tokens }: AdminLookView) => {
  const { lang } = shell;
  const isGemeente = shell.mode === "gemeente";
  const remove = (name: string, words: string) =>
    html`<label class="checkline"><input class="utrecht-checkbox" type="checkbox" name=${name} value="ja"><span>${words}</span></label>`;
  return layout(shell, {
    title: t(lang, "admin.look"),
    main: html`${adminHead(lang, t(lang, "admin.look"), t(lang, isGemeente ? "look.lead.gemeente" : "look.lead"))}
      <form class="form" method="post" action="/beheer/uiterlijk" enctype="multipart/form-data" novalidate>
        ${problemList(lang, problems, isGemeente ? ["logo", "site", "tokens", "themeClass"] : ["door", "logo"])}
        ${isGemeente ? nothing : doorChoice(lang, values.door ?? "", problems)}
        <div class="stack">
          ${fileField({ lang, name: "logo", label: t(lang, "look.logo"), hint: t(lang, "look.logo.hint"), problems, accept: "image/png,image/jpeg,image/webp,image/gif,image/avif" })}
          ${shell.house?.logo ? remove("withoutLogo", t(lang, "look.logo.remove")) : nothing}
        </div>
        ${
          isGemeente
            ? html`<div class="stack">
          ${lineField({ lang, name: "site", label: t(lang, "look.site"), hint: t(lang, "look.site.hint"), value: values.site, problems, maxlength: 300, direction: "ltr", optional: true })}
          <h2>${t(lang, "look.tokens.title")}</h2>
          <p>${t(lang, "look.tokens.about")}</p>
          ${tokens === null ? nothing : tokensRead(lang, tokens)}
          ${fileField({ lang, name: "tokens", label: t(lang, "look.tokens"), hint: t(lang, "look.tokens.hint"), problems, accept: ".css,.json,text/css,application/json" })}
          ${tokens === null ? nothing : remove("withoutTokens", t(lang, "look.tokens.remove"))}
          ${lineField({ lang, name: "themeClass", label: t(lang, "look.theme-class"), hint: t(lang, "look.theme-class.hint"), value: values.themeClass, problems, maxlength: 60, direction: "ltr", optional: true })}
        </div>`
            : nothing
        }
        <div class="buttons">${submit(t(lang, "wijk.go"))}</div>
      </form>`,
  });
};
