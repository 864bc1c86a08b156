import { describe, expect, it } from "vitest";
import { renderPage } from "../../web/render.ts";
import { htmlProblems } from "../support/html-problems.ts";
import { samplePages } from "./web-samples.ts";
import { sampleFrames } from "./web-samples-elsewhere.ts";

const assets = {
  style: "/assets/wijk.css",
  script: "/assets/islands.js",
  passkeyScript: "/assets/passkeys.js",
  font: "/assets/font.woff2",
};
const dutch = Object.entries(samplePages("nl", assets)).map(([name, page]) => [name, renderPage(page)] as const);
const english = Object.entries(samplePages("en", assets)).map(([name, page]) => [name, renderPage(page)] as const);

/** The words a person sees, without tags and scripts. */
const visible = (html: string) =>
  html
    .replace(/<head>.*?<\/head>/s, " ")
    .replace(/<!--.*?-->/gs, "")
    .replace(/<[^>]*>/g, " ");

describe.each(dutch)("the page %s", (name, html) => {
  it("is valid HTML", () => {
    expect(htmlProblems(html)).toEqual([]);
  });

  it("has one heading of the first rank, a main part to skip to, and its language", () => {
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(html).toContain('<main id="inhoud">');
    expect(html).toContain('class="nl-skip-link nl-skip-link--visible-on-focus" href="#inhoud"');
    expect(html).toContain('<html lang="nl"');
  });

  it("holds no script or style of its own and nothing from elsewhere", () => {
    expect(html).not.toMatch(/<script(?![^>]* src="\/assets\/)/);
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/);
    expect(html).not.toMatch(/(?:src|<link[^>]* href)="https?:(?!\/\/holtveen\.example\/)/);
  });

  it("uses none of the words that a neighbour need not know", () => {
    expect(visible(html)).not.toMatch(
      /instance|\bservers?\b|federat|fediverse|account aanmaken|thread|content|\bposten\b|boost|gebruiker|undefined|\[object|\{[a-z]+\}/i,
    );
  });

  it("describes fields by elements that are there, and says what is wrong with each invalid one", () => {
    const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]));
    for (const [, list] of html.matchAll(/aria-(?:describedby|labelledby)="([^"]+)"/g)) {
      for (const reference of list?.split(" ") ?? []) expect(ids, `${name}: ${reference}`).toContain(reference);
    }
    for (const [tag] of html.matchAll(/<(?:input|textarea)[^>]*aria-invalid="true"[^>]*>/g))
      expect(tag).toMatch(/aria-describedby="[^"]*-fout/);
  });
});

describe.each(Object.entries(sampleFrames(assets)))("the frame %s", (_name, page) => {
  const frame = renderPage(page);
  it("is valid HTML with a heading, and holds no script, style, form or menu", () => {
    expect(htmlProblems(frame)).toEqual([]);
    expect(frame.match(/<h1[ >]/g)).toHaveLength(1);
    expect(frame).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|<form|<nav/);
  });
  it("opens every link outside the frame, where the new page cannot reach back", () => {
    const links = frame.match(/<a [^>]*>/g) ?? [];
    expect(links.length).toBeGreaterThan(0);
    for (const link of links)
      expect(link).toMatch(/href="https:\/\/holtveen\.example\/[^"]*" target="_blank" rel="noopener"/);
  });
});

describe("the pages in English", () => {
  it.each(english)("%s has the same frame", (_name, html) => {
    expect(html).toContain('<html lang="en"');
    expect(visible(html)).not.toMatch(/undefined|\[object|\{[a-z]+\}/);
    expect(visible(html)).toContain("House rules".slice(0, html.includes("/huisregels") ? undefined : 0));
  });
});

describe("what search engines may find", () => {
  const public_ = [
    ...["visitor", "visitor-empty", "questions-visitor", "house-rules", "who-sees-what", "accessibility", "about-wijk"],
    ...["announcement-visitor", "announcement-corrected", "announcement-moderator"],
    ...["gemeente, front", "gemeente, board", "gemeente, announcement", "agenda", "agenda-empty", "activity-visitor"],
    ...["offers", "offers-empty", "offers-none-of-theme", "offers-organisation", "offer-visitor"],
  ];
  it.each(dutch.filter(([name]) => !name.startsWith("question")))("%s is right about it", (name, html) => {
    expect(html.includes('content="noindex"')).toBe(!public_.includes(name));
  });
});

describe("what someone typed", () => {
  const page = (name: string) => dutch.find(([one]) => one === name)?.[1] ?? "";
  it("is still there after a problem, and stays text", () => {
    expect(page("ask-problems")).toContain("Hallo &lt;/textarea&gt;&lt;script&gt;&quot;</textarea>");
    expect(page("ask-problems")).toMatch(/name="audience" value="everyone" checked/);
    expect(page("set-up-problems")).toContain('value="Holt veen"');
  });
  it("gets a problem without words of its own in general words", () => {
    expect(page("ask-problems")).toContain("Hier klopt iets niet.");
  });
});
