import { confirm } from "../parts/confirm.ts";
import { layout } from "../parts/layout.ts";
import { t } from "../texts/text.ts";
import type { AudienceView, ShellView } from "../views.ts";

export type EndPollView = {
  readonly shell: ShellView;
  readonly id: string;
  readonly title: string;
  readonly audience: AudienceView;
};

/** GET /peilingen/:id/sluiten: asks once more. Posts to the same address. */
export const closePollPage = ({ shell, id, title }: EndPollView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "close-poll.title"),
    main: confirm({
      lang,
      title: t(lang, "close-poll.title"),
      about: title,
      consequences: [t(lang, "close-poll.what"), t(lang, "withdraw.final")],
      action: `/peilingen/${id}/sluiten`,
      go: t(lang, "close-poll.go"),
      back: `/peilingen/${id}`,
    }),
  });
};

/** GET /peilingen/:id/intrekken: asks once more. Posts to the same address. */
export const withdrawPollPage = ({ shell, id, title, audience }: EndPollView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "withdraw-poll.title"),
    main: confirm({
      lang,
      title: t(lang, "withdraw-poll.title"),
      about: title,
      consequences: [
        t(lang, "withdraw-poll.what"),
        ...(audience === "everyone" ? [t(lang, "withdraw-poll.outside")] : []),
        t(lang, "withdraw.final"),
      ],
      action: `/peilingen/${id}/intrekken`,
      go: t(lang, "withdraw-poll.go"),
      back: `/peilingen/${id}`,
    }),
  });
};
