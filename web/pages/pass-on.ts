import { backLink, submit } from "../parts/button.ts";
import { choiceRows } from "../parts/choices.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { listInWords } from "../texts/lists.ts";
import { t } from "../texts/text.ts";
import type { ProblemView, ShellView } from "../views.ts";

export type PassOnView = {
  readonly shell: ShellView;
  readonly id: string;
  readonly title: string;
  /** The other wijkwijzers; those who know the theme first. `themes` are names. */
  readonly others: readonly { readonly id: string; readonly name: string; readonly themes: readonly string[] }[];
  readonly chosen: string;
  readonly problems: readonly ProblemView[];
};

/** GET /mijn-tafel/vragen/:id/doorgeven: to whom. Posts to the same address. */
export const passOnPage = ({ shell, id, title, others, chosen, problems }: PassOnView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "pass.title"),
    main: html`<div class="pagehead">${backLink("/mijn-tafel", t(lang, "desk.title"))}<h1>${t(lang, "pass.title")}</h1><p class="lead" dir="auto">${title}</p></div>
      ${
        others.length === 0
          ? html`<p>${t(lang, "pass.none")}</p>`
          : html`<form class="form" method="post" action="/mijn-tafel/vragen/${id}/doorgeven" novalidate>
        ${problemList(lang, problems, ["to"])}
        ${choiceRows({
          lang,
          name: "to",
          legend: t(lang, "pass.lead"),
          chosen,
          problems,
          choices: others.map((other) => ({
            value: other.id,
            title: other.name,
            hint: t(lang, "pass.themes", { themes: listInWords(lang, other.themes) }),
            icon: "ik",
          })),
        })}
        <div class="buttons">${submit(t(lang, "pass.go"))}</div>
      </form>`
      }`,
  });
};
