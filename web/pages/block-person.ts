import { confirm } from "../parts/confirm.ts";
import { layout } from "../parts/layout.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

export type BlockPersonView = {
  readonly shell: ShellView;
  /** Where the reader comes from: a conversation, or somebody's own page. */
  readonly back: string;
  readonly name: string | null;
};

/** GET /gesprekken/:id/blokkeren and /buren/:id/blokkeren: asks once more. Posts to the same address. */
export const blockPersonPage = ({ shell, back, name }: BlockPersonView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "block.title"),
    main: confirm({
      lang,
      title: t(lang, "block.title"),
      about: name ?? t(lang, "conversation.gone"),
      consequences: [
        t(lang, "block.what"),
        t(lang, "block.list"),
        t(lang, "block.silent"),
        t(lang, "block.back"),
        t(lang, "block.report"),
      ],
      action: `${back}/blokkeren`,
      go: t(lang, "block.go"),
      back,
    }),
  });
};
