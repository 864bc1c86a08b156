import { day, later } from "../kernel/clock.ts";
import type { PostId, ResidentId } from "../kernel/ids.ts";
import type { QuestionState } from "../questions/question.ts";

/** The rungs of the ladder, from near to far. */
export type Rung = "wijk" | "wijkwijzers" | "kring" | "outside" | "gemeente";

/** The rungs that a question climbs only when its asker says yes. */
export const rungsBeyond = ["kring", "outside", "gemeente"] as const satisfies readonly Rung[];
export type RungBeyond = (typeof rungsBeyond)[number];

/**
 * Where a question is on its way. `waitingFor` is whose turn it is: `wijkwijzers` that one of them takes it, `taker` that
 * the one who took it does something, `answers` of whoever reads it, `asker` that the asker chooses, `closing` that the asker
 * says whether it can be rounded off, as the one who took it proposes. At `nextAt` it goes on by itself; `null` when its way
 * is over.
 */
export type Way = {
  readonly questionId: PostId;
  readonly rung: Rung;
  readonly waitingFor: "wijkwijzers" | "taker" | "answers" | "asker" | "closing" | null;
  readonly nextAt: Date | null;
  /** How often in a row the asker was asked without choosing. */
  readonly asked: number;
  /** The rung about which the asker is, or would be, asked; `null` when there is none further. */
  readonly ahead: RungBeyond | null;
  /** The rungs to which the asker said no. */
  readonly declined: readonly RungBeyond[];
};

/** What happened on the way, in the order in which it did. */
export type Step = {
  readonly at: Date;
  readonly rung: Rung;
  readonly kind: StepKind;
  /** The wijkwijzer whom it is about. */
  readonly residentId: ResidentId | null;
  /** To how many it was offered. */
  readonly count: number | null;
};

export type StepKind =
  | "asked"
  | "offered"
  | "nobody-free"
  | "nobody-took"
  | "taken"
  | "given-back"
  | "passed-on"
  | "lay-still"
  | "asker-asked"
  | "yes"
  | "no"
  | "not-yet"
  | "ended"
  /** An answer came that a wijkwijzer has to bring to whoever asked; and what came of bringing it. */
  | "to-bring-back"
  | "brought-back"
  | "brought-and-helped"
  | "brought-in-vain"
  | "not-reached"
  | "closing-proposed"
  | "closing-reminded"
  | "closing-yes"
  | "closing-no"
  | "closing-unheard"
  | "closing-lapsed";

/** How long a question waits, in milliseconds; set per wijk. */
export type Waits = {
  /** For one of the wijkwijzers to take it. */
  readonly wijkwijzers: number;
  /** For the one who took it to do something. */
  readonly taker: number;
  /** For answers from the wijk, when no wijkwijzer is free. */
  readonly wijk: number;
  /** For answers from outside, once it is readable there. */
  readonly outside: number;
  /** For the asker to choose. */
  readonly asker: number;
};

export const usualWaits: Waits = {
  wijkwijzers: 3 * day,
  taker: 3 * day,
  wijk: 4 * day,
  outside: 7 * day,
  asker: 7 * day,
};

/** After being asked this often in a row without choosing, the asker is left in peace and the question is rounded off. */
export const askedAtMost = 2;

/** What there is to know about a question when its time has come. */
export type Facts = {
  readonly state: QuestionState;
  readonly withdrawn: boolean;
  /** How many answers of others than its asker can be read under it. */
  readonly answers: number;
  /** When whoever took it last did something about it. */
  readonly takerDid: Date | null;
  /** The nearest rung beyond, that is there and to which the asker did not say no. */
  readonly ahead: RungBeyond | null;
};

/** What has to be done besides: each is done in the transaction that saves the way. */
export type Deed =
  | { readonly kind: "offer" }
  | { readonly kind: "end-offers" }
  | { readonly kind: "release" }
  | { readonly kind: "ask-asker" }
  | { readonly kind: "round-off" }
  /** `closes`: somebody answered, so that it is rounded off when the asker says nothing again. */
  | { readonly kind: "remind-of-closing"; readonly closes: boolean };

export type Walked = {
  readonly way: Way;
  readonly steps: readonly Pick<Step, "kind">[];
  readonly deeds: readonly Deed[];
};

/** The way of a question that was just asked and goes to `offered` wijkwijzers. */
export const begin = (questionId: PostId, offered: number, waits: Waits, at: Date): Walked => ({
  way: {
    questionId,
    rung: offered > 0 ? "wijkwijzers" : "wijk",
    waitingFor: offered > 0 ? "wijkwijzers" : "answers",
    nextAt: later(at, offered > 0 ? waits.wijkwijzers : waits.wijk),
    asked: 0,
    ahead: null,
    declined: [],
  },
  steps: [{ kind: "asked" }, { kind: offered > 0 ? "offered" : "nobody-free" }],
  deeds: [],
});

/** Nothing more happens by itself. */
export const over = (way: Way): Way => ({ ...way, waitingFor: null, nextAt: null });

const askAsker = (way: Way, facts: Facts, waits: Waits, at: Date, before: readonly Pick<Step, "kind">[]): Walked => ({
  way: {
    ...way,
    waitingFor: "asker",
    nextAt: later(at, waits.asker),
    asked: way.asked + 1,
    ahead: facts.ahead,
  },
  steps: [...before, { kind: "asker-asked" }],
  deeds: [{ kind: "end-offers" }, { kind: "ask-asker" }],
});

/** What happens when the time of a question has come. */
export const walkOn = (way: Way, facts: Facts, waits: Waits, at: Date): Walked => {
  if (facts.withdrawn || facts.state === "closed" || facts.state === "answered") {
    return { way: over(way), steps: [], deeds: [{ kind: "end-offers" }] };
  }
  switch (way.waitingFor) {
    case null:
      return { way, steps: [], deeds: [] };
    case "wijkwijzers":
      return askAsker(way, facts, waits, at, [{ kind: "nobody-took" }]);
    case "answers":
      return askAsker(way, facts, waits, at, []);
    case "taker": {
      const patienceEnds = later(facts.takerDid ?? at, waits.taker);
      if (patienceEnds > at) return { way: { ...way, nextAt: patienceEnds }, steps: [], deeds: [] };
      return {
        way: { ...way, waitingFor: "wijkwijzers", nextAt: later(at, waits.wijkwijzers) },
        steps: [{ kind: "lay-still" }],
        deeds: [{ kind: "release" }, { kind: "offer" }],
      };
    }
    case "asker":
      return way.asked < askedAtMost
        ? askAsker(way, facts, waits, at, [])
        : { way: over(way), steps: [{ kind: "ended" }], deeds: [{ kind: "end-offers" }, { kind: "round-off" }] };
    case "closing":
      return closingUnheard(way, facts, waits, at);
  }
};

/**
 * The asker did not say whether the question can be rounded off. They are reminded once. Then it is rounded off when somebody
 * answered; without any answer silence is no yes, and others are asked.
 */
const closingUnheard = (way: Way, facts: Facts, waits: Waits, at: Date): Walked => {
  if (way.asked < askedAtMost) {
    return {
      way: { ...way, asked: way.asked + 1, nextAt: later(at, waits.asker) },
      steps: [{ kind: "closing-reminded" }],
      deeds: [{ kind: "remind-of-closing", closes: facts.answers > 0 }],
    };
  }
  return facts.answers > 0
    ? { way: over(way), steps: [{ kind: "closing-unheard" }], deeds: [{ kind: "round-off" }] }
    : {
        way: { ...way, waitingFor: "wijkwijzers", nextAt: later(at, waits.wijkwijzers), asked: 0 },
        steps: [{ kind: "closing-lapsed" }],
        deeds: [{ kind: "release" }, { kind: "offer" }],
      };
};

/** After a no the one who took it waits this long before they propose it again. */
export const proposedAgainAfter = day;

/**
 * The one who took it proposes to round it off: now it is the asker's turn. `null` when that was proposed already, and for a day
 * after the asker said no.
 */
export const proposeClosing = (way: Way, steps: readonly Step[], waits: Waits, at: Date): Way | null => {
  const lastNo = steps.findLast(({ kind }) => kind === "closing-no");
  const tooSoon = lastNo !== undefined && at < later(lastNo.at, proposedAgainAfter);
  return way.waitingFor === "closing" || tooSoon
    ? null
    : { ...way, waitingFor: "closing", nextAt: later(at, waits.asker), asked: 1 };
};

/** A wijkwijzer looks into it: it is theirs for as long as they do something about it. */
export const taken = (way: Way, waits: Waits, at: Date): Way => ({
  ...way,
  waitingFor: "taker",
  nextAt: later(at, waits.taker),
  asked: 0,
});

/** Nobody has it in hand any more; `offered` wijkwijzers are asked anew. */
export const released = (way: Way, offered: number, waits: Waits, at: Date): Way => ({
  ...way,
  waitingFor: offered > 0 ? "wijkwijzers" : "answers",
  nextAt: later(at, offered > 0 ? waits.wijkwijzers : waits.wijk),
  // How often the asker was asked whether it can be rounded off says nothing about the choices that come.
  asked: way.waitingFor === "closing" ? 0 : way.asked,
});

/** The way of a question that needs somebody after all: its asker opened it again. */
export const resumed = (way: Way, isTaken: boolean, waits: Waits, at: Date): Way =>
  isTaken ? taken(way, waits, at) : { ...released(way, 0, waits, at), asked: 0 };

/** What the asker chose about the rung ahead. */
export type Choice = "yes" | "no" | "not-yet";

/** The way after the asker chose. A yes leads to the rung that was ahead; the others wait for answers where it is. */
export const chosen = (way: Way, choice: Choice, ahead: RungBeyond, waits: Waits, at: Date): Way => {
  const waiting = { ...way, waitingFor: "answers" as const, asked: 0, ahead: null };
  switch (choice) {
    case "yes":
      return { ...waiting, rung: ahead, nextAt: later(at, waits.outside) };
    case "no":
      return { ...waiting, declined: [...way.declined, ahead], nextAt: later(at, waits.asker) };
    case "not-yet":
      return { ...waiting, nextAt: later(at, waits.asker) };
  }
};
