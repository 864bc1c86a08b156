import { nothing } from "lit";
import { linkButton, postButton, submit } from "../parts/button.ts";
import { choiceRows } from "../parts/choices.ts";
import { lineField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { languageSection } from "../parts/language-choice.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, MomentView, OutsideView, ProblemView, ShellView } from "../views.ts";

export type MeView = {
  readonly shell: ShellView;
  readonly nameForm: FormView<"name">;
  readonly outside: OutsideView;
  /** Used only while the resident has no handle. */
  readonly outsideForm: FormView<"handle">;
  readonly invitations: readonly {
    /** Absolute address to pass on. */
    readonly link: string;
    readonly state: "open" | "used" | "expired";
    readonly until: MomentView;
  }[];
  /** Why no invitation was made. */
  readonly invitationProblems?: readonly ProblemView[] | undefined;
  /** Whether neighbours find the reader; `null` for an organisation, which nobody looks for among neighbours. */
  readonly introduction: "shown" | "hidden" | "not" | null;
  readonly messages: {
    /** Whether neighbours may ask to write. */
    readonly mayBeAsked: boolean;
    /** The reader looks after messages that are not right. */
    readonly moderates: boolean;
  };
  /** The invitation that was just made: its link, shown large. */
  readonly fresh: string | null;
};

const nameSection = ({
  shell: { lang, reader },
  nameForm,
}: MeView) => html`<form class="form" method="post" action="/ik/naam" novalidate>
    ${problemList(lang, nameForm.problems, ["name"])}
    ${lineField({ lang, name: "name", label: t(lang, "me.name"), hint: t(lang, "me.name.hint"), value: nameForm.values.name ?? reader?.name, problems: nameForm.problems, maxlength: 60, autocomplete: "given-name", big: true })}
    <div class="buttons">${submit(t(lang, "me.name.go"), "secondary")}</div>
  </form>`;

const introductionSection = ({ shell: { lang }, introduction }: MeView) =>
  introduction === null
    ? nothing
    : html`<section class="stack" aria-labelledby="profiel"><h2 id="profiel">${t(lang, "me.profile")}</h2><p>${t(lang, `me.profile.${introduction}`)}</p><div class="buttons">${linkButton("/ik/profiel", t(lang, "me.profile.go"), "secondary", "oog")}${linkButton("/buren", t(lang, "people.title"), "subtle", "ik")}</div></section>`;

const outsideSection = ({
  shell: { lang },
  outside,
  outsideForm,
}: MeView) => html`<section class="stack" id="buiten" aria-labelledby="buiten-kop">
    <h2 id="buiten-kop">${t(lang, "me.outside")}</h2>
    ${
      outside.handle
        ? html`<p>${t(lang, "me.outside.have", { handle: outside.handle })}</p><p>${outside.movedTo ? t(lang, "outside.moved", { handle: outside.handle, now: outside.movedTo }) : t(lang, "me.outside.have.choose")}</p>`
        : html`<p>${t(lang, "me.outside.none", { name: outside.standIn })}</p><p>${t(lang, "me.outside.choose")}</p>
          <div class="hintbox">${icon("oog")}<div><p><b>${t(lang, "me.outside.visible")}</b></p><p>${t(lang, "me.outside.not-visible")}</p></div></div>
          <form class="stack" method="post" action="/ik/buiten" novalidate>
            ${problemList(lang, outsideForm.problems, ["handle"])}
            ${lineField({ lang, name: "handle", label: t(lang, "me.outside.handle"), hint: t(lang, "me.outside.handle.hint", { host: outside.host }), value: outsideForm.values.handle, problems: outsideForm.problems, maxlength: 30, direction: "ltr" })}
            <div class="buttons">${submit(t(lang, "me.outside.go"), "secondary")}</div>
          </form>`
    }
  </section>`;

const invitationWords = (lang: ShellView["lang"], { state, until }: MeView["invitations"][number]): string => {
  if (state === "open") return t(lang, "me.invite.open", { date: until.words });
  return t(lang, state === "used" ? "me.invite.used" : "me.invite.expired");
};

const invitationSection = ({
  shell: { lang },
  invitations,
  invitationProblems,
  fresh,
}: MeView) => html`<section class="stack" id="uitnodigen" aria-labelledby="uitnodigen-kop">
    <h2 id="uitnodigen-kop">${t(lang, "me.invite")}</h2>
    <p>${t(lang, "me.invite.lead")}</p>
    ${problemList(lang, invitationProblems ?? [], [])}
    ${
      fresh
        ? html`<div class="panel"><div class="field"><label class="utrecht-form-label" for="nieuw">${t(lang, "me.invite.fresh")}</label><p class="utrecht-form-field-description" id="nieuw-hint">${t(lang, "me.invite.fresh.hint")}</p><input class="utrecht-textbox" id="nieuw" type="text" value=${fresh} readonly dir="ltr" aria-describedby="nieuw-hint"></div></div>`
        : nothing
    }
    ${postButton("/ik/uitnodigingen", t(lang, "me.invite.go"), "secondary", "hand")}
    ${
      invitations.length > 0
        ? html`<h3>${t(lang, "me.invite.list")}</h3><ul class="rows">${invitations.map(
            (invitation) =>
              html`<li><span class="tile">${icon("mail")}</span><div class="row__body"><p class="wrap" dir="ltr">${invitation.link}</p><p class="row__meta">${invitationWords(lang, invitation)}</p></div></li>`,
          )}</ul>`
        : nothing
    }
  </section>`;

const messageSection = ({ shell: { lang, unread = 0 }, messages }: MeView) => {
  const choice = (value: "yes" | "no") => ({
    value,
    title: t(lang, `me.messages.ask.${value}`),
    hint: t(lang, `me.messages.ask.${value}.hint`),
    icon: value === "yes" ? "check" : "stop",
  });
  return html`<section class="stack" id="berichten" aria-labelledby="berichten-kop">
    <h2 id="berichten-kop">${t(lang, "me.messages")}</h2>
    <p>${unread > 0 ? t(lang, "conversations.new", { count: unread }) : t(lang, "me.messages.none")}</p>
    <div class="buttons">${linkButton("/gesprekken", t(lang, "me.messages.open"), unread > 0 ? "primary" : "secondary", "mail")}</div>
    <form class="form form--answer" method="post" action="/ik/berichten">
      ${choiceRows({ lang, name: "ask", legend: t(lang, "me.messages.ask"), chosen: messages.mayBeAsked ? "yes" : "no", problems: [], choices: [choice("yes"), choice("no")] })}
      <div class="buttons">${submit(t(lang, "me.messages.go"), "secondary")}</div>
    </form>
    ${messages.moderates ? html`<h3>${t(lang, "me.reports")}</h3><div class="buttons">${linkButton("/moderatie/meldingen", t(lang, "me.reports.open"), "secondary", "schild")}</div>` : nothing}
  </section>`;
};

/** GET /ik: own name, name outside, invitations, language, signing out. */
export const mePage = (view: MeView) => {
  const { shell } = view;
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "me.title"),
    main: html`<div class="pagehead"><h1>${t(lang, "me.title")}</h1><p class="lead" dir="auto">${t(lang, "me.lead", { name: shell.reader?.name ?? "" })}</p></div>
      ${messageSection(view)}
      ${nameSection(view)}
      ${introductionSection(view)}
      ${outsideSection(view)}
      ${invitationSection(view)}
      ${languageSection(shell)}
      <section class="stack" aria-labelledby="verhuizen"><h2 id="verhuizen">${t(lang, "me.moving")}</h2><p>${t(lang, "me.moving.lead")}</p><div class="buttons">${linkButton("/ik/verhuizen", t(lang, "me.moving.go"), "secondary", "elders")}</div></section>
      <section class="stack" aria-labelledby="weergave"><h2 id="weergave">${t(lang, "me.appearance")}</h2><p>${t(lang, "me.appearance.lead")}</p><div class="buttons">${linkButton("/weergave", t(lang, "me.appearance.go"), "secondary", "letters")}</div></section>
      <section class="stack" aria-labelledby="post"><h2 id="post">${t(lang, "me.post")}</h2><p>${t(lang, "me.post.lead")}</p><div class="buttons">${linkButton("/ik/post", t(lang, "me.post.go"), "secondary", "mail")}</div></section>
      <section class="stack" aria-labelledby="inloggen"><h2 id="inloggen">${t(lang, "me.keys")}</h2><p>${t(lang, "me.keys.lead")}</p><div class="buttons">${linkButton("/ik/inloggen", t(lang, "me.keys.go"), "secondary", "slot")}</div></section>
      <section class="stack" aria-labelledby="gegevens"><h2 id="gegevens">${t(lang, "me.data")}</h2><p>${t(lang, "me.data.lead")}</p><div class="buttons">${linkButton("/ik/gegevens", t(lang, "me.data.go"), "secondary", "schild")}</div></section>
      <section class="stack" aria-labelledby="weggaan"><h2 id="weggaan">${t(lang, "me.leave")}</h2><p>${t(lang, "me.leave.lead")}</p><div class="buttons">${linkButton("/ik/weggaan", t(lang, "me.leave.go"), "secondary", "hand")}</div></section>
      <section class="stack" aria-labelledby="uit"><h2 id="uit">${t(lang, "me.sign-out")}</h2><p>${t(lang, "me.sign-out.lead")}</p>${postButton("/uitloggen", t(lang, "me.sign-out"))}</section>`,
  });
};
