import { nothing } from "lit";
import type { Language } from "../texts/translate.ts";
import { submit } from "./button.ts";
import { html } from "./page-html.ts";

/**
 * The form with which a device signs in, or makes a passkey. It can do nothing without the script of the page, so it stays hidden
 * until that is there, and `unable` stands in its place.
 */
export const passkeyForm = (of: {
  readonly lang: Language;
  readonly act: "sign-in" | "add";
  /** Also where somebody types who they are, as soon as they come there, in a browser that can. */
  readonly offered?: boolean;
  /** Where the script asks what the device has to sign. */
  readonly begin: string;
  readonly action: string;
  readonly go: string;
  readonly unable: string;
  /** What is said when the device or its owner did not want to. */
  readonly failed: string;
  /** What is said when the device has one already. */
  readonly known?: string;
  readonly fields?: unknown;
}) => html`<wijk-passkey data-act=${of.act} ?data-offered=${of.offered === true} data-begin=${of.begin} data-failed=${of.failed} data-known=${of.known ?? nothing}>
    <p class="hintbox" data-part="unable">${of.unable}</p>
    <form class="stack" method="post" action=${of.action} data-part="able" hidden>
      ${of.fields ?? nothing}
      <input type="hidden" name="answer" value="">
      <div class="buttons">${submit(of.go, "secondary", "slot")}</div>
    </form>
    <p class="notice" role="status" data-part="said"></p>
  </wijk-passkey>`;
