/** For whom something can be meant. Every route that reads or acts upon what people write has a row for each of these. */
export const audiences = [
  "everyone",
  "wijk",
  "wijkwijzers",
  "two sides",
  "without a name, for the wijk",
  "without a name, for a wijkwijzer",
  "taken back",
  "waiting or hidden",
] as const;

export type Audience = (typeof audiences)[number];

/** The things of the scene that have an audience, one of which a route has a row about; or why none of that kind has it. */
type Things = readonly string[] | { readonly none: string };

const none = (reason: string): Things => ({ none: reason });
const onlyQuestions = none("The wijkwijzers are asked questions, and nothing else");
const onlyThreads = none("Two sides write to each other in private threads, and nowhere else");
const onlyNameless = none("Questions are asked without a name, and what is said under them; nothing else is");

const withName = {
  wijkwijzers: onlyQuestions,
  "two sides": onlyThreads,
  "without a name, for the wijk": onlyNameless,
  "without a name, for a wijkwijzer": onlyNameless,
} as const;

const photosWithName = none("Only who asks with a name adds photos: the database refuses others");
const thread = none("A private thread is of its two sides, also after it ended and while a report of it waits");
const note = none(
  "What was said by telephone is a note of one wijkwijzer, until it stands on the square as a question",
);

/**
 * What stands for each audience, by the kind of thing that a route is about. `note` is what a wijkwijzer wrote down by telephone and did
 * not place; `between neighbours` a private thread. Where something else stands in for a kind that lacks an audience, a route must
 * not find it.
 */
export const thingsOf: Readonly<Record<string, Readonly<Record<Audience, Things>>>> = {
  question: {
    everyone: ["question for everyone"],
    wijk: ["question for the wijk"],
    wijkwijzers: ["note"],
    "two sides": ["between neighbours"],
    "without a name, for the wijk": ["question without a name"],
    "without a name, for a wijkwijzer": ["entrusted question"],
    "taken back": ["withdrawn question"],
    "waiting or hidden": ["waiting question", "waiting question for everyone"],
  },
  answer: {
    everyone: ["answer for everyone"],
    wijk: ["answer for the wijk"],
    wijkwijzers: ["note"],
    "two sides": ["message of the answerer"],
    "without a name, for the wijk": ["answer without a name"],
    "without a name, for a wijkwijzer": ["entrusted answer"],
    "taken back": ["withdrawn answer"],
    "waiting or hidden": ["waiting answer"],
  },
  poll: {
    ...withName,
    everyone: ["poll for everyone"],
    wijk: ["poll for the wijk"],
    "taken back": ["withdrawn poll"],
    "waiting or hidden": ["waiting poll"],
  },
  activity: {
    ...withName,
    everyone: ["activity for everyone"],
    wijk: ["activity for the wijk"],
    "taken back": ["withdrawn activity"],
    "waiting or hidden": ["waiting activity"],
  },
  offer: {
    ...withName,
    everyone: ["offer for everyone"],
    wijk: ["offer for the wijk"],
    "taken back": ["withdrawn offer"],
    "waiting or hidden": ["waiting offer"],
  },
  announcement: {
    ...withName,
    everyone: ["announcement for everyone"],
    wijk: ["announcement for the wijk"],
    "taken back": ["withdrawn announcement"],
    "waiting or hidden": ["hidden announcement"],
  },
  photo: {
    everyone: ["photo for everyone"],
    wijk: ["photo for the wijk"],
    wijkwijzers: note,
    "two sides": none("A private thread has words and no photos"),
    "without a name, for the wijk": photosWithName,
    "without a name, for a wijkwijzer": photosWithName,
    "taken back": ["photo of a withdrawn question"],
    "waiting or hidden": ["photo of a waiting question"],
  },
  activityOut: {
    everyone: ["Create of a question for everyone"],
    wijk: ["id of a question for the wijk"],
    wijkwijzers: ["note"],
    "two sides": ["between neighbours"],
    "without a name, for the wijk": ["question without a name"],
    "without a name, for a wijkwijzer": ["entrusted question"],
    "taken back": ["Create of a withdrawn question"],
    "waiting or hidden": ["Create of a hidden answer"],
  },
  note: {
    everyone: ["question for everyone"],
    wijk: ["question for the wijk"],
    wijkwijzers: ["note"],
    "two sides": ["between neighbours"],
    "without a name, for the wijk": ["question without a name"],
    "without a name, for a wijkwijzer": ["entrusted question"],
    "taken back": ["withdrawn question"],
    "waiting or hidden": ["waiting question"],
  },
  thread: {
    everyone: thread,
    wijk: thread,
    wijkwijzers: ["asked back"],
    "two sides": ["between neighbours"],
    "without a name, for the wijk": thread,
    "without a name, for a wijkwijzer": thread,
    "taken back": thread,
    "waiting or hidden": thread,
  },
  message: {
    everyone: thread,
    wijk: thread,
    wijkwijzers: ["message of the wijkwijzer"],
    "two sides": ["message of the answerer"],
    "without a name, for the wijk": thread,
    "without a name, for a wijkwijzer": thread,
    "taken back": thread,
    "waiting or hidden": thread,
  },
  address: {
    everyone: ["question for everyone"],
    wijk: ["question for the wijk"],
    wijkwijzers: none("What was said by telephone has no address"),
    "two sides": none("A private thread has no address that is told to anybody"),
    "without a name, for the wijk": ["question without a name"],
    "without a name, for a wijkwijzer": ["entrusted question"],
    "taken back": ["withdrawn question"],
    "waiting or hidden": ["waiting question for everyone"],
  },
};

/** Which kind of thing stands in the address of a route. The first that fits counts. */
const kinds: readonly (readonly [RegExp, string | { readonly other: string }])[] = [
  [/ \/vragen\/:id|\/mijn-tafel\/vragen\/:id|\/toevertrouwd\/:id|\/gesprekken\/nieuw\/:id| \/ap\/o\/:id/, "question"],
  [
    / \/moderatie\/:id\/|\/moderatie\/schrijver-van\/:id|\/moderatie\/meldingen\/:id\/(verbergen|laten|door)/,
    "question",
  ],
  [/ \/antwoorden\/:id/, "answer"],
  [/ \/peilingen\/:id/, "poll"],
  [/ \/agenda\/:id/, "activity"],
  [/ \/aanbod\/:id/, "offer"],
  [/ \/mededelingen\/:id/, "announcement"],
  [/ \/fotos\/:id/, "photo"],
  [/ \/ap\/v\/:id/, "activityOut"],
  [/\/mijn-tafel\/gesproken\/:id/, "note"],
  [/ \/gesprekken\/:id/, "thread"],
  [/ \/berichten\/:id/, "message"],
  [/ \/(oembed|van-elders)$/, "address"],
  [/:(secret|key|token|code)/, { other: "A secret that stands for one thing, in place of an id" }],
  [/ \/ap\/a\/:id/, { other: "An actor" }],
  [/ \/buren\/:id|\/leden\/:id|\/organisaties\/:id|schorsingen\/:id|schrijvers\/:id/, { other: "A person" }],
  [/\/ik\/(passkeys|apparaten)\/:id|blokkades\/:id/, { other: "What somebody signs in with, or whom they blocked" }],
  [/moderatie\/(meldingen|bezwaren|buurbezwaren)\/:id/, { other: "A report of a message, or an appeal" }],
  [/ \/beheer\//, { other: "What an administrator decides about" }],
  [/\/dev\/mail\/:id|:name|:handle|:kind/, { other: "A letter, a picture or a name" }],
];

/** What is written that the address of a route names; `null` for a route without such a name, or with that of something else. */
export const kindOf = (route: string): string | null => {
  if (!/:\w+|oembed|van-elders/.test(route)) return null;
  const found = kinds.find(([shape]) => shape.test(route))?.[1];
  if (found === undefined) throw new Error(`Nobody said in audiences.ts what ${route} is about.`);
  return typeof found === "string" ? found : null;
};

/** The audiences of which a route has no row, though what it is about can have them. */
export const missingAudiences = (route: string, rows: readonly string[]): readonly Audience[] => {
  const kind = kindOf(route);
  if (kind === null) return [];
  return audiences.filter((audience) => {
    const things = thingsOf[kind]?.[audience] as Things;
    return !("none" in things) && !things.some((thing) => rows.includes(thing));
  });
};
