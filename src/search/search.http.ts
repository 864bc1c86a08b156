import { type SearchOutcomeView, type SearchView, searchPage } from "../../web/pages/search.ts";
import { t } from "../../web/texts/text.ts";
import { themeView } from "../../web/texts/themes.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { PostId } from "../kernel/ids.ts";
import { isNeighbour, type Reader } from "../kernel/reader.ts";
import { statusOfRefusal } from "../kernel/refusal.ts";
import { networkOf } from "../platform/http/client-address.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { choosable, type ListedTheme } from "../questions/themes.ts";
import { type Asked, type Hit, perPage, type Search, type SearchFound } from "./search.ts";
import type { SearchIndex, Standing, ThreadKind } from "./search-index.ts";
import type { SearchReads } from "./search-reads.ts";
import { differentWords, type FoundThread, foundAmong, hitView, personView, textOf } from "./search-views.http.ts";

const kindsInAddress = {
  vragen: "question",
  mededelingen: "announcement",
  aanbod: "offer",
  agenda: "activity",
  peilingen: "poll",
  mensen: "person",
} as const satisfies Readonly<Record<string, ThreadKind | "person">>;
type KindInAddress = keyof typeof kindsInAddress;

const standingsInAddress = { open: "open", beantwoord: "answered", voorbij: "over" } as const satisfies Readonly<
  Record<string, Standing>
>;
type StandingInAddress = keyof typeof standingsInAddress;

/** What stands in the address; whatever it cannot be is left out. */
type Query = {
  readonly typed: string;
  readonly kind: KindInAddress | "";
  readonly theme: string;
  readonly standing: StandingInAddress | "";
  readonly from: number;
};

const longestTyped = 300;
const furthest = 1_000;

const queryOf = (context: WijkContext, themes: readonly ListedTheme[]): Query => {
  const asked = (name: string): string => context.req.query(name) ?? "";
  const [kind, theme, standing, from] = [asked("soort"), asked("onderwerp"), asked("stand"), asked("vanaf")];
  const page = /^\d{1,4}$/.test(from) ? Math.min(Number(from), furthest) : 0;
  return {
    typed: asked("wat").slice(0, longestTyped).toWellFormed(),
    kind: Object.hasOwn(kindsInAddress, kind) ? (kind as KindInAddress) : "",
    theme: themes.some(({ slug }) => slug === theme) ? theme : "",
    standing: Object.hasOwn(standingsInAddress, standing) ? (standing as StandingInAddress) : "",
    from: page - (page % perPage),
  };
};

const hrefOf = (query: Query): string => {
  const { typed, kind, theme, standing, from } = query;
  const named = { wat: typed, soort: kind, onderwerp: theme, stand: standing, vanaf: from === 0 ? "" : String(from) };
  return `/zoeken?${new URLSearchParams(Object.entries(named).filter(([, value]) => value !== ""))}`;
};

/** The themes to choose from: what is kept closer is dug up by members alone. */
const themesFor = (reader: Reader, themes: readonly ListedTheme[]): readonly ListedTheme[] =>
  isNeighbour(reader) ? themes : themes.filter(({ sensitive }) => !sensitive);

/** Looking for something. What is typed stands in the address of the page, which no browser keeps or passes on. */
export const searchRoutes = (parts: {
  readonly pages: Pages;
  readonly search: Search;
  readonly alike: SearchIndex["alike"];
  readonly answers: SearchReads["answers"];
  /** What was found as it stands in the lists of its kind, as far as this reader may see it. */
  readonly threads: (context: WijkContext, hits: readonly Hit[]) => Promise<ReadonlyMap<PostId, FoundThread>>;
  /** The themes of the wijk, at this moment. */
  readonly themes: () => Promise<readonly ListedTheme[]>;
}): readonly Route[] => {
  const { pages } = parts;

  const look = async (
    context: WijkContext,
    found: SearchFound,
    { query, themes, lang }: { query: Query; themes: readonly ListedTheme[]; lang: Language },
  ): Promise<SearchOutcomeView> => {
    const { hits, people, wanted } = found;
    if (wanted.words.length === 0) return { kind: "nothing-typed" };
    const threads = await parts.threads(context, hits);
    const answerIds = hits.flatMap(({ answerId }) => (answerId === null ? [] : [answerId]));
    const answers = await parts.answers(context.get("reader"), answerIds);
    const texts = [
      ...[...threads.values()].flatMap(({ found: { row }, words }) => [row.title, textOf(words)]),
      ...[...answers.values()].map(textOf),
      ...people.flatMap(({ name, about }) => [name, about]),
    ];
    const isFound = foundAmong(wanted, await parts.alike(differentWords(texts), wanted));
    const isAll = query.kind === "" && people.length > 0;
    return {
      kind: "looked",
      hits: hits.flatMap((hit) => {
        const thread = threads.get(hit.threadId);
        if (thread === undefined) return [];
        return [hitView(hit, thread, hit.answerId === null ? undefined : answers.get(hit.answerId), { lang, isFound })];
      }),
      people: people.map((person) => personView(person, (slug) => themeView(lang, slug, themes), { lang, isFound })),
      peopleHref: isAll ? hrefOf({ ...query, kind: "mensen", standing: "", from: 0 }) : null,
      moreHref: found.more ? hrefOf({ ...query, from: query.from + perPage }) : null,
      backHref: query.from > 0 ? hrefOf({ ...query, from: 0 }) : null,
      cut: found.cut,
    };
  };

  const page = async (context: WijkContext): Promise<Response> => {
    const reader = context.get("reader");
    const themes = await parts.themes();
    const shown = themesFor(reader, themes);
    const query = queryOf(context, shown);
    const asked: Asked = {
      typed: query.typed,
      kind: query.kind === "" ? null : kindsInAddress[query.kind],
      theme: query.theme === "" ? null : query.theme,
      standing: query.standing === "" ? null : standingsInAddress[query.standing],
      from: query.from,
    };
    const found = await parts.search(reader, networkOf(context.get("clientAddress")), asked);
    const lang = context.get("lang");
    const outcome: SearchOutcomeView = found.ok
      ? await look(context, found.value, { query, themes, lang })
      : found.refusal.kind === "too-many-attempts"
        ? { kind: "too-many", retryAfterSeconds: found.refusal.retryAfterSeconds }
        : { kind: "took-too-long" };
    const isNarrowed = query.kind !== "" || query.theme !== "" || query.standing !== "";
    const view: Omit<SearchView, "shell" | "filters"> = {
      typed: query.typed,
      everywhereHref: isNarrowed ? hrefOf({ ...query, kind: "", theme: "", standing: "", from: 0 }) : null,
      mayAsk: isNeighbour(reader),
      outcome,
    };
    const status = outcome.kind === "took-too-long" ? 503 : found.ok ? 200 : statusOfRefusal[found.refusal.kind];
    return pages.show(context, (shell) => searchPage({ ...view, shell, filters: filters(shell.lang, query, shown) }), {
      status,
      secret: true,
      ...(outcome.kind === "too-many" ? { retryAfterSeconds: outcome.retryAfterSeconds } : {}),
    });
  };

  return [{ method: "GET", path: "/zoeken", handle: page }];
};

const filters = (lang: Language, query: Query, themes: readonly ListedTheme[]): SearchView["filters"] => [
  {
    name: "soort",
    label: t(lang, "search.kinds"),
    value: query.kind,
    options: [
      { value: "", words: t(lang, "search.kind.all") },
      ...Object.entries(kindsInAddress).map(([value, kind]) => ({ value, words: t(lang, `search.kind.${kind}`) })),
    ],
  },
  {
    name: "onderwerp",
    label: t(lang, "filter.theme"),
    value: query.theme,
    options: [
      { value: "", words: t(lang, "filter.theme.all") },
      ...choosable(themes, query.theme === "" ? [] : [query.theme]).map(({ slug }) => ({
        value: slug,
        words: themeView(lang, slug, themes).name,
      })),
    ],
  },
  {
    name: "stand",
    label: t(lang, "filter.standing"),
    value: query.standing,
    options: [
      { value: "", words: t(lang, "filter.standing.all") },
      ...Object.entries(standingsInAddress).map(([value, standing]) => ({
        value,
        words: t(lang, `search.standing.${standing}`),
      })),
    ],
  },
];
