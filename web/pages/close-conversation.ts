import { confirm } from "../parts/confirm.ts";
import { layout } from "../parts/layout.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

export type CloseConversationView = {
  readonly shell: ShellView;
  /** The conversation. */
  readonly back: string;
  readonly name: string | null;
};

/** GET /gesprekken/:id/sluiten: asks once more. Posts to the same address. */
export const closeConversationPage = ({ shell, back, name }: CloseConversationView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "close-conversation.title"),
    main: confirm({
      lang,
      title: t(lang, "close-conversation.title"),
      about: t(lang, "conversation.title", { name: name ?? t(lang, "conversation.gone") }),
      consequences: [t(lang, "close-conversation.what"), t(lang, "close-conversation.kept")],
      action: `${back}/sluiten`,
      go: t(lang, "close-conversation.go"),
      back,
    }),
  });
};
