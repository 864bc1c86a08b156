import type { ComposedWijk } from "../../compose.ts";
import type { Audience } from "../../kernel/audience.ts";
import type { PostId } from "../../kernel/ids.ts";
import type { Moment } from "./moments.ts";
import { granted, type People } from "./people.ts";
import type { When } from "./times.ts";

type SeededPoll = {
  readonly by: string;
  readonly at: When;
  readonly title: string;
  readonly text: string;
  readonly options: readonly string[];
  readonly several: boolean;
  readonly days: number;
  readonly audience: Audience;
  /** Who chose which options, by their places. */
  readonly votes: readonly { readonly by: string; readonly at: When; readonly choices: readonly number[] }[];
};

const polls: readonly SeededPoll[] = [
  {
    by: "Fatma",
    at: { daysAgo: 18, time: "09:10" },
    title: "Op welke dag houden we het straatfeest?",
    text: "We zetten de Brinkstraat van twee tot acht uur af. Iedereen neemt iets te eten mee.",
    options: ["Zaterdag", "Zondag", "Liever een ander weekend"],
    several: false,
    days: 7,
    audience: "wijk",
    votes: [
      { by: "Anneke", at: { daysAgo: 18, time: "10:00" }, choices: [0] },
      { by: "Gerrit", at: { daysAgo: 17, time: "14:20" }, choices: [0] },
      { by: "Corrie", at: { daysAgo: 17, time: "16:35" }, choices: [1] },
      { by: "Lies", at: { daysAgo: 15, time: "08:15" }, choices: [0] },
      { by: "Wim", at: { daysAgo: 14, time: "19:50" }, choices: [2] },
    ],
  },
  {
    by: "Daan",
    at: { daysAgo: 4, time: "18:05" },
    title: "Wat komt er op het lege veldje bij de molen?",
    text: "We geven de uitslag door aan de gemeente. Mensen van buiten de wijk mogen ook meedenken.",
    options: ["Een moestuin", "Een speelveld", "Bankjes in de schaduw", "Laat het groen"],
    several: true,
    days: 30,
    audience: "everyone",
    votes: [
      { by: "Youssef", at: { daysAgo: 4, time: "19:00" }, choices: [1, 2] },
      { by: "Corrie", at: { daysAgo: 3, time: "11:25" }, choices: [2] },
      { by: "Bram", at: { daysAgo: 2, time: "20:40" }, choices: [0, 3] },
      { by: "Tineke", at: { daysAgo: 1, time: "09:30" }, choices: [0, 2] },
    ],
  },
];

/** Polls: one that is over, and one for everyone that is open. */
export const pollMoments = (composed: Pick<ComposedWijk, "useCases">, people: People): readonly Moment[] =>
  polls.flatMap(({ by, at, votes, ...poll }) => {
    const { makePoll, vote } = composed.useCases;
    let made: PostId | null = null;
    return [
      {
        when: at,
        happen: async () => {
          made = granted(await makePoll({ ...poll, makerId: await people.idOf(by), outside: "stand-in" }));
        },
      },
      ...votes.map((one) => ({
        when: one.at,
        happen: async () => {
          if (made === null) throw new Error(`${one.by} votes on a poll that is not there.`);
          granted(await vote({ reader: await people.reader(one.by), pollId: made, choices: one.choices.map(String) }));
        },
      })),
    ];
  });
