import type { Language } from "./texts/translate.ts";

/** Colours of the front door that a wijk can choose; blue stays with the gemeente. */
export type Door = "standgroen" | "baksteen" | "oker" | "aubergine" | "petrol";
export const doors = ["standgroen", "baksteen", "oker", "aubergine", "petrol"] as const satisfies readonly Door[];

/** What a resident may do beyond being a neighbour. */
export type Role = "wijkwijzer" | "moderator" | "administrator";
export const roles = ["wijkwijzer", "moderator", "administrator"] as const satisfies readonly Role[];

/** Colours of the pages that a reader can choose; `device` leaves it to what the device says. */
export type Colours = "device" | "light" | "dark" | "contrast" | "contrast-dark";
export const colours = ["device", "light", "dark", "contrast", "contrast-dark"] as const satisfies readonly Colours[];

/** How large the letters are. */
export type TextSize = "gewoon" | "groot" | "extra-groot";
export const textSizes = ["gewoon", "groot", "extra-groot"] as const satisfies readonly TextSize[];

/** What a reader chose for the device that they read on. */
export type AppearanceView = { readonly colours: Colours; readonly text: TextSize };

/** Addresses of the built files, as the pages link them. */
export type AssetsView = {
  readonly style: string;
  readonly script: string;
  /** Only for pages on which a passkey is used or made. */
  readonly passkeyScript: string;
  readonly font: string;
};

/** A logo, the colours of a gemeente, and the way to its own site. */
export type HouseView = {
  readonly logo: { readonly src: string; readonly width: number; readonly height: number } | null;
  /** Address of a style sheet that comes after ours; `null` when there is none. */
  readonly style: string | null;
  /** Empty when there is none. */
  readonly themeClass: string;
  /** Empty when there is none. */
  readonly site: string;
};

/** What every page needs to draw its frame. */
export type ShellView = {
  readonly lang: Language;
  /** What this site is; the square of a wijk where nothing is said. */
  readonly mode?: "wijk" | "gemeente";
  readonly wijk: {
    readonly name: string;
    readonly place: string;
    /** With the host, as people type it: `@holtveen@wijk.example`. */
    readonly handle: string;
    readonly door: Door | "gemeente";
  };
  /** What this wijk or gemeente has of its own, beyond the colour of the front door. */
  readonly house?: HouseView | undefined;
  readonly reader: {
    readonly name: string;
    readonly roles: readonly string[];
    /** Lives here: an organisation with an account does not. */
    readonly isNeighbour?: boolean;
  } | null;
  /** Scheme and host of this site, for addresses that are read elsewhere. */
  readonly origin: string;
  /** Absolute address of the drawing of the wijk; `null` before there is one. */
  readonly picture: string | null;
  /** Path of this page, to mark the place in the menu. */
  readonly path: string;
  /** Where a reader comes back to after choosing a language, with what was asked in the address; `path` where nothing is said. */
  readonly wayBack?: string | undefined;
  /** True when the wijk follows at least one neighbouring wijk or has one in its ring: only then the menu shows them. */
  readonly hasNeighbours: boolean;
  /** How many messages wait for the reader. */
  readonly unread?: number | undefined;
  /** How much happened for the reader since they looked at their notices, unread messages included. */
  readonly news?: number | undefined;
  /** At a gemeente, how many questions that were handed over wait for an answer. */
  readonly waiting?: number | undefined;
  /** Words shown once, after something was done. */
  readonly notice?: string | undefined;
  readonly assets: AssetsView;
  /** What the reader chose for this device; nothing where a page is the same for everyone. */
  readonly appearance?: AppearanceView | undefined;
};

/** A moment twice: for machines (ISO 8601) and in words. Made by `momentInWords`. */
export type MomentView = { readonly iso: string; readonly words: string };

/** Work that waits too long: which, and since when. */
export type StuckView = {
  readonly queue: "inbox" | "delivery" | "events" | "jobs" | "letters";
  readonly since: MomentView;
};

/** One thing that is wrong in a form; `reason` is a key of the reasons in the text catalogue, without `reason.`. */
export type ProblemView = { readonly field: string; readonly reason: string };

/** What someone typed, and what is wrong with it. */
export type FormView<Field extends string> = {
  readonly values: { readonly [F in Field]?: string | undefined };
  readonly problems: readonly ProblemView[];
};

/** How a private conversation stands. `asked`: it waits for a yes or a no. */
export type ConversationStandingView = "asked" | "open" | "refused" | "expired" | "closed";

/** The window of a question: dark, half lit, lit with a tick, shutters closed. */
export type QuestionStateView = "new" | "looked-at" | "answered" | "closed";

export type AudienceView = "wijk" | "kring" | "everyone";

/** The wijken of the ring that read along, by name; `home` is the wijk whose ring it is when that is not ours. */
export type RingView = { readonly wijken: readonly string[]; readonly home: string | null };

/** A theme to choose; `icon` is a name in the sprite. Made by `themeView`. */
export type ThemeView = {
  readonly key: string;
  readonly name: string;
  readonly icon: string;
  /** What is asked about it is kept closer. */
  readonly sensitive: boolean;
};

/** Who wrote something, as this reader may know them. */
export type AuthorView = StandingView & {
  /** `near`: this wijk; `ring`: a neighbouring wijk; `away`: anywhere else. */
  readonly kind: "near" | "ring" | "away";
  readonly name: string;
  /** Name of the neighbouring wijk, for `ring`. */
  readonly wijk?: string | undefined;
  /** `@sanne@toren.example`, for `away` and `ring`. */
  readonly handle?: string | undefined;
  /** The page of a neighbour who chose to be found. */
  readonly profile?: string | undefined;
  /** The author's own page elsewhere; shown as a link when it is http(s). */
  readonly url?: string | undefined;
  /** Where the author lives now, when they moved since. */
  readonly now?: { readonly handle: string; readonly url?: string | undefined } | undefined;
};

/** What an official source is, as the badge says it. */
export type OfficialView = "gemeente" | "police" | "welfare" | "other";

/**
 * How somebody from elsewhere stands among official sources: one of them, or only called so that a reader would take them for
 * `likeness`.
 */
export type StandingView = { readonly official?: OfficialView | undefined; readonly likeness?: string | undefined };

/** Who says something elsewhere, with the full address. */
export type VoiceView = StandingView & { readonly name: string; readonly handle: string };

/** Something that somebody wrote. */
export type SaidView = {
  /** The language of its words (BCP 47), where it is known and not that of the page. */
  readonly language?: string | undefined;
};

/** A question in a list. */
export type QuestionRowView = SaidView & {
  readonly href: string;
  readonly title: string;
  readonly state: QuestionStateView;
  readonly theme: ThemeView | null;
  /** Who asked, in words for this reader: "Daan", "iemand uit Holtveen", "Marja uit buurwijk Lindehout". */
  readonly by: string;
  readonly when: MomentView;
  /** It waits for a moderator, or one said no: its asker alone sees it in a list. */
  readonly held?: "waits" | "refused" | undefined;
};

/** How the reader appears to people outside the wijk. */
export type OutsideView = {
  /** "iemand uit Holtveen". */
  readonly standIn: string;
  /** The reader's own handle with the host, or `null` when none was chosen yet. */
  readonly handle: string | null;
  /** The address to which that handle moved: from then on nothing is written with it here. */
  readonly movedTo?: string | undefined;
  /** Host of this wijk, to show behind a handle that is being chosen. */
  readonly host: string;
};
