import type { ActorId, PostId, ResidentId } from "../../kernel/ids.ts";
import { invalid } from "../../kernel/refusal.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import type { Actor } from "../../posts/actor.ts";

/** A wijk that follows the gemeente. */
export type FollowingWijk = {
  readonly actor: Actor;
  /** How many people take part there, by its own word; `null` when it did not say. */
  readonly people: number | null;
  /** Ids of the areas in which officers put it. */
  readonly areas: readonly string[];
};

/** To whom an announcement of the gemeente goes: these wijken, and with `everyone` whoever else follows the gemeente. */
export type Reach = { readonly everyone: boolean; readonly wijken: readonly Actor[] };

/** What an officer ticks: wijken and areas by their ids, or everybody. */
export type Choice = {
  readonly wijken: readonly string[];
  readonly areas: readonly string[];
  readonly everyone: boolean;
};

/** Something that an officer keeps for later. Colleagues see it too. */
export type Draft = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly lastDay: string;
  readonly urgent: boolean;
  readonly choice: Choice;
  readonly savedBy: ResidentId;
  readonly savedAt: Date;
};

export type GemeenteStore = {
  /** The wijken that follow the gemeente, by name: groups whose server does not say that it runs something else than we do. */
  wijken(): Promise<readonly FollowingWijk[]>;
  /** How many others follow it. */
  countOthers(): Promise<number>;
  /** Puts exactly these wijken in an area. */
  fillArea(area: string, wijken: readonly ActorId[]): Promise<void>;
  /** To whom an announcement goes, once and for good. */
  choose(
    announcement: PostId,
    reach: { readonly everyone: boolean; readonly wijken: readonly ActorId[] },
  ): Promise<void>;
  /** To whom it went, by name; `null` for what no gemeente of ours said. */
  reachOf(announcement: PostId): Promise<Reach | null>;
  /** A wijk shows it to its followers with this activity; `false` for one that it was not said to. */
  markShown(announcement: PostId, wijk: ActorId, activityUri: string, at: Date): Promise<boolean>;
  /** It took that activity back; `false` when nothing was shown with it. */
  markNotShown(wijk: ActorId, activityUri: string): Promise<boolean>;
  /** Newest first. */
  drafts(): Promise<readonly Draft[]>;
  draft(id: string): Promise<Draft | null>;
  saveDraft(draft: Draft): Promise<void>;
  removeDraft(id: string): Promise<void>;
};

/** The wijken that a choice comes to: everybody is all of them. What follows no more is left out. */
export const chosenFrom = (wijken: readonly FollowingWijk[], choice: Choice): readonly FollowingWijk[] =>
  wijken.filter(
    ({ actor, areas }) =>
      choice.everyone || choice.wijken.includes(actor.id) || areas.some((area) => choice.areas.includes(area)),
  );

/** The same for what is sent: at least one wijk, unless it is for everybody. */
export const reachedBy = (
  wijken: readonly FollowingWijk[],
  choice: Choice,
): Result<{ readonly everyone: boolean; readonly wijken: readonly ActorId[] }> => {
  const chosen = chosenFrom(wijken, choice).map(({ actor }) => actor.id);
  return chosen.length === 0 && !choice.everyone
    ? refuse(invalid("wijken", "wijken-missing"))
    : ok({ everyone: choice.everyone, wijken: chosen });
};
