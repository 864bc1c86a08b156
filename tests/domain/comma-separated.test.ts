import { expect, test } from "vitest";
import { commaSeparated } from "../../src/kernel/comma-separated.ts";
import { blockList, followList } from "../../src/moving/lists.ts";

test("Rows have their line ends, and what would break a row is quoted", () => {
  expect(
    commaSeparated([
      ["a", "b"],
      ["met, komma", 'met "aanhaling"'],
      ["twee\nregels", ""],
    ]),
  ).toBe('a,b\r\n"met, komma","met ""aanhaling"""\r\n"twee\nregels",\r\n');
});

test.each(["=1+1", "+31", "-2", "@SUM(A1)", "\tx", "\r=1"])("A spreadsheet reads %j as text", (value) => {
  expect(commaSeparated([[value]])).toMatch(/^"?'/);
  expect(blockList([{ host: "spam.example", policy: "block", reason: value }])).toContain(`'${value}`);
});

test("The list of whom to follow is what Mastodon imports", () => {
  expect(followList([{ handle: "holtveen", host: "holtveen.example" }])).toBe(
    "Account address,Show boosts,Notify on new posts,Languages\r\nholtveen@holtveen.example,true,false,\r\n",
  );
});

test("An address that nothing could read back stays out of the list, and so does every formula", () => {
  const odd = ["=cmd", "-wijk", "+wijk", "@wijk", "\twijk", "wijk,a", "wijk\r\n", 'wijk"'];
  const list = followList([...odd.map((handle) => ({ handle, host: "x.example" })), { handle: "wijk", host: "=x" }]);
  expect(list.split("\r\n")).toEqual(["Account address,Show boosts,Notify on new posts,Languages", ""]);
});

test("The list of servers that are shut out is what an administrator of Mastodon imports", () => {
  expect(blockList([{ host: "spam.example", policy: "block", reason: "Reclame, veel" }])).toBe(
    '#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\r\nspam.example,suspend,true,true,"Reclame, veel",false\r\n',
  );
});
