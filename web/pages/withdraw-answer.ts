import { confirm } from "../parts/confirm.ts";
import { layout } from "../parts/layout.ts";
import { t } from "../texts/text.ts";
import type { AudienceView, ShellView } from "../views.ts";

export type WithdrawAnswerView = {
  readonly shell: ShellView;
  readonly id: string;
  readonly questionTitle: string;
  readonly questionHref: string;
  readonly audience: AudienceView;
};

/** GET /antwoorden/:id/intrekken: asks once more. Posts to the same address. */
export const withdrawAnswerPage = ({ shell, id, questionTitle, questionHref, audience }: WithdrawAnswerView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "withdraw-answer.title"),
    main: confirm({
      lang,
      title: t(lang, "withdraw-answer.title"),
      about: t(lang, "change-answer.on", { title: questionTitle }),
      consequences: [
        t(lang, "withdraw-answer.what"),
        ...(audience !== "wijk" ? [t(lang, "withdraw-answer.outside")] : []),
        t(lang, "withdraw.final"),
      ],
      action: `/antwoorden/${id}/intrekken`,
      go: t(lang, "withdraw-answer.go"),
      back: questionHref,
    }),
  });
};
