import { nothing } from "lit";
import { backLink, submit } from "../parts/button.ts";
import { lineField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { type PhotoView, photos } from "../parts/photos.ts";
import { problemList } from "../parts/problems.ts";
import { raw } from "../parts/raw.ts";
import { ruleSelect } from "../parts/rule-field.ts";
import { somethingNew } from "../parts/something-new.ts";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { AudienceView, MomentView, ProblemView, SaidView, ShellView } from "../views.ts";

export type HeldPostView = SaidView & {
  readonly id: string;
  readonly kind: "question" | "answer" | "poll" | "announcement" | "activity" | "offer";
  /** What can be chosen, of a poll. */
  readonly options: readonly string[];
  readonly author: string;
  /** Where it comes from, when that is not this wijk: why it is refused is told to nobody there. */
  readonly host?: string | null;
  /** The question itself, or the one that is answered. */
  readonly title: string;
  /** Sanitised. */
  readonly bodyHtml: string;
  readonly photos: readonly PhotoView[];
  readonly audience: AudienceView;
  readonly since: MomentView;
  /** Which words these are: sent back, so that nobody lets through what was changed meanwhile. */
  readonly version: string;
  /** The reader wrote it. */
  readonly mine: boolean;
};

export type HeldPostsView = {
  readonly shell: ShellView;
  /** What waits, as a mark that another one has when something else does. */
  readonly mark: string;
  readonly posts: readonly HeldPostView[];
  /** A reason that was typed and not good, of one of them. */
  readonly refusal: { readonly id: string; readonly reason: string; readonly rule: string } | null;
  readonly problems: readonly ProblemView[];
};

const choices = ({ shell: { lang }, refusal, problems }: HeldPostsView, post: HeldPostView, what: string) => {
  const { id } = post;
  const fieldOf = (field: string) => (field === "rule" ? `rule-${id}` : `reason-${id}`);
  const here = refusal?.id === id ? problems.map((problem) => ({ ...problem, field: fieldOf(problem.field) })) : [];
  return html`<form class="buttons above-3" method="post" action="/moderatie/${id}/doorlaten"><input type="hidden" name="version" value=${post.version}><button class="nl-button nl-button--primary" type="submit" aria-label=${t(lang, "held.through.which", { what })}>${t(lang, "held.through")}</button></form>
    <details ?open=${refusal?.id === id}><summary><span dir="auto">${t(lang, "held.refuse", { what })}</span></summary>
      <form class="stack above-2" method="post" action="/moderatie/${id}/weigeren" novalidate>
        ${problemList(lang, here, [`rule-${id}`, `reason-${id}`])}
        ${ruleSelect(lang, `rule-${id}`, here, refusal?.id === id ? refusal.rule : "")}
        ${lineField({ lang, name: `reason-${id}`, label: t(lang, "held.reason"), hint: t(lang, post.host ? "held.reason.elsewhere" : "held.reason.hint"), value: refusal?.id === id ? refusal.reason : "", problems: here, maxlength: 200 })}
        <div class="buttons">${submit(t(lang, "held.refuse.go"), "secondary")}</div>
      </form>
    </details>`;
};

const heldPost = (view: HeldPostsView, post: HeldPostView) => {
  const { lang } = view.shell;
  const what = t(lang, `held.${post.kind}`, { name: post.author });
  return html`<li id="tekst-${post.id}"><span class="tile">${icon(post.kind === "answer" ? "pen" : "vraag")}</span><div class="row__body">
    <h2 class="size-lg" dir="auto">${what}</h2>
    <p class="row__meta"><span>${t(lang, "held.since", { date: post.since.words })}</span>${post.host ? html`<span>${t(lang, "held.from", { host: post.host })}</span>` : nothing}<span>${t(lang, `question.read.${post.audience}`)}</span></p>
    ${
      post.kind !== "answer"
        ? html`<p class="heavy above-2" dir="auto" lang=${post.language ?? nothing}>${post.title}</p>`
        : html`<p class="above-2 soft" dir="auto">${t(lang, "held.on", { title: post.title })}</p>`
    }
    ${post.bodyHtml ? html`<div class="written above-2" dir="auto" lang=${post.language ?? nothing}>${raw(post.bodyHtml)}</div>` : nothing}
    ${photos(lang, post.photos)}
    ${post.options.length > 0 ? html`<ul class="poll-options above-2">${post.options.map((option) => html`<li dir="auto" lang=${post.language ?? nothing}>${option}</li>`)}</ul>` : nothing}
    ${post.mine ? html`<p class="above-2">${t(lang, "held.own")}</p>` : choices(view, post, what)}
  </div></li>`;
};

/** A gemeente has officers and no members. */
const aboutMembers = (lang: Language) =>
  html`<a class="nl-link more" href="/moderatie/bezwaren">${t(lang, "appeals.open")} ${icon("geef")}</a>
      <a class="nl-link more" href="/moderatie/schorsingen">${t(lang, "suspensions.open")} ${icon("geef")}</a>`;

/** GET /moderatie. Posts to /moderatie/:id/doorlaten and /weigeren. */
export const heldPostsPage = (view: HeldPostsView) => {
  const { shell, posts } = view;
  const { lang, reader } = shell;
  return layout(shell, {
    title: t(lang, "held.title"),
    live: "/moderatie/volgen",
    main: html`<div class="pagehead">${reader?.roles.includes("administrator") ? backLink("/beheer", t(lang, "admin.back")) : nothing}<h1>${t(lang, "held.title")}</h1><p class="lead">${t(lang, "held.lead")}</p></div>
      ${somethingNew(shell, "/moderatie", "moderatie", view.mark)}
      ${posts.length === 0 ? html`<p class="soft">${t(lang, "held.none")}</p>` : html`<ul class="rows">${posts.map((post) => heldPost(view, post))}</ul>`}
      <p class="ways">${shell.mode === "gemeente" ? nothing : aboutMembers(lang)}
      <a class="nl-link more" href="/beheer/logboek">${t(lang, "held.log")} ${icon("geef")}</a></p>`,
  });
};
