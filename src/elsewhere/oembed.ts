import { type PostId, parseId } from "../kernel/ids.ts";
import { escapeHtml } from "../kernel/text.ts";
import type { PublicItem } from "./public-item.ts";

/** What somebody's site asks about an address of ours (oEmbed 1.0, section 2.2). */
export type OembedRequest = {
  readonly kind: "question" | "announcement" | "object";
  readonly id: PostId;
  readonly width: number;
  readonly height: number;
};

/** Pixels, when the other site does not say how much room it has. */
const usual = { width: 550, height: 300 } as const;

const room = (asked: string | undefined, most: number): number =>
  asked !== undefined && /^\d{1,6}$/.test(asked) && Number(asked) > 0 ? Math.min(Number(asked), most) : most;

const kindAt = { vragen: "question", mededelingen: "announcement", "ap/o": "object" } as const;

/** The question or announcement that an address leads to: its page or its object; `null` for any other address. */
const thingAt = (origin: string, address: string): Pick<OembedRequest, "kind" | "id"> | null => {
  const url = URL.parse(address);
  if (url === null || url.origin !== origin) return null;
  const [, place = "", text = ""] = /^\/(vragen|mededelingen|ap\/o)\/([^/]+)\/?$/.exec(url.pathname) ?? [];
  const id = parseId<PostId>(text);
  return id === null ? null : { kind: kindAt[place as keyof typeof kindAt], id };
};

/** Reads a request; what it cannot be answered with is an HTTP status of oEmbed 1.0, section 2.3. */
export const readOembedRequest = (
  origin: string,
  asked: (name: "url" | "format" | "maxwidth" | "maxheight") => string | undefined,
): OembedRequest | 400 | 404 | 501 => {
  if ((asked("format") ?? "json") !== "json") return 501;
  const address = asked("url");
  if (address === undefined || address === "") return 400;
  const thing = thingAt(origin, address);
  if (thing === null) return 404;
  return { ...thing, width: room(asked("maxwidth"), usual.width), height: room(asked("maxheight"), usual.height) };
};

/** A question or an announcement as a quote that stands on its own: without a script, and shown by any page as it is. */
export const oembedFrom = (
  item: PublicItem,
  { width, height }: OembedRequest,
  words: { readonly wijk: string; readonly origin: string; readonly readMore: string; readonly language: string },
): Readonly<Record<string, unknown>> => {
  const by = `<footer>${escapeHtml(item.author.name)}, ${escapeHtml(words.wijk)}. <a href="${escapeHtml(item.page)}">${escapeHtml(words.readMore)}</a></footer>`;
  return {
    version: "1.0",
    type: "rich",
    title: item.title,
    author_name: item.author.name,
    ...(item.author.url === null ? {} : { author_url: item.author.url }),
    provider_name: words.wijk,
    provider_url: `${words.origin}/`,
    cache_age: 3_600,
    width,
    height,
    html: `<blockquote cite="${escapeHtml(item.page)}" lang="${escapeHtml(words.language)}" style="max-width:${width}px"><p><strong>${escapeHtml(item.title)}</strong></p>${item.html}${by}</blockquote>`,
  };
};
