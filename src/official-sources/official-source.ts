import type { ActorId, OfficialSourceId, ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { Actor } from "../posts/actor.ts";
import { type OfficialKind, type OfficialVoice, officialKinds } from "../posts/official-voice.ts";

/** Which of its public posts become announcements: all, those with one hashtag, or those that name the wijk. */
export type OfficialRule =
  | { readonly only: "all" }
  | { readonly only: "hashtag"; readonly hashtag: string }
  | { readonly only: "mention" };

/**
 * An account elsewhere that the wijk knows as official. It is this actor and no other: neither an account with the same name nor
 * one to which it says to have moved. `endedAt`: since when it counts no more; what it said before keeps its badge.
 */
export type OfficialSource = {
  readonly id: OfficialSourceId;
  readonly actor: Actor;
  readonly kind: OfficialKind;
  readonly rule: OfficialRule;
  /** A moderator sees each of its posts before others do. */
  readonly moderatorFirst: boolean;
  /** Our Follow of it. */
  readonly followUri: string;
  readonly state: "requested" | "accepted" | "rejected";
  /** When it was named. What it wrote before that is left alone. */
  readonly since: Date;
  readonly namedBy: ResidentId;
  readonly endedAt: Date | null;
};

export type OfficialSourceStore = {
  /** Those that count now, by name. */
  all(): Promise<readonly OfficialSource[]>;
  byId(id: OfficialSourceId): Promise<OfficialSource | null>;
  /** The one that is this actor, whether it still counts or not. */
  ofActor(actor: ActorId): Promise<OfficialSource | null>;
  byFollow(followUri: string): Promise<OfficialSource | null>;
  /** Adds a source or changes it, found by its actor. */
  save(source: OfficialSource): Promise<void>;
};

/** Sources as those who read their posts see them. */
export const voicesOf = (sources: readonly OfficialSource[]): readonly OfficialVoice[] =>
  sources.map(({ actor, kind }) => ({ actorId: actor.id, kind, name: actor.name }));

/** What is chosen about a source, as it was typed. */
export type OfficialChoices = {
  readonly kind: string;
  readonly only: string;
  readonly hashtag: string;
  readonly moderatorFirst: boolean;
};

const longestHashtag = 100;

const readRule = (only: string, typed: string): Result<OfficialRule> => {
  if (only === "all" || only === "mention") return ok({ only });
  if (only !== "hashtag") return refuse(invalid("only", "official-rule-missing"));
  const hashtag = typed.trim().replace(/^#/, "").toLowerCase();
  if (hashtag === "") return refuse(invalid("hashtag", "hashtag-missing"));
  return hashtag.length > longestHashtag || !/^[\p{L}\p{N}_]+$/u.test(hashtag)
    ? refuse(invalid("hashtag", "hashtag-unclear"))
    : ok({ only, hashtag });
};

/** Reads what was chosen. Gives every problem at once, by field. */
export const readChoices = (
  typed: OfficialChoices,
): Result<Pick<OfficialSource, "kind" | "rule" | "moderatorFirst">> => {
  const kind = officialKinds.find((each) => each === typed.kind);
  const rule = readRule(typed.only, typed.hashtag);
  const problems = [
    ...(kind === undefined ? [{ field: "kind", reason: "official-kind-missing" }] : []),
    ...(rule.ok || rule.refusal.kind !== "invalid" ? [] : rule.refusal.problems),
  ];
  return kind === undefined || !rule.ok
    ? refuse({ kind: "invalid", problems })
    : ok({ kind, rule: rule.value, moderatorFirst: typed.moderatorFirst });
};

/** Whether a post of a source is one that the wijk shows. `hashtags` in lower case, without the sign. */
export const fits = (
  rule: OfficialRule,
  post: { readonly hashtags: readonly string[]; readonly namesWijk: boolean },
): boolean => rule.only === "all" || (rule.only === "hashtag" ? post.hashtags.includes(rule.hashtag) : post.namesWijk);
