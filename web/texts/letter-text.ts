import { letters as en } from "./en/letters.ts";
import { lettersJoining as enJoining } from "./en/letters-joining.ts";
import { letters as nl } from "./nl/letters.ts";
import { lettersJoining as nlJoining } from "./nl/letters-joining.ts";
import { translator } from "./translate.ts";

/** Texts of the letters. */
export const letterText = translator({ ...nl, ...nlJoining }, { ...en, ...enJoining });
