import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { type SpokenFormView, spokenForm } from "../parts/spoken-form.ts";
import { t } from "../texts/text.ts";
import type { ShellView, ThemeView } from "../views.ts";

/**
 * GET /mijn-tafel/gesproken/:id: a note of a wijkwijzer, to change, to ask in the wijk or to leave. Without `id` it is a new one
 * with which something was wrong, and posts to /mijn-tafel/gesproken.
 */
export const spokenQuestionPage = (
  view: SpokenFormView & {
    readonly shell: ShellView;
    readonly id: string | null;
    readonly themes: readonly ThemeView[];
  },
) => {
  const { shell, id, themes, values, problems } = view;
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, id === null ? "spoken.title" : "spoken.note.title"),
    main: html`<div class="form">${spokenForm({
      lang,
      reader: shell.reader?.name ?? "",
      action: id === null ? "/mijn-tafel/gesproken" : `/mijn-tafel/gesproken/${id}`,
      themes,
      values,
      problems,
      head: "h1",
      isNote: id !== null,
    })}</div>`,
  });
};
