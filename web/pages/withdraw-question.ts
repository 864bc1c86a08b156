import { confirm } from "../parts/confirm.ts";
import { layout } from "../parts/layout.ts";
import { t } from "../texts/text.ts";
import type { AudienceView, ShellView } from "../views.ts";

export type WithdrawQuestionView = {
  readonly shell: ShellView;
  readonly id: string;
  readonly title: string;
  readonly audience: AudienceView;
};

/** GET /vragen/:id/intrekken: asks once more. Posts to the same address. */
export const withdrawQuestionPage = ({ shell, id, title, audience }: WithdrawQuestionView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "withdraw.title"),
    main: confirm({
      lang,
      title: t(lang, "withdraw.title"),
      about: title,
      consequences: [
        t(lang, "withdraw.what"),
        ...(audience !== "wijk" ? [t(lang, "withdraw.outside")] : []),
        t(lang, "withdraw.final"),
      ],
      action: `/vragen/${id}/intrekken`,
      go: t(lang, "withdraw.go"),
      back: `/vragen/${id}`,
    }),
  });
};
