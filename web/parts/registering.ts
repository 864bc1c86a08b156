import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { FormView, MomentView, ShellView } from "../views.ts";
import { postButton, submit } from "./button.ts";
import { lineField } from "./fields.ts";
import { moment } from "./moment.ts";
import { html } from "./page-html.ts";
import { problemList } from "./problems.ts";

/** Coming to an activity: how many do, and what this reader can do. */
export type RegisteringView = {
  readonly coming: number;
  readonly waiting: number;
  /** `null` for any number. */
  readonly places: number | null;
  readonly until: MomentView;
  readonly open: boolean;
  /** Whoever registers now waits for a place. */
  readonly full: boolean;
  /** How the reader stands; `null` when not on the list. */
  readonly mine: "coming" | "waiting" | null;
  /** The form for visitors; `null` for residents, who need only a button, and where nobody can register. */
  readonly guest: FormView<"name" | "email"> | null;
};

const numbers = ({ lang }: ShellView, view: RegisteringView) =>
  html`<p>${
    view.places === null
      ? t(lang, "registering.coming", { count: view.coming })
      : t(lang, "registering.coming.of", { count: view.coming, places: view.places })
  }${view.waiting > 0 ? html` ${t(lang, "registering.waiting", { count: view.waiting })}` : nothing}</p>`;

const guestForm = ({ lang }: ShellView, id: string, { values, problems }: FormView<"name" | "email">) =>
  html`<form class="form" method="post" action="/agenda/${id}/aanmelden-per-mail" novalidate>
    ${problemList(lang, problems, ["name", "email"])}
    <p>${t(lang, "registering.guest")}</p>
    ${lineField({ lang, name: "name", label: t(lang, "registering.guest.name"), hint: t(lang, "registering.guest.name.hint"), value: values.name, problems, maxlength: 60, autocomplete: "name" })}
    ${lineField({ lang, name: "email", label: t(lang, "registering.guest.email"), hint: t(lang, "registering.guest.email.hint"), value: values.email, problems, maxlength: 254, type: "email", inputmode: "email", autocomplete: "email", direction: "ltr" })}
    <div class="buttons">${submit(t(lang, "registering.go"))}</div>
    <p class="small soft">${t(lang, "registering.guest.erased")}</p>
  </form>`;

const forResident = ({ lang }: ShellView, id: string, view: RegisteringView) => {
  if (view.mine !== null)
    return html`<p class="heavy">${t(lang, view.mine === "coming" ? "registering.mine" : "registering.mine.waiting")}</p>${postButton(`/agenda/${id}/afmelden`, t(lang, "registering.leave"))}`;
  if (!view.open) return html`<p>${t(lang, "registering.closed")}</p>`;
  return html`${view.full ? html`<p>${t(lang, "registering.full")}</p>` : nothing}${postButton(`/agenda/${id}/aanmelden`, t(lang, view.full ? "registering.go.waiting" : "registering.go"), "primary")}`;
};

/** How many come, and the way to come: one button for residents, name and e-mail for visitors. */
export const registering = (shell: ShellView, id: string, view: RegisteringView) => {
  const { lang } = shell;
  return html`<section class="panel" aria-labelledby="aanmelden"><h2 id="aanmelden">${t(lang, "registering.title")}</h2>
    ${numbers(shell, view)}
    ${view.open ? html`<p class="small soft">${t(lang, "registering.until")} ${moment(view.until)}</p>` : nothing}
    ${
      shell.reader
        ? forResident(shell, id, view)
        : view.guest
          ? html`${view.full ? html`<p>${t(lang, "registering.full")}</p>` : nothing}${guestForm(shell, id, view.guest)}`
          : html`<p>${t(lang, "registering.closed")}</p>`
    }</section>`;
};
