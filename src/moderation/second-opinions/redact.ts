import { personalDataIn } from "../../posts/personal-data.ts";

/** What stands in the place of something that was taken out. */
export type Marks = {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly iban: string;
  readonly bsn: string;
  readonly address: string;
  readonly link: string;
  /** Of what somebody wanted out besides. */
  readonly other: string;
};

const link = /\bhttps?:\/\/[^\s<>"]+|\bwww\.[^\s<>"]+/giu;
/** A handle of somebody elsewhere, such as `@anna@elders.example`, or one here. */
const handle = /(?<![\p{L}\d.@])@[\p{L}\d_.-]+(?:@[\p{L}\d.-]+(?::\d+)?)?/gu;

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * A text without what leads to somebody: web and e-mail addresses, handles, phone, bank and citizen service numbers, addresses, and every
 * one of `names`, wherever they stand; and the words of `also`, in capitals or not. In the place of each stands a mark that says what
 * it was. It cannot find everything: whoever it is about looks at it first.
 */
export const redact = (
  text: string,
  {
    names,
    also,
    marks,
  }: { readonly names: readonly string[]; readonly also: readonly string[]; readonly marks: Marks },
): string => {
  const withoutLinks = text.replaceAll(link, marks.link).replaceAll(handle, marks.name);
  const found = personalDataIn(withoutLinks, names).filter(({ kind }) => kind !== "away");
  // The longest first, so that a name within an address goes with it.
  const inOrder = [...found].sort((one, other) => other.text.length - one.text.length);
  const taken = inOrder.reduce((left, { kind, text: words }) => {
    const mark = kind === "away" ? marks.other : marks[kind];
    const whole = new RegExp(`(?<![\\p{L}\\d])${escaped(words)}(?![\\p{L}\\d])`, "gu");
    return kind === "name" ? left.replaceAll(whole, mark) : left.replaceAll(words, mark);
  }, withoutLinks);
  return also
    .map((words) => words.trim())
    .filter((words) => words !== "")
    .reduce((left, words) => left.replaceAll(new RegExp(escaped(words), "giu"), marks.other), taken);
};
