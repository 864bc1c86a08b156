import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAddressList } from "../../src/residents/address-list.ts";

const blocks = (text: string) => readAddressList(text).addresses.map((lines) => lines.join(" / "));

describe("a list of addresses", () => {
  it.each([
    ["one on a line", "Lindelaan 12\nLindelaan 14a", ["Lindelaan 12", "Lindelaan 14a"]],
    ["as people write them", "Lindelaan 12, 1234 AB Veldermeer", ["Lindelaan 12 / 1234 AB Veldermeer"]],
    ["without commas", "Lindelaan 12 1234AB Veldermeer", ["Lindelaan 12 / 1234AB Veldermeer"]],
    [
      "from a spreadsheet, with headings",
      "straat;huisnummer;toevoeging;postcode;plaats\nLindelaan;12;;1234 AB;Veldermeer\nLindelaan;14;bis;1234AB;Veldermeer",
      ["Lindelaan 12 / 1234 AB Veldermeer", "Lindelaan 14 bis / 1234AB Veldermeer"],
    ],
    [
      "with quotes and commas",
      '"Laan van A, deel 2 12","1234 AB","Veldermeer"',
      ["Laan van A, deel 2 12 / 1234 AB Veldermeer"],
    ],
    ["with tabs and lines of Windows", "Lindelaan\t12\r\nLindelaan\t14\r\n", ["Lindelaan 12", "Lindelaan 14"]],
    ["with a number that belongs to the street", "Plein 1945 3", ["Plein 1945 3"]],
    ["with a mark of byte order and empty lines", "\uFEFF\nLindelaan 12\n\n", ["Lindelaan 12"]],
  ])("is read %s", (_how, text, wanted) => {
    expect(blocks(text)).toEqual(wanted);
    expect(readAddressList(text).unread).toEqual([]);
  });

  it("has every address once, whatever its capitals and spaces", () => {
    expect(blocks("Lindelaan 12\nlindelaan  12\nLINDELAAN 12")).toEqual(["Lindelaan 12"]);
  });

  it("tells which lines are no address, by their number", () => {
    const { addresses, unread } = readAddressList("Lindelaan 12\nLindelaan\n\n1234 AB\nLindelaan 14");
    expect(addresses).toHaveLength(2);
    expect(unread).toEqual([
      { line: 2, text: "Lindelaan" },
      { line: 4, text: "1234 AB" },
    ]);
  });

  it("never makes more letters than there are lines, and no line of a letter that does not fit", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const { addresses, unread } = readAddressList(text);
        expect(addresses.length + unread.length).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
        for (const line of addresses.flat()) expect(line.length).toBeLessThanOrEqual(80);
      }),
    );
  });
});
