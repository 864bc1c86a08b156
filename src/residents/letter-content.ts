import type { ResidentId } from "../kernel/ids.ts";
import type { Language } from "../kernel/language.ts";
import type { LetterFrame } from "./letter-frame.ts";
import type { LetterKind, ServiceKind } from "./letter-kinds.ts";

/** One part of a letter. Words are plain text, in which web addresses become links. */
export type LetterBlock =
  | { readonly kind: "words"; readonly words: string }
  /** Less important. */
  | { readonly kind: "aside"; readonly words: string }
  | { readonly kind: "heading"; readonly words: string }
  /** What somebody wrote, as safe HTML and in full; `by` says who and when. */
  | ({ readonly kind: "quote"; readonly html: string; readonly by: string } & Said)
  /** What to do next, the most important first: the verb is on it. */
  | { readonly kind: "buttons"; readonly buttons: readonly LetterLink[] }
  /** A way on that is less than a button. */
  | ({ readonly kind: "link" } & LetterLink)
  /** A code to type over. */
  | { readonly kind: "code"; readonly words: string; readonly code: string }
  /** Several things, each with a line about it and, where there is one, its text in safe HTML. */
  | { readonly kind: "items"; readonly items: readonly LetterItem[] };

/** Words of somebody, in their language (BCP 47) where that is known and not that of the letter. */
type Said = { readonly language?: string | undefined };

export type LetterLink = { readonly words: string; readonly link: string };
export type LetterItem = Said & {
  readonly title: string;
  readonly link: string;
  readonly about: string;
  readonly html?: string;
};

/** What a letter says. How it looks, and what stands under every letter, is decided in one place. */
export type LetterContent = {
  readonly lang: Language;
  /** The name of the wijk, which writes it. */
  readonly wijk: string;
  /** One plain line. */
  readonly subject: string;
  /** What a mailbox shows beside the subject. */
  readonly preview?: string;
  readonly greeting: string;
  readonly heading: string;
  readonly blocks: readonly LetterBlock[];
  readonly attachment?: LetterAttachment;
};

/** What a letter says, in the language of whoever gets it. */
export type LetterWords = (lang: Language) => LetterContent;

/** A text file that goes along with a letter. */
export type LetterAttachment = { readonly name: string; readonly type: string; readonly content: string };

/** A letter as it goes out: complete as plain text, and the same as HTML. */
export type LaidOutLetter = {
  /** Who it is from, as mailboxes show it. */
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where this kind of letter can be stopped without signing in; `null` for letters that always come. */
  readonly stopAt: string | null;
  readonly attachment?: LetterAttachment | undefined;
};

/** Whom a letter is for, and what it is about. Who is no resident (`null`) gets letters that always come only. */
export type LetterPurpose =
  | { readonly to: ResidentId; readonly kind: LetterKind }
  | { readonly to: null; readonly kind: ServiceKind };

/** Lays a letter out for one person, in what an administrator has stand around it. */
export type LayOutLetter = (content: LetterContent, purpose: LetterPurpose, frame: LetterFrame) => LaidOutLetter;

/** The same, with the frame as it is now. */
export type LayOutInFrame = (content: LetterContent, purpose: LetterPurpose) => Promise<LaidOutLetter>;
