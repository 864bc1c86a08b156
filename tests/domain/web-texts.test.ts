import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inbox } from "../../src/federation/inbox.ts";
import { reactions } from "../../src/reactions.ts";
import { momentInWords, monthInWords, partOfDay } from "../../web/texts/moments.ts";
import { reasonInWords } from "../../web/texts/reason-in-words.ts";
import { t } from "../../web/texts/text.ts";
import { builtInThemes, themeIcons, themeView, themeViews } from "../../web/texts/themes.ts";
import type { Text } from "../../web/texts/translate.ts";
import { activityInWords, taskInWords, unreachedInWords } from "../../web/texts/work-in-words.ts";
import { pieces, textCatalogue } from "../support/text-catalogue.ts";

const holesIn = (piece: string) => [...new Set(piece.match(/\{\w+\}/g) ?? [])].sort();
/** Whether there is a form for one and for more, and what is filled in where. A single one need not be counted. */
const shapeOf = (text: Text) =>
  typeof text === "string"
    ? holesIn(text)
    : { one: holesIn(text.one).filter((hole) => hole !== "{count}"), other: holesIn(text.other) };

/** What is read in one breath. */
const sentencesOf = (text: Text) => pieces(text).flatMap((piece) => piece.split(/[.!?:]\s|\n/));
const longestSentence = { nl: 15, en: 20 };
/** Words of the trade that no neighbour needs to know. */
const forbidden = {
  nl: /instance|\bservers?\b|federat|fediverse|account aanmaken|thread|content|\bposten\b|boost|gebruiker\b|(?<!aan)melden/i,
  en: /\binstances?\b|\bservers?\b|federat|fediverse|\bthreads?\b|\bboosts?\b|\busers?\b|escalat|\be-mails?\b|\bsomebody\b/i,
};
/** Words that stand in Dutch sentences and in no English one. */
const dutch = /\b(je|jij|jouw|jullie|het|een|niet|wordt|voor|naar|deze|met|ook|maar|bij|nog|hier|wat|wie)\b/i;
const wordsIn = (piece: string) => piece.replace(/\{\w+\}/g, " ").match(/\p{L}+/gu) ?? [];

describe("the text catalogue", () => {
  it.each(textCatalogue)("%s has the same keys, forms and holes in both languages", (_name, nl, en) => {
    expect(Object.keys(en)).toEqual(Object.keys(nl));
    for (const [key, text] of Object.entries(nl)) expect([key, shapeOf(en[key] ?? "")]).toEqual([key, shapeOf(text)]);
  });

  it.each(textCatalogue)("%s says things in short sentences without forbidden words", (_name, nl, en) => {
    for (const [lang, texts] of [["nl", nl] as const, ["en", en] as const]) {
      for (const [key, text] of Object.entries(texts)) {
        for (const piece of pieces(text)) expect(piece, key).not.toMatch(forbidden[lang]);
        for (const sentence of sentencesOf(text))
          expect(sentence.split(" ").length, `${key}: ${sentence}`).toBeLessThanOrEqual(longestSentence[lang]);
      }
    }
  });

  it.each(textCatalogue)("%s has no Dutch left in English", (_name, nl, en) => {
    for (const [key, text] of Object.entries(en)) {
      for (const piece of pieces(text)) expect(piece, key).not.toMatch(dutch);
      const isSame = JSON.stringify(nl[key]) === JSON.stringify(text);
      expect(isSame && pieces(text).some((piece) => wordsIn(piece).length > 2), key).toBe(false);
    }
  });

  it("chooses the form by the count and writes numbers as Dutch does", () => {
    expect(t("nl", "audience.wijk.who", { count: 1, wijk: "Holtveen" })).toBe(
      "de ene bewoner die nu meedoet in Holtveen.",
    );
    expect(t("nl", "audience.wijk.who", { count: 2100, wijk: "Holtveen" })).toBe(
      "de 2.100 bewoners die meedoen in Holtveen.",
    );
    expect(t("en", "admin.lead", { count: 2100, wijk: "Holtveen" })).toContain("2,100 residents");
  });

  it("leaves a hole in what someone typed alone", () => {
    expect(t("nl", "join.invited", { name: "{wijk}" })).toBe("{wijk} nodigt je uit.");
  });

  it("has general words for a reason that it does not know", () => {
    expect(reasonInWords("nl", "code-used")).toContain("al gebruikt");
    expect(reasonInWords("nl", "toString")).toBe("Hier klopt iets niet. Kijk het nog eens na.");
  });
});

describe("what waits and what went wrong", () => {
  it("has words for everything that is handled, and for every task of our own", () => {
    const tasks = [...new Set(Object.values(reactions).flat())];
    expect(tasks.filter((task) => taskInWords("nl", task) === taskInWords("nl", "unheard-of"))).toEqual([]);
    expect(Object.keys(inbox).filter((type) => activityInWords("nl", type) === "Ander bericht")).toEqual([]);
    expect(activityInWords("nl", "constructor")).toBe("Ander bericht");
  });

  it.each([
    ["status 410", "Dit adres bestaat daar niet meer (410)."],
    ["status 401", "De site weigert wat we sturen (401)."],
    ["status 502", "De site heeft een storing (502)."],
    ["status 418", "De site nam het niet aan (418)."],
    ["timeout", "De site antwoordt niet op tijd."],
    ["address not allowed: private", "Naar dit adres sturen we niets."],
    ["constructor", "Er ging iets mis: constructor"],
  ])("a delivery that failed with %s: %s", (reason, words) => {
    expect(unreachedInWords("nl", reason)).toBe(words);
  });
});

describe("themes", () => {
  const list = [
    { slug: "zorg", name: "Zorg en gezondheid", icon: "zorg", sensitive: true },
    { slug: "groen", name: "Tuinen", icon: "boom" },
    { slug: "huisdieren", name: "Huisdieren", icon: "vlieger" },
  ];
  it("with which a wijk begins are translated until the wijk calls them otherwise", () => {
    expect(themeView("nl", "zorg", list)).toEqual({
      key: "zorg",
      name: "Zorg en gezondheid",
      icon: "zorg",
      sensitive: true,
    });
    expect(themeViews("en", list).map(({ name }) => name)).toEqual(["Care and health", "Tuinen", "Huisdieren"]);
  });
  it("that are unknown are shown as they are", () => {
    const unknown = { key: "constructor", name: "constructor", icon: "vraag", sensitive: false };
    expect(themeView("nl", "constructor", list)).toEqual(unknown);
  });
  it("can be drawn with every icon that a wijk begins with, and with none that the sprite has not", () => {
    const sprite = readFileSync(new URL("../../web/styles/icons.svg", import.meta.url), "utf8");
    const icons = Object.keys(themeIcons);
    expect(builtInThemes.filter(({ icon }) => !icons.includes(icon))).toEqual([]);
    expect(icons.filter((icon) => !sprite.includes(`id="i-${icon}"`))).toEqual([]);
  });
});

describe("moments in words", () => {
  const now = new Date("2026-11-24T09:30:00Z");
  it.each([
    ["2026-11-24T09:27:00Z", "net"],
    ["2026-11-24T08:05:00Z", "vandaag om 9.05"],
    ["2026-11-23T23:30:00Z", "vandaag om 0.30"],
    ["2026-11-23T22:30:00Z", "gisteren"],
    ["2026-11-18T12:00:00Z", "woensdag"],
    ["2026-11-17T12:00:00Z", "17 november"],
    ["2025-11-24T12:00:00Z", "24 november 2025"],
    ["2026-12-06T12:00:00Z", "6 december"],
  ])("%s is %s", (at, words) => {
    expect(momentInWords("nl", new Date(at), now)).toEqual({ iso: new Date(at).toISOString(), words });
  });
  it("are Dutch time, also for the greeting", () => {
    expect(partOfDay(new Date("2026-11-24T04:59:00Z"))).toBe("night");
    expect(partOfDay(new Date("2026-11-24T05:00:00Z"))).toBe("morning");
    expect(partOfDay(new Date("2026-07-24T16:00:00Z"))).toBe("evening");
    expect(monthInWords("nl", "2026-03")).toBe("maart 2026");
  });
});
