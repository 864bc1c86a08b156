import { linkButton } from "../parts/button.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

const statuses = [400, 401, 403, 404, 409, 413, 422, 429, 500, 503] as const;
type Status = (typeof statuses)[number];

export type ProblemPageView = {
  readonly shell: ShellView;
  /** HTTP status. One without words of its own is shown as 400 (below 500) or 500. */
  readonly status: number;
  /** For 429: when it can be tried again. */
  readonly retryAfterSeconds?: number | undefined;
  /** It answers a form, whose words were not taken in. */
  readonly afterForm?: boolean;
  /** False while the wijk is not set up: no menu. */
  readonly menu?: boolean;
};

const known = (status: number): Status => statuses.find((one) => one === status) ?? (status >= 500 ? 500 : 400);

/** A page for what went wrong: what happened and what you can do. */
export const problemPage = ({ shell, status, retryAfterSeconds, afterForm = false, menu = true }: ProblemPageView) => {
  const { lang, reader } = shell;
  const key = known(status);
  const advice =
    key === 429 && retryAfterSeconds
      ? t(lang, "problem.429.do.minutes", { count: Math.max(1, Math.ceil(retryAfterSeconds / 60)) })
      : t(lang, `problem.${key}.do`);
  const signIn = !reader && (key === 401 || key === 404);
  return layout(shell, {
    title: t(lang, `problem.${key}.title`),
    menu,
    main: html`<div class="form" ?data-not-taken=${afterForm}>
      <div class="pagehead"><h1>${t(lang, `problem.${key}.title`)}</h1><p class="lead">${t(lang, `problem.${key}.what`)}</p></div>
      <p class="with-icon">${icon("geef")}<span>${advice}</span></p>
      <div class="buttons">${signIn ? linkButton("/inloggen", t(lang, "problem.sign-in"), "primary") : ""}${linkButton("/", t(lang, "problem.start"))}</div>
    </div>`,
  });
};
