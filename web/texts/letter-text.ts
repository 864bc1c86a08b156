import { letters as en } from "./en/letters.ts";
import { letters as nl } from "./nl/letters.ts";
import { translator } from "./translate.ts";

/** Texts of the letters. */
export const letterText = translator(nl, en);
