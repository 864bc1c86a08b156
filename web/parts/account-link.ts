import { html } from "./page-html.ts";
import { safeUrl } from "./safe-url.ts";

/** An account elsewhere: its address, and its own page when it has one. */
export type AccountView = { readonly handle: string; readonly url?: string | null | undefined };

/** An address elsewhere, as a link to the page that it has there. */
export const accountLink = ({ handle, url }: AccountView) => {
  const address = safeUrl(url ?? undefined);
  return address
    ? html`<a class="nl-link" dir="ltr" href=${address} rel="nofollow noopener">${handle}</a>`
    : html`<span dir="ltr">${handle}</span>`;
};
