import { linkButton, submit } from "../parts/button.ts";
import { lineField } from "../parts/fields.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

export type BlockWriterView = FormView<"reason"> & {
  readonly shell: ShellView;
  /** The post from which a moderator comes. */
  readonly id: string;
  readonly name: string;
  readonly handle: string;
  readonly host: string;
  readonly back: string;
};

/** GET /moderatie/schrijver-van/:id: bars one writer from elsewhere. Posts to the same address. */
export const blockWriterPage = ({ shell, id, name, handle, host, back, values, problems }: BlockWriterView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "bar-writer.title"),
    main: html`<div class="form">
      <div class="pagehead"><h1>${t(lang, "bar-writer.title")}</h1><p class="lead"><b dir="auto">${name}</b> <span dir="ltr">${handle}</span></p></div>
      <div class="stack"><p>${t(lang, "bar-writer.in")}</p><p>${t(lang, "bar-writer.out")}</p><p>${t(lang, "bar-writer.others", { host })}</p></div>
      <form class="form form--answer" method="post" action="/moderatie/schrijver-van/${id}" novalidate>
        ${problemList(lang, problems, ["reason"])}
        ${lineField({ lang, name: "reason", label: t(lang, "servers.reason"), hint: t(lang, "bar-writer.reason.hint"), value: values.reason, problems, maxlength: 200, big: true })}
        <div class="buttons">${submit(t(lang, "bar-writer.go"))}${linkButton(back, t(lang, "form.cancel"))}</div>
      </form>
    </div>`,
  });
};
