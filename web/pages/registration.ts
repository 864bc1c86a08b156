import { type ActivityFactsView, activityFacts } from "../parts/activity-facts.ts";
import { linkButton, postButton } from "../parts/button.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

export type RegistrationView = {
  readonly shell: ShellView;
  /** Address of this page; everything on it goes to addresses below. */
  readonly page: string;
  readonly activity: { readonly href: string; readonly title: string; readonly facts: ActivityFactsView };
  /** `closed`: nobody can say yes any more. `off`: it does not go on, or is over. */
  readonly state: "asked" | "coming" | "waiting" | "closed" | "off";
  readonly wantsReminder: boolean;
};

const what = ({ shell: { lang }, page, state, wantsReminder }: RegistrationView) => {
  if (state === "asked")
    return html`<p>${t(lang, "registration.asked")}</p><div class="buttons">${postButton(page, t(lang, "registration.confirm"), "primary")}${postButton(`${page}/afmelden`, t(lang, "registration.not-me"), "subtle")}</div>`;
  if (state === "closed" || state === "off") return html`<p>${t(lang, `registration.${state}`)}</p>`;
  return html`<p class="with-icon heavy">${icon(state === "coming" ? "check" : "klok")}<span>${t(lang, `registration.${state}`)}</span></p>
    <p>${t(lang, wantsReminder ? "registration.reminder.on" : "registration.reminder.off")}</p>
    <div class="buttons">${postButton(`${page}/${wantsReminder ? "geen-herinnering" : "wel-herinnering"}`, t(lang, wantsReminder ? "registration.reminder.stop" : "registration.reminder.start"))}${postButton(`${page}/afmelden`, t(lang, "registering.leave"))}</div>`;
};

/** GET /aanmelding/:key: the registration of somebody without an account, with the link of a letter. */
export const registrationPage = (view: RegistrationView) => {
  const { shell, activity } = view;
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "registration.title"),
    main: html`<div class="form">
      <div class="pagehead"><h1>${t(lang, "registration.title")}</h1><p class="lead" dir="auto">${activity.title}</p></div>
      ${activityFacts(lang, activity.facts)}
      <div class="stack">${what(view)}</div>
      <p class="small soft">${t(lang, "registering.guest.erased")}</p>
      <div class="buttons">${linkButton(activity.href, t(lang, "registration.activity"))}</div>
    </div>`,
  });
};
