import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";
import { submit } from "./button.ts";
import { lineField } from "./fields.ts";
import { icon } from "./icon.ts";
import { html } from "./page-html.ts";
import { problemList } from "./problems.ts";

type Form = FormView<"address"> & { readonly lang: ShellView["lang"] };

/** The one field in which a visitor types the address that they have elsewhere, and the button that leads there. */
export const ownPlaceForm = ({ lang, values, problems }: Form, action: string, go: string) =>
  html`<form class="stack" method="post" action=${action} novalidate>${problemList(lang, problems, ["address"])}${lineField({ lang, name: "address", label: t(lang, "own-place.address"), hint: t(lang, "own-place.address.hint"), value: values.address, problems, maxlength: 300, inputmode: "email", direction: "ltr" })}<div class="buttons">${submit(go)}</div></form>`;

/** What happens after the button, step by step. `there` tells what to do on one's own place. */
export const whatHappens = (lang: ShellView["lang"], there: string) =>
  html`<section class="stack-sm" aria-labelledby="wat-gebeurt-er"><h2 class="size-lg" id="wat-gebeurt-er">${t(lang, "own-place.what")}</h2>
    <ol class="numbered stack-sm"><li>${t(lang, "own-place.what.ask")}</li><li>${there}</li><li>${t(lang, "own-place.what.forget")}</li></ol></section>`;

/** An address to copy by hand, for a place that does not know the way. */
export const copyByHand = (lang: ShellView["lang"], label: string, address: string) =>
  html`<section class="panel" aria-labelledby="lukt-het-niet"><h2 id="lukt-het-niet">${t(lang, "own-place.by-hand")}</h2>
    <div class="field"><label class="utrecht-form-label" for="adres">${label}</label><p class="utrecht-form-field-description" id="adres-hint">${t(lang, "own-place.by-hand.hint")}</p><input class="utrecht-textbox" id="adres" type="text" value=${address} readonly dir="ltr" aria-describedby="adres-hint"></div></section>`;

/** What somebody without an address elsewhere can do. */
export const withoutOwnPlace = ({ lang, wijk, origin }: ShellView, feed: string) =>
  html`<section class="stack" aria-labelledby="geen-adres"><h2 class="size-lg" id="geen-adres">${t(lang, "own-place.none")}</h2>
    <p>${t(lang, "own-place.none.join", { wijk: wijk.name })}</p>
    <p><a class="nl-link more" href="/meedoen">${t(lang, "visitor.join")} ${icon("geef")}</a></p>
    <p>${t(lang, "own-place.none.feed")}</p>
    <div class="field"><label class="utrecht-form-label" for="leesadres">${t(lang, "own-place.none.feed.address")}</label><input class="utrecht-textbox" id="leesadres" type="text" value=${origin + feed} readonly dir="ltr"></div></section>`;
