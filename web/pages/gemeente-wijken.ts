import { submit } from "../parts/button.ts";
import { lineField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { safeUrl } from "../parts/safe-url.ts";
import { peopleInWords } from "../parts/wijk-choice.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

export type GemeenteWijkenView = FormView<"name"> & {
  readonly shell: ShellView;
  readonly wijken: readonly {
    readonly name: string;
    readonly handle: string;
    readonly url: string | null;
    readonly people: number | null;
    readonly areas: readonly string[];
  }[];
  readonly areas: readonly { readonly id: string; readonly name: string; readonly count: number }[];
};

const wijkRow = ({ shell: { lang } }: GemeenteWijkenView, wijk: GemeenteWijkenView["wijken"][number]) => {
  const url = safeUrl(wijk.url);
  return html`<li><span class="tile">${icon("huis")}</span><div class="row__body">${url === null ? html`<span class="row__title" dir="auto">${wijk.name}</span>` : html`<a class="row__title" href=${url} rel="noopener" dir="auto">${wijk.name}</a>`}
    <p class="row__meta"><span class="wrap" dir="ltr">${wijk.handle}</span></p>
    <p class="row__meta"><span>${peopleInWords(lang, wijk.people)}</span>${wijk.areas.map((name) => html`<span dir="auto">${t(lang, "gemeente-write.area", { name })}</span>`)}</p></div></li>`;
};

/** GET /wijken of a gemeente: who follows it, and the areas. Posts a new area to /wijken/gebieden. */
export const gemeenteWijkenPage = (view: GemeenteWijkenView) => {
  const { shell, values, problems, wijken, areas } = view;
  const { lang, wijk } = shell;
  return layout(shell, {
    title: t(lang, "gemeente-wijken.title"),
    main: html`<div class="pagehead"><h1>${t(lang, "gemeente-wijken.title")}</h1><p class="lead">${t(lang, "gemeente-wijken.lead")}</p></div>
      <section class="stack" aria-labelledby="volgen"><h2 id="volgen">${t(lang, "gemeente-wijken.following")}</h2>
        ${wijken.length === 0 ? html`<p>${t(lang, "gemeente-wijken.none")}</p>` : html`<ul class="rows">${wijken.map((one) => wijkRow(view, one))}</ul>`}
        <p class="small soft">${t(lang, "gemeente-write.none.how", { handle: wijk.handle })}</p>
      </section>
      <section class="stack" aria-labelledby="gebieden"><h2 id="gebieden">${t(lang, "gemeente-wijken.areas")}</h2>
        ${areas.length === 0 ? html`<p class="soft">${t(lang, "gemeente-wijken.areas.none")}</p>` : html`<ul class="rows rows--bare">${areas.map(({ id, name, count }) => html`<li><div class="row__body"><a class="row__title" href="/wijken/gebieden/${id}" dir="auto">${name}</a><p class="row__meta">${t(lang, "gemeente-write.area.hint", { count })}</p></div></li>`)}</ul>`}
        <form class="stack" method="post" action="/wijken/gebieden" novalidate>
          <h3>${t(lang, "gemeente-wijken.area.new")}</h3>
          ${problemList(lang, problems, ["name"])}
          ${lineField({ lang, name: "name", label: t(lang, "gemeente-wijken.area.name"), hint: t(lang, "gemeente-wijken.area.name.hint"), value: values.name, problems, maxlength: 60 })}
          <div class="buttons">${submit(t(lang, "gemeente-wijken.area.add"))}</div>
        </form>
      </section>`,
  });
};
