import { nothing } from "lit";
import { audienceChoice } from "../parts/audience-choice.ts";
import { audienceLine, audienceWords } from "../parts/audience-line.ts";
import { backLink, firstButton, submit } from "../parts/button.ts";
import { chipRow, choiceRows } from "../parts/choices.ts";
import { composer } from "../parts/composer.ts";
import { selectField, textField } from "../parts/fields.ts";
import { helper } from "../parts/half-door.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { outsideChoice } from "../parts/outside-choice.ts";
import { html } from "../parts/page-html.ts";
import { keptPersonalData, type PersonalDataView, personalDataWarnings } from "../parts/personal-data.ts";
import { type PhotosView, photoFields } from "../parts/photo-fields.ts";
import { placeFields } from "../parts/place-fields.ts";
import { problemList } from "../parts/problems.ts";
import { type QuestionPreviewView, questionPreview } from "../parts/question-preview.ts";
import { type FoundView, similarPlace } from "../parts/similar.ts";
import { stepsOf } from "../parts/steps.ts";
import { t } from "../texts/text.ts";
import type { FormView, OutsideView, ShellView, ThemeView } from "../views.ts";

/** The fields of the form, in their order. */
export const askFields = [
  "title",
  "text",
  "theme",
  "area",
  "street",
  "forOther",
  "audience",
  "outside",
  "newHandle",
  "naming",
  "keeper",
  "toldSensitive",
  "ringShown",
] as const;

export type AskView = FormView<(typeof askFields)[number]> & {
  readonly shell: ShellView;
  readonly themes: readonly ThemeView[];
  /** Members of the wijk, the asker included. */
  readonly memberCount: number;
  readonly outside: OutsideView;
  /** The wijken of the ring, by name; without any there is nothing to choose. */
  readonly ring: readonly string[];
  /** Parts of the wijk to choose from. */
  readonly areas: readonly string[];
  /** Questions like what is in the field already. */
  readonly similar: FoundView;
  /** The wijkwijzers to whom the asker can entrust it. */
  readonly keepers: readonly { readonly id: string; readonly name: string }[];
  readonly found: readonly PersonalDataView[];
  /** The question as others will see it, where that was asked for. */
  readonly preview: QuestionPreviewView | null;
  readonly photos: PhotosView;
  /** What the asker chose to leave in. */
  readonly kept: readonly string[];
  /** Something was taken out just now. */
  readonly removed: boolean;
};

const warnings = ({ shell: { lang }, found }: AskView, wanted: PersonalDataView["field"]) =>
  personalDataWarnings(
    lang,
    found.filter(({ field }) => field === wanted),
    { read: t(lang, "personal.read"), keep: t(lang, "personal.keep") },
  );

/** With a name, through a wijkwijzer, or closed; and what cannot be hidden. */
const namingChoice = (view: AskView) => {
  const { shell, values, problems, keepers } = view;
  const { lang, reader } = shell;
  const choice = (value: string, sign: string, hint: string, title: string) => ({ value, title, hint, icon: sign });
  const noDraft = { noDraft: true };
  return html`${choiceRows({
    lang,
    name: "naming",
    legend: t(lang, "ask.naming"),
    chosen: values.naming || "named",
    problems,
    choices: [
      choice(
        "named",
        "ik",
        t(lang, "ask.naming.named.hint", { name: reader?.name ?? "" }),
        t(lang, "ask.naming.named"),
      ),
      ...(keepers.length > 0
        ? [
            {
              ...choice("keeper", "zegel", t(lang, "ask.naming.keeper.hint"), t(lang, "ask.naming.keeper")),
              ...noDraft,
            },
          ]
        : []),
      { ...choice("sealed", "slot", t(lang, "ask.naming.sealed.hint"), t(lang, "ask.naming.sealed")), ...noDraft },
    ],
    after:
      keepers.length > 0
        ? html`<div class="above-3 only-with-keeper">${selectField({
            lang,
            name: "keeper",
            label: t(lang, "ask.keeper"),
            value: values.keeper ?? "",
            problems,
            none: t(lang, "ask.keeper.none"),
            options: keepers.map(({ id, name }) => ({ value: id, words: name })),
          })}</div>`
        : nothing,
  })}
  <section class="panel only-nameless" aria-labelledby="zonder-naam"><h2 id="zonder-naam">${t(lang, "ask.nameless.title")}</h2><ul class="stack-sm">
    <li>${t(lang, "ask.nameless.limits")}</li>
    <li>${t(lang, "ask.nameless.later")}</li>
    <li>${t(lang, "ask.nameless.street")}</li>
     <li>${t(lang, "ask.nameless.page")}</li>
    <li>${t(lang, "ask.nameless.unseal")}</li>
  </ul></section>`;
};

/** Which themes are sensitive, and what that does: said before one is chosen, and again under the choice. */
const themeChoice = ({ shell: { lang }, themes, values, problems }: AskView) => {
  const chosen = values.theme ?? "";
  const some = themes.some(({ sensitive }) => sensitive);
  // What was told stays told while the form comes back for something else, as long as it is about the same theme.
  const told =
    problems.some(({ reason }) => reason === "sensitive-for-everyone") ||
    (chosen !== "" && values.toldSensitive === chosen);
  return html`<div class="stack">${chipRow({ lang, name: "theme", legend: t(lang, "ask.theme"), hint: some ? t(lang, "ask.theme.hint") : undefined, chosen, problems, chips: themes })}
    ${some ? html`<div class="hintbox only-for-sensitive">${icon("slot")}<div><p>${t(lang, "ask.theme.sensitive")}</p><p>${t(lang, "ask.theme.sensitive.nameless")}</p></div></div>` : nothing}
    ${told ? html`<input type="hidden" name="toldSensitive" value=${chosen}>` : nothing}</div>`;
};

/** The part of the form in which each field stands. */
const stepOfField: Readonly<Record<string, string>> = {
  title: "vraag",
  text: "vraag",
  photos: "vraag",
  theme: "onderwerp",
  area: "onderwerp",
  street: "onderwerp",
};

/** Where something is to be done shows first; otherwise the beginning, or what was just asked for. */
const openStep = ({ problems, found, removed, preview, photos }: AskView): string => {
  const [first] = problems;
  if (first !== undefined) return stepOfField[first.field] ?? "lezers";
  if (found.length > 0 || removed || photos.problems.length > 0 || photos.look) return "vraag";
  return preview === null ? "vraag" : "plaatsen";
};

const previewPart = ({ shell: { lang }, preview }: AskView) =>
  html`<section class="field" aria-labelledby="voorbeeld"><h2 class="legend" id="voorbeeld">${t(lang, "ask.preview")}</h2>
    ${preview === null ? html`<p class="utrecht-form-field-description">${t(lang, "ask.preview.hint")}</p>` : questionPreview(lang, preview)}
    <div class="buttons"><button class="nl-button nl-button--secondary" type="submit" formaction="/vragen/voorbeeld#voorbeeld"><span class="nl-button__icon-start">${icon("oog")}</span><span class="nl-button__label">${t(lang, preview === null ? "ask.preview.go" : "ask.preview.again")}</span></button></div>
  </section>`;

/**
 * GET /vragen/nieuw, and again when something was wrong. Posts to /vragen, to /vragen/lijkt-op to look for others first, or to
 * /vragen/voorbeeld to see it as others will. On a phone it is asked in steps.
 */
export const askPage = (view: AskView) => {
  const { shell, values, problems } = view;
  const { lang, wijk } = shell;
  const audience =
    values.audience === "everyone" || (values.audience === "kring" && view.ring.length > 0) ? values.audience : "wijk";
  const words = {
    kring: audienceWords(lang, "kring", view.memberCount, wijk.name, { wijken: view.ring, home: null }),
    wijk: audienceWords(lang, "wijk", view.memberCount, wijk.name),
    everyone: audienceWords(lang, "everyone", view.memberCount, wijk.name),
  };
  const question = html`<div class="stack">
      ${textField({ lang, name: "title", label: t(lang, "ask.question"), hint: t(lang, "ask.question.hint"), value: values.title, problems, maxlength: 160, rows: 2, big: true, oneLine: true, alsoDescribedBy: ["wie-leest"] })}
      ${warnings(view, "title")}
      ${similarPlace(lang, view.similar)}
      ${textField({ lang, name: "text", label: t(lang, "ask.text"), hint: `${t(lang, "ask.text.hint")} ${t(lang, "ask.markup")}`, value: values.text, problems, maxlength: 10_000, rows: 5, optional: true })}
      ${warnings(view, "text")}
      ${photoFields(lang, view.photos, { hint: view.ring.length > 0 ? t(lang, "photos.ring") : undefined, problems })}
      <div class="in-first-step">${audienceLine({ id: "wie-leest-nu" }, words[audience])}</div>
    </div>`;
  const subject = html`${themeChoice(view)}
    ${placeFields({ lang, areas: view.areas, values, problems })}
    <label class="checkline"><input class="utrecht-checkbox" type="checkbox" name="forOther" value="ja" ?checked=${values.forOther === "ja"}><span>${t(lang, "ask.for-other")}<small>${t(lang, "ask.for-other.hint")}</small></span></label>`;
  const readers = html`${audienceChoice({
    lang,
    wijk: wijk.name,
    memberCount: view.memberCount,
    legend: t(lang, "ask.audience"),
    everyoneHint: t(lang, "ask.audience.everyone.hint"),
    chosen: audience,
    ring: view.ring,
    words,
    problems,
  })}
    ${view.ring.length > 0 ? html`<input type="hidden" name="ringShown" value=${view.ring.join(", ")}>` : nothing}
    ${namingChoice(view)}
    <div class="only-for-everyone only-named">${outsideChoice({ lang, wijk: wijk.name, outside: view.outside, values, problems, audienceOpen: true })}</div>`;
  const placing = html`${previewPart(view)}
    <div class="stack">
      ${audienceLine({ id: "wie-leest" }, words[audience])}
      <div class="buttons">${submit(t(lang, "ask.go"))}</div>
      <p class="small soft">${t(lang, "ask.later")}</p>
    </div>`;
  return layout(shell, {
    title: t(lang, "ask.title"),
    main: composer(
      lang,
      "vraag",
      html`<form class="form" method="post" action="/vragen" enctype="multipart/form-data" novalidate>
      <div class="pagehead">${backLink("/vragen", t(lang, "question.all"))}<h1>${t(lang, "ask.title")}</h1><p class="lead">${t(lang, "ask.lead")}</p></div>
      ${problemList(lang, [...problems, ...view.photos.problems], [...askFields, "photos"])}
      ${view.removed ? html`<p class="hintbox" role="status">${t(lang, "personal.removed")}</p>` : nothing}
      ${firstButton(t(lang, "ask.preview.go"), "/vragen/voorbeeld#voorbeeld")}
      ${keptPersonalData(view.kept)}
      ${stepsOf(lang, openStep(view), [
        { key: "vraag", content: question },
        { key: "onderwerp", content: subject },
        { key: "lezers", content: readers },
        { key: "plaatsen", content: placing },
      ])}
    </form>`,
    ),
    aside: helper(shell, "twijfel", t(lang, "door.title"), t(lang, "door.text")),
  });
};
