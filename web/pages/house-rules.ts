import { explained } from "../parts/explained.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

export type HouseRulesView = { readonly shell: ShellView };

const rules = ["rules.1", "rules.2", "rules.3", "rules.4", "rules.moderation", "rules.decision"] as const;

/** GET /huisregels. */
export const houseRulesPage = ({ shell }: HouseRulesView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "rules.title"),
    indexed: true,
    main: explained(
      t(lang, "rules.title"),
      t(lang, "rules.lead"),
      rules.map((key) => ({ title: t(lang, key), text: t(lang, `${key}.text`) })),
      html`<p class="with-icon">${icon("let")}<b>${t(lang, "rules.danger")}</b></p>`,
    ),
  });
};
