import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { MomentView, ProblemView, SaidView } from "../views.ts";
import { submit } from "./button.ts";
import { lineField, textField } from "./fields.ts";
import { moment } from "./moment.ts";
import { html } from "./page-html.ts";
import { type PhotoView, photos } from "./photos.ts";
import { problemList } from "./problems.ts";
import { raw } from "./raw.ts";
import { ruleSelect } from "./rule-field.ts";

/** Something written that somebody found not right, with everything that was said about it. */
export type ReportedPostView = SaidView & {
  readonly id: string;
  readonly kind: "question" | "answer" | "poll" | "announcement" | "activity" | "offer";
  /** The question itself, or the one that is answered. */
  readonly title: string;
  readonly author: string | null;
  /** Where it comes from, when that is not this wijk. */
  readonly host: string | null;
  /** Sanitised. */
  readonly bodyHtml: string;
  readonly photos?: readonly PhotoView[];
  readonly href: string;
  /** It can still be read: neither taken back nor hidden since. */
  readonly stands: boolean;
  readonly said: readonly {
    readonly reason: "unkind" | "advertising" | "personal" | "danger" | "illegal" | "other" | null;
    readonly words: string;
    /** A neighbour who agreed to be named, a server elsewhere, or somebody without an account, who hears of it or not. */
    readonly by:
      | { readonly kind: "name" | "server"; readonly name: string }
      | { readonly kind: "guest"; readonly hears: boolean }
      | null;
    readonly when: MomentView;
    readonly times: number;
    readonly askedToSendOn: boolean;
  }[];
  readonly sentOn: MomentView | null;
  readonly canBeSentOn: boolean;
};

/** What was typed about one of them and is not good. */
export type RefusedPostDecision = {
  readonly id: string;
  readonly field: "reason" | "words";
  readonly typed: string;
  /** The house rule that was chosen. */
  readonly rule?: string;
  readonly problems: readonly ProblemView[];
} | null;

const sayer = (lang: Language, by: ReportedPostView["said"][number]["by"]): string => {
  if (by === null) return t(lang, "reports.post.by.unnamed");
  if (by.kind === "guest") return t(lang, by.hears ? "reports.post.by.guest" : "reports.post.by.guest-unheard");
  return t(lang, by.kind === "server" ? "reports.post.by.server" : "reports.post.by.name", { name: by.name });
};

const saying = (lang: Language, host: string | null, one: ReportedPostView["said"][number]) =>
  html`<li><p class="row__meta"><b dir="auto">${sayer(lang, one.by)}</b><span>${moment(one.when)}</span>${one.times > 1 ? html`<span>${t(lang, "reports.post.times", { count: one.times })}</span>` : nothing}</p>
    <p dir="auto">${one.reason === null ? nothing : html`<b>${t(lang, `report-post.why.${one.reason}`)}.</b> `}${one.words}</p>
    ${one.askedToSendOn && host !== null ? html`<p class="soft">${t(lang, "reports.post.wants-send-on", { host })}</p>` : nothing}</li>`;

const sendOn = (lang: Language, post: ReportedPostView, refused: RefusedPostDecision) => {
  if (post.sentOn !== null)
    return html`<p class="heavy above-3">${t(lang, "reports.post.sent-on", { host: post.host ?? "", date: post.sentOn.words })}</p>`;
  if (!post.canBeSentOn || post.host === null) return nothing;
  const name = `words-${post.id}`;
  const own = refused?.id === post.id && refused.field === "words" ? refused : null;
  const problems = (own?.problems ?? []).map((problem) => ({ ...problem, field: name }));
  return html`<details class="above-3" ?open=${own !== null}><summary><span>${t(lang, "reports.post.send-on.open", { host: post.host })}</span></summary>
    <form class="stack above-2" method="post" action="/moderatie/meldingen/${post.id}/doorsturen" novalidate>
      ${problemList(lang, problems, [name])}
      <p>${t(lang, "reports.post.send-on.what")}</p>
      ${textField({ lang, name, label: t(lang, "reports.post.send-on.words"), hint: t(lang, "reports.post.send-on.hint"), value: own?.typed, problems, maxlength: 5000, rows: 4 })}
      <div class="buttons">${submit(t(lang, "reports.post.send-on"), "secondary")}</div>
    </form></details>`;
};

/** One post with its reports, and what a moderator can do. */
export const reportedPost = (lang: Language, post: ReportedPostView, refused: RefusedPostDecision) => {
  const name = `reason-${post.id}`;
  const own = refused?.id === post.id && refused.field === "reason" ? refused : null;
  const ruleName = `rule-${post.id}`;
  const problems = (own?.problems ?? []).map((problem) => ({
    ...problem,
    field: problem.field === "rule" ? ruleName : name,
  }));
  const what = t(lang, `reports.post.${post.kind}`, { name: post.author ?? t(lang, "conversation.gone") });
  return html`<section class="panel" aria-labelledby="tekst-${post.id}"><h3 class="size-lg" id="tekst-${post.id}" dir="auto">${what}</h3>
    <p class="soft" dir="auto"><a class="nl-link" href=${post.href}>${post.title}</a></p>
    ${post.bodyHtml ? html`<div class="written above-2" dir="auto" lang=${post.language ?? nothing}>${raw(post.bodyHtml)}</div>` : nothing}
    ${photos(lang, post.photos ?? [])}
    ${post.stands ? nothing : html`<p class="heavy above-2">${t(lang, "reports.post.gone")}</p>`}
    <ul class="bare stack above-3">${post.said.map((one) => saying(lang, post.host, one))}</ul>
    <form class="stack above-3" method="post" action="/moderatie/meldingen/${post.id}/verbergen" novalidate>
      ${problemList(lang, problems, [ruleName, name])}
      ${post.stands ? ruleSelect(lang, ruleName, problems, own?.rule) : nothing}
      ${lineField({ lang, name, label: t(lang, "reports.post.reason"), hint: t(lang, "reports.post.reason.hint"), value: own?.typed, problems, maxlength: 200 })}
      <div class="buttons">${post.stands ? html`<button class="nl-button nl-button--primary" type="submit" aria-label=${`${t(lang, "reports.post.hide")}: ${what}`}>${t(lang, "reports.post.hide")}</button>` : nothing}<button class="nl-button nl-button--secondary" type="submit" formaction="/moderatie/meldingen/${post.id}/laten" aria-label=${`${t(lang, "reports.post.leave")}: ${what}`}>${t(lang, "reports.post.leave")}</button></div>
    </form>
    ${sendOn(lang, post, refused)}
  </section>`;
};
