import { confirm } from "../parts/confirm.ts";
import { layout } from "../parts/layout.ts";
import { t } from "../texts/text.ts";
import type { AudienceView, ShellView } from "../views.ts";

export type WithdrawOfferView = {
  readonly shell: ShellView;
  readonly id: string;
  readonly title: string;
  readonly audience: AudienceView;
};

/** GET /aanbod/:id/intrekken: asks once more. Posts to the same address. */
export const withdrawOfferPage = ({ shell, id, title, audience }: WithdrawOfferView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "withdraw-offer.title"),
    main: confirm({
      lang,
      title: t(lang, "withdraw-offer.title"),
      about: title,
      consequences: [
        t(lang, "withdraw-offer.what"),
        ...(audience === "everyone" ? [t(lang, "withdraw-offer.outside")] : []),
        t(lang, "withdraw.final"),
      ],
      action: `/aanbod/${id}/intrekken`,
      go: t(lang, "withdraw-offer.go"),
      back: `/aanbod/${id}`,
    }),
  });
};
