import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import { postButton, submit } from "./button.ts";
import { html } from "./page-html.ts";
import { ruleSelect } from "./rule-field.ts";

/** What this reader may do about a text that is not right. */
export type MayModerate = {
  readonly report?: boolean | undefined;
  readonly hide?: boolean | undefined;
  readonly show?: boolean | undefined;
  /** Its author is from elsewhere, and may be shut out. */
  readonly bar?: boolean | undefined;
};

/** What any neighbour may say about what stands at `href`, and what moderators may do with it. */
export const moderating = (
  lang: Language,
  kind: "question" | "poll" | "announcement" | "activity" | "offer",
  href: string,
  post: MayModerate & { readonly id: string },
) => {
  if (!(post.report || post.hide || post.show || post.bar)) return nothing;
  return html`<div class="answer__acts">
      ${post.report ? html`<a class="quiet nl-link" href="${href}/klopt-niet">${t(lang, "question.report")}</a>` : nothing}
      ${post.bar ? html`<a class="quiet nl-link" href="/moderatie/schrijver-van/${post.id}">${t(lang, "question.bar")}</a>` : nothing}
      ${post.show ? postButton(`${href}/tonen`, t(lang, `${kind}.show`)) : nothing}
      ${
        post.hide
          ? html`<details class="answer__hide"><summary><span>${t(lang, `${kind}.hide.open`)}</span></summary>
        <form class="field above-2" method="post" action="${href}/verbergen">${ruleSelect(lang)}<label class="utrecht-form-label" for="reden-vraag">${t(lang, `${kind}.hide.reason`)}</label><input class="utrecht-textbox" id="reden-vraag" name="reason" type="text" maxlength="200" dir="auto" autocomplete="off"><div class="buttons">${submit(t(lang, "question.hide"), "secondary")}</div></form>
      </details>`
          : nothing
      }
    </div>`;
};
