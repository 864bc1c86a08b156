import { nothing } from "lit";
import type { ShellView } from "../views.ts";
import { html } from "./page-html.ts";

/** The style sheet of this gemeente, which comes after ours. */
export const houseStyle = ({ house }: ShellView) =>
  house?.style ? html`<link rel="stylesheet" href=${house.style}>` : nothing;

/** The theme classes that a page stands in: ours, and that of the gemeente where it has one. */
export const bodyClass = ({ house }: ShellView): string =>
  ["wijksgewijs-theme", house?.style ? "house-style" : "", house?.themeClass ?? ""].filter(Boolean).join(" ");

/** The logo, beside the name that says the same in words; `instead` where there is none. */
export const logoOr = ({ house }: ShellView, instead: unknown) =>
  house?.logo
    ? html`<img class="logo" src=${house.logo.src} alt="" width=${house.logo.width} height=${house.logo.height} decoding="async">`
    : instead;
