import { nothing } from "lit";
import { icon } from "./icon.ts";
import { html } from "./page-html.ts";

type Kind = "primary" | "secondary" | "subtle";

const inside = (words: string, start?: string) =>
  html`${start ? html`<span class="nl-button__icon-start">${icon(start)}</span>` : nothing}<span class="nl-button__label">${words}</span>`;

/** The button that sends the form it stands in; the verb is on it. */
export const submit = (words: string, kind: Kind = "primary", start?: string) =>
  html`<button class="nl-button nl-button--${kind}" type="submit">${inside(words, start)}</button>`;

/** One of several buttons of a form: it sends its own name and value along. */
export const submitAs = (name: string, value: string, words: string, kind: Kind = "secondary") =>
  html`<button class="nl-button nl-button--${kind}" type="submit" name=${name} value=${value}>${inside(words)}</button>`;

/** The button that Enter presses: the first one of a form, which must not be one of its side roads. */
export const firstButton = (words: string, action?: string) =>
  html`<button class="first-button" type="submit" tabindex="-1" aria-hidden="true" formaction=${action ?? nothing}>${words}</button>`;

/** A link that looks like a button: the way to another page where something is done. */
export const linkButton = (href: string, words: string, kind: Kind = "secondary", start?: string) =>
  html`<a class="nl-button nl-button--${kind}" href=${href}>${inside(words, start)}</a>`;

/** A form that is only a button. */
export const postButton = (action: string, words: string, kind: Kind = "secondary", start?: string) =>
  html`<form method="post" action=${action}>${submit(words, kind, start)}</form>`;

/** The way back, above the heading. */
export const backLink = (href: string, words: string) =>
  html`<a class="backlink nl-link" href=${href}>${icon("geef")}${words}</a>`;
