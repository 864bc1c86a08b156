import type { Clock } from "../../kernel/clock.ts";
import type { Actor } from "../../posts/actor.ts";
import type { ActorLinks } from "../../posts/actor-moves.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import type { JsonObject } from "../kit/reading.ts";

/** What a handler may use before the transaction opens. */
export type InboundServices = {
  readonly clock: Clock;
  /** Our own origin, such as `https://holtveen.example`. */
  readonly origin: string;
  /** The object at an address, fetched from there with a signed GET; `null` when it cannot be had. Throws when its server is away. */
  readonly fetchObject: (uri: string) => Promise<JsonObject | null>;
  /** An actor of another server, from our tables or fetched; `null` when it cannot be had. Throws when its server is away. */
  readonly findRemoteActor: (uri: string, options?: { readonly fresh?: boolean }) => Promise<Actor | null>;
  /**
   * What an actor says of moving, fetched now from its own server; of a resident's own handle, what we say ourselves.
   * `null` when it cannot be had. Throws when its server is away.
   */
  readonly findLinks: (uri: string) => Promise<ActorLinks | null>;
  /** Reads outside a transaction, to decide what must be fetched. */
  readonly look: <T>(work: (transaction: SquareTransaction) => Promise<T>) => Promise<T>;
  /**
   * Whether the actor of an activity that somebody else brought in `text` proved to have said exactly this (FEP-8b32). Then it is
   * as good as fetched from there.
   */
  readonly isProven: (activity: JsonObject, text: string) => Promise<boolean>;
  /** Who brought what others wrote: how we stand to them counts as well. `null` when its author sent it, or we fetched it. */
  readonly broughtBy: string | null;
  /**
   * Throws {@link Postponed} while an activity about the object at `uri` that came before this one is not handled yet.
   * Only what came before: two that lean on each other would wait for ever.
   */
  readonly waitFor: (uri: string) => Promise<void>;
};

/** A verified activity: `actorUri` signed or proved it, its id stands on that actor's origin. `text` is how it came. */
export type InboundActivity = {
  readonly id: string;
  readonly type: string;
  readonly actorUri: string;
  readonly json: JsonObject;
  readonly text: string;
};

/** What came of it, in a few words for the administrator: `stored`, or why it was left alone. */
export type Outcome = string;

/**
 * Handles one activity in two steps: first everything that needs the network, then `apply` inside the transaction that
 * also marks the activity as done. `apply` does no network work.
 */
export type InboxHandler = (
  activity: InboundActivity,
  services: InboundServices,
) => Promise<(transaction: SquareTransaction) => Promise<Outcome>>;

/** For activities that need no effect. */
export const leaveAlone = (outcome: Outcome) => async (): Promise<Outcome> => outcome;

/** Thrown when an activity leans on another one that has arrived and is not handled yet; `until` that one is due. */
export class Postponed extends Error {
  override readonly name = "Postponed";
  readonly until: Date;

  constructor(until: Date) {
    super("Its turn comes later.");
    this.until = until;
  }
}
