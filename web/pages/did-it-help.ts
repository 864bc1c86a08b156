import { linkButton, postButton } from "../parts/button.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

export type DidItHelpView = {
  readonly shell: ShellView;
  readonly answer: "yes" | "no";
  /** Where the button sends, and where the other answer is. */
  readonly action: string;
  readonly other: string;
  /** The letter was answered before. */
  readonly done: boolean;
};

/**
 * GET /hielp-het/:token/ja and /nee: one button, since software that looks into mail opens every link in it. Says nothing
 * of the question: whoever holds the letter knows, and whoever found the link has no business with it.
 */
export const didItHelpPage = ({ shell, answer, action, other, done }: DidItHelpView) => {
  const { lang } = shell;
  const words = done ? "done" : answer;
  const opposite = answer === "yes" ? "no" : "yes";
  return layout(shell, {
    title: t(lang, `did-it-help.${words}.title`),
    main: html`<div class="form">
      <div class="pagehead"><h1>${t(lang, `did-it-help.${words}.title`)}</h1><p class="lead">${t(lang, `did-it-help.${words}.lead`)}</p></div>
      ${
        done
          ? html`<div class="buttons">${linkButton("/", t(lang, "problem.start"))}</div>`
          : html`<div class="buttons">${postButton(action, t(lang, `did-it-help.${answer}.go`), "primary")}</div>
            <p>${t(lang, "did-it-help.other")} <a class="nl-link" href=${other}>${t(lang, `did-it-help.${opposite}.go`)}</a></p>`
      }
    </div>`,
  });
};
