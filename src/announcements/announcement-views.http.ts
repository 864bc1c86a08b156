import type { AnnouncementView } from "../../web/pages/announcement.ts";
import type { SheetView } from "../../web/parts/board.ts";
import { calendarDay, momentInWords } from "../../web/texts/moments.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { MomentView, VoiceView } from "../../web/views.ts";
import { wordsOfSafe } from "../federation/kit/html.ts";
import { dutchTime } from "../kernel/dutch-time.ts";
import { isModerator, type Reader } from "../kernel/reader.ts";
import { firstWords, oneLine } from "../kernel/text.ts";
import { fullHandle } from "../posts/actor.ts";
import { type OfficialVoice, standingAmong } from "../posts/official-voice.ts";
import { stands, wroteIt } from "../posts/post.ts";
import { shownHtml } from "../posts/shown-html.http.ts";
import { writtenIn } from "../posts/written-in.ts";
import { type Announcement, isOver } from "./announcement.ts";
import type { AnnouncementRead, AnnouncementReads } from "./announcement-reads.ts";

/** For whom and when a view is made. */
export type AnnouncementViewing = {
  readonly lang: Language;
  readonly reader: Reader;
  readonly now: Date;
  readonly voices: readonly OfficialVoice[];
};

/** Who says it elsewhere: an official source with the badge of then, or a neighbouring wijk, whatever it is called. */
const fromElsewhere = (
  { announcement: { officialKind }, home, source }: AnnouncementRead,
  { voices }: AnnouncementViewing,
): VoiceView | null => {
  const voice = source ?? home;
  if (voice === null) return null;
  const about = { name: voice.name, handle: fullHandle(voice) };
  return officialKind === null ? { ...about, ...standingAmong(voice, voices) } : { ...about, official: officialKind };
};

/** So much of the text stands on a sheet, in UTF-16 code units. */
const excerptLength = 200;
/** So much stands in a search engine, in UTF-16 code units. */
const descriptionLength = 155;

const untilView = ({ lastDay }: Announcement, { lang, now }: AnnouncementViewing): MomentView | null =>
  lastDay === null ? null : calendarDay(lang, lastDay, now);

/** The day of a change: it stands behind "Verbeterd op". */
const dayOfChange = ({ post }: Announcement, { lang, now }: AnnouncementViewing): MomentView | null =>
  post.editedAt === null ? null : calendarDay(lang, dutchTime(post.editedAt).date, now);

/** An announcement as a sheet on the board. */
export const sheetOf = (read: AnnouncementRead, viewing: AnnouncementViewing): SheetView => {
  const { announcement } = read;
  const { post, urgent, pinnedAt, correction } = announcement;
  return {
    href: `/mededelingen/${post.id}`,
    title: post.title ?? "",
    ...writtenIn(post, viewing.lang),
    from: fromElsewhere(read, viewing),
    // Of what comes from elsewhere only the HTML is kept.
    excerpt: firstWords(post.body === "" ? wordsOfSafe(post.html) : post.body, excerptLength),
    when: momentInWords(viewing.lang, post.publishedAt, viewing.now),
    until: untilView(announcement, viewing),
    urgent,
    pinned: pinnedAt !== null,
    corrected: correction === "" && announcement.officialKind === null ? null : dayOfChange(announcement, viewing),
    hidden: post.hidden !== null,
  };
};

/** The announcements that hold, as a few sheets for a front page. */
export const newestAnnouncements =
  (reads: Pick<AnnouncementReads, "list">, voices: () => Promise<readonly OfficialVoice[]>) =>
  async (given: Omit<AnnouncementViewing, "voices">, limit: number): Promise<readonly SheetView[]> => {
    const viewing = { ...given, voices: await voices() };
    const found = await reads.list(viewing.reader, { at: viewing.now, holds: true, from: "wijk", limit });
    return found.map((read) => sheetOf(read, viewing));
  };

/** One announcement for one reader. Who wrote it is for moderators alone. */
export const announcementView = (
  read: AnnouncementRead,
  viewing: AnnouncementViewing,
): Omit<AnnouncementView, "shell" | "answers" | "answerForm" | "memberCount"> => {
  const { announcement, writerName, home, source } = read;
  const { reader, lang, now } = viewing;
  const { post, urgent, pinnedAt, correction } = announcement;
  const over = isOver(announcement, now);
  const isResident = reader.kind === "resident";
  const mayModerate = isModerator(reader);
  const isOurs = home === null && source === null;
  const mine = isResident && wroteIt(post, reader.id);
  const isThere = stands(post);
  return {
    id: post.id,
    title: post.title ?? "",
    bodyHtml: shownHtml(post.html, lang),
    photos: post.photos,
    description: oneLine(firstWords(post.body, descriptionLength)),
    ...writtenIn(post, lang),
    when: momentInWords(lang, post.publishedAt, now),
    edited: dayOfChange(announcement, viewing),
    correction,
    until: untilView(announcement, viewing),
    over,
    urgent,
    pinned: pinnedAt !== null,
    audience: post.audience,
    ...(post.uri === null ? {} : { objectUri: post.uri }),
    from: fromElsewhere(read, viewing),
    page: isOurs ? null : post.url,
    writer: mayModerate && isOurs ? { name: writerName } : null,
    hidden: post.hidden === null ? null : { reason: post.hidden.reason },
    may: {
      steer: mayModerate && isOurs,
      pin: mayModerate && isOurs && isThere && !over && pinnedAt === null,
      unpin: mayModerate && pinnedAt !== null,
      ask: isResident && isThere,
      report: isThere && !mine,
      hide: mayModerate && isThere && !mine,
      show: mayModerate && post.hidden !== null,
    },
  };
};
