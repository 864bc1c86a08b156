import { adminPage } from "../../web/pages/admin.ts";
import { adminAllowListPage } from "../../web/pages/admin-allow-list.ts";
import { adminAreasPage } from "../../web/pages/admin-areas.ts";
import { adminCirclePage } from "../../web/pages/admin-circle.ts";
import { adminCircleWijkPage } from "../../web/pages/admin-circle-wijk.ts";
import { adminCodesPage } from "../../web/pages/admin-codes.ts";
import { adminDeliveriesPage } from "../../web/pages/admin-deliveries.ts";
import { adminMailPage } from "../../web/pages/admin-mail.ts";
import { adminMembersPage } from "../../web/pages/admin-members.ts";
import { adminNeighboursPage } from "../../web/pages/admin-neighbours.ts";
import { adminOfficialPage } from "../../web/pages/admin-official.ts";
import { adminReportsPage } from "../../web/pages/admin-reports.ts";
import { adminServersPage } from "../../web/pages/admin-servers.ts";
import { adminThemePage } from "../../web/pages/admin-theme.ts";
import { adminThemesPage } from "../../web/pages/admin-themes.ts";
import { changeOfficialPage } from "../../web/pages/change-official.ts";
import { confirmOfficialPage } from "../../web/pages/confirm-official.ts";
import { discardActivityPage } from "../../web/pages/discard-activity.ts";
import { monthInWords } from "../../web/texts/moments.ts";
import { themeIconViews } from "../../web/texts/themes.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { MomentView, ShellView } from "../../web/views.ts";

const form = { values: {}, problems: [] };
const problem = (field: string, reason: string) => ({ field, reason });
const officialAccount = {
  name: "Gemeente Veldermeer",
  handle: "@gemeente@social.veldermeer.example",
  host: "social.veldermeer.example",
  uri: "https://social.veldermeer.example/users/gemeente",
  url: "https://social.veldermeer.example/@gemeente",
  type: "Organization",
} as const;

/** Every page of the administrator with believable views; also with problems, and empty. */
export const administrationSamples = (
  lang: Language,
  {
    keeper,
    ago,
    id,
  }: {
    readonly keeper: (path: string) => ShellView;
    readonly ago: (hours: number) => MomentView;
    readonly id: string;
  },
): Readonly<Record<string, unknown>> => ({
  admin: adminPage({
    shell: keeper("/beheer"),
    memberCount: 640,
    stuck: [],
    waiting: { requests: 0, posts: 0, reported: 0, wijken: 0 },
  }),
  "admin-stuck": adminPage({
    shell: keeper("/beheer"),
    memberCount: 640,
    waiting: { requests: 1, posts: 2, reported: 3, wijken: 1 },
    stuck: [
      { queue: "delivery", since: ago(1) },
      { queue: "letters", since: ago(30) },
    ],
  }),
  "admin-areas": adminAreasPage({
    shell: keeper("/beheer/buurten"),
    values: { name: "De Brink" },
    problems: [problem("name", "area-taken")],
    areas: [
      { id, name: "De Brink" },
      { id: `${id}2`, name: "Zuid & Park" },
    ],
    renaming: { id, name: "", problems: [problem("name", "area-missing")] },
  }),
  "admin-areas-empty": adminAreasPage({ shell: keeper("/beheer/buurten"), ...form, areas: [], renaming: null }),
  "admin-themes": adminThemesPage({
    shell: keeper("/beheer/onderwerpen"),
    icons: themeIconViews(lang),
    values: { name: "vervoer", icon: "", sensitive: true },
    problems: [problem("name", "theme-name-taken"), problem("icon", "theme-icon-missing")],
    offered: [
      { key: "zorg", name: "Zorg en gezondheid", icon: "zorg", sensitive: true },
      { key: "vervoer", name: "Vervoer", icon: "fiets", sensitive: false },
      { key: "anders", name: "Iets anders", icon: "vraag", sensitive: false },
    ],
    stopped: [{ key: "taal", name: "Taal", icon: "taal", sensitive: false }],
  }),
  "admin-theme": adminThemePage({
    shell: keeper("/beheer/onderwerpen/zorg"),
    icons: themeIconViews(lang),
    values: { name: "", icon: "zorg", sensitive: true },
    problems: [problem("name", "theme-name-missing")],
    slug: "zorg",
    name: "Zorg en gezondheid",
    offered: true,
    mayStop: true,
  }),
  "admin-theme-stopped": adminThemePage({
    shell: keeper("/beheer/onderwerpen/taal"),
    icons: themeIconViews(lang),
    values: { name: "Taal", icon: "taal", sensitive: false },
    problems: [],
    slug: "taal",
    name: "Taal",
    offered: false,
    mayStop: true,
  }),
  "admin-theme-stays": adminThemePage({
    shell: keeper("/beheer/onderwerpen/anders"),
    icons: themeIconViews(lang),
    values: { name: "Iets anders", icon: "vraag", sensitive: false },
    problems: [problem("form", "theme-stays")],
    slug: "anders",
    name: "Iets anders",
    offered: true,
    mayStop: false,
  }),
  "admin-codes": adminCodesPage({
    shell: keeper("/beheer/codes"),
    ...form,
    fresh: { code: "linde-kat-boom", link: "https://holtveen.example/meedoen/linde-kat-boom" },
    codes: [
      { id, code: "linde-kat-boom", usesLeft: 20, until: ago(-700), madeBy: "Ria", state: "open" },
      { id: `${id}2`, code: "iep-vos-brug", usesLeft: 0, until: ago(-70), madeBy: "Ria", state: "used" },
    ],
  }),
  "admin-codes-empty": adminCodesPage({
    shell: keeper("/beheer/codes"),
    values: { uses: "0" },
    problems: [problem("uses", "uses-invalid")],
    fresh: null,
    codes: [],
  }),
  "admin-members": adminMembersPage({
    shell: keeper("/beheer/leden"),
    problems: [problem("roles", "last-administrator")],
    members: [
      {
        id,
        name: "Ria",
        mine: true,
        roles: ["administrator", "wijkwijzer"],
        since: monthInWords(lang, "2026-03"),
        way: "set-up",
        lastDays: { wijkwijzer: { words: "1 maart 2027", date: "2027-03-01" } },
      },
      {
        id: `${id}2`,
        name: "Henk",
        mine: false,
        roles: [],
        since: monthInWords(lang, "2026-11"),
        way: "vouching",
        lastDays: {},
      },
      {
        id: `${id}3`,
        name: "Wim",
        mine: false,
        roles: [],
        since: monthInWords(lang, "2026-11"),
        way: null,
        lastDays: {},
      },
    ],
  }),
  "admin-neighbours": adminNeighboursPage({
    shell: keeper("/beheer/buurwijken"),
    ...form,
    neighbours: [
      {
        ...{ id, name: "Lindehout", handle: "@lindehout@lindehout.example", state: "followed", since: ago(90) },
        moved: { from: "@lindehout@oud.lindehout.example", when: ago(90) },
        movedTo: null,
      },
      {
        ...{ id: `${id}2`, name: "Zandkamp", handle: "@zandkamp@zandkamp.example", state: "waiting", since: ago(9) },
        moved: null,
        movedTo: "@zandkamp@elders.example",
      },
    ],
  }),
  "admin-circle": adminCirclePage({
    shell: keeper("/beheer/kring"),
    values: { address: "@lindehout@lindehout.example" },
    problems: [problem("address", "ring-member-already")],
    wijken: (["asked", "member", "invited", "refused", "ended"] as const).map((state, index) => ({
      ...{ id: `${id}${index}`, name: `Lindehout ${index}`, handle: `@lindehout@l${index}.example` },
      state,
      since: ago(index),
    })),
  }),
  "admin-circle-empty": adminCirclePage({ shell: keeper("/beheer/kring"), ...form, wijken: [] }),
  ...Object.fromEntries(
    (["asked", "member", "invited", "refused", "ended"] as const).map((state) => [
      `admin-circle-${state}`,
      adminCircleWijkPage({
        shell: keeper("/beheer/kring"),
        ...{ id, name: "Lindehout", handle: "@lindehout@lindehout.example", state, since: ago(2) },
        limited: state === "member",
        movedTo: state === "ended" ? "@lindehout@nieuw.example" : null,
      }),
    ]),
  ),
  "admin-official": adminOfficialPage({
    shell: keeper("/beheer/officiele-bronnen"),
    ...form,
    sources: [
      {
        ...{ id, name: "Gemeente Veldermeer", handle: "@gemeente@social.veldermeer.example", kind: "gemeente" },
        rule: { only: "hashtag", hashtag: "holtveen" },
        moderatorFirst: true,
        state: "accepted",
        since: ago(90),
        movedTo: null,
      },
      {
        ...{ id: `${id}2`, name: "Wijkagent", handle: "@wijkagent@politie.example", kind: "police" },
        rule: { only: "mention" },
        moderatorFirst: false,
        state: "rejected",
        since: ago(9),
        movedTo: { handle: "@wijkagent@elders.example", uri: "https://elders.example/users/wijkagent" },
      },
      {
        ...{ id: `${id}3`, name: "Welzijn Holtveen", handle: "@welzijn@welzijn.example", kind: "welfare" },
        rule: { only: "all" },
        moderatorFirst: false,
        state: "requested",
        since: ago(2),
        movedTo: null,
      },
      {
        ...{ id: `${id}4`, name: "Waterbedrijf", handle: "@water@water.example", kind: "other" },
        rule: { only: "all" },
        moderatorFirst: false,
        state: "gone",
        since: ago(2),
        movedTo: null,
      },
    ],
  }),
  "admin-official-empty": adminOfficialPage({
    shell: keeper("/beheer/officiele-bronnen"),
    values: { address: "@lindehout@lindehout.example" },
    problems: [{ field: "address", reason: "source-is-a-wijk" }],
    sources: [],
  }),
  "admin-reports": adminReportsPage({
    shell: keeper("/beheer/meldingen"),
    values: { kind: "signalen", name: "gemeente Veldermeer", address: "https://meldingen.veldermeer.example" },
    problems: [problem("kind", "desk-kind-missing"), problem("latitude", "degrees-not-readable")],
    desk: null,
    troubled: { count: 0, lastError: null },
  }),
  "admin-reports-open": adminReportsPage({
    shell: keeper("/beheer/meldingen"),
    values: { kind: "open311", name: "gemeente Veldermeer", latitude: "52.1521", longitude: "5.3872" },
    problems: [],
    desk: { name: "gemeente Veldermeer", hasKey: true, categories: 41 },
    troubled: { count: 2, lastError: "No answer from meldingen.veldermeer.example: timeout" },
  }),
  "confirm-official": confirmOfficialPage({
    shell: keeper("/beheer/officiele-bronnen"),
    found: officialAccount,
    values: {},
    problems: [],
  }),
  "confirm-official-problems": confirmOfficialPage({
    shell: keeper("/beheer/officiele-bronnen"),
    found: { ...officialAccount, url: null, type: "Organization" },
    values: { only: "hashtag", hashtag: "# vel der meer", moderatorFirst: "ja" },
    problems: [
      { field: "kind", reason: "official-kind-missing" },
      { field: "hashtag", reason: "hashtag-unclear" },
    ],
  }),
  "change-official": changeOfficialPage({
    shell: keeper(`/beheer/officiele-bronnen/${id}`),
    ...{ id, name: "Gemeente Veldermeer", handle: "@gemeente@social.veldermeer.example" },
    values: { kind: "gemeente", only: "hashtag", hashtag: "holtveen", moderatorFirst: "ja" },
    problems: [],
  }),
  "admin-servers": adminServersPage({
    shell: keeper("/beheer/servers"),
    ...form,
    onlyListed: true,
    servers: [
      { host: "kwaad.example", policy: "block", reason: "reclame", since: ago(90) },
      { host: "druk.example", policy: "limit", reason: "veel nieuwe mensen", since: ago(9) },
    ],
  }),
  "admin-allow-list": adminAllowListPage({
    shell: keeper("/beheer/servers/lijst"),
    ...form,
    since: null,
    hosts: [],
    neighbours: ["lindehout.example"],
    unheard: [
      { host: "toren.example", followers: 1 },
      { host: "plein.example", followers: 12 },
    ],
  }),
  "admin-allow-list-on": adminAllowListPage({
    shell: keeper("/beheer/servers/lijst"),
    values: { host: "geen site" },
    problems: [{ field: "host", reason: "host-invalid" }],
    since: ago(9),
    hosts: ["gemeente.example"],
    neighbours: [],
    unheard: [],
  }),
  "admin-mail": adminMailPage({
    shell: keeper("/beheer/post"),
    devMail: true,
    waiting: 2,
    lastError: "535 Authentication failed",
  }),
  "admin-deliveries": adminDeliveriesPage({
    shell: keeper("/beheer/bezorging"),
    stuck: [{ queue: "inbox", since: ago(2) }],
    waiting: [
      {
        host: "toren.example",
        count: 3,
        since: ago(30),
        attempts: 5,
        reason: "timeout",
        next: ago(-1),
        awaySince: ago(30),
        heldUntil: ago(-1),
      },
      {
        host: "plein.example",
        count: 1,
        since: ago(1),
        attempts: 0,
        reason: null,
        next: null,
        awaySince: null,
        heldUntil: null,
      },
    ],
    givenUp: [
      { host: "weg.example", count: 12, since: ago(300), attempts: 9, reason: "status 410" },
      { host: "weg.example", count: 1, since: ago(90), attempts: 20, reason: "not sent: TypeError" },
    ],
    deadLetters: [
      { id: "7", type: "Create", host: "toren.example", when: ago(9), error: "value too long" },
      { id: "8", type: "Arrive", host: "toren.example", when: ago(9), error: "handling it ended the process" },
    ],
    failedTasks: [
      { id: "1", task: "sendLetter", attempts: 3, error: "connect ECONNREFUSED", next: ago(-1) },
      { id: "2", task: "publishQuestion", attempts: 25, error: "unknown key", next: null },
    ],
  }),
  "admin-deliveries-empty": adminDeliveriesPage({
    shell: keeper("/beheer/bezorging"),
    stuck: [],
    waiting: [],
    givenUp: [],
    deadLetters: [],
    failedTasks: [],
  }),
  "discard-activity": discardActivityPage({
    shell: keeper("/beheer/bezorging"),
    id: "7",
    type: "Create",
    host: "toren.example",
    when: ago(9),
  }),
});
