import { backLink, submit } from "../parts/button.ts";
import { choiceRows } from "../parts/choices.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { coloursSample, textSample } from "../parts/sample.ts";
import { stateLine } from "../parts/state.ts";
import { t } from "../texts/text.ts";
import { type AppearanceView, type Colours, colours, type ShellView, textSizes } from "../views.ts";

export type AppearancePageView = {
  readonly shell: ShellView;
  readonly chosen: AppearanceView;
  /** Path of the page that the reader came from; the start where that is not known. */
  readonly back: string;
};

const icons: Readonly<Record<Colours, string>> = {
  device: "scherm",
  light: "zon",
  dark: "maan",
  contrast: "contrast",
  "contrast-dark": "contrast",
};

/** GET /weergave: colours and the size of letters, each with a sample, and all together before it is kept. */
export const appearancePage = ({ shell, chosen, back }: AppearancePageView) => {
  const { lang, wijk } = shell;
  return layout(shell, {
    title: t(lang, "appearance.title"),
    menu: wijk.handle !== "",
    main: html`<div class="pagehead">${backLink(back, t(lang, back === "/" ? "appearance.back.start" : "appearance.back"))}<h1>${t(lang, "appearance.title")}</h1><p class="lead">${t(lang, "appearance.lead")}</p><p>${t(lang, "appearance.stays")}</p></div>
      <form class="form" method="post" action="/weergave">
        <input type="hidden" name="terug" value=${back}>
        <p class="hintbox only-forced">${icon("scherm")}<span>${t(lang, "appearance.forced")}</span></p>
        ${choiceRows({
          lang,
          name: "colours",
          legend: t(lang, "appearance.colours"),
          chosen: chosen.colours,
          problems: [],
          choices: colours.map((value) => ({
            value,
            title: t(lang, `appearance.colours.${value}`),
            hint: t(lang, `appearance.colours.${value}.hint`),
            icon: icons[value],
            sample: coloursSample(wijk.door, value, t(lang, "appearance.sample.title")),
          })),
        })}
        ${choiceRows({
          lang,
          name: "text",
          legend: t(lang, "appearance.text"),
          chosen: chosen.text,
          problems: [],
          choices: textSizes.map((value) => ({
            value,
            title: t(lang, `appearance.text.${value}`),
            hint: t(lang, `appearance.text.${value}.hint`),
            icon: "letters",
            sample: textSample(value, t(lang, "appearance.sample.title")),
          })),
        })}
        <section aria-labelledby="voorbeeld"><h2 id="voorbeeld">${t(lang, "appearance.sample")}</h2>
          <div class="sample sample--chosen wijksgewijs-theme" data-theme=${chosen.colours} data-door=${wijk.door} data-size=${chosen.text}>
            <p class="sample__title">${t(lang, "appearance.sample.title")}</p>
            <p>${t(lang, "appearance.sample.words")}</p>
            ${stateLine(lang, "answered")}
            <p><a class="nl-link" href="/toegankelijkheid">${t(lang, "appearance.sample.link")}</a></p>
          </div>
        </section>
        <div class="buttons">${submit(t(lang, "appearance.save"))}</div>
      </form>`,
  });
};
