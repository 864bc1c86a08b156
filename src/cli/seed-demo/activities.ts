import type { ComposedWijk } from "../../compose.ts";
import type { Audience } from "../../kernel/audience.ts";
import { daysAfter, dutchTime } from "../../kernel/dutch-time.ts";
import type { PostId } from "../../kernel/ids.ts";
import type { Moment } from "./moments.ts";
import { granted, type People } from "./people.ts";
import type { When } from "./times.ts";

type SeededActivity = {
  readonly by: string;
  readonly at: When;
  readonly title: string;
  readonly text: string;
  /** Days from the end of the demonstration to the day on which it is. */
  readonly day: number;
  readonly from: string;
  readonly to: string;
  readonly place: string;
  readonly costs: string;
  /** `null` when one just walks in. */
  readonly places: number | null;
  readonly audience: Audience;
  /** Who comes, in this order. */
  readonly coming: readonly { readonly by: string; readonly at: When }[];
  readonly cancelled?: { readonly at: When; readonly why: string };
};

const activities: readonly SeededActivity[] = [
  {
    by: "Ria",
    at: { daysAgo: 16, time: "09:45" },
    title: "Wandelen langs de Molenbeek",
    text: "We lopen een uur, op ons gemak. Daarna is er koffie.",
    day: -9,
    from: "10:00",
    to: "12:00",
    place: "We beginnen bij de kerk",
    costs: "",
    places: null,
    audience: "everyone",
    coming: [],
  },
  {
    by: "Fatma",
    at: { daysAgo: 6, time: "11:20" },
    title: "Samen soep koken",
    text: "We koken een grote pan en eten die op. Neem een schort mee, en een bakje voor wat overblijft.",
    day: 5,
    from: "15:00",
    to: "19:00",
    place: "Keuken van het buurthuis",
    costs: "3 euro voor de boodschappen",
    places: 4,
    audience: "everyone",
    coming: [
      { by: "Corrie", at: { daysAgo: 6, time: "12:00" } },
      { by: "Gerrit", at: { daysAgo: 5, time: "08:30" } },
      { by: "Youssef", at: { daysAgo: 4, time: "20:10" } },
      { by: "Lies", at: { daysAgo: 2, time: "10:15" } },
      { by: "Wim", at: { daysAgo: 1, time: "17:40" } },
    ],
  },
  {
    by: "Daan",
    at: { daysAgo: 3, time: "19:15" },
    title: "Bankjes schilderen op het plein",
    text: "Verf en kwasten zijn er. Trek oude kleren aan.",
    day: 9,
    from: "13:00",
    to: "16:00",
    place: "Het plein",
    costs: "",
    places: null,
    audience: "wijk",
    coming: [],
  },
  {
    by: "Anneke",
    at: { daysAgo: 5, time: "13:30" },
    title: "Sterren kijken",
    text: "Met een echte kijker. Kinderen mogen mee.",
    day: 3,
    from: "20:00",
    to: "22:00",
    place: "Het veldje bij de molen",
    costs: "",
    places: null,
    audience: "everyone",
    coming: [],
    cancelled: { at: { daysAgo: 1, time: "11:00" }, why: "Het blijft bewolkt. We prikken een andere dag." },
  },
];

/** The agenda: what was, what is full, what one just walks into, and what does not go on. */
export const activityMoments = (
  composed: Pick<ComposedWijk, "useCases">,
  people: People,
  end: Date,
): readonly Moment[] =>
  activities.flatMap(({ by, at, day, places, coming, cancelled, audience, ...words }) => {
    const { makeActivity, register, steerActivity } = composed.useCases;
    const date = daysAfter(dutchTime(end).date, day);
    const form = { ...words, date, register: places === null ? "nee" : "ja", places: String(places ?? "") };
    let made: PostId | null = null;
    const there = (): PostId => {
      if (made === null) throw new Error(`"${words.title}" is not there yet.`);
      return made;
    };
    return [
      {
        when: at,
        happen: async () => {
          const makerId = await people.idOf(by);
          const whole = { ...form, until: "", sure: "" };
          made = granted(await makeActivity({ makerId, form: whole, audience, outside: "stand-in" }));
        },
      },
      ...coming.map((one) => ({
        when: one.at,
        happen: async () => {
          granted(await register.resident(await people.reader(one.by), there()));
        },
      })),
      ...(cancelled === undefined
        ? []
        : [
            {
              when: cancelled.at,
              happen: async () => {
                granted(await steerActivity.cancel(there(), await people.idOf(by), cancelled.why));
              },
            },
          ]),
    ];
  });
