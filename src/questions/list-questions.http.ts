import { questionsPage } from "../../web/pages/questions.ts";
import type { FilterView } from "../../web/parts/filters.ts";
import { t } from "../../web/texts/text.ts";
import { themeView } from "../../web/texts/themes.ts";
import type { Language } from "../../web/texts/translate.ts";
import { type PostId, parseId } from "../kernel/ids.ts";
import { isNeighbour, type Reader } from "../kernel/reader.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { ListedState, QuestionCursor, QuestionFilter, QuestionRead, QuestionReads } from "./question-reads.ts";
import { questionRow, type Viewing } from "./question-views.http.ts";
import { choosable, type ListedTheme } from "./themes.ts";

const perPage = 30;

const states = {
  "zonder-antwoord": "unanswered",
  nieuw: "new",
  kijkt: "looked-at",
  beantwoord: "answered",
  afgesloten: "closed",
} as const satisfies Readonly<Record<string, ListedState>>;
const origins = { buurwijken: "neighbours", alles: "all" } as const satisfies Readonly<
  Record<string, QuestionFilter["from"]>
>;

/** What a reader chose to see, as it stands in the address; empty for everything of the wijk. */
type Chosen = {
  readonly theme: string;
  readonly state: keyof typeof states | "";
  readonly from: keyof typeof origins | "";
};

/** What is kept closer is not gathered for whoever comes by. */
const themesFor = (reader: Reader, themes: readonly ListedTheme[]): readonly ListedTheme[] =>
  isNeighbour(reader) ? themes : themes.filter(({ sensitive }) => !sensitive);

const chosenIn = (context: WijkContext, themes: readonly ListedTheme[]): Chosen => {
  const asked = (name: string): string => context.req.query(name) ?? "";
  const [theme, state, from] = [asked("onderwerp"), asked("stand"), asked("van")];
  return {
    theme: themes.some(({ slug }) => slug === theme) ? theme : "",
    state: Object.hasOwn(states, state) ? (state as keyof typeof states) : "",
    from: Object.hasOwn(origins, from) ? (from as keyof typeof origins) : "",
  };
};

/** The place in the list that an address names, as `2026-11-26T10:00:00.000Z_uuid`; `null` for any other. */
const cursorIn = (context: WijkContext, name: string): QuestionCursor | null => {
  const [time = "", post = ""] = (context.req.query(name) ?? "").split("_");
  const [at, id] = [new Date(time), parseId<PostId>(post)];
  return Number.isNaN(at.getTime()) || id === null ? null : { at, id };
};

const hrefOf = (
  { theme, state, from }: Chosen,
  at: Readonly<Record<string, QuestionRead | undefined>> = {},
): string => {
  const places = Object.entries(at).map(([name, read]) => [
    name,
    read === undefined ? "" : `${read.post.publishedAt.toISOString()}_${read.post.id}`,
  ]);
  const named = [["onderwerp", theme], ["stand", state], ["van", from], ...places].filter(([, value]) => value !== "");
  return named.length === 0 ? "/vragen" : `/vragen?${new URLSearchParams(named as string[][])}`;
};

/** The questions of the wijk, page by page; by theme, by how they stand, and with those of neighbouring wijken. */
export const listQuestionRoutes = (parts: {
  readonly pages: Pages;
  readonly reads: Pick<QuestionReads, "list">;
  readonly viewing: (context: WijkContext) => Promise<Viewing>;
  /** The themes of the wijk, at this moment. */
  readonly themes: () => Promise<readonly ListedTheme[]>;
}): readonly Route[] => {
  const { pages, reads } = parts;

  /** One page, and whether there are older and newer ones. */
  const look = async (reader: Reader, chosen: Chosen, context: WijkContext) => {
    const filter = {
      from: chosen.from === "" ? ("wijk" as const) : origins[chosen.from],
      limit: perPage + 1,
      ...(chosen.theme === "" ? {} : { theme: chosen.theme }),
      ...(chosen.state === "" ? {} : { state: states[chosen.state] }),
    };
    const [after, before] = [cursorIn(context, "na"), cursorIn(context, "voor")];
    if (after !== null) {
      const found = await reads.list(reader, { ...filter, after });
      // Too few for a page: these are the newest, which have a page of their own.
      if (found.length > perPage) return { shown: found.slice(-perPage), older: true, newer: true };
    }
    const found = await reads.list(reader, { ...filter, ...(after === null && before !== null ? { before } : {}) });
    return {
      shown: found.slice(0, perPage),
      older: found.length > perPage,
      newer: after === null && before !== null,
    };
  };

  const list = async (context: WijkContext): Promise<Response> => {
    const viewing = await parts.viewing(context);
    const { reader } = viewing;
    const themes = themesFor(reader, await parts.themes());
    const chosen = chosenIn(context, themes);
    const { shown, older, newer } = await look(reader, chosen, context);
    const rows = shown.map((read) => questionRow(read, viewing));
    const isNarrowed = chosen.theme !== "" || chosen.state !== "" || chosen.from !== "";
    return pages.show(context, (shell) =>
      questionsPage({
        shell,
        questions: rows,
        filters: filtersOf(shell.lang, chosen, themes, shell.hasNeighbours),
        isNarrowed,
        isFirst: !newer,
        olderHref: older ? hrefOf(chosen, { voor: shown.at(-1) }) : undefined,
        newerHref: newer ? hrefOf(chosen, { na: shown[0] }) : undefined,
      }),
    );
  };

  return [{ method: "GET", path: "/vragen", handle: list }];
};

const filtersOf = (
  lang: Language,
  { theme, state, from }: Chosen,
  themes: readonly ListedTheme[],
  hasNeighbours: boolean,
): readonly FilterView[] => [
  {
    name: "onderwerp",
    label: t(lang, "filter.theme"),
    value: theme,
    options: [
      { value: "", words: t(lang, "filter.theme.all") },
      ...choosable(themes, theme === "" ? [] : [theme]).map(({ slug }) => ({
        value: slug,
        words: themeView(lang, slug, themes).name,
      })),
    ],
  },
  {
    name: "stand",
    label: t(lang, "filter.standing"),
    value: state,
    options: [
      { value: "", words: t(lang, "filter.standing.all") },
      ...Object.entries(states).map(([value, key]) => ({ value, words: t(lang, `questions.state.${key}`) })),
    ],
  },
  ...(hasNeighbours || from !== ""
    ? [
        {
          name: "van",
          label: t(lang, "questions.from"),
          value: from,
          options: [
            { value: "", words: t(lang, "questions.from.wijk") },
            ...Object.entries(origins).map(([value, key]) => ({ value, words: t(lang, `questions.from.${key}`) })),
          ],
        },
      ]
    : []),
];
