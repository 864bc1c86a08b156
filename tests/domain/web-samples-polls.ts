import { changePollPage } from "../../web/pages/change-poll.ts";
import { closePollPage, withdrawPollPage } from "../../web/pages/end-poll.ts";
import { makePollPage } from "../../web/pages/make-poll.ts";
import { type PollView, pollPage } from "../../web/pages/poll.ts";
import { pollsPage } from "../../web/pages/polls.ts";
import type { PollRowView } from "../../web/parts/poll-rows.ts";
import { minuteInWords } from "../../web/texts/moments.ts";
import type { MomentView, OutsideView, ShellView } from "../../web/views.ts";

const ends = minuteInWords("nl", new Date("2026-12-01T13:00:00Z"));
const id = "0f0e0d0c-0b0a-4908-8706-050403020100";

const row = (over: Partial<PollRowView>): PollRowView => ({
  href: `/peilingen/${id}`,
  title: "Op welke dag houden we het straatfeest?",
  by: "Daan",
  ends,
  over: false,
  voters: 8,
  ...over,
});

/** Polls as a front page shows them. */
export const pollRowsToShow: readonly PollRowView[] = [
  row({}),
  row({ title: "Wat komt er op het lege veldje?", by: "iemand uit Lindehout", voters: 1 }),
];

const options = ["Zaterdag 12 juni", "Zondag 13 juni", "Een ander weekend"];
const votes = [5, 2, 1];

const results: NonNullable<PollView["results"]> = {
  options: options.map((name, option) => ({
    name,
    votes: votes[option] ?? 0,
    percent: [63, 25, 13][option] ?? 0,
    mine: option === 0,
  })),
  voters: 8,
  tooFew: false,
  counted: { iso: "2026-11-24T09:25:00Z", words: "vandaag om 10.25" },
  final: false,
  countedBy: null,
};

const ballot: NonNullable<PollView["ballot"]> = {
  options: options.map((name, option) => ({ value: String(option), name, chosen: false })),
  several: false,
  again: false,
  problems: [],
};

const problem = (field: string, reason: string) => ({ field, reason });

/** The pages of polls: before and after voting, over, waiting, of a neighbour, and with problems. */
export const pollSamples = (given: {
  readonly visitor: (path: string) => ShellView;
  readonly resident: (path: string) => ShellView;
  readonly moderator: (path: string) => ShellView;
  readonly ago: (hours: number) => MomentView;

  readonly outside: OutsideView;
}): Readonly<Record<string, unknown>> => {
  const { visitor, resident, moderator, ago, outside } = given;
  const poll = (shell: ShellView, over: Partial<PollView>) =>
    pollPage({
      shell,
      id,
      title: "Op welke dag houden we het straatfeest?",
      bodyHtml: "<p>We zetten de straat van twee tot acht uur af.</p>",
      author: { kind: "near", name: "Daan" },
      mine: false,
      when: ago(50),
      edited: false,
      audience: "everyone",
      outsideName: null,
      home: null,
      state: "open",
      ends,
      options,
      ballot: null,
      votedThere: false,
      results: null,
      peekHref: null,
      held: null,
      may: {},
      ...over,
    });
  const page = "/peilingen/x";
  return {
    polls: pollsPage({
      shell: resident("/peilingen"),
      open: [...pollRowsToShow, row({ held: "waits" }), row({ held: "refused" })],
      over: [row({ over: true, voters: 0 })],
    }),
    "polls-empty": pollsPage({ shell: visitor("/peilingen"), open: [], over: [] }),
    "make-poll": makePollPage({
      shell: resident("/peilingen/nieuw"),
      lengths: [1, 3, 7, 14, 30],
      memberCount: 640,
      outside,
      values: {},
      problems: [],
    }),
    "make-poll-problems": makePollPage({
      shell: resident("/peilingen"),
      lengths: [1, 7],
      memberCount: 1,
      outside,
      values: { title: "Wat?", option1: 'Dit <"', option2: 'dit <"', several: "ja", days: "7", audience: "everyone" },
      problems: [
        problem("title", "poll-empty"),
        problem("option1", "options-too-few"),
        problem("option2", "option-twice"),
        problem("days", "length-missing"),
      ],
    }),
    poll: poll(resident(page), { ballot }),
    "poll-several": poll(resident(page), {
      ballot: { ...ballot, several: true, problems: [problem("choice", "poll-choice-missing")] },
      audience: "wijk",
      bodyHtml: "",
    }),
    "poll-voted": poll(resident(page), {
      results,
      ballot: { ...ballot, again: true, options: ballot.options.map((one, at) => ({ ...one, chosen: at === 0 })) },
      mine: true,
      edited: true,
      outsideName: "iemand uit Holtveen",
      may: { change: true, close: true, withdraw: true },
    }),
    "poll-few": poll(resident(page), {
      results: { ...results, voters: 2, tooFew: true },
      ballot: { ...ballot, again: true },
    }),
    "poll-counting": poll(resident(page), { state: "counting" }),
    "poll-closed": poll(resident(page), { state: "closed", results: { ...results, final: true } }),
    "poll-closed-few": poll(resident(page), {
      state: "closed",
      results: { ...results, voters: 1, tooFew: true, final: true },
    }),
    "poll-visitor": poll(visitor(page), {
      peekHref: `/peilingen/${id}?stand=ja`,
      objectUri: `https://holtveen.example/ap/o/${id}`,
      author: { kind: "near", name: "iemand uit Holtveen" },
    }),
    "poll-visitor-peeks": poll(visitor(page), { results: { ...results, voters: 0, counted: null } }),
    "poll-neighbours": poll(resident(page), {
      home: { name: "Lindehout" },
      author: { kind: "ring", name: "iemand uit Lindehout", wijk: "Lindehout", handle: "@s1@lindehout.example" },
      ballot,
    }),
    "poll-neighbours-voted": poll(resident(page), {
      home: { name: "Lindehout" },
      author: { kind: "ring", name: "iemand uit Lindehout", wijk: "Lindehout", handle: "@s1@lindehout.example" },
      votedThere: true,
      results: { ...results, countedBy: "Lindehout" },
    }),
    "poll-held": poll(resident(page), { mine: true, held: { state: "waits" }, may: { change: true, withdraw: true } }),
    "poll-held-moderator": poll(moderator(page), { held: { state: "waits" } }),
    "poll-refused": poll(resident(page), {
      mine: true,
      held: { state: "refused", reason: "Dit is reclame." },
      may: { withdraw: true },
    }),
    "change-poll": changePollPage({
      shell: resident(page),
      id,
      options,
      audience: "wijk",
      memberCount: 640,
      values: { title: "", text: "" },
      problems: [problem("title", "poll-empty")],
    }),
    "close-poll": closePollPage({ shell: resident(page), id, title: "Op welke dag?", audience: "wijk" }),
    "withdraw-poll": withdrawPollPage({ shell: resident(page), id, title: "Op welke dag?", audience: "everyone" }),
  };
};
