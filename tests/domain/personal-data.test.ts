import { expect, test } from "vitest";
import { personalDataIn, withoutPersonalData } from "../../src/posts/personal-data.ts";

const asker = ["Anneke de Vries"];

/** What somebody may write, and what is found in it. */
const fixtures: readonly (readonly [text: string, found: readonly string[]])[] = [
  ["Bel me op 06 12345678.", ["phone: 06 12345678"]],
  ["Bel me op 06-12 34 56 78 na zes uur", ["phone: 06-12 34 56 78"]],
  ["06.12.34.56.78 is mijn nummer", ["phone: 06.12.34.56.78"]],
  ["Mijn nummer: 0612345678!", ["phone: 0612345678"]],
  ["Vast: 0123-456789", ["phone: 0123-456789"]],
  ["Vast: (0123) 45 67 89", ["phone: (0123) 45 67 89"]],
  ["App naar +31 6 12345678", ["phone: +31 6 12345678"]],
  ["App naar +31(0)612345678", ["phone: +31(0)612345678"]],
  ["Of 0031612345678", ["phone: 0031612345678"]],
  ["Mail anneke@voorbeeld.nl even", ["email: anneke@voorbeeld.nl"]],
  ["Mail a.de-vries+wijk@post.voorbeeld.co.uk.", ["email: a.de-vries+wijk@post.voorbeeld.co.uk"]],
  ["Op Mastodon: @sanne@toren.example", []],
  ["Mijn BSN is 111222333", ["bsn: 111222333"]],
  ["Mijn BSN is 1112.22.333 of 111.222.333", ["bsn: 111.222.333"]],
  ["Het dossier heeft nummer 123456789", []],
  ["Ik woon op de Vlierstraat 12", ["address: Vlierstraat 12"]],
  ["ik woon in de vlierstraat 12b, tweede deur", ["address: vlierstraat 12b"]],
  ["Kom naar Burgemeester de Vrieslaan 5-2", ["address: Vrieslaan 5-2"]],
  ["Kerkweg 7 bis staat te koop", ["address: Kerkweg 7 bis"]],
  ["Stuur het naar 1234 AB", ["address: 1234 AB"]],
  ["Stuur het naar 1234AB Veldermeer", ["address: 1234AB"]],
  ["Het is huisnummer 14", ["address: huisnummer 14"]],
  ["Antwoord 12 is het beste, Wachtwoord 3 niet", []],
  ["In 2026 EN daarna ook", ["address: 2026 EN"]],
  ["We zijn in de Vlierstraat 2 uur bezig geweest", []],
  ["Ik ben al onderweg 3 keer gevallen", []],
  ["Er zijn 2026 mensen, om 10.30 uur, voor 12,50 euro", []],
  ["Groetjes, Anneke", ["name: Anneke"]],
  ["Ik heet anneke de vries", ["name: anneke de vries"]],
  ["De familie Vries, van hiernaast", ["name: Vries"]],
  ["De Annekestraat is mooi en de deur ook", []],
  ["Wie heeft zaterdag een hoge ladder te leen?", []],
  ["Zie https://holtveen.example/vragen/1f0c2d4e-0612-4345-87ab-0abc7654321f, van mij", []],
  ["Zie /vragen/1f0c2d4e-0612-4345-87ab-0abc7654321f of bel 06 12345678", ["phone: 06 12345678"]],
  ["Bel 112 bij gevaar, of 0900-8844 voor de wijkagent", []],
  [
    "Anneke, Vlierstraat 12, 06 12345678, anneke@voorbeeld.nl",
    ["name: Anneke", "address: Vlierstraat 12", "phone: 06 12345678", "email: anneke@voorbeeld.nl"],
  ],
  ["06 12345678, ja: 06 12345678", ["phone: 06 12345678"]],
  ["Maak het over naar NL91 ABNA 0417 1643 00, graag", ["iban: NL91 ABNA 0417 1643 00"]],
  ["Mijn rekening is NL91ABNA0417164300.", ["iban: NL91ABNA0417164300"]],
  ["Uit België: BE68 5390 0754 7034", ["iban: BE68 5390 0754 7034"]],
  ["De sleutel NL92ABNA0417164300 klopt niet", []],
  [
    "We zijn van 3 tot 12 juli op vakantie. Wie geeft de planten water?",
    ["away: We zijn van 3 tot 12 juli op vakantie"],
  ],
  [
    "Hallo! Volgende week ben ik niet thuis, wie neemt een pakje aan?",
    ["away: Volgende week ben ik niet thuis, wie neemt een pakje aan"],
  ],
  ["Ons huis staat in augustus leeg", ["away: Ons huis staat in augustus leeg"]],
  ["Wie past er op de kat als we op vakantie zijn?", []],
  ["Ik ben op weg naar de markt van zaterdag", []],
  ["Wij zijn de weg kwijt, wie weet een route tot de bossen?", []],
];

test.each(fixtures)("%s", (text, wanted) => {
  expect(personalDataIn(text, asker).map((found) => `${found.kind}: ${found.text}`)).toEqual(wanted);
});

test("names count only where somebody asked that they stay out", () => {
  expect(personalDataIn("Groetjes, Anneke")).toEqual([]);
});

test("what is taken out is gone everywhere, and the text around it stays whole", () => {
  const text = "Bel me op 06 12345678 , graag.\n\nEcht: 06 12345678.";
  expect(withoutPersonalData(text, "06 12345678")).toBe("Bel me op, graag.\n\nEcht:.");
  expect(withoutPersonalData(text, "")).toBe(text);
});

test("the longest text that can be sent is looked through without getting lost in it", () => {
  const nasty = [
    "0 ".repeat(5_000),
    "a".repeat(10_000),
    "1.".repeat(5_000),
    "Aa".repeat(5_000),
    "+31(0)".repeat(1_600),
  ];
  for (const text of nasty) expect(personalDataIn(text, asker).length).toBeLessThan(2_000);
});
