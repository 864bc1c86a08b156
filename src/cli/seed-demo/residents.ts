import type { WijkwijzerForm } from "../../guidance/wijkwijzer.ts";
import type { Language } from "../../kernel/language.ts";
import type { Role } from "../../kernel/reader.ts";
import type { When } from "./times.ts";

/** Someone who joins. `invitedBy` names the neighbour whose invitation they use; without it they use the code. */
export type SeededResident = {
  readonly name: string;
  readonly email: string;
  readonly joins: When;
  readonly invitedBy?: string;
  readonly roles?: readonly Role[];
  /** The name under which they chose to be known outside, and when. */
  readonly handle?: { readonly name: string; readonly chosen: When };
  /** How often they want the digest, where that is not every week. */
  readonly digest?: "day" | "never";
  /** In which they read, where that is not the language of the wijk. */
  readonly language?: Language;
};

/** The wijk, as its first administrator sets it up. */
export const wijk = {
  name: "Holtveen",
  place: "Veldermeer",
  handle: "holtveen",
  door: "standgroen",
  administratorName: "Marja",
  email: "marja@holtveen.example",
} as const;

/** What its administrator writes about it a day later. */
export const about = {
  written: { daysAgo: 40, time: "09:00" },
  text: "Holtveen ligt rond de brink, met een school en een buurthuis.\n\nHier vragen we elkaar van alles:\n- iets lenen\n- een handje helpen\n- de weg vinden bij de gemeente\n\n**Weet je iets niet?** Vraag het gerust.",
} as const satisfies { written: When; text: string };

export const setUpAt: When = { daysAgo: 41, time: "18:30" };

/** Who signs in with the links that the seed prints. */
export const signInAs = { resident: "Anneke", wijkwijzer: "Ria", moderator: "Samira", administrator: "Marja" } as const;

/** What the wijkwijzers say of themselves, soon after they joined. */
export const wijkwijzers: readonly (WijkwijzerForm & { readonly name: string; readonly said: When })[] = [
  {
    name: "Ria",
    said: { daysAgo: 39, time: "10:00" },
    themes: ["zorg", "formulieren", "geldzaken", "vervoer"],
    hours: [
      { day: 2, from: "10:00", until: "12:00" },
      { day: 4, from: "10:00", until: "12:00" },
    ],
    capacity: "4",
    awayUntil: "",
    organisation: "",
    about: "Ik woon hier al dertig jaar. Ik zoek graag met je mee.",
    reachable: "0123 00 00 10, of loop binnen in buurthuis De Brink",
    shownOutside: true,
  },
  {
    name: "Bram",
    said: { daysAgo: 38, time: "20:00" },
    themes: ["computer", "klussen", "lenen", "groen"],
    hours: [],
    capacity: "3",
    awayUntil: "",
    organisation: "Repaircafé Holtveen",
    about: "Wat stuk is, maak ik graag. Of ik weet wie dat kan.",
    reachable: "",
    shownOutside: false,
  },
];

/** In the order in which they join. */
export const residents: readonly SeededResident[] = [
  {
    name: "Ria",
    email: "ria@holtveen.example",
    joins: { daysAgo: 40, time: "09:05" },
    roles: ["wijkwijzer"],
    handle: { name: "ria_holtveen", chosen: { daysAgo: 30, time: "10:15" } },
  },
  {
    name: "Samira",
    email: "samira@holtveen.example",
    joins: { daysAgo: 40, time: "11:20" },
    roles: ["moderator"],
    handle: { name: "samira_k", chosen: { daysAgo: 33, time: "20:05" } },
  },
  { name: "Bram", email: "bram@holtveen.example", joins: { daysAgo: 39, time: "16:45" }, roles: ["wijkwijzer"] },
  { name: "Anneke", email: "anneke@post.example", joins: { daysAgo: 38, time: "19:10" }, digest: "day" },
  {
    name: "Daan",
    email: "daan@post.example",
    joins: { daysAgo: 37, time: "20:30" },
    handle: { name: "daan_uit_de_laan", chosen: { daysAgo: 25, time: "19:00" } },
  },
  { name: "Wim", email: "wim@post.example", joins: { daysAgo: 35, time: "10:00" }, invitedBy: "Ria", digest: "never" },
  { name: "Corrie", email: "corrie@post.example", joins: { daysAgo: 34, time: "14:25" }, invitedBy: "Anneke" },
  { name: "Gerrit", email: "gerrit@post.example", joins: { daysAgo: 34, time: "15:40" }, invitedBy: "Ria" },
  { name: "Fatma", email: "fatma@post.example", joins: { daysAgo: 31, time: "12:10" }, invitedBy: "Samira" },
  { name: "Joost", email: "joost@post.example", joins: { daysAgo: 29, time: "21:05" } },
  { name: "Lies", email: "lies@post.example", joins: { daysAgo: 26, time: "09:50" }, invitedBy: "Corrie" },
  { name: "Loes", email: "loes@welzijn.example", joins: { daysAgo: 23, time: "14:00" } },
  { name: "Youssef", email: "youssef@post.example", joins: { daysAgo: 22, time: "17:15" } },
  { name: "Tineke", email: "tineke@post.example", joins: { daysAgo: 15, time: "13:35" }, invitedBy: "Lies" },
  { name: "Kevin", email: "kevin@post.example", joins: { daysAgo: 9, time: "20:45" }, language: "en" },
];

/** Invitations that nobody has used yet. */
export const openInvitations: readonly { readonly by: string; readonly made: When }[] = [
  { by: "Anneke", made: { daysAgo: 3, time: "19:30" } },
  { by: "Wim", made: { daysAgo: 6, time: "10:20" } },
];

/** Codes of the administrator: the first is the one with which most neighbours joined. */
export const codes: readonly {
  readonly uses: string;
  readonly days: string;
  readonly made: When;
  readonly withdrawn?: When;
}[] = [
  { uses: "250", days: "90", made: { daysAgo: 41, time: "18:50" } },
  { uses: "40", days: "30", made: { daysAgo: 20, time: "08:30" }, withdrawn: { daysAgo: 12, time: "08:45" } },
  { uses: "25", days: "60", made: { daysAgo: 5, time: "19:15" } },
];

/** Parts of the wijk, which the administrator made at the start. */
export const areas: { readonly names: readonly string[]; readonly made: When } = {
  names: ["Brinkbuurt", "Het Veen", "Molenkwartier"],
  made: { daysAgo: 41, time: "18:55" },
};

/** What people here ask about and no wijk begins with, and what is called otherwise here. */
export const themes = {
  made: { daysAgo: 41, time: "18:57" } as When,
  own: { name: "Huisdieren", icon: "vlieger", sensitive: false },
  renamed: { slug: "eten", name: "Koken en bakken", icon: "eten", sensitive: false },
};

/** A server that the administrator shut out. */
export const blockedServer = {
  host: "reclame.example",
  reason: "Stuurt alleen reclame voor leningen.",
  blocked: { daysAgo: 8, time: "07:55" },
} as const;
