import type { ServerRenderedTemplate } from "@lit-labs/ssr";
import { nothing } from "lit";
import type { ShellView } from "../views.ts";
import { schemeOf, textOf, themeOf } from "./appearance.ts";
import { foot } from "./foot.ts";
import { bodyClass, houseStyle } from "./house.ts";
import { type FeedView, feedLinks, linkPreview } from "./link-preview.ts";
import { masthead } from "./masthead.ts";
import { html } from "./page-html.ts";

/** What a page hands to its frame. */
export type Layout = {
  /** For the tab, without the name of the wijk. */
  readonly title: string;
  /** True only for public pages that are meant to be found by search engines. */
  readonly indexed?: boolean;
  /** For link previews of public pages. */
  readonly description?: string | undefined;
  /** What the page is, for link previews: one piece of writing, or a place. */
  readonly kind?: "article" | "website";
  /** ActivityPub id of what the page shows, so that other software finds it from the page's address. */
  readonly alternate?: string | undefined;
  /** The feed that tells what is new on a public page. */
  readonly feed?: FeedView | undefined;
  /** Whether another site can ask how to quote a public page. */
  readonly quotable?: boolean;
  /** Heading block in the sky, above the houses. */
  readonly greeting?: unknown;
  /** Block on the colour of the front door, right under the houses. */
  readonly ground?: unknown;
  readonly main: unknown;
  /** Column beside the main one on wide screens, after it on a phone. */
  readonly aside?: unknown;
  /** What the page follows while somebody looks at it, when that is more than every page of theirs does. */
  readonly live?: string;
  /** True on a page on which a passkey is used or made. */
  readonly passkeys?: boolean;
  /** False on pages before there is a wijk: no menu, no footer links. */
  readonly menu?: boolean;
};

/** The one stream of a page. A gemeente tells nobody what happened for them. */
const liveOf = ({ reader, mode }: ShellView, { live, menu }: Layout): string | null =>
  live ?? (reader !== null && mode === "wijk" && menu !== false ? "/seintjes/volgen" : null);

/** The frame of every page: head, skip link, masthead, main with the aside, footer. */
export const layout = (shell: ShellView, page: Layout): ServerRenderedTemplate => html`<!DOCTYPE html>
<html lang=${shell.lang} data-theme=${themeOf(shell)} data-text=${textOf(shell)}>
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content=${schemeOf(shell)}>
  <title>${page.title} - ${shell.wijk.name}</title>
  ${page.indexed ? nothing : html`<meta name="robots" content="noindex">`}
  ${page.indexed && page.description ? html`<meta name="description" content=${page.description}>` : nothing}
  ${page.indexed ? linkPreview(shell, page) : nothing}
  ${page.alternate ? html`<link rel="alternate" type="application/activity+json" href=${page.alternate}>` : nothing}
  ${page.indexed ? feedLinks(shell, page) : nothing}
  <link rel="preload" href=${shell.assets.font} as="font" type="font/woff2" crossorigin="anonymous">
  <link rel="stylesheet" href=${shell.assets.style}>
  ${houseStyle(shell)}
  <link rel="icon" href="/assets/wordmark.svg" type="image/svg+xml">
  <link rel="manifest" href="/manifest.webmanifest">
  <link rel="apple-touch-icon" href=${`/icoon/${shell.wijk.door}-180.png`}>
  <script type="module" src=${shell.assets.script}></script>
  ${page.passkeys ? html`<script type="module" src=${shell.assets.passkeyScript}></script>` : nothing}
</head>
<body class=${bodyClass(shell)} data-door=${shell.wijk.door} data-live=${liveOf(shell, page) ?? nothing}>
  ${masthead(shell, page.greeting, page.menu !== false)}
  ${page.ground ?? html`<div class="horizon-line"></div>`}
  <main id="inhoud">
    <div class="page ${page.aside ? "page--cols" : ""}">
      <div class="page__main">
        <p class="notice" role="status">${shell.notice ? html`<span class="hintbox" dir="auto">${shell.notice}</span>` : nothing}</p>
        ${page.main}
      </div>
      ${page.aside ? html`<div class="aside">${page.aside}</div>` : nothing}
    </div>
  </main>
  ${foot(shell, page.menu !== false)}
</body>
</html>
`;
