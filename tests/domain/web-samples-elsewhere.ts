import { answerElsewherePage } from "../../web/pages/answer-elsewhere.ts";
import { type ArrivalView, arrivalPage } from "../../web/pages/arrival.ts";
import { type EmbedView, embedPage } from "../../web/pages/embed.ts";
import { followPage } from "../../web/pages/follow.ts";
import { onYourSitePage } from "../../web/pages/on-your-site.ts";
import type { AssetsView, ShellView } from "../../web/views.ts";

const form = { values: {}, problems: [] };
const origin = "https://holtveen.example";

const arrivals: Readonly<Record<string, ArrivalView["found"]>> = {
  question: { kind: "question", path: "/vragen/x", title: "Wie leent ons een tent?", wijk: "Lindehout" },
  "question-ours": { kind: "question", path: "/vragen/x", title: "Wie leent mij een ladder?", wijk: null },
  own: { kind: "own-wijk" },
  gone: { kind: "gone" },
  unreadable: { kind: "unreadable" },
  neighbour: { kind: "neighbour", name: "Lindehout", state: "accepted" },
  "neighbour-asked": { kind: "neighbour", name: "Lindehout", state: "requested" },
  "neighbour-refused": { kind: "neighbour", name: "Lindehout", state: "rejected" },
  wijk: { kind: "wijk", name: "Zandkamp", address: "@zandkamp@zandkamp.example", mayAdd: false },
  "wijk-to-add": { kind: "wijk", name: "Zandkamp", address: "@zandkamp@zandkamp.example", mayAdd: true },
  "shut-out": { kind: "shut-out", host: "spam.example" },
  elsewhere: { kind: "elsewhere", url: 'https://toren.example/@sanne/1?a="><script>' },
  "elsewhere-not-web": { kind: "elsewhere", url: "javascript:alert(1)" },
};

/** The pages about following, answering and coming from elsewhere, also with problems. */
export const elsewhereSamples = (given: {
  readonly visitor: (path: string) => ShellView;
  readonly resident: (path: string) => ShellView;
  readonly id: string;
}): Readonly<Record<string, unknown>> => {
  const { visitor, resident, id } = given;
  const wrong = {
    values: { address: 'sanne@toren.example"><b>' },
    problems: [{ field: "address", reason: "address-no-way" }],
  };
  const question = { id, title: "Waar kan mijn moeder een rolstoel lenen?", address: `${origin}/ap/o/${id}` };
  return {
    follow: followPage({ shell: visitor("/volgen"), ...form }),
    "follow-problems": followPage({ shell: visitor("/volgen"), ...wrong }),
    "follow-too-often": followPage({
      shell: visitor("/volgen"),
      values: { address: "@sanne@toren.example" },
      problems: [{ field: "form", reason: "too-many-attempts" }],
    }),
    "answer-elsewhere": answerElsewherePage({ shell: visitor("/vragen/x/eigen-plek"), ...question, ...form }),
    "answer-elsewhere-problems": answerElsewherePage({ shell: visitor("/vragen/x/eigen-plek"), ...question, ...wrong }),
    "on-your-site": onYourSitePage({
      shell: visitor("/op-je-eigen-site"),
      count: 7,
      choices: [3, 5, 10],
      which: "alles",
      path: "/insluiten?aantal=7",
      site: origin,
    }),
    ...Object.fromEntries(
      Object.entries(arrivals).map(([name, found]) => [
        `arrival-${name}`,
        arrivalPage({ shell: resident("/van-elders"), found }),
      ]),
    ),
  };
};

const listed: EmbedView["items"] = [
  {
    href: `${origin}/vragen/x`,
    title: "Wie heeft een <hoge> ladder te leen?",
    state: "Nieuw",
    theme: "Lenen en geven",
    by: "iemand uit Holtveen",
    when: { iso: "2026-11-24T09:30:00.000Z", words: "vandaag om 10.30" },
  },
  {
    href: `${origin}/vragen/y`,
    title: "Zonder naam",
    state: "Beantwoord",
    theme: null,
    by: "Merel",
    when: { iso: "2026-11-23", words: "gistermiddag" },
  },
];

/** What other sites show in a frame: with things in it, and empty. */
export const sampleFrames = (assets: AssetsView): Readonly<Record<string, unknown>> => {
  const shell: ShellView = {
    lang: "nl",
    wijk: { name: "Holtveen", place: "Veldermeer", handle: "@holtveen@holtveen.example", door: "baksteen" },
    origin,
    picture: null,
    reader: null,
    path: "/insluiten",
    hasNeighbours: false,
    assets,
  };
  const address = `${origin}/`;
  const which = "alles";
  return {
    full: embedPage({ shell, address, which, items: listed }),
    empty: embedPage({ shell, address, which, items: [] }),
    "announcements-empty": embedPage({ shell, address, which: "mededelingen", items: [] }),
  };
};
