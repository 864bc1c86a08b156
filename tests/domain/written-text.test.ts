import { expect, test } from "vitest";
import { addressesIn, htmlFromText } from "../../src/kernel/text.ts";

const link = (address: string): string => `<a href="${address}" rel="nofollow noopener noreferrer">${address}</a>`;

/** What somebody types, and what others see. */
const fixtures: readonly (readonly [typed: string, seen: string])[] = [
  ["Eén regel", "<p>Eén regel</p>"],
  ["Eerste\r\nregel\n\n\n\nTweede stuk ", "<p>Eerste<br>regel</p><p>Tweede stuk</p>"],
  ["- een hamer\n- een zaag", "<ul><li>een hamer</li><li>een zaag</li></ul>"],
  ["Nodig:\n* hamer\n• zaag\nTot zaterdag", "<p>Nodig:</p><ul><li>hamer</li><li>zaag</li></ul><p>Tot zaterdag</p>"],
  ["1. bel aan\n2) wacht", "<ol><li>bel aan</li><li>wacht</li></ol>"],
  ["2. niet het begin van een lijst", "<p>2. niet het begin van een lijst</p>"],
  ["12.30 uur\n-5 graden\n**let op", "<p>12.30 uur<br>-5 graden<br>**let op</p>"],
  [
    "Kom **op tijd** en neem **een hamer** mee",
    "<p>Kom <strong>op tijd</strong> en neem <strong>een hamer</strong> mee</p>",
  ],
  ["2 * 3 ** 4 ** 5", "<p>2 * 3 ** 4 ** 5</p>"],
  ["- **zaag** & hamer", "<ul><li><strong>zaag</strong> &amp; hamer</li></ul>"],
  ["Zie https://a.example/b?c=1.", `<p>Zie ${link("https://a.example/b?c=1")}.</p>`],
  ["**Zie https://a.example/x** nu", `<p><strong>Zie ${link("https://a.example/x")}</strong> nu</p>`],
  ["https://a.example/**b**", `<p>${link("https://a.example/**b")}**</p>`],
  ["**<b>**", "<p><strong>&lt;b&gt;</strong></p>"],
  ["\u00000\u0000 en https://a.example/", `<p>0 en ${link("https://a.example/")}</p>`],
];

test.each(fixtures)("%j", (typed, seen) => {
  expect(htmlFromText(typed)).toBe(seen);
});

test("a long text full of stars and dashes is looked at in time that grows with its length", () => {
  const long = `${"**a ".repeat(2_500)}\n${"- * ".repeat(2_500)}`;
  expect(htmlFromText(long).length).toBeGreaterThan(10_000);
});

test("an address in strong words is the address without the stars", () => {
  expect(addressesIn("**https://a.example/x**, https://a.example/x.")).toEqual(["https://a.example/x"]);
});
