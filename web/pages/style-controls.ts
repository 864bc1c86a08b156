import { audienceLine, audienceWords } from "../parts/audience-line.ts";
import { backLink, linkButton, submit } from "../parts/button.ts";
import { chipRow, choiceRows } from "../parts/choices.ts";
import { dateField, lineField, selectField, textField, timeField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { ProblemView, ShellView } from "../views.ts";
import { care, lending, typed } from "./style-samples.ts";
import { section } from "./style-threads.ts";

/** A form that leads to this page again, so that its buttons can be pressed. */
const form = (lang: ShellView["lang"], inside: unknown) =>
  html`<form class="form" method="get" action="/dev/stijl">${inside}<div class="buttons">${submit(t(lang, "style.buttons.primary"))}</div></form>`;

const kinds = ["primary", "secondary", "subtle"] as const;

const buttons = ({ lang }: ShellView) =>
  section(
    "knoppen",
    t(lang, "style.buttons"),
    form(
      lang,
      html`<div class="buttons"><button class="nl-button" type="submit"><span class="nl-button__label">${t(lang, "style.buttons.default")}</span></button>${kinds.map((kind) => submit(t(lang, `style.buttons.${kind}`), kind))}</div>
      <div class="buttons">${kinds.map((kind) => submit(t(lang, `style.buttons.${kind}`), kind, "check"))}</div>
      <div class="buttons">${linkButton("/dev/stijl", t(lang, "style.buttons.secondary"))}<button class="quiet quiet--button" type="submit">${t(lang, "style.buttons.quiet")}</button></div>
      <p>${backLink("/dev/stijl", t(lang, "form.back"))}</p>
      <p><a class="nl-link more" href="/dev/stijl">${t(lang, "board.all")} ${icon("geef")}</a></p>`,
    ),
  );

const wrong: readonly ProblemView[] = [
  { field: "wrong-line", reason: "name-missing" },
  { field: "wrong-text", reason: "handle-missing" },
  { field: "wrong-list", reason: "theme-missing" },
];

const fields = ({ lang }: ShellView) => {
  const field = { lang, label: t(lang, "ask.text"), hint: t(lang, "ask.text.hint"), problems: [] };
  const bad = { ...field, problems: wrong };
  return section(
    "velden",
    t(lang, "style.fields"),
    form(
      lang,
      html`${lineField({ ...field, name: "line", maxlength: 160, big: true })}
      ${lineField({ ...field, name: "filled", value: typed.title, maxlength: 160, optional: true })}
      ${textField({ ...field, name: "text", value: typed.text, maxlength: 4_000, rows: 3 })}
      ${selectField({ ...field, name: "list", options: [lending.name, care.name] })}
      <div class="when">${dateField({ ...field, name: "day", value: "2026-12-02" })}${timeField({ ...field, name: "time", value: "14:00" })}</div>
      <div class="field"><label class="utrecht-form-label" for="veld-readonly">${t(lang, "me.invite.fresh")}</label><input class="utrecht-textbox" id="veld-readonly" type="text" value=${typed.title} readonly></div>
      ${problemList(lang, wrong, ["wrong-line", "wrong-text", "wrong-list"])}
      ${lineField({ ...bad, name: "wrong-line", maxlength: 160 })}
      ${textField({ ...bad, name: "wrong-text", maxlength: 4_000, rows: 2 })}
      ${selectField({ ...bad, name: "wrong-list", options: [lending.name, care.name] })}
      ${audienceLine({ id: "wie-leest" }, audienceWords(lang, "wijk", 640, typed.title))}
      ${audienceLine({ id: "wie-leest-ook", soft: true }, audienceWords(lang, "everyone", 640, typed.title))}`,
    ),
  );
};

const choices = ({ lang }: ShellView) => {
  const choice = (value: "yes" | "no") => ({
    value,
    title: t(lang, `me.messages.ask.${value}`),
    hint: t(lang, `me.messages.ask.${value}.hint`),
    icon: value === "yes" ? "check" : "stop",
  });
  return section(
    "keuzes",
    t(lang, "style.choices"),
    form(
      lang,
      html`${choiceRows({ lang, name: "choice", legend: t(lang, "me.messages.ask"), hint: t(lang, "ask.text.hint"), chosen: "yes", problems: [], choices: [choice("yes"), choice("no")] })}
      ${chipRow({ lang, name: "chip", legend: t(lang, "ask.theme"), chosen: lending.key, problems: [], chips: [lending, care] })}
      <div>${(["wijkwijzer", "moderator"] as const).map((role) => html`<label class="checkline"><input class="utrecht-checkbox" type="checkbox" name="role" value=${role} ?checked=${role === "moderator"}><span>${t(lang, `role.${role}`)}<small>${t(lang, `role.${role}.hint`)}</small></span></label>`)}</div>
      <fieldset class="field"><legend>${t(lang, "polls.title")}</legend><div class="ballot">${[lending, care].map((one, index) => html`<label class="ballot__option"><input class="utrecht-radio-button" type="radio" name="ballot" value=${one.key} ?checked=${index === 0}><span>${one.name}</span></label>`)}</div></fieldset>`,
    ),
  );
};

/** Everything that is pressed, filled in or chosen. */
export const controlSections = (shell: ShellView) => html`${buttons(shell)}${fields(shell)}${choices(shell)}`;
