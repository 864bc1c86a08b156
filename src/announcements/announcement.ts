import type { Audience } from "../kernel/audience.ts";
import { day, later } from "../kernel/clock.ts";
import { daysAfter, dutchTime, isDate, momentOf } from "../kernel/dutch-time.ts";
import type { PostId } from "../kernel/ids.ts";
import type { Problem } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { htmlFromText, oneLine, tidy } from "../kernel/text.ts";
import { beginning } from "../posts/beginning.ts";
import type { OfficialKind } from "../posts/official-voice.ts";
import type { Photo } from "../posts/photo.ts";
import { type Author, longestText, type Post, withdrawn } from "../posts/post.ts";

/**
 * What a wijk, ours or a neighbouring one, says to all its residents, or what an official source says. Whoever wrote it for a wijk
 * did so in its name.
 */
export type Announcement = {
  readonly post: Post;
  /** The last Dutch day on which it holds, such as `2026-12-03`; `null` for what always holds. */
  readonly lastDay: string | null;
  /** It was mailed at once to all residents. */
  readonly urgent: boolean;
  /** Since when it stands above the others; `null` when it does not. */
  readonly pinnedAt: Date | null;
  /** What was wrong before its words changed, as readers are told; empty when nothing was. */
  readonly correction: string;
  /** What readers are told after it was taken back; empty before. Its own words are gone then. */
  readonly farewell: string;
  /** What its author was when it was taken in, for one by an official source: its badge for good. `null` for what a wijk says. */
  readonly officialKind: OfficialKind | null;
};

export type AnnouncementStore = {
  /** Reading one locks it, so that two decisions about it follow each other. */
  byId(id: PostId): Promise<Announcement | null>;
  byUri(uri: string): Promise<Announcement | null>;
  add(announcement: Announcement): Promise<void>;
  save(announcement: Announcement): Promise<void>;
  /** Keeps whoever else pins or makes something urgent out until the end of the transaction: both are counted. */
  takeTurn(): Promise<void>;
  /** Those that are pinned, hidden ones included: shown again they stand there again. */
  pinned(): Promise<readonly PostId[]>;
  /** How many urgent ones were published after `since`, those that were taken back included. */
  urgentSince(since: Date): Promise<number>;
  /** Pinned ones of which the last day is before `day`. */
  pinnedBefore(day: string): Promise<readonly PostId[]>;
};

/** Of an announcement, in UTF-16 code units. */
export const longestTitle = 160;
const longestNote = 300;

/** The furthest last day, in days from today. */
const furthest = 366;

/** So many stand above the others at most: a list in which everything is pinned has nothing pinned. */
export const mostPinned = 3;

/** So many urgent ones at most in a week: each is a letter to everybody. */
export const mostUrgent = 2;
export const urgentWithin = 7 * day;

/** What is typed: a title, a text, and the last day on which it holds, empty for always. */
export type AnnouncementText = { readonly title: string; readonly text: string; readonly lastDay: string };

const readLastDay = (typed: string, at: Date): Result<string | null> => {
  const today = dutchTime(at).date;
  const given = typed.trim();
  const problem = (reason: string): Result<never> =>
    refuse({ kind: "invalid", problems: [{ field: "lastDay", reason }] });
  if (given === "") return ok(null);
  if (!isDate(given)) return problem("day-unclear");
  if (given < today) return problem("day-past");
  return given > daysAfter(today, furthest) ? problem("day-too-far") : ok(given);
};

const readText = (
  given: AnnouncementText,
  at: Date,
): Result<{ readonly title: string; readonly text: string; readonly lastDay: string | null }> => {
  const [title, text] = [oneLine(given.title), tidy(given.text)];
  const lastDay = readLastDay(given.lastDay, at);
  const problems: readonly Problem[] = [
    ...(title.length < 3 ? [{ field: "title", reason: "announcement-title-missing" }] : []),
    ...(title.length > longestTitle ? [{ field: "title", reason: "title-too-long" }] : []),
    ...(text === "" ? [{ field: "text", reason: "announcement-empty" }] : []),
    ...(text.length > longestText ? [{ field: "text", reason: "text-too-long" }] : []),
    ...(lastDay.ok || lastDay.refusal.kind !== "invalid" ? [] : lastDay.refusal.problems),
  ];
  return problems.length === 0 && lastDay.ok
    ? ok({ title, text, lastDay: lastDay.value })
    : refuse({ kind: "invalid", problems });
};

/** A short line to readers beside the words; at most 300 characters. */
const readNote = (typed: string, field: string, isNeeded: boolean): Result<string> => {
  const note = oneLine(typed);
  const problem = (reason: string): Result<never> => refuse({ kind: "invalid", problems: [{ field, reason }] });
  if (note === "" && isNeeded) return problem(`${field}-missing`);
  return note.length > longestNote ? problem("note-too-long") : ok(note);
};

/** A new announcement. Gives every problem at once, by field. `uri` is the address it gets if it is for everyone. */
export const announce = (
  id: PostId,
  given: AnnouncementText & {
    readonly audience: Audience;
    readonly urgent: boolean;
    readonly author: Author;
    readonly uri: string;
    readonly url: string;
    readonly photos?: readonly Photo[];
  },
  at: Date,
): Result<Announcement> => {
  const read = readText(given, at);
  if (!read.ok) return read;
  const { title, text, lastDay } = read.value;
  return ok({
    post: beginning("announcement", id, { ...given, title, text, held: null }, at),
    lastDay,
    urgent: given.urgent,
    pinnedAt: null,
    correction: "",
    farewell: "",
    officialKind: null,
  });
};

/** Other words or photos, or another last day. What was wrong is told when there is something to tell. */
export const correct = (
  announcement: Announcement,
  given: AnnouncementText & { readonly correction: string; readonly photos?: readonly Photo[] },
  at: Date,
): Result<Announcement> => {
  const read = readText(given, at);
  const correction = readNote(given.correction, "correction", false);
  if (!read.ok || !correction.ok) {
    const problems = [read, correction].flatMap((each: Result<unknown>) =>
      each.ok || each.refusal.kind !== "invalid" ? [] : each.refusal.problems,
    );
    return refuse({ kind: "invalid", problems });
  }
  const { title, text, lastDay } = read.value;
  const photos = given.photos ?? announcement.post.photos;
  const post = { ...announcement.post, title, body: text, html: htmlFromText(text), photos, editedAt: at };
  return ok({ ...announcement, post, lastDay, correction: correction.value });
};

/** Taken back. Its words are gone; why stays, for those who read it. */
export const withdraw = (announcement: Announcement, why: string, at: Date): Result<Announcement> => {
  const farewell = readNote(why, "farewell", true);
  if (!farewell.ok) return farewell;
  const post = withdrawn(announcement.post, at);
  return ok({ ...announcement, post, pinnedAt: null, correction: "", farewell: farewell.value });
};

/** Whether its last day has gone by. */
export const isOver = ({ lastDay }: Pick<Announcement, "lastDay">, at: Date): boolean =>
  lastDay !== null && lastDay < dutchTime(at).date;

/** When it holds no more: the end of its last day; `null` for what always holds. */
export const endOf = ({ lastDay }: Pick<Announcement, "lastDay">): Date | null =>
  lastDay === null ? null : momentOf(daysAfter(lastDay, 1), "00:00");

/** Whether so many urgent ones were sent lately that the next has to wait. */
export const isTooOften = (urgentLately: number): boolean => urgentLately >= mostUrgent;

/** From when on urgent ones count, at a moment. */
export const lately = (at: Date): Date => later(at, -urgentWithin);
