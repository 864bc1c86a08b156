import type { ResidentId } from "../kernel/ids.ts";

/** What a resident can agree to for as long as they want, apart from one question. */
export const agreedTo = ["found-by-neighbours", "handle-outside"] as const;
export type AgreedTo = (typeof agreedTo)[number];

/**
 * Which version of its words stands beside each choice now, and which words those are. Other words want a higher version: a test holds
 * both to each other.
 */
export const agreedWords = {
  "found-by-neighbours": {
    version: 1,
    words: ["profile.shown.ja", "profile.shown.ja.hint", "profile.never", "profile.taken-back"],
  },
  "handle-outside": { version: 1, words: ["me.outside.choose", "me.outside.visible", "me.outside.not-visible"] },
} as const satisfies Readonly<Record<AgreedTo, { readonly version: number; readonly words: readonly string[] }>>;

/** That somebody said yes, to which words, and until when. */
export type Agreement = {
  readonly what: AgreedTo;
  /** 0: words of before they were counted. */
  readonly version: number;
  /** `null` for a yes of before these were kept, of which nobody knows when it was said. */
  readonly agreedAt: Date | null;
  readonly takenBackAt: Date | null;
};

/** A yes or no about one question, with what the asker saw then. */
export type ConsentAboutQuestion = {
  readonly rung: "kring" | "outside" | "gemeente";
  readonly answer: "yes" | "no" | "not-yet";
  readonly at: Date;
  readonly shown: string;
};

export type AgreementStore = {
  /** Says yes to the words that stand there now. Saying it again changes nothing, unless the words are others. */
  agree(resident: ResidentId, what: AgreedTo, at: Date): Promise<void>;
  /** Takes a yes back; nothing when there is none. */
  takeBack(resident: ResidentId, what: AgreedTo, at: Date): Promise<void>;
  /** Everything that somebody said yes to, the newest first; what was taken back too. */
  of(resident: ResidentId): Promise<readonly Agreement[]>;
  /** The same about questions under their name. */
  aboutQuestions(resident: ResidentId): Promise<readonly ConsentAboutQuestion[]>;
};
