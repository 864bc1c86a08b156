import { readFileSync } from "node:fs";
import { nothing } from "lit";
import { describe, expect, it } from "vitest";
import { createDrafts } from "../../web/islands/drafts.ts";
import { html } from "../../web/parts/page-html.ts";
import { raw, renderPage, safeUrl } from "../../web/render.ts";
import { samplePages } from "./web-samples.ts";

describe("an address from elsewhere", () => {
  it.each([
    ["https://toren.example/@sanne", "https://toren.example/@sanne"],
    ["http://toren.example", "http://toren.example/"],
    ["javascript:alert(1)", null],
    [" JaVaScript:alert(1)", null],
    ["java\nscript:alert(1)", null],
    ["data:text/html,x", null],
    ["//toren.example", null],
    ["/vragen", null],
    [`https://toren.example/${"a".repeat(2048)}`, null],
    [null, null],
  ])("%s becomes %s in a link", (address, shown) => {
    expect(safeUrl(address)).toBe(shown);
  });
});

describe("rendering", () => {
  it("leaves no stray marker after a template that ends with a value", () => {
    expect(renderPage(html`<label for=${"a"}>b</label>${"c"}`)).toBe('<label for="a">b</label>c<!---->');
  });
  it("shows sanitised markup as it is, the same however many texts came between", () => {
    const shown = () => renderPage(html`<div>${raw("<p>a &amp; b</p>")}</div>`);
    const first = shown();
    expect(first).toContain("<p>a &amp; b</p>");
    for (let index = 0; index < 2_100; index += 1) raw(`<p>${index}</p>`);
    expect(shown()).toBe(first);
  });
  it("escapes what people typed, in text and in attributes", () => {
    const nasty = `"><img src=x onerror=alert(1)>'&`;
    const page = renderPage(html`<p title=${nasty}>${nasty}</p><input value=${nasty} data-x=${nothing}>`);
    expect(page).not.toContain("<img");
    expect(page).toContain("&quot;&gt;&lt;img");
  });
});

describe("a draft on this device", () => {
  const memory = () => {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
  };
  it("is kept while there are words, and forgotten when they are gone", () => {
    const drafts = createDrafts(memory(), memory());
    drafts.write("vraag", { values: { title: "Wie?", text: "" }, sent: false });
    expect(drafts.read("vraag")).toEqual({ values: { title: "Wie?", text: "" }, sent: false });
    expect(drafts.read("antwoord-1")).toBeNull();
    drafts.write("vraag", { values: { title: " ", text: "" }, sent: false });
    expect(drafts.read("vraag")).toBeNull();
  });
  it("goes when what was sent arrived, comes back when it was refused, and stays while nobody knows", () => {
    const [device, tab] = [memory(), memory()];
    const send = (name: string) => createDrafts(device, tab).write(name, { values: { title: "Wie?" }, sent: true });
    send("vraag");
    expect(createDrafts(device, memory()).read("vraag")).toEqual({ values: { title: "Wie?" }, sent: true });
    createDrafts(device, memory()).letGo();
    expect(createDrafts(device, tab).read("vraag")).not.toBeNull();
    createDrafts(device, tab).takeBack();
    expect(createDrafts(device, tab).read("vraag")).toEqual({ values: { title: "Wie?" }, sent: false });
    createDrafts(device, tab).letGo();
    expect(createDrafts(device, tab).read("vraag")).not.toBeNull();
    send("vraag");
    createDrafts(device, tab).letGo();
    expect(createDrafts(device, tab).read("vraag")).toBeNull();
  });
  it("is no reason to fail when the browser keeps nothing or keeps nonsense", () => {
    const refuse = () => {
      throw new Error("full");
    };
    const nothingKept = { getItem: refuse, setItem: refuse, removeItem: refuse };
    const drafts = createDrafts(nothingKept, nothingKept);
    drafts.write("vraag", { values: { title: "Wie?" }, sent: false });
    drafts.drop("vraag");
    expect(drafts.read("vraag")).toBeNull();
    expect(createDrafts({ ...memory(), getItem: () => "{nonsense" }, memory()).read("vraag")).toBeNull();
  });
});

describe("the sprite", () => {
  const sprite = readFileSync(new URL("../../web/styles/icons.svg", import.meta.url), "utf8");
  const there = new Set([...sprite.matchAll(/<symbol id="([^"]+)"/g)].map((match) => match[1]));
  it("has every picture that a page points at, and no other", () => {
    const script = "/assets/a.js";
    const assets = { style: "/assets/a.css", script, passkeyScript: script, font: "/assets/a.woff2" };
    const pages = Object.values(samplePages("nl", assets)).map(renderPage).join();
    const used = new Set([...pages.matchAll(/icons\.svg#([a-z0-9-]+)/g)].map((match) => match[1]));
    expect([...used].sort()).toEqual([...there].sort());
  });
  it("takes its colours from the theme without classes, which do not reach into another file", () => {
    expect(sprite).not.toMatch(/class=|style=|<script/);
  });
});
