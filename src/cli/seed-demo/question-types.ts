import type { Audience } from "../../kernel/audience.ts";
import type { HouseRule } from "../../moderation/decision.ts";
import type { ReportReason } from "../../moderation/post-report.ts";
import type { OutsideChoice } from "../../posts/stand-in.ts";
import type { Theme } from "../../questions/themes.ts";
import type { SeededPicture } from "./pictures.ts";
import type { When } from "./times.ts";

export type SeededAnswer = {
  readonly by: string;
  readonly at: When;
  readonly text: string;
  /** How they appear under a question for everyone; nothing to choose under one for the wijk. */
  readonly as?: OutsideChoice;
  readonly changed?: { readonly at: When; readonly text: string };
  readonly withdrawn?: When;
  readonly hidden?: { readonly at: When; readonly by: string; readonly reason: string; readonly rule: HouseRule };
  /** A neighbour finds it not right; a moderator left it, or it waits. */
  readonly reported?: {
    readonly at: When;
    /** `null` for somebody without an account. */
    readonly by: string | null;
    readonly why: ReportReason;
    readonly words: string;
    readonly left?: { readonly at: When; readonly by: string; readonly reason: string };
  };
  /** When the asker says that this one helped. */
  readonly helped?: When;
};

export type SeededQuestion = {
  readonly by: string;
  readonly at: When;
  readonly theme: Theme;
  readonly audience: Audience;
  /** How the asker appears outside. */
  readonly as?: OutsideChoice;
  readonly title: string;
  readonly text: string;
  readonly picture?: SeededPicture;
  /** Where it is about: a part of the wijk, a street. */
  readonly area?: string;
  readonly street?: string;
  /** Neighbours who have the same question. */
  readonly meToo?: readonly { readonly by: string; readonly at: When }[];
  readonly answers?: readonly SeededAnswer[];
  /** The wijkwijzer who looks into it, and when they propose to round it off together. */
  readonly taken?: { readonly by: string; readonly at: When; readonly proposed?: When };
  readonly changed?: { readonly at: When; readonly text: string };
  readonly closed?: When;
  readonly withdrawn?: When;
  /** When the asker hands it over to the gemeente alone, in which words, and what the gemeente answers. */
  readonly handedOver?: {
    readonly at: When;
    readonly text: string;
    readonly reference: string;
    readonly answer?: { readonly at: When; readonly html: string };
  };
  /** When the asker reports it to the gemeente, and how. */
  readonly atGemeente?: { readonly at: When; readonly description: string; readonly place: string };
};
