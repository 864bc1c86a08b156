import { type NoticeView, noticesPage } from "../../web/pages/notices.ts";
import { momentInWords, partOfDayInWords } from "../../web/texts/moments.ts";
import { t } from "../../web/texts/text.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { Clock } from "../kernel/clock.ts";
import type { ReadThreads } from "../messages/read-threads.ts";
import { residentKey } from "../messages/seat.ts";
import { firstValue } from "../platform/http/form.ts";
import type { Live } from "../platform/http/live.ts";
import { openings } from "../platform/http/openings.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { AuthorName } from "../posts/author-name.ts";
import { pathOfPost } from "../posts/path-of-post.ts";
import { writtenIn } from "../posts/written-in.ts";
import type { Notice, NoticeKind, NoticePlace, NoticeReader } from "./notice.ts";
import type { ReadNotices } from "./read-notices.ts";

/** Where somebody goes for what is about nothing that was written. */
const places: Partial<Readonly<Record<NoticeKind, string>>> = {
  "join-request": "/beheer/aanvragen",
  roles: "/ik",
  "introduction-hidden": "/ik/profiel",
  "introduction-shown": "/ik/profiel",
};

const longestKey = 80;

const readMoment = (typed: string | undefined): Date | null => {
  const at = new Date(typed ?? "");
  return Number.isNaN(at.getTime()) ? null : at;
};

/** What the address says of where the page before ended. */
const placeIn = (context: WijkContext): NoticePlace | null => {
  const at = readMoment(context.req.query("voor"));
  const key = context.req.query("na") ?? "";
  return at === null || key === "" || key.length > longestKey ? null : { at, key };
};

const nameOf = (lang: Language, by: AuthorName): string => {
  if (by === null) return t(lang, "notices.someone");
  return "name" in by ? by.name : t(lang, "notices.nameless", { pseudonym: by.pseudonym });
};

const whatHappened = (lang: Language, { kind, about }: Notice): string => {
  const name = nameOf(lang, about?.by ?? null);
  if (kind === "answer")
    return t(lang, about?.beginning.kind === "question" ? "notices.answer" : "notices.answer.other", { name });
  return kind === "reply" ? t(lang, "notices.reply", { name }) : t(lang, `notices.${kind}`);
};

/** Of whoever has no name nobody learns the hour. */
const isNameless = ({ about }: Notice): boolean =>
  about !== null && [about.post, about.beginning].some(({ author }) => author.kind === "nameless");

const noticeView = (notice: Notice, lang: Language, now: Date): NoticeView => {
  const { kind, about, at, isNew } = notice;
  return {
    kind,
    isNew,
    what: whatHappened(lang, notice),
    href: about === null ? (places[kind] ?? null) : pathOfPost(about.post),
    title: about?.beginning.title ?? null,
    ...(about === null ? {} : writtenIn(about.beginning, lang)),
    when: (isNameless(notice) ? partOfDayInWords : momentInWords)(lang, at, now),
  };
};

/** What happened for whoever is signed in, and what was written to them alone. */
export const noticeRoutes = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly notices: ReadNotices;
  readonly threads: Pick<ReadThreads, "list">;
  readonly live: Live;
}): readonly Route[] => {
  const { pages, clock, notices } = parts;
  const { sent } = openings(pages);

  const hrefOf = ({ at, key }: NoticePlace, newSince: Date): string =>
    `/seintjes?${new URLSearchParams({ voor: at.toISOString(), na: key, nieuw: newSince.toISOString() })}`;

  const conversationsOf = async (reader: NoticeReader) =>
    (await parts.threads.list(residentKey(reader.id), reader)).filter(({ unread }) => unread > 0);

  const list = async (context: WijkContext): Promise<Response> => {
    const reader = context.get("reader");
    if (reader.kind !== "resident") return pages.refuse(context, { kind: "absent" });
    const after = placeIn(context);
    const newSince = readMoment(context.req.query("nieuw"));
    const read = await notices.page(reader, after === null ? undefined : { after, newSince });
    const conversations = after === null ? await conversationsOf(reader) : [];
    const [lang, now] = [context.get("lang"), clock()];
    return pages.show(
      context,
      (shell) =>
        noticesPage({
          shell,
          notices: read.notices.map((notice) => noticeView(notice, lang, now)),
          conversations: conversations.map(({ thread, otherName, unread }) => ({
            href: `/gesprekken/${thread.id}`,
            name: otherName,
            unread,
            when: momentInWords(lang, thread.lastMessageAt, now),
          })),
          isFirst: after === null,
          olderHref: read.next === null ? null : hrefOf(read.next, read.newSince),
          newSince: read.notices.some(({ isNew }) => isNew) ? read.newSince.toISOString() : null,
        }),
      { secret: true },
    );
  };

  return [
    { method: "GET", path: "/seintjes", handle: list },
    // What every page follows: the number beside the notices.
    { method: "GET", path: "/seintjes/volgen", handle: (context) => parts.live(context, []) },
    {
      method: "POST",
      path: "/seintjes/weer-nieuw",
      handle: sent(async ({ context, reader, form }) => {
        const after = readMoment(firstValue(form, "nieuw"));
        if (after !== null) await notices.makeNew(reader, after);
        // Not back to the list: looking there is having seen it.
        return pages.seeOther(context, "/", "notices-new-again");
      }),
    },
  ];
};
