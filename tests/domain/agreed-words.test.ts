import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { agreedWords } from "../../src/privacy/agreement.ts";
import { t } from "../../web/texts/text.ts";

/** Which words each version had. A version that was said yes to never changes: other words are the next one. */
const words: Readonly<Record<string, string>> = {
  "found-by-neighbours 1": "cc3dddd2f6420be3",
  "handle-outside 1": "8ae63430d64e78de",
};

test("other words beside a choice are another version of what people say yes to", () => {
  for (const [what, { version, words: keys }] of Object.entries(agreedWords)) {
    const shown = (["nl", "en"] as const).flatMap((lang) => keys.map((key) => t(lang, key)));
    const mark = createHash("sha256").update(shown.join("\n")).digest("hex").slice(0, 16);
    expect([what, mark]).toEqual([what, words[`${what} ${version}`]]);
  }
});
