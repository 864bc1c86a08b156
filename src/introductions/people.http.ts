import { type PersonRowView, peoplePage } from "../../web/pages/people.ts";
import { personPage, type WrittenRowView } from "../../web/pages/person.ts";
import { momentInWords, monthInWords } from "../../web/texts/moments.ts";
import { t } from "../../web/texts/text.ts";
import { themeView } from "../../web/texts/themes.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { QuestionStateView } from "../../web/views.ts";
import type { Clock } from "../kernel/clock.ts";
import { type PostId, parseId, type ResidentId } from "../kernel/ids.ts";
import { isModerator, isNeighbour, type Reader } from "../kernel/reader.ts";
import type { Result } from "../kernel/result.ts";
import { firstWords, htmlFromText } from "../kernel/text.ts";
import { firstValue } from "../platform/http/form.ts";
import type { Notice } from "../platform/http/notices.ts";
import { openings, type Posted } from "../platform/http/openings.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { pathOfPost } from "../posts/path-of-post.ts";
import { inLanguageOfWijk, writtenIn } from "../posts/written-in.ts";
import { choosable, type ListedTheme } from "../questions/themes.ts";
import type { HideIntroduction } from "./hide-introduction.ts";
import type { Cursor, Introduced, IntroductionReads, Written } from "./introduction.ts";

const perPage = 30;
const writtenPerPage = 15;
const furthest = 10_000;
const excerptLength = 160;

/** The place in a list that an address names, as `2026-11-26T10:00:00.000Z_uuid`; `null` for any other. */
const cursorFrom = (given: string): Cursor | null => {
  const [time = "", post = ""] = given.split("_");
  const [at, id] = [new Date(time), parseId<PostId>(post)];
  return Number.isNaN(at.getTime()) || id === null ? null : { at, id };
};

const hrefOf = (id: ResidentId, { post }: Written): string =>
  `/buren/${id}?voor=${encodeURIComponent(`${post.publishedAt.toISOString()}_${post.id}`)}`;

/** The neighbours who chose to be found, and each of them; for neighbours alone. Anybody else finds nothing here. */
export const peopleRoutes = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly reads: IntroductionReads;
  readonly hideIntroduction: HideIntroduction;
  /** The residents of whom a reader wants to hear nothing. */
  readonly blockedBy: (reader: ResidentId) => Promise<ReadonlySet<ResidentId>>;
  /** The windows of questions that a reader may see. */
  readonly statesOf: (reader: Reader, ids: readonly PostId[]) => Promise<ReadonlyMap<PostId, QuestionStateView>>;
  readonly themes: () => Promise<readonly ListedTheme[]>;
}): readonly Route[] => {
  const { pages, reads } = parts;
  const { opened, posted } = openings(pages);
  const absent = (context: WijkContext) => pages.refuse(context, { kind: "absent" });

  const rowOf = (lang: Language, themes: readonly ListedTheme[], person: Introduced): PersonRowView => ({
    href: `/buren/${person.residentId}`,
    name: person.name,
    about: firstWords(person.about, excerptLength),
    ...inLanguageOfWijk(lang),
    street: person.street,
    isWijkwijzer: person.roles.includes("wijkwijzer"),
    themes: person.themes.map((theme) => themeView(lang, theme, themes)),
  });

  const list = async (context: WijkContext): Promise<Response> => {
    const reader = context.get("reader");
    if (reader.kind !== "resident" || !isNeighbour(reader)) return absent(context);
    const themes = await parts.themes();
    const asked = context.req.query("onderwerp") ?? "";
    const theme = themes.some(({ slug }) => slug === asked) ? asked : null;
    const given = context.req.query("vanaf") ?? "";
    const from = /^\d{1,5}$/.test(given) ? Math.min(Number(given), furthest) : 0;
    const found = await reads.list(reader, { theme, from, limit: perPage + 1 });
    const blocked = await parts.blockedBy(reader.id);
    const shown = found.slice(0, perPage).filter(({ residentId }) => !blocked.has(residentId));
    const isShown = (await reads.one(reader, reader.id))?.shown === true;
    const address = (start: number): string => {
      const named = { onderwerp: theme ?? "", vanaf: start === 0 ? "" : String(start) };
      const query = new URLSearchParams(Object.entries(named).filter(([, value]) => value !== ""));
      return query.size === 0 ? "/buren" : `/buren?${query}`;
    };
    return pages.show(context, ({ lang, ...shell }) =>
      peoplePage({
        shell: { lang, ...shell },
        people: shown.map((person) => rowOf(lang, themes, person)),
        filter: {
          name: "onderwerp",
          label: t(lang, "filter.theme"),
          value: theme ?? "",
          options: [
            { value: "", words: t(lang, "filter.theme.all") },
            ...choosable(themes, theme === null ? [] : [theme]).map(({ slug }) => ({
              value: slug,
              words: themeView(lang, slug, themes).name,
            })),
          ],
        },
        isShown,
        moreHref: found.length > perPage ? address(from + perPage) : null,
        backHref: from > 0 ? address(0) : null,
      }),
    );
  };

  const writtenRow = (
    lang: Language,
    { post, thread }: Written,
    states: ReadonlyMap<PostId, QuestionStateView>,
  ): WrittenRowView => {
    const isAnswer = post.kind === "answer";
    return {
      href: isAnswer ? `${pathOfPost(thread)}#antwoord-${post.id}` : pathOfPost(post),
      title: (isAnswer ? thread.title : post.title) ?? "",
      titleLanguage: writtenIn(isAnswer ? thread : post, lang).language,
      ...writtenIn(post, lang),
      state: isAnswer ? null : (states.get(post.id) ?? "new"),
      excerpt: isAnswer ? firstWords(post.body, excerptLength) : "",
      when: momentInWords(lang, post.publishedAt, parts.clock()),
    };
  };

  const one = opened<ResidentId>(async ({ context, reader, id }) => {
    const person = await reads.one(reader, id);
    if (person === null) return absent(context);
    const before = cursorFrom(context.req.query("voor") ?? "");
    const found = await reads.written(reader, id, { before, limit: writtenPerPage + 1 });
    const written = found.slice(0, writtenPerPage);
    const questions = written.flatMap(({ post }) => (post.kind === "question" ? [post.id] : []));
    const [themes, states, blocked] = await Promise.all([
      parts.themes(),
      parts.statesOf(reader, questions),
      parts.blockedBy(reader.id),
    ]);
    const last = written.at(-1);
    const mine = person.residentId === reader.id;
    return pages.show(context, (shell) =>
      personPage({
        shell,
        id,
        name: person.name,
        isWijkwijzer: person.roles.includes("wijkwijzer"),
        aboutHtml: htmlFromText(person.about),
        ...inLanguageOfWijk(shell.lang),
        street: person.street,
        since: monthInWords(shell.lang, person.joinedMonth),
        themes: person.themes.map((theme) => themeView(shell.lang, theme, themes)),
        written: written.map((each) => writtenRow(shell.lang, each, states)),
        olderHref: found.length > writtenPerPage && last !== undefined ? hrefOf(id, last) : null,
        newestHref: before === null ? null : `/buren/${id}`,
        own: mine ? (person.shown && person.hidden === null ? "shown" : "kept") : null,
        blocked: blocked.has(id),
        hidden: person.hidden === null ? null : { reason: person.hidden.reason },
        may: {
          hide: isModerator(reader) && !mine && person.hidden === null,
          show: isModerator(reader) && !mine && person.hidden !== null,
        },
      }),
    );
  });

  const moderating = (notice: Notice, act: (given: Posted<ResidentId>) => Promise<Result<null>>) =>
    posted<ResidentId>(async (given) => {
      const done = await act(given);
      return done.ok
        ? pages.seeOther(given.context, `/buren/${given.id}`, notice)
        : pages.refuse(given.context, done.refusal);
    });

  return [
    { method: "GET", path: "/buren", handle: list },
    { method: "GET", path: "/buren/:id", handle: (context) => one(context) },
    {
      method: "POST",
      path: "/buren/:id/verbergen",
      handle: moderating("profile-hidden", ({ id, reader, form }) =>
        parts.hideIntroduction.hide(id, reader.id, firstValue(form, "reason"), firstValue(form, "rule")),
      ),
    },
    {
      method: "POST",
      path: "/buren/:id/tonen",
      handle: moderating("profile-shown-again", ({ id, reader }) => parts.hideIntroduction.show(id, reader.id)),
    },
  ];
};
