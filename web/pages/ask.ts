import { nothing } from "lit";
import { audienceLine, audienceWords } from "../parts/audience-line.ts";
import { backLink, submit } from "../parts/button.ts";
import { chipRow, choiceRows } from "../parts/choices.ts";
import { composer } from "../parts/composer.ts";
import { textField } from "../parts/fields.ts";
import { helper } from "../parts/half-door.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { outsideChoice } from "../parts/outside-choice.ts";
import { html } from "../parts/page-html.ts";
import { placeFields } from "../parts/place-fields.ts";
import { problemList } from "../parts/problems.ts";
import { type FoundView, similarPlace } from "../parts/similar.ts";
import { t } from "../texts/text.ts";
import type { FormView, OutsideView, ShellView, ThemeView } from "../views.ts";

export type AskView = FormView<
  "title" | "text" | "theme" | "area" | "street" | "audience" | "outside" | "newHandle" | "toldSensitive"
> & {
  readonly shell: ShellView;
  readonly themes: readonly ThemeView[];
  /** Members of the wijk, the asker included. */
  readonly memberCount: number;
  readonly outside: OutsideView;
  /** Parts of the wijk to choose from. */
  readonly areas: readonly string[];
  /** Questions like what is in the field already. */
  readonly similar: FoundView;
};

const names = ["title", "text", "theme", "area", "street", "audience", "outside", "newHandle"];

/** Which themes are sensitive, and what that does: said before one is chosen, and again under the choice. */
const themeChoice = ({ shell: { lang }, themes, values, problems }: AskView) => {
  const chosen = values.theme ?? "";
  const some = themes.some(({ sensitive }) => sensitive);
  const told = problems.some(({ reason }) => reason === "sensitive-for-everyone");
  return html`<div class="stack">${chipRow({ lang, name: "theme", legend: t(lang, "ask.theme"), hint: some ? t(lang, "ask.theme.hint") : undefined, chosen, problems, chips: themes })}
    ${some ? html`<div class="hintbox only-for-sensitive">${icon("slot")}<p>${t(lang, "ask.theme.sensitive")}</p></div>` : nothing}
    ${told ? html`<input type="hidden" name="toldSensitive" value=${chosen}>` : nothing}</div>`;
};

/** GET /vragen/nieuw, and again when something was wrong. Posts to /vragen, or to /vragen/lijkt-op to look first. */
export const askPage = (view: AskView) => {
  const { shell, values, problems } = view;
  const { lang, wijk } = shell;
  const audience = values.audience === "everyone" ? "everyone" : "wijk";
  const words = {
    wijk: audienceWords(lang, "wijk", view.memberCount, wijk.name),
    everyone: audienceWords(lang, "everyone", view.memberCount, wijk.name),
  };
  return layout(shell, {
    title: t(lang, "ask.title"),
    main: composer(
      lang,
      "vraag",
      html`<form class="form" method="post" action="/vragen" novalidate>
      <div class="pagehead">${backLink("/vragen", t(lang, "question.all"))}<h1>${t(lang, "ask.title")}</h1><p class="lead">${t(lang, "ask.lead")}</p></div>
      ${problemList(lang, problems, names)}
      <div class="stack">
        ${textField({ lang, name: "title", label: t(lang, "ask.question"), hint: t(lang, "ask.question.hint"), value: values.title, problems, maxlength: 160, rows: 2, big: true, oneLine: true, alsoDescribedBy: ["wie-leest"] })}
        ${similarPlace(lang, view.similar)}
        ${textField({ lang, name: "text", label: t(lang, "ask.text"), hint: t(lang, "ask.text.hint"), value: values.text, problems, maxlength: 10_000, rows: 5, optional: true })}
      </div>
      ${themeChoice(view)}
      ${placeFields({ lang, areas: view.areas, values, problems })}
      ${choiceRows({
        lang,
        name: "audience",
        legend: t(lang, "ask.audience"),
        chosen: audience,
        problems,
        choices: [
          {
            value: "wijk",
            title: t(lang, "ask.audience.wijk"),
            hint: t(lang, "ask.audience.wijk.hint", { count: view.memberCount, wijk: wijk.name }),
            icon: "huis",
            audience: words.wijk,
          },
          {
            value: "everyone",
            title: t(lang, "ask.audience.everyone"),
            hint: t(lang, "ask.audience.everyone.hint"),
            icon: "elders",
            audience: words.everyone,
          },
        ],
      })}
      <div class="only-for-everyone">${outsideChoice({ lang, wijk: wijk.name, outside: view.outside, values, problems, audienceOpen: true })}</div>
      <div class="stack">
        ${audienceLine({ id: "wie-leest" }, words[audience])}
        <div class="buttons">${submit(t(lang, "ask.go"))}</div>
        <p class="small soft">${t(lang, "ask.later")}</p>
      </div>
    </form>`,
    ),
    aside: helper("twijfel", t(lang, "door.title"), t(lang, "door.text")),
  });
};
