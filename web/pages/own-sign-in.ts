import { nothing } from "lit";
import { backLink, linkButton, postButton, submit } from "../parts/button.ts";
import { lineField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { passkeyForm } from "../parts/passkey-form.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { MomentView, ProblemView, ShellView } from "../views.ts";

export type PasskeyView = {
  readonly id: string;
  readonly name: string;
  readonly made: MomentView;
  /** The day on which it was used last. */
  readonly used: MomentView | null;
};

export type DeviceView = {
  readonly id: string;
  readonly device: "phone" | "tablet" | "computer" | null;
  /** It is the one with which the reader looks. */
  readonly here: boolean;
  readonly since: MomentView;
  readonly seen: MomentView;
};

export type OwnSignInView = {
  readonly shell: ShellView;
  readonly problems: readonly ProblemView[];
  /** The reader signed in so recently that a passkey can be added at once. */
  readonly fresh: boolean;
  /** `null` where no passkeys can be had. */
  readonly passkeys: readonly PasskeyView[] | null;
  readonly devices: readonly DeviceView[];
};

const passkeyRow = ({ shell: { lang } }: OwnSignInView, { id, name, made, used }: PasskeyView) => {
  const when = t(lang, "keys.made", { date: made.words });
  const last = used ? t(lang, "keys.used", { date: used.words }) : t(lang, "keys.not-used");
  return html`<li><span class="tile">${icon("slot")}</span><div class="row__body"><h3 class="wrap" dir="auto">${name}</h3><p class="row__meta">${when}. ${last}.</p>
    <details class="above-2"><summary>${t(lang, "keys.rename")}</summary><form class="stack" method="post" action="/ik/passkeys/${id}/naam" novalidate><div class="field"><label class="utrecht-form-label" for="naam-${id}">${t(lang, "keys.name")}</label><input class="utrecht-textbox" id="naam-${id}" name="name" type="text" value=${name} maxlength="60" autocomplete="off" dir="auto"></div><div class="buttons">${submit(t(lang, "keys.rename.go"), "secondary")}</div></form></details>
    <div class="buttons above-2">${linkButton(`/ik/passkeys/${id}/weg`, t(lang, "keys.remove"), "secondary", "prullen")}</div></div></li>`;
};

const addSection = ({ shell: { lang }, fresh, problems }: OwnSignInView) =>
  fresh
    ? html`<h3>${t(lang, "keys.add")}</h3>
      <p>${t(lang, "keys.add.how")}</p>
      ${passkeyForm({
        lang,
        act: "add",
        begin: "/ik/passkeys/begin",
        action: "/ik/passkeys",
        go: t(lang, "keys.add.go"),
        unable: t(lang, "keys.add.unable"),
        failed: t(lang, "keys.add.failed"),
        known: t(lang, "keys.add.known"),
        fields: lineField({
          lang,
          name: "name",
          label: t(lang, "keys.name"),
          hint: t(lang, "keys.name.hint"),
          problems,
          maxlength: 60,
          optional: true,
        }),
      })}`
    : html`<h3>${t(lang, "keys.add")}</h3>
      <p>${t(lang, "keys.add.again")}</p>
      ${postButton("/ik/inloggen/opnieuw", t(lang, "keys.add.again.go"), "secondary", "mail")}`;

const passkeySection = (view: OwnSignInView, passkeys: readonly PasskeyView[]) => {
  const { lang } = view.shell;
  return html`<section class="stack" id="passkeys" aria-labelledby="passkeys-kop">
    <h2 id="passkeys-kop">${t(lang, "keys.passkeys")}</h2>
    <p>${t(lang, "keys.passkeys.lead")}</p>
    <p>${t(lang, "keys.passkeys.stays")}</p>
    ${problemList(lang, view.problems, ["name"])}
    ${passkeys.length === 0 ? html`<p>${t(lang, "keys.none")}</p>` : html`<ul class="rows">${passkeys.map((each) => passkeyRow(view, each))}</ul>`}
    ${addSection(view)}
  </section>`;
};

const deviceRow = ({ lang }: ShellView, { id, device, here, since, seen }: DeviceView) => {
  const name = t(lang, `keys.device.${device ?? "unknown"}`);
  return html`<li><span class="tile">${icon(device === "phone" ? "foon" : "scherm")}</span><div class="row__body"><h3>${here ? t(lang, "keys.device.here", { device: name }) : name}</h3><p class="row__meta">${t(lang, "keys.device.since", { date: since.words })}. ${here ? nothing : html`${t(lang, "keys.device.seen", { date: seen.words })}.`}</p>
    ${here ? nothing : html`<form class="above-2" method="post" action="/ik/apparaten/${id}/uit"><button class="nl-button nl-button--secondary" type="submit" aria-label=${t(lang, "keys.device.out.which", { device: name, date: since.words })}>${t(lang, "keys.device.out")}</button></form>`}</div></li>`;
};

const deviceSection = ({ shell, devices }: OwnSignInView) => {
  const { lang } = shell;
  return html`<section class="stack" id="apparaten" aria-labelledby="apparaten-kop">
    <h2 id="apparaten-kop">${t(lang, "keys.devices")}</h2>
    <p>${t(lang, "keys.devices.lead")}</p>
    <ul class="rows">${devices.map((device) => deviceRow(shell, device))}</ul>
    <div class="buttons">${devices.length > 1 ? postButton("/ik/apparaten/andere/uit", t(lang, "keys.devices.others")) : nothing}${postButton("/ik/apparaten/alle/uit", t(lang, "keys.devices.all"))}</div>
  </section>`;
};

/** GET /ik/inloggen: passkeys, and the devices on which one is signed in. */
export const ownSignInPage = (view: OwnSignInView) => {
  const { shell, passkeys } = view;
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "me.keys"),
    passkeys: passkeys !== null && view.fresh,
    main: html`${shell.mode === "gemeente" ? nothing : backLink("/ik", t(lang, "me.title"))}
      <div class="pagehead"><h1>${t(lang, "me.keys")}</h1><p class="lead">${t(lang, "keys.lead")}</p></div>
      ${passkeys === null ? nothing : passkeySection(view, passkeys)}
      ${deviceSection(view)}`,
  });
};
