import { nothing } from "lit";
import { backLink } from "../parts/button.ts";
import { choiceRows } from "../parts/choices.ts";
import { selectField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { moment } from "../parts/moment.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { raw } from "../parts/raw.ts";
import { memoryAid } from "../parts/spoken-desk.ts";
import { type WayBackView, wayBackIcons } from "../parts/spoken-form.ts";
import { t } from "../texts/text.ts";
import type { MomentView, ProblemView, SaidView, ShellView } from "../views.ts";

export type BringBackView = SaidView & {
  readonly shell: ShellView;
  readonly id: string;
  readonly questionId: string;
  readonly title: string;
  /** How the wijkwijzer remembers who asked; empty when there is nothing. */
  readonly memoryAid: string;
  readonly wayBack: WayBackView;
  /** Sanitised, in full: they are read out, or copied by hand. */
  readonly answers: readonly (SaidView & {
    readonly id: string;
    readonly bodyHtml: string;
    readonly when: MomentView;
  })[];
  readonly problems: readonly ProblemView[];
};

const outcomes = [
  { value: "helped", icon: "check" },
  { value: "not-helped", icon: "vraag" },
  { value: "not-said", icon: "foon" },
] as const;

/** GET /mijn-tafel/gesproken/:id/terugbrengen: the answer, for whom it is, and how it went. Posts to the same address. */
export const bringBackPage = (view: BringBackView) => {
  const { shell, id, answers, problems } = view;
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "bring.title"),
    main: html`<div class="form">
      <div class="pagehead">${backLink("/mijn-tafel", t(lang, "desk.title"))}<h1>${t(lang, "bring.title")}</h1><p class="lead" dir="auto" lang=${view.language ?? nothing}>${view.title}</p></div>
      <div class="stack"><p class="with-icon">${icon(wayBackIcons[view.wayBack])}${t(lang, `spoken.you.${view.wayBack}`)}</p>${memoryAid(lang, view.memoryAid)}</div>
      <section class="stack" aria-labelledby="antwoorden"><h2 id="antwoorden">${t(lang, "bring.answers")}</h2>
        ${answers.length === 0 ? html`<p class="soft">${t(lang, "bring.answers.none")}</p>` : nothing}
        ${answers.map(
          (answer, index) =>
            html`<div class="panel">${answers.length > 1 ? html`<h3>${t(lang, "bring.which.one", { number: index + 1 })}</h3>` : nothing}<div class="written" dir="auto" lang=${answer.language ?? nothing}>${raw(answer.bodyHtml)}</div><p class="small soft">${moment(answer.when)}</p></div>`,
        )}
        <p><a class="nl-link more" href="/vragen/${view.questionId}">${t(lang, "bring.see")}</a></p>
      </section>
      <form class="form" method="post" action="/mijn-tafel/gesproken/${id}/terugbrengen" novalidate>
        ${problemList(lang, problems, ["hielp"])}
        ${choiceRows({
          lang,
          name: "hielp",
          legend: t(lang, "bring.did-it-help"),
          chosen: "not-said",
          problems,
          choices: outcomes.map(({ value, icon: image }) => ({
            value,
            title: t(lang, `bring.${value}`),
            hint: t(lang, `bring.${value}.hint`),
            icon: image,
          })),
        })}
        ${
          answers.length > 1
            ? selectField({
                lang,
                name: "antwoord",
                label: t(lang, "bring.which"),
                problems,
                none: t(lang, "bring.which.none"),
                options: answers.map((answer, index) => ({
                  value: answer.id,
                  words: t(lang, "bring.which.one", { number: index + 1 }),
                })),
              })
            : nothing
        }
        <div class="buttons"><button class="nl-button nl-button--primary" type="submit" name="doen" value="teruggebracht"><span class="nl-button__icon-start">${icon("check")}</span><span class="nl-button__label">${t(lang, "bring.go")}</span></button><button class="nl-button nl-button--secondary" type="submit" name="doen" value="niet-bereikt"><span class="nl-button__label">${t(lang, "bring.not-reached")}</span></button></div>
      </form>
    </div>`,
  });
};
