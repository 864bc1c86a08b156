import type { Answer, Json, Stage } from "./stage.ts";

/** What is sent: how the gate answered, and the id of the activity whose outcome counts. */
export type Sent = {
  readonly answer: Answer;
  readonly id: string | null;
  /** Whose server it belongs to what comes of it; without it that of the activity. */
  readonly owner?: string;
};

/**
 * One thing that somebody sends to do harm. Whatever it is, the oracle in `play.ts` holds; beside that a case says what it wants.
 */
export type HostileCase = {
  /** What is sent, so that "… comes in" makes a sentence of it. */
  readonly name: string;
  readonly send: (stage: Stage) => Promise<Sent>;
  /** How the gate answers: a status, and when it refuses the reason. */
  readonly answer: readonly [status: number, problem?: string];
  /** What the worker makes of what is let in. Tried again later: `waits`. */
  readonly outcome?: string;
  /** Whether anything but the activity itself may be stored; then only what belongs to the sender's own server. */
  readonly effect: "nothing" | "of its sender";
  /** Requests that it may cost, of all servers together, beside a key that is not known. */
  readonly requests?: number;
  /** What must be so afterwards. */
  readonly after?: (stage: Stage) => Promise<void>;
};

type What = (stage: Stage) => Promise<Answer> | Promise<Sent> | Json;
type More = Pick<HostileCase, "requests" | "after">;

/** Takes an activity for something that Mallory says. */
const sending =
  (what: What): HostileCase["send"] =>
  async (stage) => {
    const given = await what(stage);
    if ("answer" in given) return given as Sent;
    if ("status" in given && "text" in given) return { answer: given as Answer, id: null };
    return { answer: await stage.say(stage.mallory, given), id: String((given as Json).id) };
  };

/** Sends what `by` says. */
export const by = async (
  stage: Stage,
  who: "sanne" | "joost" | "mallory" | "lindehout",
  said: Json,
): Promise<Sent> => ({
  answer: await stage.say(stage[who], said),
  id: String(said.id),
});

/** The gate refuses it, and nothing at all is stored. */
export const refused = (name: string, status: number, problem: string, what: What, more: More = {}): HostileCase => ({
  name,
  send: sending(what),
  answer: [status, problem],
  effect: "nothing",
  ...more,
});

/** The gate takes it, and nothing comes of it. */
export const ignored = (name: string, outcome: string, what: What, more: More = {}): HostileCase => ({
  name,
  send: sending(what),
  answer: [202],
  outcome,
  effect: "nothing",
  ...more,
});

/** It is taken for what it may be taken for, and touches nothing of others. */
export const harmless = (name: string, outcome: string, what: What, more: More = {}): HostileCase => ({
  name,
  send: sending(what),
  answer: [202],
  outcome,
  effect: "of its sender",
  ...more,
});
