import { confirm } from "../parts/confirm.ts";
import { layout } from "../parts/layout.ts";
import { t } from "../texts/text.ts";
import { activityInWords } from "../texts/work-in-words.ts";
import type { MomentView, ShellView } from "../views.ts";

export type DiscardActivityView = {
  readonly shell: ShellView;
  readonly id: string;
  readonly type: string;
  readonly host: string;
  readonly when: MomentView;
};

/** GET /beheer/bezorging/binnen/:id/weggooien: asks once more. Posts to the same address. */
export const discardActivityPage = ({ shell, id, type, host, when }: DiscardActivityView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "discard.title"),
    main: confirm({
      lang,
      title: t(lang, "discard.title"),
      about: t(lang, "discard.about", { what: activityInWords(lang, type), host, date: when.words }),
      consequences: [t(lang, "discard.what"), t(lang, "discard.final")],
      action: `/beheer/bezorging/binnen/${id}/weggooien`,
      go: t(lang, "discard.go"),
      back: "/beheer/bezorging",
    }),
  });
};
