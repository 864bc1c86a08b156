import { letterText } from "../../web/texts/letter-text.ts";
import type { ResidentId } from "../kernel/ids.ts";
import { headerText } from "../kernel/text.ts";
import { words } from "./letter-blocks.ts";
import type { LayOutLetter, LetterBlock } from "./letter-content.ts";
import { letterAsHtml } from "./letter-html.mail.ts";
import { type ChosenKind, isChosenKind } from "./letter-kinds.ts";
import { letterAsText } from "./letter-text.mail.ts";

/** What an administrator wrote, as plain words: nothing where they wrote nothing. */
const linesOf = (text: string): readonly LetterBlock[] => (text === "" ? [] : [words(text)]);

/**
 * How every letter of the wijk looks, and what stands under it: that nobody reads an answer to it, and, for kinds that can
 * be turned off, where to choose and where to stop this kind at once.
 */
export const createLetterLayout =
  (given: {
    readonly origin: string;
    readonly keyFor: (resident: ResidentId, kind: ChosenKind) => string;
  }): LayOutLetter =>
  (content, { to, kind }, frame) => {
    const { lang, wijk } = content;
    const stopAt = to !== null && isChosenKind(kind) ? `${given.origin}/post/${given.keyFor(to, kind)}` : null;
    const links =
      stopAt === null || !isChosenKind(kind)
        ? []
        : [
            { words: letterText(lang, "letter.choose"), link: `${given.origin}/ik/post` },
            { words: letterText(lang, `letter.stop.${kind}`), link: stopAt },
          ];
    const foot = { links, asides: [letterText(lang, "letter.no-reply")] };
    const whole = {
      ...content,
      subject: headerText(content.subject),
      blocks: [...linesOf(frame.opening), ...content.blocks, ...linesOf(frame.closing), ...linesOf(frame.signature)],
    };
    return {
      from: wijk,
      subject: whole.subject,
      text: letterAsText(whole, foot),
      html: letterAsHtml(whole, foot),
      stopAt,
      ...(content.attachment === undefined ? {} : { attachment: content.attachment }),
    };
  };
