import type { AgendaRowView } from "../parts/agenda-rows.ts";
import type { AnswerView } from "../parts/answers.ts";
import type { SheetView } from "../parts/board.ts";
import type { QuotedMessageView } from "../parts/messages.ts";
import type { OfferRowView } from "../parts/offer-rows.ts";
import type { PollResultsView } from "../parts/poll-results.ts";
import type { PollRowView } from "../parts/poll-rows.ts";
import type { ReachView } from "../parts/reach.ts";
import type { SimilarView } from "../parts/similar.ts";
import type { WayView } from "../parts/way.ts";
import type { MomentView, QuestionRowView, QuestionStateView, ThemeView } from "../views.ts";

/** What stands in the parts on the page with all of them: a wijk that does not exist, on a day in November. */
export const when: MomentView = { iso: "2026-11-23T14:30:00+01:00", words: "maandag 14.30 uur" };
const until: MomentView = { iso: "2026-12-02", words: "woensdag 2 december" };
const here = "/dev/stijl";

export const lending: ThemeView = { key: "lenen", name: "Lenen en geven", icon: "hand", sensitive: false };
export const care: ThemeView = { key: "zorg", name: "Zorg en gezondheid", icon: "zorg", sensitive: true };

const row = (state: QuestionStateView, title: string, over: Partial<QuestionRowView> = {}): QuestionRowView => ({
  ...{ href: here, title, state, theme: lending, by: "Daan", when },
  ...over,
});

export const questions: readonly QuestionRowView[] = [
  row("new", "Wie heeft een ladder van 4 meter te leen?"),
  row("looked-at", "Hoe vraag ik een parkeerplek voor mijn moeder aan?", { by: "iemand uit Holtveen", theme: care }),
  row("answered", "Waar kan ik een rolstoel lenen?", { by: "Marja uit buurwijk Lindehout" }),
  row("closed", "Rijdt bus 12 weer langs de Molenweg?", { theme: null }),
  row("new", "Wie wandelt er mee op dinsdag?", { held: "waits" }),
  row("new", "Goedkope ramen te koop", { held: "refused" }),
];

export const agenda: readonly AgendaRowView[] = (
  [
    ["Samen soep koken", "open", false],
    ["Taalcafé", "full", false],
    ["Straatfeest in de Kerkstraat", null, true],
  ] as const
).map(([title, registering, cancelled], index) => ({
  href: here,
  title,
  leaf: { weekday: "vr", day: String(27 + index), month: "nov" },
  when,
  place: "Buurthuis De Linde",
  by: "Anneke",
  cancelled,
  registering,
}));

const offer = (title: string, over: Partial<OfferRowView>): OfferRowView => ({
  ...{ id: title, href: here, title, theme: lending, purpose: "offer", manner: "lend", by: "Henk", state: "there" },
  ...{ organisation: null, location: "Molenweg" },
  ...over,
});

export const offers: readonly OfferRowView[] = [
  offer("Aanhanger te leen", {}),
  offer("Kinderfiets, 6 jaar", { manner: "give", state: "gone" }),
  offer("Ik lees brieven met je door", { manner: "help", state: "away", location: "" }),
];

export const polls: readonly PollRowView[] = [
  { href: here, title: "Op welke dag is het straatfeest?", by: "Joost", ends: until, over: false, voters: 14 },
  { href: here, title: "Komt er een bankje bij de vijver?", by: "Ria", ends: when, over: true, voters: 31 },
];

export const results: PollResultsView = {
  options: [
    { name: "Zaterdag", votes: 9, percent: 64, mine: true },
    { name: "Zondag", votes: 5, percent: 36, mine: false },
    { name: "Maandag", votes: 0, percent: 0, mine: false },
  ],
  voters: 14,
  tooFew: false,
  counted: when,
  final: false,
  countedBy: null,
};

const sheet = (title: string, over: Partial<SheetView>): SheetView => ({
  ...{ href: here, title, from: null, excerpt: "Vanaf maandag, drie dagen lang.", when, until: null },
  ...{ urgent: false, pinned: false, corrected: null, hidden: false },
  ...over,
});

export const board: readonly SheetView[] = [
  sheet("De containers staan deze week bij de school", { pinned: true, until }),
  sheet("Geen water in de Kerkstraat", { urgent: true, corrected: when }),
  sheet("De Molenweg gaat dicht", {
    from: { name: "Gemeente Veldermeer", handle: "@veldermeer@gemeente.example", official: "gemeente" },
  }),
  sheet("Gratis zonnepanelen", {
    from: { name: "Gemeente Ve1dermeer", handle: "@gratis@elders.example", likeness: "Gemeente Veldermeer" },
  }),
  sheet("Rommelmarkt", { from: { name: "Lindehout", handle: "@lindehout@buren.example" }, excerpt: "" }),
  sheet("Een grapje over de buren", { hidden: true }),
];

export const earlier: readonly SheetView[] = [sheet("Het buurthuis is dicht", { until: when })];

const answer = (id: string, bodyHtml: string, over: Partial<AnswerView> = {}): AnswerView => ({
  ...{ id, state: "shown", author: { kind: "near", name: "Henk" }, mine: false, when, edited: false, bodyHtml },
  ...{ helped: false, may: {} },
  ...over,
});

export const answers: readonly AnswerView[] = [
  answer("geholpen", "<p>In ons buurthuis staat er een. Die mag je gratis lenen.</p>", {
    helped: true,
    author: { kind: "ring", name: "Marja", wijk: "Lindehout", handle: "@marja@buren.example" },
    may: { unmark: true },
  }),
  answer("buur", "<p>Mijn ladder staat in de schuur. Bel maar aan.</p>", {
    may: { mark: true, write: true, report: true, hide: true },
  }),
  answer("elders", '<p>Bij ons kan het bij de <a href="https://zorg.example/">thuiszorgwinkel</a>.</p>', {
    edited: true,
    author: { kind: "away", name: "Sanne", handle: "@sanne@toren.example", url: "https://toren.example/@sanne" },
    may: { mark: true, bar: true },
  }),
  answer("gemeente", "<p>U kunt dit bij ons aanvragen. Dat kost niets.</p>", {
    author: { kind: "away", name: "Gemeente Veldermeer", handle: "@veldermeer@gemeente.example", official: "gemeente" },
  }),
  answer("nagedaan", "<p>Betaal eerst 5 euro.</p>", {
    author: {
      kind: "away",
      name: "Gemeente Ve1dermeer",
      handle: "@gratis@elders.example",
      likeness: "Gemeente Veldermeer",
    },
  }),
  answer("eigen", "<p>Ik kan zaterdag helpen.</p>", { mine: true, may: { change: true, withdraw: true } }),
  answer("weg", "", { state: "withdrawn" }),
  answer("verborgen", "", { state: "hidden", hiddenReason: "Niet vriendelijk", may: { show: true } }),
  answer("wacht", "", { state: "held" }),
];

export const wayOfQuestion: WayView = {
  rungs: [
    { name: "wijk", state: "answered", lines: ["Maandag gevraagd. Twee buren schreven iets."] },
    { name: "wijkwijzers", state: "looked-at", lines: ["Ria kijkt ernaar sinds dinsdag."] },
    { name: "kring", state: "new", lines: ["Alleen als jij ja zegt."] },
    { name: "gemeente", state: "closed", lines: ["Dat hoeft niet meer."] },
  ],
  next: { iso: "2026-11-26", words: "donderdag" },
};

export const similar: readonly SimilarView[] = [
  { href: here, title: "Wie heeft er een ladder?", state: "answered", month: "september", wijk: null },
  { href: here, title: "Ladder gezocht", state: "new", month: "oktober", wijk: "Lindehout" },
];

const reached = { arrived: null, reason: "", until: "woensdag", shown: false, answers: 0 } as const;

export const reach: ReachView = {
  sent: when,
  everyone: true,
  wijken: [
    { ...reached, name: "Holtveen", standing: "arrived", arrived: when, shown: true, answers: 2 },
    { ...reached, name: "Lindehout", standing: "underway" },
    { ...reached, name: "Waterrijk", standing: "late", reason: "timeout" },
    { ...reached, name: "Zuiderpark", standing: "given-up", reason: "timeout" },
  ],
  answersElsewhere: 1,
};

export const messages: readonly QuotedMessageView[] = [
  { id: "een", by: "Daan", bodyHtml: "<p>Ben je zaterdag thuis?</p>", when, reported: false },
  { id: "twee", by: "Bram", bodyHtml: "<p>Koop mijn ladder.</p>", when, reported: true },
  { id: "drie", by: null, bodyHtml: null, when, reported: false },
];

/** Words that somebody typed, and one thing wrong with each. */
export const typed = { title: "Wie heeft een hoge ladder?", text: "Ik wil zaterdag mijn dakgoot schoonmaken." };

export const wijken: readonly (readonly [name: string, questions: number])[] = [
  ["Holtveen", 24],
  ["Lindehout", 7],
];

/** For names that are no words of any language (BCP 47). */
export const noLanguage = "zxx";

/** Every icon of the sprite. */
export const icons =
  "start foto wegwijzer foon luister vraag prikbord zoek plek ik oog mail check klok geef hand let stop elders kring huis pen prullen zorg scherm papier boom klussen eten fiets slot taal zon maan contrast letters geld kopje vlieger stadhuis schild zegel seintje".split(
    " ",
  );
