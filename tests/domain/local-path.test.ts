import { expect, test } from "vitest";
import { isPage } from "../../src/access.ts";
import { localPath } from "../../src/platform/http/local-path.ts";

const origin = "https://holtveen.example";

test("a path of ours is a way back, with its query and without its place on the page", () => {
  expect(localPath("/vragen/12?a=b#antwoord", origin)).toBe("/vragen/12?a=b");
  expect(localPath(`${origin}/agenda`, origin)).toBe("/agenda");
});

test("whatever leads to another site, or is no address, is none", () => {
  const elsewhere = [
    ...[
      "//elders.example/x",
      "/\\elders.example",
      "/\t/elders.example",
      "\\\\elders.example",
      "https://elders.example/",
    ],
    ...[
      "/.//elders.example",
      "/%2e%2e//elders.example",
      "/a/..//elders.example",
      "javascript:alert(1)",
      "https://holtveen.example.elders.example/",
    ],
    ...["http://holtveen.example/", "https://holtveen.example:444/", `/${"a".repeat(2_000)}`, "http://["],
  ];
  expect(elsewhere.map((text) => localPath(text, origin))).toEqual(elsewhere.map(() => null));
});

test("a page is where something answers who opens it", () => {
  expect(["/", "/vragen/12", "/ik?x=y", "/aanbod"].map(isPage)).toEqual([true, true, true, true]);
  expect(["/ik/naam", "/uitloggen", "/nergens", "/assets/wijk.css"].map(isPage)).toEqual([false, false, false, false]);
});
