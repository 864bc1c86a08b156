import { explained } from "../parts/explained.ts";
import { layout } from "../parts/layout.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

export type WhoSeesWhatView = { readonly shell: ShellView };

/** GET /wie-ziet-wat: who reads what people write, and what is kept about them. */
export const whoSeesWhatPage = ({ shell }: WhoSeesWhatView) => {
  const { lang, wijk } = shell;
  return layout(shell, {
    title: t(lang, "who.title"),
    indexed: true,
    main: explained(t(lang, "who.title"), t(lang, "who.lead"), [
      { title: t(lang, "who.wijk"), text: t(lang, "who.wijk.text") },
      { title: t(lang, "who.ring"), text: t(lang, "who.ring.text") },
      { title: t(lang, "who.everyone"), text: t(lang, "who.everyone.text") },
      { title: t(lang, "who.name"), text: t(lang, "who.name.text", { wijk: wijk.name }) },
      { title: t(lang, "who.me-too"), text: t(lang, "who.me-too.text") },
      { title: t(lang, "who.nameless"), text: t(lang, "who.nameless.text") },
      { title: t(lang, "who.spoken"), text: t(lang, "who.spoken.text") },
      { title: t(lang, "who.email"), text: t(lang, "who.email.text") },
      { title: t(lang, "who.language"), text: t(lang, "who.language.text") },
      { title: t(lang, "who.messages"), text: t(lang, "who.messages.text") },
      { title: t(lang, "who.board"), text: t(lang, "who.board.text") },
      { title: t(lang, "who.agenda"), text: t(lang, "who.agenda.text") },
      { title: t(lang, "who.offers"), text: t(lang, "who.offers.text") },
      { title: t(lang, "who.people"), text: t(lang, "who.people.text") },
      { title: t(lang, "who.search"), text: t(lang, "who.search.text") },
      { title: t(lang, "who.staff"), text: t(lang, "who.staff.text") },
      { title: t(lang, "who.machine"), text: t(lang, "who.machine.text") },
      { title: t(lang, "who.data"), text: t(lang, "who.data.text") },
      { title: t(lang, "who.cookies"), text: t(lang, "who.cookies.text") },
    ]),
  });
};
