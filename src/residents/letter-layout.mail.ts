import { letterText } from "../../web/texts/letter-text.ts";
import type { ResidentId } from "../kernel/ids.ts";
import { headerText } from "../kernel/text.ts";
import type { LayOutLetter } from "./letter-content.ts";
import { letterAsHtml } from "./letter-html.mail.ts";
import { type ChosenKind, isChosenKind } from "./letter-kinds.ts";
import { letterAsText } from "./letter-text.mail.ts";

/**
 * How every letter of the wijk looks, and what stands under it: that nobody reads an answer to it, and, for kinds that can
 * be turned off, where to choose and where to stop this kind at once.
 */
export const createLetterLayout =
  (given: {
    readonly origin: string;
    readonly keyFor: (resident: ResidentId, kind: ChosenKind) => string;
  }): LayOutLetter =>
  (content, { to, kind }) => {
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
    const whole = { ...content, subject: headerText(content.subject) };
    return {
      from: wijk,
      subject: whole.subject,
      text: letterAsText(whole, foot),
      html: letterAsHtml(whole, foot),
      stopAt,
      ...(content.attachment === undefined ? {} : { attachment: content.attachment }),
    };
  };
