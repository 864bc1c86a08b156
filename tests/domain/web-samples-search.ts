import { introducePage } from "../../web/pages/introduce.ts";
import { peoplePage } from "../../web/pages/people.ts";
import { type PersonView, personPage } from "../../web/pages/person.ts";
import { questionsPage } from "../../web/pages/questions.ts";
import { type SearchOutcomeView, searchPage } from "../../web/pages/search.ts";
import type { FilterView } from "../../web/parts/filters.ts";
import type { FoundPersonView, FoundRowView, HitView } from "../../web/parts/hit-rows.ts";
import { leafOf, minuteInWords, periodInWords } from "../../web/texts/moments.ts";
import { builtInThemes, themeView, themeViews } from "../../web/texts/themes.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { MomentView, QuestionRowView, ShellView } from "../../web/views.ts";

const id = "0f0e0d0c-0b0a-4908-8706-050403020100";
const themes = themeViews("nl", builtInThemes);
const theme = themeView("nl", "lenen", builtInThemes);
const saturday = new Date("2026-12-05T13:00:00Z");
const ends = new Date("2026-12-05T15:00:00Z");
const pieces = (before: string, found: string, after = "") =>
  [
    { text: before, found: false },
    { text: found, found: true },
    { text: after, found: false },
  ].filter(({ text }) => text !== "");

const filters: readonly FilterView[] = [
  {
    name: "onderwerp",
    label: "Onderwerp",
    value: "",
    options: [
      { value: "", words: "Alle onderwerpen" },
      ...themes.map(({ key, name }) => ({ value: key, words: name })),
    ],
  },
];
const chosen = filters.map((filter) => ({ ...filter, value: "zorg" }));

/** Looking for something, lists that are narrowed down, and neighbours who chose to be found. */
export const searchSamples = (
  lang: Language,
  given: {
    readonly visitor: (path: string) => ShellView;
    readonly resident: (path: string) => ShellView;
    readonly moderator: (path: string) => ShellView;
    readonly ago: (hours: number) => MomentView;
    readonly questions: readonly QuestionRowView[];
  },
): Readonly<Record<string, unknown>> => {
  const { visitor, resident, moderator, ago, questions } = given;
  const found: readonly FoundRowView[] = [
    ...questions.slice(0, 5).map((row) => ({ kind: "question" as const, row })),
    {
      kind: "announcement",
      row: {
        href: `/mededelingen/${id}`,
        title: "De ladder van het buurthuis is stuk",
        from: null,
        excerpt: "",
        when: ago(30),
        until: null,
        urgent: false,
        pinned: false,
        corrected: null,
        hidden: false,
      },
      over: true,
    },
    {
      kind: "offer",
      row: {
        id,
        href: `/aanbod/${id}`,
        title: "Ladder te leen",
        theme,
        purpose: "offer",
        manner: "lend",
        by: "Henk",
        organisation: null,
        location: "Bij het plein",
        state: "away",
      },
    },
    {
      kind: "activity",
      row: {
        href: `/agenda/${id}`,
        title: "Ladders keuren",
        leaf: leafOf(lang, saturday),
        when: periodInWords(lang, saturday, ends, new Date("2026-11-25T09:00:00Z")),
        place: "Buurthuis",
        by: "Daan",
        cancelled: false,
        registering: null,
      },
      over: false,
    },
    {
      kind: "poll",
      row: {
        href: `/peilingen/${id}`,
        title: "Kopen we een ladder?",
        by: "Daan",
        ends: minuteInWords(lang, ends),
        over: false,
        voters: 4,
      },
    },
  ];
  const hits: readonly HitView[] = found.map((each, nth) => ({
    found: each,
    title: pieces("Wie heeft een ", "<ladder>", "?"),
    excerpt: nth === 3 ? [] : pieces("… een lange ", "ladder", " van het buurthuis …"),
    answerHref: nth === 1 ? `/vragen/${id}#antwoord-${id}` : null,
  }));
  const people: readonly FoundPersonView[] = [
    { href: `/buren/${id}`, name: pieces("", "Lada"), about: [], isWijkwijzer: false, themes: [] },
    {
      href: "/wijkwijzers",
      name: pieces("Ria", "L"),
      about: pieces("Ik leen ", "ladders", " uit."),
      isWijkwijzer: true,
      themes: [theme],
    },
  ];
  const looked = (over: Partial<SearchOutcomeView & { kind: "looked" }>) => ({
    kind: "looked" as const,
    hits,
    people: [],
    peopleHref: null,
    moreHref: null,
    backHref: null,
    cut: false,
    ...over,
  });
  const search = (shell: ShellView, outcome: SearchOutcomeView, over: { typed?: string; kind?: string } = {}) =>
    searchPage({
      shell,
      typed: over.typed ?? "ladder <b>",
      filters,
      everywhereHref: over.kind === undefined ? null : "/zoeken?wat=ladder",
      mayAsk: shell.reader !== null,
      outcome,
    });
  const person = (shell: ShellView, over: Partial<PersonView> = {}) =>
    personPage({
      shell,
      id,
      name: "Daan <b>",
      isWijkwijzer: false,
      aboutHtml: "<p>Ik fiets graag.</p>",
      street: "Kerkstraat",
      since: "november 2026",
      themes: [theme],
      written: [
        { href: `/vragen/${id}`, title: "Wie heeft een ladder?", state: "new", excerpt: "", when: ago(3) },
        {
          href: `/vragen/${id}#antwoord-${id}`,
          title: "Waar?",
          state: null,
          excerpt: "In het buurthuis.",
          when: ago(9),
        },
      ],
      olderHref: `/buren/${id}?voor=x`,
      newestHref: null,
      own: null,
      blocked: false,
      hidden: null,
      may: { hide: false, show: false },
      ...over,
    });
  const values = { shown: "nee", about: "", street: "", themes: [], sure: "" };
  const introduce = { shell: resident("/ik/profiel"), themes, values, problems: [], previewHref: null, hidden: null };
  return {
    questions: questionsPage({
      shell: { ...resident("/vragen"), notice: "Je vraag is ingetrokken." },
      questions,
      filters,
      isNarrowed: false,
      isFirst: false,
      olderHref: "/vragen?voor=2026-11-01",
      newerHref: "/vragen?na=2026-11-01",
    }),
    "questions-visitor": questionsPage({
      shell: visitor("/vragen"),
      questions,
      filters,
      isNarrowed: false,
      isFirst: true,
    }),
    "questions-empty": questionsPage({
      shell: resident("/vragen"),
      questions: [],
      filters,
      isNarrowed: false,
      isFirst: true,
    }),
    "questions-none-chosen": questionsPage({
      shell: visitor("/vragen"),
      questions: [],
      filters: chosen,
      isNarrowed: true,
      isFirst: true,
    }),
    search: search(
      resident("/zoeken"),
      looked({ people, peopleHref: "/zoeken?soort=mensen", moreHref: "/zoeken?vanaf=10" }),
    ),
    "search-end": search(visitor("/zoeken"), looked({ backHref: "/zoeken?wat=x", cut: true }), { kind: "vragen" }),
    "search-nothing-typed": search(resident("/zoeken"), { kind: "nothing-typed" }, { typed: "" }),
    "search-visitor": search(visitor("/zoeken"), { kind: "nothing-typed" }, { typed: "" }),
    "search-none": search(resident("/zoeken"), looked({ hits: [] }), { kind: "vragen" }),
    "search-none-visitor": search(visitor("/zoeken"), looked({ hits: [] })),
    "search-too-many": search(resident("/zoeken"), { kind: "too-many", retryAfterSeconds: 31 }),
    "search-took-too-long": search(resident("/zoeken"), { kind: "took-too-long" }),
    people: peoplePage({
      shell: resident("/buren"),
      people: [
        {
          href: `/buren/${id}`,
          name: "Daan",
          about: "Ik fiets graag.",
          street: "Kerkstraat",
          isWijkwijzer: true,
          themes: [theme],
        },
        { href: `/buren/${id}`, name: "Noor", about: "", street: "", isWijkwijzer: false, themes: [] },
      ],
      filter: filters[0] as FilterView,
      isShown: true,
      moreHref: "/buren?vanaf=30",
      backHref: null,
    }),
    "people-none": peoplePage({
      shell: resident("/buren"),
      people: [],
      filter: filters[0] as FilterView,
      isShown: false,
      moreHref: null,
      backHref: null,
    }),
    "people-none-of-theme": peoplePage({
      shell: resident("/buren"),
      people: [],
      filter: chosen[0] as FilterView,
      isShown: false,
      moreHref: null,
      backHref: "/buren",
    }),
    person: person(resident(`/buren/${id}`)),
    "person-own": person(resident(`/buren/${id}`), { own: "kept", written: [], olderHref: null }),
    "person-blocked": person(resident(`/buren/${id}`), { blocked: true, newestHref: `/buren/${id}` }),
    "person-moderator": person(moderator(`/buren/${id}`), { may: { hide: true, show: false } }),
    "person-hidden": person(moderator(`/buren/${id}`), {
      hidden: { reason: "Onaardig" },
      may: { hide: false, show: true },
    }),
    introduce: introducePage(introduce),
    "introduce-problems": introducePage({
      ...introduce,
      values: { ...values, shown: "ja", about: "Bel 0612345678", street: "Kerkstraat 12", themes: ["lenen"] },
      problems: [
        { field: "about", reason: "about-personal" },
        { field: "street", reason: "street-house-number" },
      ],
      previewHref: `/buren/${id}`,
      hidden: { reason: "Onaardig" },
    }),
  };
};
