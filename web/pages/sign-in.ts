import { nothing } from "lit";
import { submit } from "../parts/button.ts";
import { lineField } from "../parts/fields.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { passkeyForm } from "../parts/passkey-form.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

export type SignInView = FormView<"email"> & {
  readonly shell: ShellView;
  /** Whether passkeys can be had at this address. */
  readonly passkeys: boolean;
};

/**
 * GET /inloggen, and again when something was wrong. Posts to /inloggen, or to /inloggen/passkey. A browser that knows a passkey
 * offers it at the field for the e-mail address too, unless it went wrong just now.
 */
export const signInPage = ({ shell, passkeys, values, problems }: SignInView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "sign-in.title"),
    passkeys,
    main: html`<form class="form" method="post" action="/inloggen" novalidate>
      <div class="pagehead"><h1>${t(lang, "sign-in.title")}</h1><p class="lead">${t(lang, "sign-in.lead")}</p></div>
      ${problemList(lang, problems, ["email"])}
      ${lineField({ lang, name: "email", label: t(lang, "sign-in.email"), hint: t(lang, "sign-in.email.hint"), value: values.email, problems, maxlength: 254, type: "email", autocomplete: passkeys ? "email webauthn" : "email", direction: "ltr" })}
      <div class="buttons">${submit(t(lang, "sign-in.go"), "primary", "mail")}</div>
      ${shell.mode === "gemeente" ? nothing : html`<p>${t(lang, "sign-in.new")} <a class="nl-link" href="/meedoen">${t(lang, "sign-in.join")}</a></p>`}
    </form>
    ${
      passkeys
        ? html`<section class="stack" aria-labelledby="passkey"><h2 id="passkey">${t(lang, "sign-in.passkey")}</h2>
      <p>${t(lang, "sign-in.passkey.lead")}</p>
      ${passkeyForm({ lang, act: "sign-in", offered: problems.length === 0, begin: "/inloggen/passkey/begin", action: "/inloggen/passkey", go: t(lang, "sign-in.passkey.go"), unable: t(lang, "sign-in.passkey.unable"), failed: t(lang, "sign-in.passkey.failed") })}</section>`
        : nothing
    }`,
  });
};
