import { nothing } from "lit";
import { askBox } from "../parts/ask-box.ts";
import { halfDoor, peopleAtTheDoor } from "../parts/half-door.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { stateLine } from "../parts/state.ts";
import { t } from "../texts/text.ts";
import { colours, doors, type ShellView, textSizes } from "../views.ts";
import { controlSections } from "./style-controls.ts";
import { icons, noLanguage } from "./style-samples.ts";
import { section, threadSections } from "./style-threads.ts";

export type StyleView = {
  /** As it is looked at: colours, letters and front door of choice. */
  readonly shell: ShellView;
};

/** Ways to look at this page, with what else was chosen for it. */
const look = ({ lang, wijk, appearance }: ShellView) => {
  const now = { kleuren: appearance?.colours ?? "device", letters: appearance?.text ?? "gewoon", deur: wijk.door };
  const line = (words: string, name: keyof typeof now, values: readonly (readonly [value: string, words: string])[]) =>
    html`<p><b>${words}:</b> ${values.map(
      ([value, said]) =>
        html`<a class="nl-link" href="/dev/stijl?${new URLSearchParams({ ...now, [name]: value }).toString()}" aria-current=${now[name] === value ? "true" : nothing}>${said}</a> `,
    )}</p>`;
  return html`<section class="stack-sm" aria-labelledby="anders"><h2 id="anders">${t(lang, "style.look")}</h2>
    <p>${t(lang, "style.look.lead")} <a class="nl-link" href="/weergave">${t(lang, "appearance.link")}</a></p>
    ${line(
      t(lang, "style.look.colours"),
      "kleuren",
      colours.map((value) => [value, t(lang, `appearance.colours.${value}`)]),
    )}
    ${line(
      t(lang, "style.look.text"),
      "letters",
      textSizes.map((value) => [value, t(lang, `appearance.text.${value}`)]),
    )}
    ${line(t(lang, "style.look.door"), "deur", [
      ...doors.map((door) => [door, t(lang, `door-colour.${door}`)] as const),
      ["gemeente", t(lang, "style.door.gemeente")],
    ])}
  </section>`;
};

const letters = ({ lang }: ShellView) =>
  section(
    "letters",
    t(lang, "style.letters"),
    html`<h3>${t(lang, "appearance.sample.title")}</h3>
    <p class="lead">${t(lang, "appearance.sample.words")}</p>
    <p>${t(lang, "appearance.sample.words")} <a class="nl-link" href="/dev/stijl">${t(lang, "appearance.sample.link")}</a></p>
    <p class="small soft">${t(lang, "appearance.sample.words")}</p>`,
  );

const states = ({ lang }: ShellView) =>
  section(
    "standen",
    t(lang, "style.states"),
    html`<ul class="bare stack-sm">${(["new", "looked-at", "answered", "closed"] as const).map((state) => html`<li>${stateLine(lang, state)}</li>`)}</ul>`,
  );

/** GET /dev/stijl: every part in every state, for who builds. */
export const stylePage = ({ shell }: StyleView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "style.title"),
    greeting: html`<h1>${t(lang, "style.title")}</h1><p>${t(lang, "style.lead")} ${t(lang, "style.only-here")}</p>`,
    ground: askBox(shell, 640),
    main: html`${look(shell)}
      ${letters(shell)}
      ${controlSections(shell)}
      ${states(shell)}
      ${threadSections(shell)}
      ${section("mensen", t(lang, "style.people"), html`<div class="buttons">${peopleAtTheDoor.map((who) => html`<div class="helper">${halfDoor(who)}</div>`)}</div>`)}
      ${section("tekens", t(lang, "style.icons"), html`<ul class="bare buttons">${icons.map((name) => html`<li class="with-icon" lang=${noLanguage}>${icon(name)}<span>${name}</span></li>`)}</ul>`)}`,
  });
};
