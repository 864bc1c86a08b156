import type { PostId, ResidentId } from "../kernel/ids.ts";
import { isModerator, isNeighbour, type Reader, type Role } from "../kernel/reader.ts";
import type { Problem } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { oneLine, tidy } from "../kernel/text.ts";
import { personalDataIn } from "../posts/personal-data.ts";
import type { Post } from "../posts/post.ts";
import { readPlace } from "../questions/place.ts";
import type { Theme } from "../questions/themes.ts";

/** What a resident tells neighbours of themselves. */
export type Introduction = {
  readonly residentId: ResidentId;
  /** They chose to stand among the neighbours who can be found. */
  readonly shown: boolean;
  /** Plain text; may be empty. */
  readonly about: string;
  /** A street, never a house; may be empty. */
  readonly street: string;
  /** What they like to help with. */
  readonly themes: readonly Theme[];
  /** Taken away by a moderator: they themselves and moderators still read it. */
  readonly hidden: { readonly at: Date; readonly by: ResidentId; readonly reason: string } | null;
};

/** An introduction with what the wijk knows of whoever it is about. */
export type Introduced = Introduction & {
  readonly name: string;
  readonly roles: readonly Role[];
  /** The month of joining: `2026-11`. */
  readonly joinedMonth: string;
};

/** Something that somebody wrote under their own name: a question, or an answer below a thread. */
export type Written = { readonly post: Post; readonly thread: Post };

export type IntroductionStore = {
  /** `null` for who never filled it in, or left. */
  of(id: ResidentId): Promise<Introduction | null>;
  save(introduction: Introduction): Promise<void>;
};

/** Reading for pages; nothing comes out that the reader may not see. */
export type IntroductionReads = {
  /** The neighbours who chose to be found, by name; about a theme, or all. */
  list(
    reader: Reader,
    which: { readonly theme: Theme | null; readonly from: number; readonly limit: number },
  ): Promise<readonly Introduced[]>;
  /** One of them; `null` for anybody else, whether they live here or not. */
  one(reader: Reader, id: ResidentId): Promise<Introduced | null>;
  /** What somebody asked and answered under their own name, newest first, of which the reader may read all. */
  written(
    reader: Reader,
    id: ResidentId,
    which: { readonly before: Cursor | null; readonly limit: number },
  ): Promise<readonly Written[]>;
};

/** A place in a list that is ordered by time. */
export type Cursor = { readonly at: Date; readonly id: PostId };

/**
 * The one decision about who meets whom: neighbours meet who chose to be found; moderators also what one of them took away, and everybody
 * themselves. `false` must look the same as somebody who never lived here.
 */
export const mayMeet = (introduction: Pick<Introduction, "residentId" | "shown" | "hidden">, reader: Reader): boolean =>
  isNeighbour(reader) &&
  reader.kind === "resident" &&
  (introduction.residentId === reader.id ||
    (introduction.shown && (introduction.hidden === null || isModerator(reader))));

/** The fields of the form. */
export type IntroductionForm = {
  readonly shown: string;
  readonly about: string;
  readonly street: string;
  readonly themes: readonly string[];
  /** `ja` when the resident was warned of an address or a number in it, and wants it there. */
  readonly sure: string;
};

const longestAbout = 500;

/** Reads the form. Gives every problem at once, by field. `choosable` are the themes that may be chosen. */
export const readIntroduction = (
  residentId: ResidentId,
  form: IntroductionForm,
  choosable: readonly Theme[],
): Result<Omit<Introduction, "hidden">> => {
  const [about, street] = [tidy(form.about), oneLine(form.street)];
  const hasPersonalData = form.sure !== "ja" && personalDataIn(about).length > 0;
  const problems: readonly Problem[] = [
    ...(form.shown === "ja" || form.shown === "nee" ? [] : [{ field: "shown", reason: "shown-unclear" }]),
    ...(about.length > longestAbout ? [{ field: "about", reason: "about-too-long" }] : []),
    ...(hasPersonalData ? [{ field: "about", reason: "about-personal" }] : []),
    ...readPlace({ street }, []).problems,
  ];
  if (problems.length > 0) return refuse({ kind: "invalid", problems });
  const themes = choosable.filter((theme) => form.themes.includes(theme));
  return ok({ residentId, shown: form.shown === "ja", about, street, themes });
};
