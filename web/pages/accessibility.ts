import { explained } from "../parts/explained.ts";
import { layout } from "../parts/layout.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

export type AccessibilityView = { readonly shell: ShellView };

const chapters = [
  "accessibility.built",
  "accessibility.checked",
  "accessibility.missing",
  "accessibility.help",
] as const;

/** GET /toegankelijkheid. */
export const accessibilityPage = ({ shell }: AccessibilityView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "accessibility.title"),
    indexed: true,
    main: explained(
      t(lang, "accessibility.title"),
      t(lang, "accessibility.lead"),
      chapters.map((key) => ({ title: t(lang, key), text: t(lang, `${key}.text`) })),
    ),
  });
};
