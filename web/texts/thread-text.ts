import { thread as en } from "./en/thread.ts";
import { thread as nl } from "./nl/thread.ts";
import { translator } from "./translate.ts";

/** Texts of a thread alone, so that the islands carry no others. */
export const threadText = translator(nl, en);
