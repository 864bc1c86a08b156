import { submit } from "../parts/button.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

export type StopPostView = {
  readonly shell: ShellView;
  /** The key that stands in the address. */
  readonly key: string;
  readonly kind:
    | "answer"
    | "decision"
    | "themes"
    | "bring-back"
    | "digest"
    | "message"
    | "urgent"
    | "activity-reminder"
    | "welcome";
  readonly stopped: boolean;
  /** What to turn on again; empty for the usual. */
  readonly before: string;
};

/**
 * GET /post/:key: one button that stops one kind of letter (POST to the same address), and once it is stopped one that
 * turns it on again (POST to /post/:key/weer). Whoever holds the letter needs no more than that; the page names nobody.
 */
export const stopPostPage = ({ shell, key, kind, stopped, before }: StopPostView) => {
  const { lang } = shell;
  const about = t(lang, `stop.${kind}`);
  const title = stopped ? t(lang, "stop.done", { about }) : t(lang, "stop.title", { about });
  return layout(shell, {
    title,
    main: html`<div class="form">
      <div class="pagehead"><h1>${title}</h1><p class="lead">${t(lang, stopped ? "stop.done.lead" : "stop.lead")}</p></div>
      ${
        stopped
          ? html`<form class="stack" method="post" action="/post/${key}/weer"><p>${t(lang, "stop.undo")}</p><input type="hidden" name="choice" value=${before}><div class="buttons">${submit(t(lang, "stop.undo.go"), "secondary")}</div></form>`
          : html`<form class="buttons" method="post" action="/post/${key}"><input type="hidden" name="List-Unsubscribe" value="One-Click">${submit(t(lang, "stop.go"))}</form>`
      }
      <p>${t(lang, "stop.all")} <a class="nl-link" href="/ik/post">${t(lang, "stop.all.link")}</a>.</p>
    </div>`,
  });
};
