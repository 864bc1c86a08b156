import { submit } from "../parts/button.ts";
import { choiceRows } from "../parts/choices.ts";
import { doorChoice } from "../parts/door-choice.ts";
import { lineField } from "../parts/fields.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

export type SetUpView = FormView<
  "code" | "mode" | "name" | "place" | "handle" | "door" | "administratorName" | "email"
> & {
  /** There is no wijk yet: hand in a name to show, such as the name of the software. */
  readonly shell: ShellView;
  /** Host of this server, shown behind the handle. */
  readonly host: string;
};

const names = ["code", "mode", "name", "place", "handle", "door", "administratorName", "email"] as const;

/** GET /inrichten: the first-run set-up of the wijk. Posts to /inrichten. */
export const setUpPage = (view: SetUpView) => {
  const { shell, values, problems } = view;
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "set-up.title"),
    menu: false,
    main: html`<form class="form" method="post" action="/inrichten" novalidate>
      <div class="pagehead"><h1>${t(lang, "set-up.title")}</h1><p class="lead">${t(lang, "set-up.lead")}</p></div>
      ${problemList(lang, problems, names)}
      ${lineField({ lang, name: "code", label: t(lang, "set-up.code"), hint: t(lang, "set-up.code.hint"), value: values.code, problems, maxlength: 60, direction: "ltr" })}
      ${choiceRows({
        lang,
        name: "mode",
        legend: t(lang, "set-up.mode"),
        chosen: values.mode || "wijk",
        problems,
        choices: [
          { value: "wijk", title: t(lang, "set-up.mode.wijk"), hint: t(lang, "set-up.mode.wijk.hint"), icon: "huis" },
          {
            value: "gemeente",
            title: t(lang, "set-up.mode.gemeente"),
            hint: t(lang, "set-up.mode.gemeente.hint"),
            icon: "stadhuis",
          },
        ],
      })}
      <div class="stack">
        ${lineField({ lang, name: "name", label: t(lang, "set-up.name"), hint: t(lang, "set-up.name.hint"), value: values.name, problems, maxlength: 60 })}
        ${lineField({ lang, name: "place", label: t(lang, "set-up.place"), hint: t(lang, "set-up.place.hint"), value: values.place, problems, maxlength: 60 })}
        ${lineField({ lang, name: "handle", label: t(lang, "set-up.handle"), hint: t(lang, "set-up.handle.hint", { host: view.host }), value: values.handle, problems, maxlength: 30, direction: "ltr" })}
      </div>
      ${doorChoice(lang, values.door ?? "standgroen", problems)}
      <fieldset class="field" aria-describedby="jij-hint"><legend>${t(lang, "set-up.you")}</legend>
        <p class="utrecht-form-field-description" id="jij-hint">${t(lang, "set-up.you.hint")}</p>
        <div class="stack above-2">
          ${lineField({ lang, name: "administratorName", label: t(lang, "set-up.administrator"), hint: t(lang, "set-up.administrator.hint"), value: values.administratorName, problems, maxlength: 60, autocomplete: "given-name" })}
          ${lineField({ lang, name: "email", label: t(lang, "set-up.email"), hint: t(lang, "set-up.email.hint"), value: values.email, problems, maxlength: 254, type: "email", autocomplete: "email", direction: "ltr" })}
        </div>
      </fieldset>
      <div class="buttons">${submit(t(lang, "set-up.go"))}</div>
    </form>`,
  });
};
