import { confirm } from "../parts/confirm.ts";
import { layout } from "../parts/layout.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

export type RemovePasskeyView = { readonly shell: ShellView; readonly id: string; readonly name: string };

/** GET /ik/passkeys/:id/weg: asks before a passkey stops working. */
export const removePasskeyPage = ({ shell, id, name }: RemovePasskeyView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "keys.remove.title"),
    main: confirm({
      lang,
      title: t(lang, "keys.remove.title"),
      about: name,
      consequences: [t(lang, "keys.remove.then"), t(lang, "keys.remove.device")],
      action: `/ik/passkeys/${id}/weg`,
      go: t(lang, "keys.remove.go"),
      back: "/ik/inloggen#passkeys",
    }),
  });
};
