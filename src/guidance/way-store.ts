import type { PostId } from "../kernel/ids.ts";
import type { Choice, RungBeyond, Step, Waits, Way } from "./way.ts";

/** What an asker said about a rung, and exactly what was shown to them. */
export type Consent = {
  readonly id: string;
  readonly questionId: PostId;
  readonly rung: RungBeyond;
  readonly answer: Choice;
  readonly at: Date;
  /** The words that would be sent; empty for anything but a yes. */
  readonly shown: string;
  /** To whom, in words. */
  readonly recipients: string;
};

/** The ways of questions, what happened on them, and what askers said. */
export type WayStore = {
  byQuestion(question: PostId): Promise<Way | null>;
  save(way: Way): Promise<void>;
  /** Ways whose time has come, locked until the end of the transaction, at most `limit`; those that others hold are left out. */
  due(at: Date, limit: number): Promise<readonly Way[]>;
  addSteps(question: PostId, steps: readonly Step[]): Promise<void>;
  stepsOf(question: PostId): Promise<readonly Step[]>;
  addConsent(consent: Consent): Promise<void>;
  consentsOf(question: PostId): Promise<readonly Consent[]>;
  /** Erases the words that stand in consents about a question; that there was a yes remains. */
  eraseWords(question: PostId): Promise<void>;
  waits(): Promise<Waits>;
  saveWaits(waits: Waits): Promise<void>;
};
