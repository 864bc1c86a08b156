import { moment } from "../parts/moment.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { MomentView } from "../views.ts";

export type FileSectionView = {
  readonly title: string;
  /** Each thing by what is known about it, in words. */
  readonly entries: readonly (readonly { readonly name: string; readonly words: string }[])[];
};

/**
 * GET /ik/gegevens/alles.html: all that is somebody's own, to keep and to read anywhere. One file that asks for nothing: no style,
 * script or picture from another place.
 */
export const myDataFilePage = (of: {
  readonly lang: Language;
  readonly wijk: string;
  readonly made: MomentView;
  readonly sections: readonly FileSectionView[];
}) => html`<!DOCTYPE html>
<html lang=${of.lang}>
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${t(of.lang, "data.file.title", { wijk: of.wijk })}</title>
</head>
<body>
  <main>
    <h1 dir="auto">${t(of.lang, "data.file.title", { wijk: of.wijk })}</h1>
    <p>${t(of.lang, "data.file.made")} ${moment(of.made)}</p>
    ${of.sections.map(
      ({ title, entries }) =>
        html`<section><h2>${title}</h2>${
          entries.length === 0
            ? html`<p>${t(of.lang, "data.file.none")}</p>`
            : html`<ol>${entries.map(
                (facts) =>
                  html`<li><dl>${facts.map(({ name, words }) => html`<dt>${name}</dt><dd dir="auto">${words}</dd>`)}</dl></li>`,
              )}</ol>`
        }</section>`,
    )}
  </main>
</body>
</html>
`;
