import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import { type Language, languages } from "../kernel/language.ts";
import type { Problem } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { tidy } from "../kernel/text.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { DoorTransaction } from "./identity.ts";
import { type LetterKind, letterKinds } from "./letter-kinds.ts";

/**
 * What an administrator has stand around the words of a letter, in plain text: lines before them, after them, and who greets. The
 * words themselves, with link, code, reason and how to stop, are the software's, so that none can be missing.
 */
export type LetterFrame = { readonly opening: string; readonly closing: string; readonly signature: string };

export const frameFields = ["opening", "closing", "signature"] as const satisfies readonly (keyof LetterFrame)[];

export const emptyFrame: LetterFrame = { opening: "", closing: "", signature: "" };

/** Longest of each, in UTF-16 code units. */
export const longestInFrame = { opening: 300, closing: 300, signature: 120 } as const;

/** A kind of letter, or every kind: what stands there counts where a kind has nothing of its own. */
export type FramedKind = LetterKind | "every";

/** Kinds that a gemeente sends. */
const ofGemeente: readonly FramedKind[] = ["every", "sign-in", "passkey-added", "team", "test"];

/** Every kind that can be framed, in the order of the list. */
export const framedKinds = (mode: "wijk" | "gemeente"): readonly FramedKind[] =>
  mode === "gemeente" ? ofGemeente : ["every", ...letterKinds];

/** The frames of one kind. */
export type FrameByLanguage = Readonly<Record<Language, LetterFrame>>;

export type LetterFrameStore = {
  /** The frame of a kind itself; empty when it has none. */
  of(kind: FramedKind, language: Language): Promise<LetterFrame>;
  /** Kinds that have one. */
  kinds(): Promise<readonly FramedKind[]>;
  save(kind: FramedKind, language: Language, frame: LetterFrame): Promise<void>;
  /** Takes the frames of a kind away, in every language. */
  remove(kind: FramedKind): Promise<void>;
};

/** What stands around a letter: of its own kind, and where that says nothing of every kind. */
export const frameAround = (own: LetterFrame, every: LetterFrame): LetterFrame => ({
  opening: own.opening || every.opening,
  closing: own.closing || every.closing,
  signature: own.signature || every.signature,
});

/** The frame around a letter of a kind, as it is now. */
export const frameFor = async (
  { letterFrames }: Pick<DoorTransaction, "letterFrames">,
  kind: FramedKind,
  language: Language,
): Promise<LetterFrame> => frameAround(await letterFrames.of(kind, language), await letterFrames.of("every", language));

/** Reads what was filled in for each language; tells every problem at once, on fields such as `opening-nl`. */
export const readFrames = (typed: FrameByLanguage): Result<FrameByLanguage> => {
  const problems: Problem[] = [];
  const read = (language: Language): LetterFrame =>
    Object.fromEntries(
      frameFields.map((field) => {
        const text = tidy(typed[language][field]);
        if (text.length > longestInFrame[field])
          problems.push({ field: `${field}-${language}`, reason: "text-too-long" });
        return [field, text];
      }),
    ) as LetterFrame;
  const frames = Object.fromEntries(languages.map((language) => [language, read(language)])) as FrameByLanguage;
  return problems.length === 0 ? ok(frames) : refuse({ kind: "invalid", problems });
};

/** The texts around letters, for administrators. */
export type KeepLetterFrames = {
  /** The frames of a kind itself. */
  read(kind: FramedKind): Promise<FrameByLanguage>;
  /** What stands around a kind by what was filled in, and else by what counts for every kind. */
  shown(kind: FramedKind, frames: FrameByLanguage): Promise<FrameByLanguage>;
  changed(): Promise<readonly FramedKind[]>;
  save(kind: FramedKind, frames: FrameByLanguage, by: ResidentId): Promise<Result<null>>;
  /** Back to how it was from the start. */
  restore(kind: FramedKind, by: ResidentId): Promise<void>;
};

const perLanguage = async (work: (language: Language) => Promise<LetterFrame>): Promise<FrameByLanguage> => {
  const frames: [Language, LetterFrame][] = [];
  for (const language of languages) frames.push([language, await work(language)]);
  return Object.fromEntries(frames) as FrameByLanguage;
};

export const keepLetterFrames = (dependencies: {
  readonly unitOfWork: UnitOfWork<DoorTransaction>;
  readonly clock: Clock;
}): KeepLetterFrames => {
  const { unitOfWork, clock } = dependencies;
  return {
    read: (kind) => unitOfWork(({ letterFrames }) => perLanguage((language) => letterFrames.of(kind, language))),
    shown: (kind, frames) =>
      unitOfWork(({ letterFrames }) =>
        perLanguage(async (language) =>
          kind === "every" ? frames[language] : frameAround(frames[language], await letterFrames.of("every", language)),
        ),
      ),
    changed: () => unitOfWork(({ letterFrames }) => letterFrames.kinds()),
    save: (kind, typed, by) =>
      unitOfWork(async ({ letterFrames, log }) => {
        const read = readFrames(typed);
        if (!read.ok) return read;
        await letterFrames.remove(kind);
        for (const language of languages) await letterFrames.save(kind, language, read.value[language]);
        await log.add({ at: clock(), by, deed: "letter-changed", detail: kind });
        return ok(null);
      }),
    restore: (kind, by) =>
      unitOfWork(async ({ letterFrames, log }) => {
        if (!(await letterFrames.kinds()).includes(kind)) return;
        await letterFrames.remove(kind);
        await log.add({ at: clock(), by, deed: "letter-restored", detail: kind });
      }),
  };
};
