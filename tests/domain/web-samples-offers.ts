import { adminOrganisationsPage } from "../../web/pages/admin-organisations.ts";
import { askOrganisationPage } from "../../web/pages/ask-organisation.ts";
import { changeOfferPage } from "../../web/pages/change-offer.ts";
import { demandPage } from "../../web/pages/demand.ts";
import { makeOfferPage } from "../../web/pages/make-offer.ts";
import { type OfferView, offerPage } from "../../web/pages/offer.ts";
import { offersPage } from "../../web/pages/offers.ts";
import { withdrawOfferPage } from "../../web/pages/withdraw-offer.ts";
import type { OfferRowView } from "../../web/parts/offer-rows.ts";
import { minuteInWords } from "../../web/texts/moments.ts";
import { builtInThemes, themeViews } from "../../web/texts/themes.ts";
import type { MomentView, OutsideView, ShellView } from "../../web/views.ts";
import { noPhotos } from "./web-samples-photos.ts";

const id = "0f0e0d0c-0b0a-4908-8706-050403020100";
const themes = themeViews("nl", builtInThemes);
const theme = themes[2] ?? { key: "lenen", name: "Lenen", icon: "hand", sensitive: false };
const until = minuteInWords("nl", new Date("2027-02-22T22:59:00Z"));
const problem = (field: string, reason: string) => ({ field, reason });

const row = (over: Partial<OfferRowView>): OfferRowView => ({
  id,
  href: `/aanbod/${id}`,
  title: "Kruiwagen te leen",
  theme,
  purpose: "offer",
  manner: "lend",
  by: "Henk",
  organisation: null,
  location: "Bij het plein",
  state: "there",
  ...over,
});

/** Offers that may help, as an asker and a wijkwijzer see them. */
export const offersThatMayHelp: readonly OfferRowView[] = [
  row({ title: "Hulp bij <brieven>", manner: "help", by: "Welzijn Holtveen", organisation: "Welzijn Holtveen" }),
  row({ location: "" }),
];

/** What is offered and looked for, in every state, and what an organisation learns. */
export const offerSamples = (given: {
  readonly visitor: (path: string) => ShellView;
  readonly resident: (path: string) => ShellView;
  readonly moderator: (path: string) => ShellView;
  readonly ago: (hours: number) => MomentView;
  readonly outside: OutsideView;
}): Readonly<Record<string, unknown>> => {
  const { visitor, resident, moderator, ago, outside } = given;
  const page = `/aanbod/${id}`;
  const offer = (shell: ShellView, over: Partial<OfferView> = {}) =>
    offerPage({
      shell,
      id,
      title: "Kruiwagen te leen",
      bodyHtml: "<p>Staat bij mij achter.</p>",
      author: { kind: "near", name: "Henk" },
      mine: false,
      when: ago(50),
      edited: false,
      audience: "wijk",
      outsideName: null,
      purpose: "offer",
      manner: "lend",
      theme,
      organisation: null,
      location: "Bij het plein",
      schedule: "",
      phone: "",
      until,
      state: "there",
      home: null,
      held: null,
      may: {},
      ...over,
    });
  const list = { themes, theme: null, offers: [], requests: [], neighbours: [], showsDemand: false };
  const form = {
    shell: resident("/aanbod/nieuw"),
    memberCount: 640,
    outside,
    themes,
    isOrganisation: false,
    values: {},
    problems: [],
  };
  const door = {
    shell: resident("/vragen"),
    questionId: id,
    offerId: id,
    organisation: "Welzijn Holtveen",
    cannot: null,
    values: { title: "Wie helpt mij met een brief?", text: "Van de gemeente." },
    problems: [],
  };
  return {
    offers: offersPage({
      ...list,
      shell: resident("/aanbod"),
      theme: "lenen",
      offers: [
        row({}),
        row({ state: "away" }),
        row({ held: "waits" }),
        row({ held: "refused" }),
        row({ state: "over" }),
      ],
      requests: [row({ purpose: "request", title: "Iemand die een kast kan tillen", manner: "help", location: "" })],
      neighbours: [row({ by: "Lindehout" })],
    }),
    "offers-empty": offersPage({ ...list, shell: visitor("/aanbod") }),
    "offers-none-of-theme": offersPage({ ...list, shell: resident("/aanbod"), theme: "zorg" }),
    "offers-organisation": offersPage({ ...list, shell: resident("/aanbod"), offers: [row({})], showsDemand: true }),
    "make-offer": makeOfferPage({ photos: noPhotos, ...form, values: { purpose: "offer" } }),
    "make-request": makeOfferPage({ photos: noPhotos, ...form, values: { purpose: "request" } }),
    "make-offer-organisation": makeOfferPage({
      photos: noPhotos,
      ...form,
      isOrganisation: true,
      values: { purpose: "offer" },
    }),
    "make-offer-problems": makeOfferPage({
      photos: noPhotos,
      ...form,
      isOrganisation: true,
      values: { purpose: "offer", title: 'S"', text: "Bel 06 12345678", audience: "everyone" },
      problems: [
        problem("title", "offer-title-missing"),
        problem("text", "offer-personal"),
        problem("manner", "offer-manner-missing"),
        problem("theme", "theme-missing"),
        problem("phone", "offer-phone"),
        problem("until", "day-past"),
      ],
    }),
    offer: offer(resident(page), { may: { ask: true, report: true } }),
    "offer-request": offer(resident(page), { purpose: "request", manner: "help", location: "", may: { ask: true } }),
    "offer-organisation": offer(resident(page), {
      organisation: "Welzijn Holtveen",
      author: { kind: "near", name: "Welzijn Holtveen" },
      manner: "help",
      schedule: "Dinsdag van 10 tot 12 uur",
      phone: "0599 000 000",
      audience: "everyone",
      may: { ask: true },
    }),
    "offer-own": offer(resident(page), {
      mine: true,
      edited: true,
      audience: "everyone",
      outsideName: "iemand uit Holtveen",
      may: { change: true, withdraw: true, setAvailability: true, prolong: true },
    }),
    "offer-own-away": offer(resident(page), {
      mine: true,
      state: "away",
      may: { setAvailability: true, prolong: true },
    }),
    "offer-own-gone": offer(resident(page), { mine: true, state: "gone", may: { setAvailability: true } }),
    "offer-own-over": offer(resident(page), {
      mine: true,
      state: "over",
      may: { setAvailability: true, prolong: true },
    }),
    "offer-visitor": offer(visitor(page), {
      manner: "give",
      audience: "everyone",
      objectUri: `https://holtveen.example/ap/o/${id}`,
      description: "Staat bij mij achter.",
    }),
    "offer-neighbours": offer(resident(page), {
      home: { name: "Lindehout", page: "https://lindehout.example/aanbod/1" },
      author: { kind: "ring", name: "iemand uit Lindehout", wijk: "Lindehout", handle: "@s1@lindehout.example" },
    }),
    "offer-held": offer(resident(page), { mine: true, held: { state: "waits" } }),
    "offer-held-moderator": offer(moderator(page), { held: { state: "waits" } }),
    "offer-refused": offer(resident(page), { mine: true, held: { state: "refused", reason: "Dit is reclame." } }),
    "offer-hidden": offer(moderator(page), { hidden: { reason: "Er staat een naam in." }, may: { show: true } }),
    "change-offer": changeOfferPage({
      photos: noPhotos,
      ...form,
      shell: resident(page),
      id,
      audience: "wijk",
      values: { purpose: "request", title: "Kast tillen", manner: "help", theme: "klussen", sure: "ja" },
      problems: [problem("location", "offer-line-too-long")],
    }),
    "withdraw-offer": withdrawOfferPage({
      shell: resident(page),
      id,
      title: "Kruiwagen te leen",
      audience: "everyone",
    }),
    "ask-organisation": askOrganisationPage(door),
    "ask-organisation-problems": askOrganisationPage({
      ...door,
      values: { title: "", text: "Hallo </textarea>" },
      problems: [problem("title", "question-empty"), problem("yes", "open-door-unsaid")],
    }),
    "ask-organisation-cannot": askOrganisationPage({ ...door, cannot: "wants-no-requests" }),
    demand: demandPage({
      shell: resident("/aanbod/gevraagd"),
      themes: [
        { theme, figures: [{ month: "oktober 2026", askers: 10 }] },
        { theme: { ...theme, key: "zorg", name: "Zorg" }, figures: [] },
      ],
    }),
    "demand-no-offers": demandPage({ shell: resident("/aanbod/gevraagd"), themes: [] }),
    "admin-organisations": adminOrganisationsPage({
      shell: moderator("/beheer/organisaties"),
      organisations: [{ id, name: "Loes", organisation: "Welzijn <Holtveen>" }],
      accounts: [{ id, name: "Piet" }],
      values: { name: "" },
      problems: [problem("residentId", "organisation-has-roles"), problem("name", "organisation-name-missing")],
    }),
    "admin-organisations-none": adminOrganisationsPage({
      shell: moderator("/beheer/organisaties"),
      organisations: [],
      accounts: [],
      values: {},
      problems: [],
    }),
  };
};
