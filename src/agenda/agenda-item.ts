import type { Audience } from "../kernel/audience.ts";
import { daysAfter, dutchTime, momentOf } from "../kernel/dutch-time.ts";
import type { PostId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { htmlFromText, oneLine } from "../kernel/text.ts";
import { beginning } from "../posts/beginning.ts";
import type { Photo } from "../posts/photo.ts";
import { type Author, type Held, type Post, withdrawn } from "../posts/post.ts";
import { type AgendaForm, readAgendaForm } from "./agenda-form.ts";

/** Whoever wants to come says so before `until`. With `places`, whoever comes after the last one waits. */
export type Registering = { readonly places: number | null; readonly until: Date };

/** Something that happens on a day, at a place: an "activiteit" of ours or of a neighbouring wijk. */
export type AgendaItem = {
  readonly post: Post;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** In the words of its maker. */
  readonly place: string;
  /** What it costs, in words; empty when that was left open. */
  readonly costs: string;
  /** `null` for what anybody walks into; also for what happens elsewhere, where one registers there. */
  readonly registering: Registering | null;
  /** How many have a place, and how many wait for one. Who they are stands in `identity` alone. */
  readonly coming: number;
  readonly waiting: number;
  /** It does not go on; the line says why. */
  readonly cancelled: { readonly at: Date; readonly why: string } | null;
  /** How often it changed, as calendars count (RFC 5545, section 3.8.7.4). */
  readonly sequence: number;
};

export type AgendaStore = {
  /** Reading one locks it, so that two decisions about it follow each other. */
  byId(id: PostId): Promise<AgendaItem | null>;
  byUri(uri: string): Promise<AgendaItem | null>;
  add(item: AgendaItem): Promise<void>;
  save(item: AgendaItem): Promise<void>;
};

/** A new activity. Gives every problem at once, by field. `uri` is the address it gets if it is for everyone. */
export const plan = (
  id: PostId,
  given: {
    readonly form: AgendaForm;
    readonly audience: Audience;
    readonly author: Author;
    readonly uri: string;
    readonly url: string;
    /** Set when a moderator has to see it first. */
    readonly held: Held | null;
    readonly photos?: readonly Photo[];
  },
  at: Date,
): Result<AgendaItem> => {
  const read = readAgendaForm(given.form, at);
  if (!read.ok) return read;
  const { title, text, ...rest } = read.value;
  return ok({
    post: beginning("activity", id, { ...given, title, text }, at),
    ...rest,
    coming: 0,
    waiting: 0,
    cancelled: null,
    sequence: 0,
  });
};

/** Whether it has ended. */
export const isPast = ({ endsAt }: Pick<AgendaItem, "endsAt">, at: Date): boolean => at >= endsAt;

/** Whether nothing about it changes any more: it has ended, or does not go on. */
const isSettled = (item: AgendaItem, at: Date): Result<null> => {
  if (item.cancelled !== null) return refuse({ kind: "conflict", reason: "activity-cancelled" });
  return isPast(item, at) ? refuse({ kind: "conflict", reason: "activity-past" }) : ok(null);
};

/**
 * Other words, another time or place. Whether one registers stays as it was, since people did, or came without; there are never
 * fewer places than people who were told that they have one.
 */
export const change = (
  item: AgendaItem,
  given: AgendaForm,
  at: Date,
  photos: readonly Photo[] = item.post.photos,
): Result<AgendaItem> => {
  const settled = isSettled(item, at);
  if (!settled.ok) return settled;
  const read = readAgendaForm({ ...given, register: item.registering === null ? "nee" : "ja" }, at, item.startsAt);
  if (!read.ok) return read;
  const { title, text, ...rest } = read.value;
  const { places } = rest.registering ?? { places: null };
  if (places !== null && places < item.coming)
    return refuse({ kind: "invalid", problems: [{ field: "places", reason: "places-fewer" }] });
  const post = { ...item.post, title, body: text, html: htmlFromText(text), photos, editedAt: at };
  return ok({ ...item, ...rest, post, sequence: item.sequence + 1 });
};

/** Whether whoever comes has to know of what changed: when or where it is. */
export const isElsewhen = (before: AgendaItem, after: AgendaItem): boolean =>
  before.startsAt.getTime() !== after.startsAt.getTime() ||
  before.endsAt.getTime() !== after.endsAt.getTime() ||
  before.place !== after.place;

const longestWhy = 300;

/** It does not go on. It stays to be read, with why. */
export const cancel = (item: AgendaItem, typed: string, at: Date): Result<AgendaItem> => {
  const settled = isSettled(item, at);
  if (!settled.ok) return settled;
  const why = oneLine(typed);
  const problem = (reason: string): Result<never> => refuse({ kind: "invalid", problems: [{ field: "why", reason }] });
  if (why === "") return problem("activity-why-missing");
  if (why.length > longestWhy) return problem("note-too-long");
  const post = { ...item.post, editedAt: at };
  return ok({ ...item, post, cancelled: { at, why }, sequence: item.sequence + 1 });
};

/** Taken back: what it was, and where, is gone. When it was stays, by which it is known when to forget who would come. */
export const withdraw = (item: AgendaItem, at: Date): AgendaItem => ({
  ...item,
  post: withdrawn(item.post, at),
  place: "",
  costs: "",
  cancelled: null,
  sequence: item.sequence + 1,
});

/** Whether somebody can register at `at`. */
export const takesRegistrations = (item: AgendaItem, at: Date): boolean =>
  item.registering !== null && item.cancelled === null && at < item.registering.until;

/** Whether the next one who registers has to wait. */
export const isFull = ({ registering, coming, waiting }: AgendaItem): boolean =>
  registering !== null && registering.places !== null && (coming >= registering.places || waiting > 0);

/** When whoever comes is reminded: at six in the evening of the day before, in Dutch time. */
export const remindAt = ({ startsAt }: Pick<AgendaItem, "startsAt">): Date =>
  momentOf(daysAfter(dutchTime(startsAt).date, -1), "18:00");
