import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { AudienceView, FormView, OutsideView, RingView, ShellView } from "../views.ts";
import { audienceLine, audienceWords } from "./audience-line.ts";
import { firstButton, submit } from "./button.ts";
import { composer } from "./composer.ts";
import { textField } from "./fields.ts";
import { icon } from "./icon.ts";
import { outsideChoice } from "./outside-choice.ts";
import { html } from "./page-html.ts";
import { keptPersonalData, type PersonalDataView, personalDataWarnings } from "./personal-data.ts";
import { type PhotosView, photoFields } from "./photo-fields.ts";
import { problemList } from "./problems.ts";

export type AnswerFormView = FormView<"text" | "outside"> & {
  /** How the writer appears outside; `null` when the question stays in the wijk. */
  readonly outside: OutsideView | null;
  /** For whoever asked this without a name: as whom they speak here, and where their own page is. */
  readonly nameless?: { readonly name: string; readonly page: string } | undefined;
  /** What somebody may not want everybody to read: told once, and then it may stay. */
  readonly personal?: PersonalInAnswer | undefined;
  /** `null` where no photo can stand with an answer. */
  readonly photos: PhotosView | null;
};

export type PersonalInAnswer = {
  readonly found: readonly PersonalDataView[];
  readonly kept: readonly string[];
  /** Something was taken out just now. */
  readonly removed: boolean;
};

type Question = {
  readonly shell: ShellView;
  readonly id: string;
  readonly mine: boolean;
  readonly audience: AudienceView;
  readonly memberCount: number;
  readonly home: { readonly name: string } | null;
  /** The ring that reads it, where it is for the ring. */
  readonly ring?: RingView | null;
  /** Where it stands, when that is not under a question. */
  readonly under?: "mededelingen";
};

const outsidePart = ({ shell: { lang, wijk } }: Question, { outside, values, problems }: AnswerFormView) => {
  if (!outside) return nothing;
  if (outside.handle) return outsideChoice({ lang, wijk: wijk.name, outside, values, problems, audienceOpen: false });
  return html`<p class="small soft">${t(lang, "question.answer.as", { name: outside.standIn })} <a class="nl-link" href="/ik#buiten">${t(lang, "question.answer.own-handle")}</a></p>`;
};

/** The asker without a name speaks here under the pseudonym and no other way. No draft of it stays on the device. */
const namelessForm = (
  question: Question,
  form: AnswerFormView,
  as: { readonly name: string; readonly page: string },
) => {
  const { shell, id, audience, memberCount, ring = null } = question;
  const { lang, wijk } = shell;
  const { personal } = form;
  return html`<form class="form form--answer above-6" id="antwoorden-formulier" method="post" action="/vragen/${id}/antwoorden" autocomplete="off" novalidate>
    ${problemList(lang, form.problems, ["text"])}
    ${personal ? firstButton(t(lang, "own.say.go")) : nothing}
    <div class="hintbox" id="antwoord-als">${icon("zegel")}<div><p><b>${t(lang, "question.nameless.speak", { name: as.name })}</b></p><p>${t(lang, "question.nameless.speak.hint")}</p><p><a class="nl-link" href=${as.page}>${t(lang, "question.nameless.page")}</a></p></div></div>
    ${textField({ lang, name: "text", label: t(lang, "own.say"), value: form.values.text, problems: form.problems, maxlength: 10_000, rows: 4, big: true, alsoDescribedBy: ["antwoord-als", "antwoord-wie"] })}
    ${personal ? personalPart(lang, personal) : nothing}
    ${audienceLine({ id: "antwoord-wie", soft: true }, audienceWords(lang, audience, memberCount, wijk.name, ring))}
    <div class="buttons">${submit(t(lang, "own.say.go"))}</div>
  </form>`;
};

/** Under the field: what was found in it. Who sends it once more lets it stand. */
const personalPart = (lang: ShellView["lang"], personal: PersonalInAnswer) =>
  html`${personal.removed ? html`<p class="hintbox" role="status">${t(lang, "personal.answer.removed")}</p>` : nothing}
    ${personalDataWarnings(lang, personal.found, { read: t(lang, "personal.answer.read") })}
    ${personal.found.length > 0 ? html`<p>${t(lang, "personal.answer.keep")}</p>` : nothing}
    ${keptPersonalData([...personal.kept, ...personal.found.map(({ text }) => text)])}`;

const labelOf = ({ shell: { lang }, mine, under }: Question): string => {
  if (under === "mededelingen") return t(lang, "announcement.answer");
  return t(lang, mine ? "question.answer.asker" : "question.answer");
};

/** The form below a thread. Posts to /vragen/:id/antwoorden, or to /mededelingen/:id/antwoorden. */
export const answerForm = (question: Question, form: AnswerFormView) => {
  const { shell, id, mine, audience, memberCount, home, ring = null, under = "vragen" } = question;
  const { lang, wijk } = shell;
  const { personal } = form;
  if (form.nameless) return namelessForm(question, form, form.nameless);
  return composer(
    lang,
    `antwoord-${id}`,
    html`<form class="form form--answer above-6" id="antwoorden-formulier" method="post" action="/${under}/${id}/antwoorden" enctype="multipart/form-data" novalidate>
    ${problemList(lang, [...form.problems, ...(form.photos?.problems ?? [])], ["text", "outside", "photos"])}
    ${firstButton(t(lang, "question.answer.go"))}
    ${textField({ lang, name: "text", label: labelOf(question), hint: mine || under === "mededelingen" ? undefined : t(lang, "question.answer.hint"), value: form.values.text, problems: form.problems, maxlength: 10_000, rows: 4, big: true, alsoDescribedBy: ["antwoord-wie"] })}
    ${personal ? personalPart(lang, personal) : nothing}
    ${form.photos ? photoFields(lang, form.photos, { problems: form.problems }) : nothing}
    ${audienceLine({ id: "antwoord-wie", soft: true, more: home ? t(lang, audience === "kring" ? "question.from.answer.kring" : "question.from.answer", { wijk: home.name }) : undefined }, audienceWords(lang, audience, memberCount, wijk.name, ring))}
    ${outsidePart(question, form)}
    <div class="buttons">${submit(t(lang, "question.answer.go"))}</div>
  </form>`,
  );
};
