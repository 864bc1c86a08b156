import { calendarDayInWords, momentInWords } from "../../web/texts/moments.ts";
import { t } from "../../web/texts/text.ts";
import type { PublicItem } from "../elsewhere/public-item.ts";
import type { Clock } from "../kernel/clock.ts";
import type { PostId } from "../kernel/ids.ts";
import { languageOfWijk } from "../kernel/language.ts";
import { visitor } from "../kernel/reader.ts";
import { escapeHtml } from "../kernel/text.ts";
import { fullHandle } from "../posts/actor.ts";
import type { AnnouncementRead, AnnouncementReads } from "./announcement-reads.ts";

/** The same for everyone who reads it elsewhere. */
const lang = languageOfWijk;

const safePage = (url: string | null): string | null => (url !== null && /^https?:\/\//.test(url) ? url : null);

/**
 * Announcements of this wijk as they are read elsewhere: what a visitor may read, said by the wijk itself or by an official source
 * under its own name and address.
 */
export const publicAnnouncements = (parts: {
  readonly origin: string;
  readonly reads: AnnouncementReads;
  readonly wijk: () => Promise<{ readonly name: string }>;
  readonly clock: Clock;
}) => {
  const item = ({ announcement, source }: AnnouncementRead, wijk: string): PublicItem => {
    const { post, lastDay, correction } = announcement;
    const lines = [
      ...(correction === "" ? [] : [t(lang, "feed.announcement.corrected", { correction })]),
      ...(lastDay === null ? [] : [t(lang, "feed.announcement.until", { date: calendarDayInWords(lang, lastDay) })]),
    ];
    return {
      uri: post.uri ?? "",
      page: `${parts.origin}/mededelingen/${post.id}`,
      title: post.title ?? "",
      html: `${post.html}${lines.map((line) => `<p><em>${escapeHtml(line)}</em></p>`).join("")}`,
      author:
        source === null
          ? { name: wijk, url: `${parts.origin}/` }
          : { name: `${source.name} (${fullHandle(source)})`, url: safePage(post.url) },
      theme: null,
      state: t(lang, "feed.announcement"),
      published: post.publishedAt.toISOString(),
      updated: (post.editedAt ?? post.publishedAt).toISOString(),
      when: momentInWords(lang, post.publishedAt, parts.clock()),
    };
  };
  return {
    newest: async (limit: number): Promise<readonly PublicItem[]> => {
      const [found, { name }] = await Promise.all([
        parts.reads.list(visitor, { at: parts.clock(), holds: true, from: "wijk", limit }),
        parts.wijk(),
      ]);
      return found.map((read) => item(read, name));
    },
    one: async (id: PostId): Promise<PublicItem | null> => {
      const found = await parts.reads.one(visitor, id);
      return found === null || found.home !== null ? null : item(found, (await parts.wijk()).name);
    },
  };
};
