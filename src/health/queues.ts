import { minute, second } from "../kernel/clock.ts";

/** Everything in which work waits: what comes in, what goes out, what happened, what follows from it, and letters. */
export const queueNames = ["inbox", "delivery", "events", "jobs", "letters"] as const;
export type QueueName = (typeof queueNames)[number];

export type QueueFigures = {
  readonly queue: QueueName;
  /** How much is not done yet. */
  readonly depth: number;
  /** For how long the oldest that could be done has been waiting; 0 when nothing is due. */
  readonly oldestSeconds: number;
};

/** A server that the last attempts found away, or that asks for quiet. */
export type PeerInTrouble = { readonly host: string; readonly failures: number; readonly isHeld: boolean };

/** What waits and what went wrong, at one moment, as the database has it: every process tells the same. */
export type WorkFigures = {
  readonly queues: readonly QueueFigures[];
  /** Deliveries to servers that are left alone for a while; they are no part of the queue meanwhile. */
  readonly heldDeliveries: number;
  /** What is tried no more until an administrator says so. */
  readonly deadLetters: { readonly inbox: number; readonly delivery: number; readonly jobs: number };
  /** The worst first, at most 100. */
  readonly peersInTrouble: readonly PeerInTrouble[];
};

/** Looks how the work stands; `null` when the database does not answer in time. Never throws. */
export type ReadWork = () => Promise<WorkFigures | null>;

/** Whatever is due is done within moments; what waits longer than this waits for something that is broken. */
const alarmAfter = (5 * minute) / second;

export const isStuck = ({ oldestSeconds }: Pick<QueueFigures, "oldestSeconds">): boolean => oldestSeconds > alarmAfter;
