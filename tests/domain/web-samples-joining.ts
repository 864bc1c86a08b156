import { aboutWijkPage } from "../../web/pages/about-wijk.ts";
import { adminJoiningPage } from "../../web/pages/admin-joining.ts";
import { adminLettersPage } from "../../web/pages/admin-letters.ts";
import { adminLookPage } from "../../web/pages/admin-look.ts";
import { adminRequestsPage } from "../../web/pages/admin-requests.ts";
import { adminWijkPage } from "../../web/pages/admin-wijk.ts";
import { askToJoinPage } from "../../web/pages/ask-to-join.ts";
import { askedToJoinPage } from "../../web/pages/asked-to-join.ts";
import { devLetterPage } from "../../web/pages/dev-letter.ts";
import { devMailPage } from "../../web/pages/dev-mail.ts";
import { heldPostsPage } from "../../web/pages/held-posts.ts";
import { joinPage } from "../../web/pages/join.ts";
import { logPage } from "../../web/pages/log.ts";
import { printedLettersPage } from "../../web/pages/printed-letters.ts";
import { vouchPage } from "../../web/pages/vouch.ts";
import { deedInWords } from "../../web/texts/deed-in-words.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { MomentView, ShellView } from "../../web/views.ts";

const form = { values: {}, problems: [] };
const problem = (field: string, reason: string) => ({ field, reason });
const link = "https://holtveen.example/meedoen/kxw4-7tnp-9rbd";

/** The pages of coming in, of letters that stay here, and of what newcomers write, also with problems, and empty. */
export const joiningSamples = (
  lang: Language,
  given: {
    readonly visitor: (path: string) => ShellView;
    readonly keeper: (path: string) => ShellView;
    readonly moderator: (path: string) => ShellView;
    readonly ago: (hours: number) => MomentView;
    readonly id: string;
  },
): Readonly<Record<string, unknown>> => {
  const { visitor, keeper, moderator, ago, id } = given;
  const line = (
    deed: string,
    about: string,
    detail: string,
    by: string | null,
    reason = "",
    href: string | null = null,
  ) => ({
    at: ago(30),
    what: deedInWords(lang, { deed, about, detail }),
    by,
    reason,
    href,
  });
  return {
    "join-two-vouchers": joinPage({ shell: visitor("/meedoen"), invitedBy: "Henk", vouchersNeeded: 2, ...form }),
    "ask-to-join": askToJoinPage({ shell: visitor("/meedoen/zonder-code"), vouchersNeeded: 1, ...form }),
    "ask-to-join-problems": askToJoinPage({
      shell: visitor("/meedoen/zonder-code"),
      vouchersNeeded: 2,
      values: { name: "Noor", "neighbour-1": "x".repeat(255) },
      problems: [
        problem("email", "email-missing"),
        problem("neighbour-1", "neighbour-too-long"),
        problem("words", "words-missing"),
      ],
    }),
    "asked-to-join": askedToJoinPage({ shell: visitor("/meedoen/gevraagd"), devMail: true }),
    vouch: vouchPage({
      shell: visitor("/instaan/abc"),
      token: "abc",
      name: "Noor",
      words: "Ik woon sinds kort aan de Lindelaan.\nMet twee kinderen.",
      problems: [],
    }),
    "vouch-nothing-chosen": vouchPage({
      shell: visitor("/instaan/abc"),
      token: "abc",
      name: "Noor",
      words: "",
      problems: [problem("answer", "answer-missing")],
    }),
    "admin-letters": adminLettersPage({
      shell: keeper("/beheer/brieven"),
      values: { list: "Lindelaan 12\nLindelaan" },
      problems: [problem("list", "list-unread")],
      unread: [{ line: 2, text: "Lindelaan" }],
      batches: [
        { id, made: ago(20), letters: 412, used: 37, until: ago(-1_400), state: "open" },
        { id: `${id}2`, made: ago(900), letters: 3, used: 0, until: ago(200), state: "expired" },
        { id: `${id}3`, made: ago(901), letters: 1, used: 1, until: ago(-200), state: "withdrawn" },
      ],
    }),
    "admin-letters-empty": adminLettersPage({ shell: keeper("/beheer/brieven"), ...form, unread: [], batches: [] }),
    "printed-letters": printedLettersPage({
      shell: keeper("/beheer/brieven"),
      onPaper: "nl",
      lastDay: "24 januari 2027",
      letters: [
        {
          address: ["Lindelaan 12", "1234 AB Veldermeer"],
          code: "kxw4-7tnp-9rbd",
          link,
          qr: { size: 2, path: "M0 0h1v1H0zM1 1h1v1H1z" },
        },
        { address: ["Lindelaan 14"], code: "kxw4-7tnp-9rbe", link, qr: { size: 2, path: "M0 0h1v1H0z" } },
      ],
    }),
    "admin-requests": adminRequestsPage({
      shell: keeper("/beheer/aanvragen"),
      reply: { id, words: "x".repeat(501) },
      problems: [problem(`words-${id}`, "reply-too-long")],
      requests: [
        {
          id,
          name: "Noor",
          words: "Ik woon aan de Lindelaan.",
          named: ["Henk", "ria@holtveen.example"],
          asked: 2,
          yes: 1,
          no: 0,
          since: ago(30),
          until: ago(-690),
        },
        { id: `${id}2`, name: "Bo", words: "", named: [], asked: 0, yes: 0, no: 0, since: ago(3), until: ago(-717) },
      ],
    }),
    "admin-requests-empty": adminRequestsPage({
      shell: keeper("/beheer/aanvragen"),
      reply: null,
      problems: [],
      requests: [],
    }),
    "admin-wijk": adminWijkPage({
      shell: keeper("/beheer/wijk"),
      values: { name: "", place: "Veldermeer", about: "Een wijk met een brink." },
      problems: [problem("name", "name-missing")],
    }),
    "admin-look": adminLookPage({
      shell: keeper("/beheer/uiterlijk"),
      values: { door: "oker" },
      problems: [problem("logo", "photo-kind")],
      tokens: null,
    }),
    "about-wijk": aboutWijkPage({
      shell: keeper("/over"),
      aboutHtml: "<p>Een wijk met een brink.</p>",
      keepers: [
        { name: "Ria", role: "administrator" },
        { name: "Bram", role: "moderator" },
      ],
    }),
    "admin-joining": adminJoiningPage({
      shell: keeper("/beheer/toelating"),
      values: { vouchers: "2", held: "99" },
      problems: [problem("held", "held-invalid")],
    }),
    "held-posts": heldPostsPage({
      mark: "abc",
      shell: moderator("/moderatie"),
      refusal: { id, reason: "", rule: "" },
      problems: [problem("reason", "reason-missing")],
      posts: [
        {
          photos: [],
          id,
          kind: "question",
          options: [],
          author: "Noor",
          title: "Wie kent een goede tandarts?",
          bodyHtml: "<p>Voor mijn kinderen.</p>",
          audience: "everyone",
          since: ago(5),
          version: "",
          mine: false,
        },
        {
          photos: [],
          id: `${id}2`,
          kind: "answer",
          options: [],
          author: "Noor",
          title: "Wie heeft een ladder?",
          bodyHtml: "<p>Ik!</p>",
          audience: "wijk",
          since: ago(2),
          version: "2026-11-24T07:30:00.000Z",
          mine: true,
        },
        {
          photos: [],
          id: `${id}3`,
          kind: "question",
          options: [],
          author: "Sanne",
          host: "mastodon.example",
          title: "Is het buurthuis zondag open?",
          bodyHtml: "",
          audience: "everyone",
          since: ago(1),
          version: "",
          mine: false,
        },
        {
          photos: [],
          id: `${id}4`,
          kind: "poll",
          options: ["Zaterdag", "Zondag"],
          author: "Noor",
          title: "Op welke dag is het straatfeest?",
          bodyHtml: "",
          audience: "wijk",
          since: ago(1),
          version: "",
          mine: false,
        },
      ],
    }),
    "held-posts-empty": heldPostsPage({
      mark: "abc",
      shell: moderator("/moderatie"),
      refusal: null,
      problems: [],
      posts: [],
    }),
    log: logPage({
      shell: keeper("/beheer/logboek"),
      olderHref: "/beheer/logboek?voor=7",
      lines: [
        line("roles-changed", "Henk", "moderator:2027-03-01,administrator", "Ria"),
        line("roles-changed", "Henk", "", "Ria"),
        line("role-ended", "", "wijkwijzer", null),
        line("post-refused", "", "", "Ria", "Reclame hoort hier niet.", `/vragen/${id}`),
        line("post-let-through", "", "", "Ria", "", `/vragen/${id}`),
        line("answer-hidden", "", "", "Ria", "schelden", `/vragen/${id}#antwoord-${id}`),
        line("answer-shown", "", "", "Ria"),
        ...["made", "corrected", "withdrawn", "pinned", "unpinned", "hidden", "shown"].map((done) =>
          line(`announcement-${done}`, "", "", "Ria", "", `/mededelingen/${id}`),
        ),
        line("code-made", "", "20", "Ria"),
        line("code-withdrawn", "", "3", "Ria"),
        line("letters-made", "", "412", "Ria"),
        line("letters-withdrawn", "", "1", "Ria"),
        line("server-blocked", "", "reclame.example", "Ria", "reclame"),
        line("server-let-in", "", "reclame.example", "Ria"),
        line("request-approved", "Noor", "", "Ria"),
        line("request-declined", "", "", "Ria"),
        line("joining-changed", "", "2,3", "Ria"),
        line("theme-added", "", "Huisdieren", "Ria"),
        line("theme-changed", "", "Koken en bakken", "Ria"),
        line("theme-stopped", "", "Vervoer", "Ria"),
        line("theme-resumed", "", "Vervoer", "Ria"),
      ],
    }),
    "dev-mail": devMailPage({
      shell: visitor("/dev/mail"),
      letters: [{ id, to: "anneke@example.org", subject: "Inloggen bij Holtveen", when: ago(1) }],
    }),
    "dev-letter": devLetterPage({
      shell: visitor("/dev/mail"),
      to: "anneke@example.org",
      subject: "Inloggen bij Holtveen",
      when: ago(0),
      text: "Hallo,\n\nOpen https://holtveen.example/inloggen/link/abc\n\nOf typ 123456",
    }),
    "log-empty": logPage({ shell: moderator("/beheer/logboek"), lines: [] }),
  };
};
