import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";
import { html } from "./page-html.ts";

/** A feed by its title and the paths of its two forms. */
export type FeedView = { readonly title: string; readonly atom: string; readonly json: string };

/** The feed of the newest questions of the wijk. */
export const squareFeed = ({ lang, wijk }: ShellView): FeedView => ({
  title: t(lang, "feed.square", { wijk: wijk.name }),
  atom: "/plein.atom",
  json: "/plein.json",
});

const locales = { nl: "nl_NL", en: "en_GB" } as const;

/** What other sites show of a public page when somebody shares its address (OpenGraph, and the card that is made of it). */
export const linkPreview = (
  { lang, wijk, origin, path, picture }: ShellView,
  page: {
    readonly title: string;
    readonly description?: string | undefined;
    readonly kind?: "article" | "website";
  },
) => html`<meta property="og:title" content=${page.title}>
  <meta property="og:description" content=${page.description || t(lang, "visitor.description", { wijk: wijk.name, place: wijk.place })}>
  <meta property="og:type" content=${page.kind ?? "website"}>
  <meta property="og:url" content=${origin + path}>
  <meta property="og:site_name" content=${wijk.name}>
  <meta property="og:locale" content=${locales[lang]}>
  <meta name="twitter:card" content="summary">
  ${picture === null ? nothing : html`<meta property="og:image" content=${picture}><meta property="og:image:type" content="image/png"><meta property="og:image:width" content="128"><meta property="og:image:height" content="128"><meta property="og:image:alt" content=${t(lang, "preview.picture", { wijk: wijk.name })}>`}`;

/** Where software finds the feeds of a public page, and how another site quotes it (oEmbed 1.0, section 4). */
export const feedLinks = (
  { origin, path }: ShellView,
  page: { readonly feed?: FeedView | undefined; readonly quotable?: boolean; readonly title: string },
) =>
  html`${
    page.feed
      ? html`<link rel="alternate" type="application/atom+xml" title=${page.feed.title} href=${origin + page.feed.atom}><link rel="alternate" type="application/feed+json" title=${page.feed.title} href=${origin + page.feed.json}>`
      : nothing
  }${
    page.quotable
      ? html`<link rel="alternate" type="application/json+oembed" title=${page.title} href="${origin}/oembed?${new URLSearchParams({ format: "json", url: origin + path }).toString()}">`
      : nothing
  }`;
