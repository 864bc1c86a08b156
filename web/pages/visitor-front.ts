import { type AgendaRowView, agendaOnFront } from "../parts/agenda-rows.ts";
import { boardOnFront, type SheetView } from "../parts/board.ts";
import { submit } from "../parts/button.ts";
import { lineField } from "../parts/fields.ts";
import { helper } from "../parts/half-door.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { squareFeed } from "../parts/link-preview.ts";
import { html } from "../parts/page-html.ts";
import { type PollRowView, pollsOnFront } from "../parts/poll-rows.ts";
import { questionRows } from "../parts/question-rows.ts";
import { t } from "../texts/text.ts";
import type { QuestionRowView, ShellView } from "../views.ts";

export type VisitorFrontView = {
  readonly shell: ShellView;
  /** Announcements for everyone that hold; a handful. */
  readonly announcements: readonly SheetView[];
  /** The latest questions for everyone. */
  readonly questions: readonly QuestionRowView[];
  /** The next activities for everyone; a handful. */
  readonly agenda: readonly AgendaRowView[];
  /** Open polls for everyone; a handful. */
  readonly polls: readonly PollRowView[];
  /** Id of the wijk's actor. */
  readonly actorUri?: string | undefined;
};

const joinBar = ({
  lang,
}: ShellView) => html`<section class="ground" aria-label=${t(lang, "visitor.join")}><div class="inner"><div class="joinbar">
    <div><p class="lead heavy">${t(lang, "visitor.live-here")}</p><p>${t(lang, "visitor.live-here.how")}</p></div>
    <div class="buttons"><a class="nl-button nl-button--primary button--lamp" href="/meedoen">${t(lang, "visitor.join")}</a><a class="nl-link more" href="/inloggen">${t(lang, "visitor.sign-in")}</a></div>
  </div></div></section>`;

const steps = ({ lang, wijk }: ShellView) => html`<section aria-labelledby="zo-doe-je-mee">
    <div class="section__head"><h2 id="zo-doe-je-mee">${t(lang, "visitor.steps")}</h2><p>${t(lang, "visitor.steps.lead", { wijk: wijk.name })}</p></div>
    <ol class="steps">
      <li><span class="tile">${icon("mail")}</span><div><h3>${t(lang, "visitor.steps.code")}</h3><p>${t(lang, "visitor.steps.code.how")}</p>
        <form class="inline-field align-end narrow above-3" method="get" action="/meedoen"><div class="field"><label class="utrecht-form-label" for="code">${t(lang, "visitor.steps.code.label")}</label><input class="utrecht-textbox" id="code" name="code" type="text" maxlength="60" autocomplete="off" autocapitalize="none" spellcheck="false" dir="ltr"></div>${submit(t(lang, "visitor.steps.code.go"))}</form></div></li>
      <li><span class="tile">${icon("ik")}</span><div><h3>${t(lang, "visitor.steps.neighbour")}</h3><p>${t(lang, "visitor.steps.neighbour.how")}</p><p><a class="nl-link more" href="/meedoen/zonder-code">${t(lang, "join.no-code.go")} ${icon("geef")}</a></p></div></li>
      <li><span class="tile">${icon("oog")}</span><div><h3>${t(lang, "visitor.steps.read")}</h3><p>${t(lang, "visitor.steps.read.how")}</p></div></li>
    </ol>
  </section>`;

const follow = ({ lang }: ShellView) =>
  html`<section class="panel" aria-labelledby="volgen">
    <h2 class="size-xl" id="volgen">${t(lang, "visitor.follow")}</h2>
    <p>${t(lang, "visitor.follow.lead")}</p>
    <form class="inline-field align-end" method="post" action="/volgen" novalidate>${lineField({ lang, name: "address", label: t(lang, "visitor.follow.address"), hint: t(lang, "own-place.address.hint"), problems: [], maxlength: 300, inputmode: "email", direction: "ltr" })}${submit(t(lang, "visitor.follow.go"))}</form>
    <p><a class="nl-link more" href="/volgen">${t(lang, "visitor.follow.more")} ${icon("geef")}</a></p>
  </section>`;

/** GET / for someone who is not signed in. Posts an own Mastodon address to /volgen. */
export const visitorFrontPage = (view: VisitorFrontView) => {
  const { shell } = view;
  const { lang, wijk } = shell;
  const title = t(lang, "visitor.title", { wijk: wijk.name });
  return layout(shell, {
    title,
    indexed: true,
    description: t(lang, "visitor.description", { wijk: wijk.name, place: wijk.place }),
    alternate: view.actorUri,
    feed: squareFeed(shell),
    greeting: html`<h1 dir="auto">${title}</h1><p class="lead">${t(lang, "visitor.lead")}</p>`,
    ground: joinBar(shell),
    main: html`${boardOnFront(lang, view.announcements)}
      <section aria-labelledby="vragen">
        <div class="section__head"><h2 id="vragen">${t(lang, "visitor.questions")}</h2>${view.questions.length > 0 ? html`<p>${t(lang, "visitor.questions.lead")}</p>` : ""}</div>
        ${
          view.questions.length > 0
            ? html`${questionRows(lang, view.questions)}<p><a class="nl-link more" href="/vragen">${t(lang, "visitor.questions.all")} ${icon("geef")}</a></p>`
            : html`<p class="soft">${t(lang, "visitor.questions.none")}</p>`
        }
      </section>
      ${agendaOnFront(lang, view.agenda)}
      ${pollsOnFront(lang, view.polls)}
      ${steps(shell)}
      ${follow(shell)}`,
    aside: html`${helper(shell, "loop-binnen", t(lang, "door.visitor"), t(lang, "door.visitor.text"))}
      <section class="stack" aria-labelledby="meelezers"><h2 class="size-lg" id="meelezers">${t(lang, "visitor.readers")}</h2><p>${t(lang, "visitor.readers.text")}</p><p><a class="nl-link more" href="/wie-ziet-wat">${t(lang, "visitor.readers.more")} ${icon("geef")}</a></p></section>`,
  });
};
