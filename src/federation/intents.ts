import type { FindOwnPlace, Wish } from "../elsewhere/own-place.ts";
import { type JsonObject, objectsOf, textOf } from "./kit/reading.ts";
import { readAddress, type WebFinger } from "./web-finger.ts";

/** Follow by address, as all microblog software knows it; its document is gone, its relation stayed. */
const subscribe = "http://ostatus.org/schema/1.0/subscribe";

/** An activity intent (FEP-3b86, section 3.2). */
const intent = (name: "Follow" | "Create" | "Object"): string => `https://w3id.org/fep/3b86/${name}`;

type Way = { readonly rel: string; readonly blank: string; readonly value: string };

/** The relations to look for, the best one first (FEP-3b86, section 7.2: intents before the older link). */
const waysTo = (wish: Wish): readonly Way[] =>
  wish.kind === "follow"
    ? [
        { rel: intent("Follow"), blank: "object", value: wish.actorUri },
        { rel: intent("Object"), blank: "object", value: wish.actorUri },
        { rel: subscribe, blank: "uri", value: wish.handle.replace(/^@/, "") },
      ]
    : [
        { rel: intent("Object"), blank: "object", value: wish.objectUri },
        { rel: intent("Create"), blank: "inReplyTo", value: wish.objectUri },
        { rel: subscribe, blank: "uri", value: wish.objectUri },
      ];

const longestPage = 4_096;

/** A template with its blanks filled: what is known percent-encoded, what is not known empty (FEP-3b86, section 3.2 and 3.3). */
const filled = (template: string, values: Readonly<Record<string, string>>): string | null => {
  const text = template.replace(/\{([^{}]*)\}/g, (_, name: string) =>
    Object.hasOwn(values, name) ? encodeURIComponent(values[name] as string) : "",
  );
  if (text.length > longestPage || !URL.canParse(text)) return null;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) ? url.href : null;
};

const pageOf = (links: readonly JsonObject[], { rel, blank, value }: Way, back: string): string | null => {
  for (const link of links) {
    const template = link.rel === rel ? textOf(link.template) : null;
    if (template === null || !template.includes(`{${blank}}`)) continue;
    const page = filled(template, { [blank]: value, "on-success": back, "on-cancel": back });
    if (page !== null) return page;
  }
  return null;
};

/** Reads in a visitor's WebFinger where they can follow an actor of ours or answer a question. */
export const findOwnPlace =
  (webFinger: WebFinger): FindOwnPlace =>
  async (visitorAddress, wish, back) => {
    const read = readAddress(visitorAddress);
    if (read === null) return { kind: "unreadable" };
    const found = await webFinger(`acct:${read.name}@${read.host}`, read.host);
    if (found === null) return { kind: "unknown" };
    const links = objectsOf(found.links);
    for (const way of waysTo(wish)) {
      const url = pageOf(links, way, back);
      if (url !== null) return { kind: "page", url };
    }
    return { kind: "no-way" };
  };

/**
 * The links by which other sites lead people of ours to the page at `arrival`, which takes what they come with. No Create:
 * whoever writes here asks or answers, and nothing is written for a text that comes from a button elsewhere.
 */
export const intentLinks = (arrival: string): readonly { readonly rel: string; readonly template: string }[] => [
  { rel: subscribe, template: `${arrival}{uri}` },
  { rel: intent("Follow"), template: `${arrival}{object}` },
  { rel: intent("Object"), template: `${arrival}{object}` },
];
